package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.cites;
import static com.onebackpak.compliance.Given.decide;
import static com.onebackpak.compliance.Given.exemption;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.flag;
import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.law;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.Given.vendorPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes of the rules that speak of one category: layers only narrow. */
class DecisionTest {
    private static final Condition NEVER = new Condition.Any(List.of());
    private static final Condition OPEN = flag("recipient.integral");
    private static final Condition OPEN_TOO = flag("recipient.necessary");
    private static final Rule PERMIT = permit("P1").build();
    private static final Obligation HOLD = Obligation.of(ObligationKind.HOLD);
    private static final Obligation SAFEGUARDS = Obligation.of(ObligationKind.SAFEGUARDS);
    private static final Obligation RECORD = Obligation.of(ObligationKind.RECORD_DISCLOSURE);

    @Test
    void where_nobody_speaks_there_is_a_gap_and_no_permit() {
        PolicyDecision decision = of();

        assertThat(decision.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(decision.isPermit()).isFalse();
        assertThat(decision.rules()).isEmpty();
        assertThat(decision.cites()).isEmpty();
        assertThat(decision.missing()).isEmpty();
        assertThat(decision.permitted()).isEmpty();
    }

    @Test
    void rules_that_are_silent_do_not_speak() {
        assertThat(of(permit("P1").when(NEVER).build(), forbid("F1").when(NEVER).build())
                        .outcome())
                .isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void a_permission_that_fires_permits_and_is_named() {
        PolicyDecision decision = of(
                permit("P1").addObligations(RECORD).build(),
                permit("P2").when(NEVER).build());

        assertThat(decision.outcome()).isEqualTo(Outcome.PERMIT);
        assertThat(decision.isPermit()).isTrue();
        assertThat(decision.rules()).containsExactly("P1");
        assertThat(decision.cites()).containsExactly(cites("P1"));
        assertThat(decision.obligations()).containsExactly(RECORD);
    }

    @Test
    void obligations_of_all_permissions_that_fire_are_owed() {
        assertThat(of(
                                permit("P1").addObligations(RECORD).build(),
                                permit("P2").addObligations(HOLD, RECORD).build())
                        .obligations())
                .containsExactly(RECORD, HOLD);
    }

    @Test
    void a_prohibition_that_fires_denies_whatever_else_permits_or_is_open() {
        PolicyDecision decision = of(
                PERMIT,
                forbid("F1").addObligations(HOLD).build(),
                forbid("F2").when(OPEN).build());

        assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
        assertThat(decision.rules()).containsExactly("F1");
        assertThat(decision.cites()).containsExactly(cites("F1"));
        assertThat(decision.obligations()).containsExactly(HOLD);
        assertThat(decision.missing()).isEmpty();
    }

    @Test
    void a_prohibition_that_may_fire_leaves_the_outcome_open_and_names_what_is_missing() {
        PolicyDecision decision =
                of(PERMIT, forbid("F1").when(OPEN).addObligations(HOLD).build());

        assertThat(decision.outcome()).isEqualTo(Outcome.INDETERMINATE);
        assertThat(decision.isPermit()).isFalse();
        assertThat(decision.rules()).containsExactly("F1");
        assertThat(decision.missing()).containsExactly("recipient.integral");
        assertThat(decision.obligations()).isEmpty();
    }

    @Test
    void a_permission_that_may_fire_does_not_grant_and_names_what_is_missing() {
        PolicyDecision decision = of(permit("P1").when(OPEN).build());

        assertThat(decision.outcome()).isEqualTo(Outcome.INDETERMINATE);
        assertThat(decision.rules()).containsExactly("P1");
        assertThat(decision.missing()).containsExactly("recipient.integral");
    }

    @Test
    void a_permission_that_fires_settles_it_though_another_may_fire() {
        PolicyDecision decision = of(PERMIT, permit("P2").when(OPEN).build());

        assertThat(decision.outcome()).isEqualTo(Outcome.PERMIT);
        assertThat(decision.missing()).isEmpty();
    }

    @Test
    void a_permission_that_may_fire_is_needed_along_with_an_open_prohibition_only_while_none_fires() {
        Rule open = forbid("F1").when(OPEN).build();
        Rule mayGrant = permit("P2").when(OPEN_TOO).build();

        assertThat(of(open, mayGrant).missing()).containsExactly("recipient.integral", "recipient.necessary");
        assertThat(of(open, mayGrant).rules()).containsExactly("F1", "P2");
        assertThat(of(open, mayGrant, PERMIT).missing()).containsExactly("recipient.integral");
        assertThat(of(open, mayGrant, PERMIT).rules()).containsExactly("F1");
    }

    @Test
    void an_exemption_that_holds_silences_the_prohibition_and_is_the_permits_basis() {
        Exemption basis = new Exemption("consent", Condition.always(), List.of(SAFEGUARDS), List.of(cites("E1")));
        Exemption idle = exemption("idle", NEVER);
        PolicyDecision decision = of(
                permit("P1").addObligations(RECORD).build(),
                forbid("F1").addExemptions(basis, idle).build());

        assertThat(decision.outcome()).isEqualTo(Outcome.PERMIT);
        assertThat(decision.reliedOn()).containsExactly(basis);
        assertThat(decision.obligations()).containsExactly(RECORD, SAFEGUARDS);
        assertThat(decision.cites()).containsExactly(cites("E1"), cites("P1"));
        assertThat(decision.rules()).containsExactly("P1");
    }

    @Test
    void an_exemption_is_relied_on_only_where_the_prohibition_would_have_spoken() {
        Exemption basis = exemption("consent", Condition.always());

        assertThat(of(PERMIT, forbid("F1").when(NEVER).addExemptions(basis).build())
                        .reliedOn())
                .isEmpty();
        assertThat(of(PERMIT, forbid("F1").when(OPEN).addExemptions(basis).build())
                        .reliedOn())
                .containsExactly(basis);
    }

    @Test
    void a_refusal_relies_on_no_exemption() {
        Rule silenced = forbid("F1")
                .addExemptions(new Exemption("so", Condition.always(), List.of(SAFEGUARDS), List.of(cites("E1"))))
                .build();
        PolicyDecision decision = of(silenced, forbid("F2").build());

        assertThat(decision.reliedOn()).isEmpty();
        assertThat(decision.cites()).containsExactly(cites("F2"));
        assertThat(decision.obligations()).isEmpty();
    }

    @Test
    void an_exemption_that_may_hold_leaves_the_prohibition_open() {
        Rule rule = forbid("F1")
                .addExemptions(exemption("perhaps", OPEN), exemption("never", NEVER))
                .build();

        assertThat(of(PERMIT, rule).outcome()).isEqualTo(Outcome.INDETERMINATE);
        assertThat(of(PERMIT, rule).missing()).containsExactly("recipient.integral");
    }

    @Test
    void one_exemption_that_holds_settles_it_though_others_are_open() {
        Rule rule = forbid("F1")
                .when(OPEN_TOO)
                .addExemptions(exemption("perhaps", OPEN), exemption("so", Condition.always()))
                .build();

        assertThat(of(PERMIT, rule).outcome()).isEqualTo(Outcome.PERMIT);
    }

    @Test
    void a_prohibition_whose_exemptions_all_fail_fires() {
        Rule rule = forbid("F1")
                .addExemptions(exemption("no", NEVER), exemption("nor", NEVER))
                .build();

        assertThat(of(PERMIT, rule).outcome()).isEqualTo(Outcome.DENY);
    }

    @Test
    void an_open_prohibition_names_the_facts_of_its_condition_and_of_its_exemptions() {
        Rule rule = forbid("F1")
                .when(OPEN)
                .addExemptions(exemption("perhaps", OPEN_TOO))
                .build();

        assertThat(of(PERMIT, rule).missing()).containsExactly("recipient.integral", "recipient.necessary");
    }

    @Test
    void a_prohibition_binds_the_vendor_whatever_its_layer() {
        assertThat(of(PERMIT, forbid("F1").build()).outcome()).isEqualTo(Outcome.DENY);
        assertThat(decide(
                                use().build(),
                                facts(),
                                vendorPolicy(PERMIT).build(),
                                law(forbid("F1").build()).build())
                        .outcome())
                .isEqualTo(Outcome.DENY);
    }

    @Test
    void a_rule_says_whether_it_fires_is_silent_or_may_fire() {
        CategoryDecision decided = of(
                        PERMIT,
                        permit("P2").when(NEVER).build(),
                        forbid("F1").when(OPEN).build())
                .categories()
                .get(0);

        assertThat(decided.considered())
                .extracting(r -> r.rule().id() + " " + r.fires())
                .containsExactly("P1 TRUE", "P2 FALSE", "F1 UNKNOWN");
        assertThat(decided.considered())
                .filteredOn(r -> !r.rule().id().equals("F1"))
                .allSatisfy(r -> assertThat(r.missing()).isEmpty());
    }

    private static PolicyDecision of(Rule... rules) {
        return decide(use().build(), facts(), vendorPolicy(rules).build());
    }
}
