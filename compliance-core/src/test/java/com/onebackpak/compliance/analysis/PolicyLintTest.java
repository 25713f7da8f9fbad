package com.onebackpak.compliance.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.onebackpak.compliance.analysis.LintFinding.Kind;
import com.onebackpak.compliance.analysis.LintFinding.Severity;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.policy.Condition;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyLintTest {
    private static final Vocabulary VOCABULARY = VocabularyReader.standard();
    private static final String MAY =
            "{id: may, effect: permit, target: {actions: [use], purposes: [education]}, reason: So., cites: [C1]}";

    @Test
    void a_sound_policy_has_no_findings() {
        assertThat(findings(rules(
                        MAY,
                        forbid("children", "{age: {below: 13}}", "{consent: {basis: [parental-direct]}}"),
                        forbid("adults", "{all: [{age: {at-least: 18}}, {not: {agreement: in-force}}]}", null))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{all: [{age: {below: 13}}, {age: {at-least: 18}}]}",
                "{all: [{age: {below: 13}}, {not: {age: {below: 18}}}, {age: {at-least: 13}}]}",
                "{any: []}",
                "{all: [{flag: recipient.integral}, {not: {flag: recipient.integral}}]}",
                "{all: [{agreement: permits-purpose}, {not: {agreement: in-force}}]}",
                "{all: [{agreement: {feature: login}}, {not: {agreement: in-force}}]}",
                "{all: [{consent: {basis: [parental-direct]}}, {not: {consent: {}}}]}",
                "{all: [{consent: {in-writing: true}}, {not: {consent: {}}}]}",
                "{all: [{held: [legal]}, {not: {held: []}}]}",
                "{all: [{region: [US]}, {not: {region: [US, CA]}}]}",
                "{request: {actions: [delete]}}",
                "{all: [{request: {purposes: [marketing]}}, {request: {purposes: [education]}}]}",
                "{all: [{request: {categories: [contact.email]}}, {not: {request: {categories: [contact]}}}]}",
                "{not: {request: {forms: [identified, pseudonymised, de-identified, aggregated]}}}",
            })
    void a_rule_whose_condition_contradicts_itself_or_its_target_is_dead(String condition) {
        assertThat(findings(rules(MAY, forbid("dead", condition, null))))
                .extracting(LintFinding::kind, LintFinding::severity, LintFinding::places, LintFinding::says)
                .containsExactly(tuple(
                        Kind.DEAD_RULE,
                        Severity.DEFECT,
                        List.of("dead", "Tiny C1"),
                        "rule 'dead' can never fire: its target and its condition exclude each other"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{all: [{age: {below: 18}}, {age: {at-least: 13}}]}",
                "{all: [{not: {age: {below: 13}}}, {not: {age: {at-least: 13}}}]}",
                "{all: [{agreement: in-force}, {not: {agreement: permits-purpose}}]}",
                "{all: [{consent: {}}, {not: {consent: {basis: [parental-direct]}}}]}",
                "{all: [{consent: {basis: [parental-direct]}}, {not: {consent: {basis: [self]}}}]}",
                "{all: [{region: [US, CA]}, {not: {region: [US]}}]}",
                "{all: [{request: {categories: [contact]}}, {not: {request: {categories: [contact.email]}}}]}",
                "{not: {request: {purposes: [education]}}}",
                "{not: {request: {recipients: [application, school-user, parent, service-provider, researcher]}}}",
            })
    void a_rule_that_can_fire_is_not_called_dead(String condition) {
        assertThat(findings(rules(MAY, forbid("alive", condition, null)))).isEmpty();
    }

    @Test
    void a_rule_that_is_always_exempted_is_dead() {
        assertThat(findings(rules(MAY, forbid("children", "{age: {below: 13}}", "{age: {below: 18}}"))))
                .extracting(LintFinding::isDefect, LintFinding::says)
                .containsExactly(tuple(
                        true, "rule 'children' can never fire: whenever it applies, one of its exemptions holds"));
    }

    @Test
    void an_exemption_that_never_holds_where_its_rule_applies_is_dead() {
        assertThat(findings(rules(MAY, forbid("children", "{age: {below: 13}}", "{age: {at-least: 18}}"))))
                .extracting(LintFinding::isDefect, LintFinding::places)
                .containsExactly(tuple(true, List.of("children/only", "Tiny C1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {actions: [use]} | true
        {actions: [use], purposes: [education, marketing]} | true
        {forms: [identified, pseudonymised, de-identified, aggregated]} | true
        {actions: [use], categories: [name]} | false
        {purposes: [marketing]} | false
        """)
    void a_permission_that_a_prohibition_of_the_policy_always_takes_back_is_dead(String target, boolean isDead) {
        List<LintFinding> findings =
                findings(rules(MAY, "{id: closed, effect: forbid, target: " + target + ", reason: No., cites: [C1]}"));
        assertThat(findings)
                .extracting(LintFinding::kind, LintFinding::places)
                .isEqualTo(
                        isDead
                                ? List.of(tuple(Kind.DEAD_RULE, List.of("may", "Tiny C1", "closed", "Tiny C1")))
                                : List.of());
    }

    @Test
    void a_permission_is_not_dead_where_the_prohibition_has_an_exemption_or_a_condition() {
        assertThat(findings(rules(MAY, forbid("closed", "{all: []}", "{agreement: in-force}"))))
                .isEmpty();
        assertThat(findings(rules(MAY, forbid("closed", "{agreement: in-force}", null))))
                .isEmpty();
    }

    @Test
    void a_rule_that_adds_nothing_to_an_unconditional_one_is_dead() {
        assertThat(findings(rules(
                        "{id: wide, effect: forbid, target: {actions: [disclose]}, reason: No., cites: [C1]}",
                        "{id: narrow, effect: forbid, target: {actions: [disclose.sell]}, when: {age: {below: 13}},"
                                + " reason: No., cites: [C1]}")))
                .extracting(LintFinding::kind, LintFinding::isDefect, LintFinding::places)
                .containsExactly(tuple(Kind.DEAD_RULE, true, List.of("narrow", "Tiny C1", "wide")));
    }

    @Test
    void a_rule_that_adds_only_its_citation_is_redundant_and_no_defect() {
        assertThat(
                        findings(
                                "clauses: {C1: {says: A., modality: forbids}, C2: {says: B., modality: forbids}}\nrules:\n"
                                        + " - {id: wide, effect: forbid, target: {actions: [disclose]}, reason: No., cites: [C1]}\n"
                                        + " - {id: narrow, effect: forbid, target: {actions: [disclose.sell]}, reason: No., cites: [C2]}"))
                .extracting(LintFinding::kind, LintFinding::isDefect)
                .containsExactly(tuple(Kind.REDUNDANT_RULE, false));
    }

    @Test
    void of_two_equal_rules_one_is_dead() {
        assertThat(findings(rules(
                        forbid("one", "{age: {below: 13}}", "{consent: {}}"),
                        forbid("other", "{age: {below: 13}}", "{consent: {}}"))))
                .extracting(LintFinding::kind, f -> f.places().get(0))
                .containsExactly(tuple(Kind.DEAD_RULE, "one"));
    }

    @Test
    void a_retention_limit_that_never_applies_is_dead() {
        assertThat(findings("clauses: {C1: {says: A., modality: forbids}}\n"
                        + "retention-limits: [{id: limit, when: {any: []}, says: It stays., cites: [C1]}]"))
                .extracting(LintFinding::kind, f -> f.places().get(0))
                .containsExactly(tuple(Kind.DEAD_RULE, "limit"));
    }

    /** Each of n pairs can be chosen in several ways before the last part, which never holds, is reached. */
    @ParameterizedTest
    @CsvSource({"4, true", "12, false"})
    void what_would_take_too_much_work_to_prove_is_not_said(int pairs, boolean isProved) {
        List<Condition> parts = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            parts.add(new Condition.Any(List.of(feature("a" + i), feature("b" + i))));
        }
        Condition last = feature("last");
        parts.add(new Condition.Any(List.of(
                new Condition.All(List.of(last, new Condition.Not(last))),
                new Condition.Not(new Condition.All(parts)))));
        Condition never = new Condition.All(parts);
        assertThat(new Satisfiability(VOCABULARY).isNever(never)).isEqualTo(isProved);
    }

    private static Condition feature(String name) {
        return new Condition.AgreementHasFeature(name);
    }

    @Test
    void what_the_policy_declares_of_itself_is_passed_on() {
        assertThat(
                        findings(
                                "clauses: {C1: {says: A., modality: permits, not-operative: Why not.}}\n"
                                        + "findings: {X1: {kind: contradiction, severity: high, clauses: [C1], law: [FERPA 99.30],"
                                        + " says: Both., resolved: The narrower.}, X2: {kind: number, severity: low, says: How many?}}"))
                .containsExactly(
                        new LintFinding(
                                Kind.CONTRADICTION,
                                Severity.HIGH,
                                "tiny",
                                Optional.of("X1"),
                                List.of("Tiny C1", "FERPA 99.30"),
                                "Both.",
                                Optional.of("The narrower.")),
                        new LintFinding(
                                Kind.MISSING_NUMBER,
                                Severity.LOW,
                                "tiny",
                                Optional.of("X2"),
                                List.of(),
                                "How many?",
                                Optional.empty()));
    }

    @Test
    void missing_and_unverified_numbers_are_found_and_duties_noted() {
        assertThat(findings("clauses: {C1: {says: A., modality: obliges}}\n"
                        + "retention:\n"
                        + " - {id: some-day, action: delete, cites: [C1]}\n"
                        + " - {id: agreed, due: [{after: agreement-end}], action: delete, cites: [C1]}\n"
                        + " - {id: set, due: [{after: agreement-end, days: 60}], action: delete, cites: [C1]}\n"
                        + " - {id: stays, action: retain, cites: [C1]}\n"
                        + "duties: [{id: notice, obligation: publish-notice, says: Post it., within: P30D, cites: [C1]}]\n"
                        + "parameters: {notice: {value: 72, unit: hours, verify: true, cites: [C1]},"
                        + " read: {value: 45, unit: days, cites: [C1]}}"))
                .extracting(
                        LintFinding::kind,
                        LintFinding::severity,
                        f -> f.places().get(0),
                        LintFinding::isToMend)
                .containsExactly(
                        tuple(Kind.MISSING_NUMBER, Severity.MEDIUM, "some-day", true),
                        tuple(Kind.UNVERIFIED_NUMBER, Severity.MEDIUM, "notice", true),
                        tuple(Kind.MISSING_NUMBER, Severity.LOW, "agreed", true),
                        tuple(Kind.STANDING_DUTY, Severity.NOTE, "notice", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"backpak", "ferpa", "coppa"})
    void the_built_in_packs_have_no_defect(String id) {
        assertThat(PolicyLibrary.builtIn(VOCABULARY).versions(id))
                .isNotEmpty()
                .allSatisfy(policy -> assertThat(PolicyLint.of(VOCABULARY).findings(policy))
                        .isNotEmpty()
                        .noneMatch(LintFinding::isDefect));
    }

    private static String rules(String... rules) {
        return "clauses: {C1: {says: A., modality: forbids}}\nrules:\n - " + String.join("\n - ", rules);
    }

    private static String forbid(String id, String when, String except) {
        return "{id: " + id + ", effect: forbid, target: {actions: [use]}, when: " + when
                + (except == null ? "" : ", except: [{name: only, when: " + except + ", cites: [C1]}]")
                + ", reason: No., cites: [C1]}";
    }

    private static List<LintFinding> findings(String sections) {
        String pack =
                "policy: tiny\ntitle: Tiny\nkind: vendor\nversion: \"1\"\nfrom: 2026-01-01\ncitation-prefix: Tiny\n"
                        + "party: backpak\n" + sections + "\n";
        return PolicyLint.of(VOCABULARY)
                .findings(PolicyReader.of(VOCABULARY).read(DocumentSource.ofText("tiny.yaml", pack)));
    }
}
