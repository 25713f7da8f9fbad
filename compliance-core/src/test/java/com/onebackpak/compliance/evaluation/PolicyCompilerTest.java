package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.SCHOOL;
import static com.onebackpak.compliance.Given.VENDOR;
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

    private static void assertAlike(Outcome outcome, ProcessingRequest request, Facts facts, Policy... policies) {
        PolicyDecision decision = evaluator(policies).decide(request, facts, NOW);

        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(decision.categories().get(0).outcome()).as("interpreted").isEqualTo(outcome);
    }
}
