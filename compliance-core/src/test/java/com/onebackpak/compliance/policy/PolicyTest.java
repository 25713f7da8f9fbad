package com.onebackpak.compliance.policy;

import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.law;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.vendorPolicy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.Given;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionAction;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTest {
    @ParameterizedTest
    @EnumSource(names = {"LAW", "AGREEMENT", "SCHOOL"})
    void a_layer_that_only_narrows_may_not_hold_a_permission(Layer layer) {
        Policy.Builder policy =
                vendorPolicy(forbid("R1").build(), permit("R2").build()).layer(layer);

        assertThatThrownBy(policy::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule 'R2' permits, but a policy of kind '" + layer.key() + "' can only forbid");
    }

    @Test
    void a_policy_that_permits_must_name_whose_acts_it_permits() {
        Policy.Builder policy = vendorPolicy(permit("R1").build()).party(Optional.empty());

        assertThatThrownBy(policy::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule 'R1' permits, but the policy names no party");
    }

    @Test
    void a_policy_that_only_forbids_needs_no_party() {
        assertThatCode(law(forbid("R1").build())::build).doesNotThrowAnyException();
    }

    @Test
    void an_id_is_given_once_in_a_policy() {
        assertThatThrownBy(law(forbid("R1").build(), forbid("R1").build())::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule 'R1' is given twice");
        assertThatThrownBy(law().addFindings(finding("X1"), finding("X1"))::build)
                .hasMessage("finding 'X1' is given twice");
        assertThatThrownBy(law().addRetention(provision("P1"), provision("P1"))::build)
                .hasMessage("retention 'P1' is given twice");
        assertThatThrownBy(law().addRetention(provision("P1")).addRetentionLimits(limit("P1"))::build)
                .hasMessage("retention 'P1' is given twice");
        assertThatThrownBy(law().addDuties(duty("D1"), duty("D1"))::build).hasMessage("duty 'D1' is given twice");
        assertThatThrownBy(law().addClauses(clause("C1"), clause("C1"))::build)
                .hasMessage("clause 'C1' is given twice");
    }

    @Test
    void a_rule_rests_on_a_citation() {
        assertThatThrownBy(Rule.builder().id("R1").effect(Effect.FORBID).reason("so")::build)
                .hasMessage("rule 'R1' must cite what it rests on");
    }

    @Test
    void only_a_prohibition_has_exemptions() {
        Exemption exemption = Given.exemption("unless", Condition.always());

        assertThatThrownBy(permit("R1").addExemptions(exemption)::build)
                .hasMessage("rule 'R1' permits, so it can have no exemptions");
        assertThatCode(forbid("R1").addExemptions(exemption)::build).doesNotThrowAnyException();
    }

    @Test
    void exemptions_of_one_rule_have_names_of_their_own() {
        Exemption exemption = Given.exemption("unless", Condition.always());

        assertThatThrownBy(forbid("R1").addExemptions(exemption, exemption)::build)
                .hasMessage("rule 'R1' has two exemptions named 'unless'");
    }

    @Test
    void a_rule_whose_meaning_would_nest_deeper_than_can_be_judged_is_refused() {
        Condition deepest = new Condition.AgeBelow(13);
        for (int i = 0; i < 99; i++) {
            deepest = new Condition.Not(deepest);
        }
        Rule.Builder rule =
                Rule.builder().id("R1").effect(Effect.FORBID).reason("so").when(deepest);

        assertThatThrownBy(rule::build).hasMessage("a condition must not nest deeper than 100 levels");
    }

    @Test
    void whatever_decides_rests_on_a_citation() {
        Obligation obligation = Obligation.of(ObligationKind.HOLD);

        assertThatThrownBy(() -> new Exemption("unless", Condition.always(), List.of(), List.of()))
                .hasMessage("exemption 'unless' must cite what allows it");
        assertThatThrownBy(() -> new RetentionProvision(
                        "P1", Target.anything(), List.of(), RetentionAction.DELETE, List.of(), List.of()))
                .hasMessage("retention 'P1' must cite what it rests on");
        assertThatThrownBy(() -> new RetentionLimit("L1", Target.anything(), Condition.always(), "so", List.of()))
                .hasMessage("retention limit 'L1' must cite what it rests on");
        assertThatThrownBy(() -> new Duty("D1", obligation, "so", Optional.empty(), List.of()))
                .hasMessage("duty 'D1' must cite what it rests on");
    }

    @Test
    void what_is_bound_counts_everything_and_what_is_decidable_leaves_out_duties_and_numbers() {
        Policy policy = law(forbid("rule")
                        .addExemptions(Given.exemption("exemption", Condition.always()))
                        .build())
                .addRetention(new RetentionProvision(
                        "P1", Target.anything(), List.of(), RetentionAction.DELETE, List.of(), cites("provision")))
                .addRetentionLimits(
                        new RetentionLimit("L1", Target.anything(), Condition.always(), "so", cites("limit")))
                .addDuties(new Duty("D1", Obligation.of(ObligationKind.HOLD), "so", Optional.empty(), cites("duty")))
                .addParameters(new Parameter("N1", 1, "days", false, cites("number")))
                .addClauses(clause("unbound"))
                .build();

        assertThat(policy.bound())
                .extracting(Citation::section)
                .containsExactlyInAnyOrder("rule", "exemption", "provision", "limit", "duty", "number");
        assertThat(policy.decidable())
                .extracting(Citation::section)
                .containsExactlyInAnyOrder("rule", "exemption", "provision", "limit");
    }

    @Test
    void a_finding_is_found_by_its_id() {
        Policy policy = law().addFindings(finding("X1"), finding("X2")).build();

        assertThat(policy.finding("X2")).contains(finding("X2"));
        assertThat(policy.finding("X3")).isEmpty();
    }

    @Test
    void only_the_vendors_layer_grants() {
        assertThat(Layer.values()).filteredOn(Layer::mayGrant).containsExactly(Layer.VENDOR);
        assertThat(Layer.AGREEMENT.key()).isEqualTo("agreement");
        assertThat(Effect.FORBID.key()).isEqualTo("forbid");
    }

    @Test
    void an_obligation_reads_as_its_kind_and_its_detail() {
        assertThat(Obligation.of(ObligationKind.HOLD)).hasToString("hold");
        assertThat(new Obligation(ObligationKind.HOLD, Optional.of("until the inspection is over")))
                .hasToString("hold (until the inspection is over)");
    }

    private static List<Citation> cites(String section) {
        return List.of(Given.cites(section));
    }

    private static RetentionProvision provision(String id) {
        return new RetentionProvision(
                id, Target.anything(), List.of(), RetentionAction.DELETE, List.of(), cites("provision"));
    }

    private static RetentionLimit limit(String id) {
        return new RetentionLimit(id, Target.anything(), Condition.always(), "so", cites("limit"));
    }

    private static Duty duty(String id) {
        return new Duty(id, Obligation.of(ObligationKind.HOLD), "so", Optional.empty(), cites("duty"));
    }

    private static PackFinding finding(String id) {
        return new PackFinding(
                id,
                PackFinding.Kind.GAP,
                PackFinding.Severity.LOW,
                List.of(),
                List.of(),
                "it is missing",
                Optional.empty());
    }

    private static Clause clause(String section) {
        return new Clause(
                Given.cites(section), "it says so", Clause.Modality.FORBIDS, Optional.empty(), Optional.empty());
    }
}
