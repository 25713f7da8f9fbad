package com.onebackpak.compliance.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.analysis.ConsentReach.Use;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsentReachTest {
    private static final Vocabulary VOCABULARY = VocabularyReader.standard();
    private static final Instant NOW = Instant.parse("2026-09-15T15:00:00Z");
    private static final PartyId QUIZZLY = PartyId.of("quizzly");

    private static World world(String consents) {
        return ScenarioReader.standard()
                .read(DocumentSource.ofText("world.yaml", """
                        scenarios: A consent and its end
                        policies: [backpak, ferpa, coppa]
                        now: 2026-09-15T10:00:00-05:00
                        world:
                          agencies:
                            gb-isd: {kind: district, jurisdiction: US-TX, zone: America/Chicago}
                          agreements:
                            - {agency: gb-isd, from: 2024-07-01, sign-on: backpak, features: [student-login]}
                          authorizations:
                            - {agency: gb-isd, application: quizzly, categories: [work], purposes: [education], from: 2026-08-01}
                          organizations:
                            quizzly: {kind: application, written-assurances: true, confidentiality: true, region: US, integral: false}
                          people:
                            ana: {kind: student, school: gb-isd, birth-date: 2016-05-01}
                            ruth: {kind: parent, children: [ana]}
                          consents:
                        %s
                        """.formatted(consents.indent(4))))
                .world();
    }

    private static PolicyEvaluator packs() {
        return PolicyEvaluator.of(PolicyLibrary.builtIn(VOCABULARY).select("backpak", "ferpa", "coppa"));
    }

    private static ConsentReach reach(World world) {
        return ConsentReach.of(world.consents().get(0), world, Set.of(QUIZZLY), NOW);
    }

    @Test
    void what_was_collected_from_a_child_by_a_withdrawn_consent_alone_must_stop_and_go() {
        ConsentReach reach =
                reach(world("- {subject: ana, basis: parental-direct, purposes: [education], categories: [work],"
                        + " given: 2026-08-20, withdrawn: 2026-09-14T17:00:00-05:00, by: ruth}"));

        assertThat(reach.restingOn(packs()))
                .extracting(Use::action)
                .contains(Action.COLLECT)
                .doesNotContain(Action.DISCLOSE);
        assertThat(reach.restingOn(packs())).allSatisfy(use -> {
            assertThat(use.purposes()).contains(Purpose.EDUCATION);
            assertThat(use.categories()).contains(Category.WORK, Category.WORK_ASSIGNMENT);
            assertThat(use.cites()).isNotEmpty();
        });
    }

    @Test
    void what_another_consent_covers_goes_on() {
        String withdrawn = "- {subject: ana, basis: parental-direct, purposes: [education], categories: [work],"
                + " given: 2026-08-20, withdrawn: 2026-09-14T17:00:00-05:00}\n";

        assertThat(reach(
                                world(
                                        withdrawn
                                                + "- {subject: ana, basis: parental-via-school, purposes: [education], given: 2026-08-20}"))
                        .restingOn(packs()))
                .isEmpty();
        assertThat(reach(world(withdrawn
                                + "- {subject: ana, basis: parental-via-school, purposes: [education], given: 2026-08-20}\n"
                                + "- {subject: ana, basis: parental-direct, purposes: [education],"
                                + " categories: [work], given: 2026-09-01, refused: true}"))
                        .restingOn(packs()))
                .as("a refusal has stopped the collection already")
                .extracting(Use::action)
                .containsExactly(Action.USE);
    }

    @Test
    void a_recipient_that_the_consent_names_gets_nothing_more() {
        ConsentReach reach =
                reach(world("- {subject: ana, basis: parental-direct, purposes: [education], categories: [work],"
                        + " recipients: [quizzly], given: 2026-08-20, withdrawn: 2026-09-14T17:00:00-05:00}\n"
                        + "- {subject: ana, basis: parental-direct, purposes: [education], given: 2026-08-20}"));

        assertThat(reach.restingOn(packs())).singleElement().satisfies(use -> {
            assertThat(use.action()).isEqualTo(Action.DISCLOSE);
            assertThat(use.recipient()).contains(QUIZZLY);
            assertThat(use.cites()).extracting(Citation::toString).anyMatch(cite -> cite.startsWith("COPPA 312.5"));
        });
        assertThat(reach.toGo(packs())).as("nothing was kept by it").isEmpty();
    }

    @Test
    void what_no_purpose_permits_to_keep_must_go() {
        PolicyEvaluator strict = evaluator("1", "consent: {}", "education");
        World consented = world("- {subject: ana, basis: parental-direct, purposes: [education, service],"
                + " categories: [work, name], given: 2026-08-20, withdrawn: 2026-09-14T17:00:00-05:00}\n"
                + "- {subject: ana, basis: parental-direct, purposes: [education], categories: [name],"
                + " given: 2026-08-20}");

        assertThat(reach(consented).toGo(strict))
                .contains(Category.WORK, Category.WORK_ASSIGNMENT)
                .doesNotContain(Category.NAME);
    }

    @Test
    void after_a_change_only_what_is_new_is_asked_anew() {
        PolicyEvaluator older = evaluator("2026-01-01", "consent: {}", "education");
        PolicyEvaluator newer = evaluator("2026-09-01", "consent: {}", "education, research");
        World consented = world("- {subject: ana, basis: parental-direct, purposes: [education, research],"
                + " categories: [work], given: 2026-08-20, notice: school@2026-01-01}");

        assertThat(reach(consented).askedAnew(older, newer))
                .isNotEmpty()
                .allSatisfy(use -> assertThat(use.purposes()).containsExactly(Purpose.RESEARCH));
        assertThat(reach(consented).askedAnew(older, older)).isEmpty();
        assertThat(reach(consented).askedAnew(newer, older))
                .as("what is closed needs no consent")
                .isEmpty();
    }

    @Test
    void who_consented_under_the_new_notice_is_not_asked_anew() {
        World consented = world("- {subject: ana, basis: parental-direct, purposes: [education, research],"
                + " categories: [work], given: 2026-08-20, notice: school@2026-09-01}");

        assertThat(reach(consented)
                        .askedAnew(
                                evaluator("2026-01-01", "consent: {}", "education"),
                                evaluator("2026-09-01", "consent: {}", "education, research")))
                .isEmpty();
    }

    @Test
    void what_needs_no_consent_is_not_asked_for() {
        World consented = world(
                "- {subject: ana, basis: parental-direct, purposes: [research], categories: [work], given: 2026-08-20}");

        assertThat(reach(consented)
                        .askedAnew(
                                evaluator("1", "consent: {}", "education"),
                                evaluator("2", "all: []", "education, research")))
                .isEmpty();
    }

    @Test
    void nothing_rests_on_a_refusal_or_before_it_was_given() {
        Consent refusal = world("- {subject: ana, basis: parental-direct, purposes: [research], given: 2026-08-20}")
                .consents()
                .get(0)
                .toBuilder()
                .refused(true)
                .build();
        World nobody = world("[]");

        assertThatThrownBy(() -> ConsentReach.of(refusal, nobody, Set.of(), NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a refusal of consent opens nothing; ask about the consent before it");
        assertThatThrownBy(() ->
                        ConsentReach.of(refusal.toBuilder().refused(false).build(), nobody, Set.of(), Instant.EPOCH))
                .hasMessage("what rests on a consent can be asked from when it was given on");
    }

    /** A vendor's policy that permits these purposes under a condition. */
    private static PolicyEvaluator evaluator(String version, String when, String purposes) {
        return PolicyEvaluator.of(PolicySet.of(
                VOCABULARY,
                List.of(PolicyReader.of(VOCABULARY)
                        .read(DocumentSource.ofText("school.pack.yaml", """
                                policy: school
                                title: A school's vendor
                                kind: vendor
                                version: "%s"
                                from: 2020-01-01
                                citation-prefix: School
                                party: backpak
                                rules:
                                  - id: by-consent
                                    effect: permit
                                    target: {actions: [use, retain], purposes: [%s]}
                                    when: {%s}
                                    reason: What was consented to is done.
                                    cites: [S1]
                                clauses:
                                  S1: {says: "What was consented to is done.", modality: permits}
                                """.formatted(version, purposes, when))))));
    }
}
