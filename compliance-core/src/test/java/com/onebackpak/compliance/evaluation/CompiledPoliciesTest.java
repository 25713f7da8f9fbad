package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.SCHOOL;
import static com.onebackpak.compliance.Given.VOCABULARY;
import static com.onebackpak.compliance.Given.disclosure;
import static com.onebackpak.compliance.Given.evaluator;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.law;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.Given.vendorPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.Jurisdictions;
import com.onebackpak.compliance.situation.Lineage;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is looked up decides as what is read rule by rule, at the bounds of what is looked up, too. */
class CompiledPoliciesTest {
    private static final Rule GRANT = permit("grant").build();

    @ParameterizedTest
    @CsvSource({
        "US-TX, US, DENY",
        "US-TX, US-CA, PERMIT",
        "US, US-TX, INDETERMINATE",
        "DE-BY, DE, DENY",
        "DE-BY, EU, DENY",
        "DE-BY, DE-BE, PERMIT",
        "DE-0, DE-0, DENY",
        "DE-1, DE-0, PERMIT",
        "DE, DE-BE, INDETERMINATE",
        "US-PR, PR, DENY",
        "PR, US, DENY",
        "PR-123, US-PR, DENY",
        "CA-ON, US, PERMIT",
        "EU, FR, INDETERMINATE"
    })
    void a_law_protects_in_its_places(String subjects, String laws, Outcome outcome) {
        Policy law =
                law(forbid("F").build()).addJurisdictions(Jurisdiction.of(laws)).build();
        Facts facts =
                facts().with(FactKeys.SUBJECT_JURISDICTION, new Jurisdictions(Set.of(Jurisdiction.of(subjects)), true));

        assertAlike(outcome, use().build(), facts, vendorPolicy(GRANT).build(), law);
    }

    @Test
    void a_law_may_protect_where_not_all_places_are_known() {
        Policy law = law(forbid("F").build())
                .addJurisdictions(Jurisdiction.of("US-CA"))
                .build();
        Facts facts =
                facts().with(FactKeys.SUBJECT_JURISDICTION, new Jurisdictions(Set.of(Jurisdiction.of("US-TX")), false));

        assertAlike(
                Outcome.INDETERMINATE, use().build(), facts, vendorPolicy(GRANT).build(), law);
    }

    @Test
    void of_two_agencies_the_rules_of_both_count() {
        List<Policy> policies = new ArrayList<>(List.of(vendorPolicy(GRANT).build()));
        for (String agency : List.of("school", "other", "third")) {
            policies.add(law(forbid("of-" + agency).build())
                    .id("law-" + agency)
                    .addAgencies(PartyId.of(agency))
                    .build());
        }
        Facts both = facts().with(FactKeys.SUBJECT_AGENCIES, new Lineage(Set.of(SCHOOL, PartyId.of("third")), true));
        Facts perhaps = facts().with(FactKeys.SUBJECT_AGENCIES, new Lineage(Set.of(PartyId.of("fourth")), false));
        Policy[] all = policies.toArray(new Policy[0]);

        assertThat(assertAlike(Outcome.DENY, use().build(), both, all).rules())
                .containsExactly("of-school", "of-third");
        assertThat(assertAlike(Outcome.INDETERMINATE, use().build(), perhaps, all)
                        .rules())
                .containsExactly("of-other", "of-school", "of-third");
        assertAlike(
                Outcome.PERMIT,
                use().build(),
                facts().with(FactKeys.SUBJECT_AGENCIES, new Lineage(Set.of(PartyId.of("fourth")), true)),
                all);
    }

    @Test
    void a_rule_of_one_recipient_is_silent_about_another_and_open_about_nobody() {
        Condition toQuizzly = new Condition.FactTest(
                "request.recipient", new FactComparison.In(Set.of(FactValue.of(APPLICATION.value()))));
        Policy law = law(forbid("F").when(toQuizzly).build()).build();
        Policy grant = vendorPolicy(GRANT).build();

        assertAlike(Outcome.DENY, disclosure().build(), facts(), grant, law);
        assertAlike(Outcome.PERMIT, disclosure().recipient(PartyId.of("other")).build(), facts(), grant, law);
        assertAlike(
                Outcome.INDETERMINATE,
                use().recipientKind(RecipientKind.APPLICATION).build(),
                facts(),
                grant,
                law);
    }

    @Test
    void a_version_in_effect_decides_however_many_there_are() {
        for (int versions : List.of(3, 200)) {
            List<Policy> policies = new ArrayList<>(List.of(vendorPolicy(GRANT).build()));
            for (int i = 0; i < versions; i++) {
                Instant from = NOW.plus(Duration.ofDays(i));
                policies.add(law(forbid("F" + i).build())
                        .version("v" + i)
                        .effective(new Span(from, Optional.of(from.plus(Duration.ofDays(1)))))
                        .build());
            }
            PolicyEvaluator evaluator = evaluator(policies.toArray(new Policy[0]));

            for (int day : List.of(-1, 0, 1, versions - 1, versions)) {
                PolicyDecision decision = evaluator.decide(use().build(), facts(), NOW.plus(Duration.ofDays(day)));
                assertThat(decision.rules()).containsExactly(day < 0 || day == versions ? "grant" : "F" + day);
                assertAlike(decision);
            }
        }
    }

    @Test
    void more_tests_and_targets_than_are_kept_are_asked_again() {
        List<Category> categories = VOCABULARY.terms(Dimension.CATEGORY).stream()
                .map(Category.class::cast)
                .toList();
        List<Condition> alternatives = new ArrayList<>();
        for (int i = 1; i <= 150; i++) {
            Category other = categories.get(i % categories.size());
            alternatives.add(new Condition.All(List.of(
                    new Condition.RequestMatches(Target.builder()
                            .addCategories(i == 150 ? Category.NAME : other, other)
                            .addPurposes(i % 2 == 0 ? Purpose.EDUCATION : Purpose.RESEARCH)
                            .build()),
                    new Condition.Not(new Condition.AgeAtLeast(i)),
                    new Condition.AgeBelow(i))));
        }
        Rule forbid = forbid("F").when(new Condition.Any(alternatives)).build();
        Facts child = facts().with(FactKeys.SUBJECT_BIRTH_DATE, Optional.of(LocalDate.of(2014, 1, 1)));
        Policy[] policies = {vendorPolicy(GRANT).build(), law(forbid).build()};

        assertAlike(Outcome.DENY, use().build(), child, policies);
        assertAlike(Outcome.INDETERMINATE, use().build(), facts(), policies);
        assertAlike(Outcome.PERMIT, use().purpose(Purpose.SERVICE).build(), child, policies);
    }

    @Test
    void thousands_of_rules_decide_as_each_of_them_does() {
        Rule[] rules = IntStream.range(0, 5_000)
                .mapToObj(i -> forbid("F" + i)
                        .when(new Condition.FactTest(
                                "request.recipient", new FactComparison.Is(FactValue.of("app-" + i % 2_500))))
                        .build())
                .toArray(Rule[]::new);
        Policy[] policies = {vendorPolicy(GRANT).build(), law(rules).build()};

        assertThat(assertAlike(
                                Outcome.DENY,
                                disclosure().recipient(PartyId.of("app-17")).build(),
                                facts(),
                                policies)
                        .rules())
                .containsExactly("F17", "F2517");
        assertAlike(Outcome.PERMIT, disclosure().build(), facts(), policies);
    }

    @Test
    void a_fact_that_no_condition_reads_is_not_asked_for() {
        Policy grant = vendorPolicy(permit("P")
                        .when(new Condition.Flag("recipient.confidentiality"))
                        .build())
                .build();
        List<String> read = new ArrayList<>();
        Facts facts = facts().with(FactKey.flag("recipient.confidentiality"), true);

        PolicyDecision decision = evaluator(grant)
                .decide(
                        use().build(),
                        name -> {
                            read.add(name);
                            return facts.value(name);
                        },
                        NOW);

        assertThat(decision.isPermit()).isTrue();
        assertThat(read)
                .containsExactlyInAnyOrder("subject.kind", "recipient.kind", "actor.kind", "recipient.confidentiality");
    }

    @ParameterizedTest
    @CsvSource({"recipient.kind", "actor.kind", "subject.kind"})
    void a_term_of_another_dimension_in_a_hosts_records_tells_nothing_of_a_kind(String kind) {
        RecipientKind parent = new RecipientKind("parent");
        Target toParents = Target.builder().addRecipients(parent).build();
        Target byParents = Target.builder().addActors(parent).build();
        Target ofStudents = Target.builder().addSubjects(PersonKind.STUDENT).build();
        Term misplaced = kind.equals("subject.kind") ? new RecipientKind("student") : new PersonKind("parent");
        Object value = kind.equals("actor.kind") ? Optional.of(misplaced) : Set.of(misplaced);
        Facts others = facts().with(FactKeys.SUBJECT_KIND, Set.of(PersonKind.VISITOR));
        Policy forbids = law(
                        forbid("to").target(toParents).build(),
                        forbid("by").target(byParents).build(),
                        forbid("of").target(ofStudents).build())
                .build();

        PolicyDecision decision = evaluator(vendorPolicy(GRANT).build(), forbids)
                .decide(disclosure().build(), name -> name.equals(kind) ? value : others.value(name), NOW);

        assertThat(decision.outcome()).isEqualTo(Outcome.INDETERMINATE);
        assertThat(decision.missing()).containsExactly(kind);
        assertAlike(decision);
    }

    @Test
    void a_prohibition_that_stands_in_the_way_in_two_roles_is_named_once() {
        RecipientKind parent = new RecipientKind("parent");
        Target toParents = Target.builder().addRecipients(parent).build();
        Rule both = forbid("X")
                .when(new Condition.Any(List.of(
                        new Condition.RequestMatches(toParents), new Condition.Flag("recipient.confidentiality"))))
                .build();
        Rule toApplications = forbid("Y")
                .target(Target.builder()
                        .addRecipients(RecipientKind.APPLICATION)
                        .build())
                .build();
        Facts facts = facts().with(FactKeys.RECIPIENT_KIND, Set.of(parent, RecipientKind.APPLICATION));

        PolicyDecision decision = assertAlike(
                Outcome.DENY,
                disclosure().build(),
                facts,
                vendorPolicy(GRANT).build(),
                law(both, toApplications).build());

        assertThat(decision.prohibitions()).extracting(Rule::id).containsExactly("X", "Y");
    }

    @Test
    void in_two_roles_the_rules_of_either_are_considered_each_once_in_the_order_of_the_policies() {
        RecipientKind parent = new RecipientKind("parent");
        Target toParents = Target.builder().addRecipients(parent).build();
        Target toApplications =
                Target.builder().addRecipients(RecipientKind.APPLICATION).build();
        Condition confidential = new Condition.Flag("recipient.confidentiality");
        Rule toEither = permit("either").when(confidential).build();
        Rule toApplication =
                forbid("application").target(toApplications).when(confidential).build();
        Rule toParent = forbid("parent").target(toParents).when(confidential).build();
        Rule byRole = permit("by-role")
                .when(new Condition.All(List.of(new Condition.RequestMatches(toParents), confidential)))
                .build();
        Rule toNoStore = forbid("store")
                .target(Target.builder()
                        .addRecipients(RecipientKind.ADVERTISING_NETWORK)
                        .build())
                .build();
        Facts facts = facts().with(FactKeys.RECIPIENT_KIND, Set.of(parent, RecipientKind.APPLICATION))
                .with(FactKey.flag("recipient.confidentiality"), false);

        PolicyDecision decision = evaluator(vendorPolicy(toApplication, toEither, toParent, byRole, toNoStore)
                        .build())
                .decide(disclosure().build(), facts, NOW);

        assertThat(decision.considered(Category.NAME))
                .extracting(Rule::id)
                .containsExactly("application", "either", "parent", "by-role");
    }

    private static PolicyDecision assertAlike(
            Outcome outcome, ProcessingRequest request, Facts facts, Policy... policies) {
        PolicyDecision decision = evaluator(policies).decide(request, facts, NOW);
        assertThat(decision.outcome()).isEqualTo(outcome);
        assertAlike(decision);
        return decision;
    }

    private static void assertAlike(PolicyDecision decision) {
        CategoryDecision interpreted = decision.categories().get(0);
        assertThat(interpreted.outcome()).isEqualTo(decision.outcome());
        assertThat(interpreted.determining().stream()
                        .map(one -> one.rule().id())
                        .collect(Collectors.toSet()))
                .isEqualTo(decision.rules());
    }
}
