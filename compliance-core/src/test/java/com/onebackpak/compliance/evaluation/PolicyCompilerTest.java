package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.SCHOOL;
import static com.onebackpak.compliance.Given.VENDOR;
import static com.onebackpak.compliance.Given.agreement;
import static com.onebackpak.compliance.Given.disclosure;
import static com.onebackpak.compliance.Given.evaluator;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.law;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.vendorPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.ActsAs;
import com.onebackpak.compliance.condition.BelongsTo;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.condition.ProtectedIn;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.Jurisdictions;
import com.onebackpak.compliance.situation.Lineage;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is taken out of a rule's condition to be looked up, and what stays in it. */
class PolicyCompilerTest {
    private static final Rule GRANT = permit("grant").build();

    /** What each test asks is looked up, so a rule that it excludes is not read at all, wherever in a condition it stands. */
    @Test
    void what_excludes_a_rule_is_looked_up_before_any_fact_is_read_for_it() {
        Condition read = new Condition.Flag("recipient.confidentiality");
        List<Condition> excluding = List.of(
                new ActsAs(PartyId.of("another")),
                new BelongsTo(Set.of(PartyId.of("another"))),
                new ProtectedIn(Set.of(Jurisdiction.of("US-CA"))),
                toWhom(new FactComparison.Is(FactValue.of("another"))),
                toWhom(new FactComparison.In(Set.of(FactValue.of("another"), FactValue.of("a third")))));
        Facts known = facts().with(FactKeys.SUBJECT_AGENCIES, new Lineage(Set.of(SCHOOL), true))
                .with(FactKey.flag("recipient.confidentiality"), true);
        for (Condition one : excluding) {
            Rule rule = forbid("F").when(new Condition.All(List.of(read, one))).build();
            List<String> names = new ArrayList<>();
            PolicyDecision decision = evaluator(
                            vendorPolicy(GRANT).build(), law(rule).build())
                    .decide(
                            disclosure().build(),
                            name -> {
                                names.add(name);
                                return known.value(name);
                            },
                            NOW);

            assertThat(decision.isPermit()).as(one.describe()).isTrue();
            assertThat(names).as(one.describe()).doesNotContain("recipient.confidentiality");
        }
    }

    private static Condition toWhom(FactComparison comparison) {
        return new Condition.FactTest("request.recipient", comparison);
    }

    @Test
    void a_rule_that_asks_the_same_of_two_kinds_asks_both() {
        Condition both = new Condition.All(List.of(
                new BelongsTo(Set.of(SCHOOL, PartyId.of("other"))),
                new BelongsTo(Set.of(PartyId.of("other"), PartyId.of("third"))),
                new ProtectedIn(Set.of(Jurisdiction.of("US"))),
                new ProtectedIn(Set.of(Jurisdiction.of("US-TX"), Jurisdiction.of("US-CA"))),
                toWhom(new FactComparison.In(Set.of(FactValue.of(APPLICATION.value()), FactValue.of("another")))),
                toWhom(new FactComparison.Is(FactValue.of(APPLICATION.value()))),
                new ActsAs(VENDOR),
                new Condition.Not(new ActsAs(APPLICATION)),
                new Condition.Flag("recipient.confidentiality")));
        Policy[] policies = {
            vendorPolicy(GRANT).build(),
            law(
                            forbid("F").when(both).build(),
                            forbid("of-nobody-here")
                                    .when(new BelongsTo(Set.of(PartyId.of("x"))))
                                    .build())
                    .build()
        };
        Facts facts = facts().with(FactKey.flag("recipient.confidentiality"), true)
                .with(FactKeys.SUBJECT_AGENCIES, new Lineage(Set.of(PartyId.of("other")), true));

        assertAlike(Outcome.DENY, disclosure().build(), facts, policies);
        assertAlike(
                Outcome.PERMIT, disclosure().recipient(PartyId.of("another")).build(), facts, policies);
        assertAlike(
                Outcome.PERMIT,
                disclosure().build(),
                facts.with(FactKeys.SUBJECT_AGENCIES, new Lineage(Set.of(SCHOOL), true)),
                policies);
        assertAlike(
                Outcome.PERMIT,
                disclosure().build(),
                facts.with(FactKeys.SUBJECT_JURISDICTION, new Jurisdictions(Set.of(Jurisdiction.of("US-NY")), true)),
                policies);
        assertAlike(
                Outcome.PERMIT,
                disclosure().build(),
                facts.with(FactKey.flag("recipient.confidentiality"), false),
                policies);
    }

    @Test
    void who_receives_is_compared_with_another_fact_as_any_fact_is() {
        Policy law = law(forbid("F")
                        .when(toWhom(new FactComparison.Same("subject.school")))
                        .build())
                .build();
        Policy grant = vendorPolicy(GRANT).build();

        assertAlike(Outcome.DENY, disclosure().recipient(SCHOOL).build(), facts(), grant, law);
        assertAlike(Outcome.PERMIT, disclosure().build(), facts(), grant, law);
    }

    @Test
    void a_target_that_a_condition_asks_about_is_unknown_where_nobody_knows_what_the_recipient_is() {
        Target toParents = Target.builder().addRecipients(RecipientKind.PARENT).build();
        Policy law = law(forbid("F")
                        .when(new Condition.RequestMatches(toParents))
                        .build())
                .build();
        Policy grant = vendorPolicy(GRANT).build();

        assertAlike(Outcome.INDETERMINATE, disclosure().build(), facts().without(FactKeys.RECIPIENT_KIND), grant, law);
        assertAlike(
                Outcome.DENY,
                disclosure().build(),
                facts().with(FactKeys.RECIPIENT_KIND, Set.of(RecipientKind.PARENT)),
                grant,
                law);
        assertAlike(Outcome.PERMIT, disclosure().build(), facts(), grant, law);
    }

    @Test
    void a_fact_that_two_rules_ask_about_is_read_once() {
        Condition asked = new Condition.Flag("recipient.confidentiality");
        Policy law = law(
                        forbid("F").when(asked).build(),
                        forbid("G").when(new Condition.Not(asked)).build())
                .build();
        for (Object value : new Object[] {true, false}) {
            List<String> names = new ArrayList<>();
            PolicyDecision decision = evaluator(vendorPolicy(GRANT).build(), law)
                    .decide(
                            disclosure().build(),
                            name -> {
                                names.add(name);
                                return name.equals("recipient.confidentiality") ? value : facts().value(name);
                            },
                            NOW);

            assertThat(decision.rules()).containsExactly(value.equals(true) ? "F" : "G");
            assertThat(names).containsOnlyOnce("recipient.confidentiality");
        }
    }

    /** Twice: what is remembered of a test reads it as what was not does. */
    @Test
    void a_condition_by_name_and_a_fact_of_agreements_are_read_as_any_other() {
        Condition agreed = new Condition.Defined("agreed", new Condition.Flag("agreement.state-adopted"));
        PolicyEvaluator evaluator = evaluator(
                vendorPolicy(GRANT).build(),
                law(forbid("F").when(agreed).build()).build());
        for (boolean isAgreed : new boolean[] {true, false, true, false}) {
            Facts facts = facts().with(
                            FactKeys.SUBJECT_AGREEMENTS,
                            List.of(agreement()
                                    .putAttributes("state-adopted", FactValue.of(isAgreed))
                                    .build()));

            assertThat(evaluator.decide(disclosure().build(), facts, NOW).outcome())
                    .isEqualTo(isAgreed ? Outcome.DENY : Outcome.PERMIT);
        }
    }

    private static void assertAlike(Outcome outcome, ProcessingRequest request, Facts facts, Policy... policies) {
        PolicyDecision decision = evaluator(policies).decide(request, facts, NOW);

        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(decision.categories().get(0).outcome()).as("interpreted").isEqualTo(outcome);
    }
}
