package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.decide;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.flag;
import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.law;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.to;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.Given.vendorPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.Jurisdictions;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whom a policy binds: where the subject is protected, and whose acts a permission is for. */
class PolicyScopeTest {
    private static final Policy GRANT = vendorPolicy(permit("P1").build()).build();

    @Test
    void a_law_applies_in_its_jurisdiction_and_all_below_it() {
        assertThat(underLawOf("US-TX", "US-TX").outcome()).isEqualTo(Outcome.DENY);
        assertThat(underLawOf("US", "US-TX").outcome()).isEqualTo(Outcome.DENY);
        assertThat(underLawOf("US-CA", "US-TX").outcome()).isEqualTo(Outcome.PERMIT);
    }

    @Test
    void a_law_of_several_jurisdictions_applies_in_each_of_them() {
        Policy law = law(forbid("F1").build())
                .addJurisdictions(Jurisdiction.of("US-CA"), Jurisdiction.of("US-TX"))
                .build();

        assertThat(decide(use().build(), facts(), GRANT, law).outcome()).isEqualTo(Outcome.DENY);
    }

    @Test
    void a_law_that_names_no_jurisdiction_applies_everywhere() {
        Facts nowhere = facts().with(FactKeys.SUBJECT_JURISDICTION, new Jurisdictions(Set.of(), false));

        assertThat(decide(
                                use().build(),
                                nowhere,
                                GRANT,
                                law(forbid("F1").build()).build())
                        .outcome())
                .isEqualTo(Outcome.DENY);
    }

    @Test
    void where_the_jurisdiction_is_unknown_or_not_recorded_a_law_may_apply() {
        Policy law = law(forbid("F1").build())
                .addJurisdictions(Jurisdiction.of("US-CA"))
                .build();

        for (Facts facts : new Facts[] {
            facts().without(FactKeys.SUBJECT_JURISDICTION),
            facts().with(FactKeys.SUBJECT_JURISDICTION, new Jurisdictions(Set.of(), false))
        }) {
            PolicyDecision decision = decide(use().build(), facts, GRANT, law);

            assertThat(decision.outcome()).isEqualTo(Outcome.INDETERMINATE);
            assertThat(decision.missing()).containsExactly("subject.jurisdiction");
            assertThat(decision.rules()).containsExactly("F1");
        }
    }

    @Test
    void a_jurisdiction_that_is_broader_than_the_laws_leaves_open_whether_it_applies() {
        PolicyDecision decision = underLawOf("US-CA", "US");

        assertThat(decision.outcome()).isEqualTo(Outcome.INDETERMINATE);
        assertThat(decision.missing()).containsExactly("subject.jurisdiction");
    }

    @Test
    void a_law_that_may_apply_names_what_else_its_target_needs() {
        Policy law = law(forbid("F1")
                        .target(Target.builder().addSubjects(PersonKind.STUDENT).build())
                        .build())
                .addJurisdictions(Jurisdiction.of("US-CA"))
                .build();
        Facts facts = facts().without(FactKeys.SUBJECT_JURISDICTION).without(FactKeys.SUBJECT_KIND);

        assertThat(decide(use().build(), facts, GRANT, law).missing())
                .containsExactly("subject.jurisdiction", "subject.kind");
    }

    @Test
    void a_law_whose_rule_speaks_of_something_else_leaves_nothing_open() {
        Policy law = law(forbid("F1").target(to(Action.DELETE)).build())
                .addJurisdictions(Jurisdiction.of("US-CA"))
                .build();

        assertThat(decide(use().build(), facts().without(FactKeys.SUBJECT_JURISDICTION), GRANT, law)
                        .outcome())
                .isEqualTo(Outcome.PERMIT);
    }

    @Test
    void a_vendors_permission_grants_nothing_to_anyone_else() {
        PolicyDecision decision = decide(use().actor(APPLICATION).build(), facts(), GRANT);

        assertThat(decision.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(decision.categories().get(0).considered()).isEmpty();
    }

    @Test
    void a_vendors_prohibition_binds_everyone() {
        Policy policy = vendorPolicy(permit("P1").build(), forbid("F1").build()).build();

        assertThat(decide(use().actor(APPLICATION).build(), facts(), policy).outcome())
                .isEqualTo(Outcome.DENY);
    }

    @Test
    void a_rule_whose_target_fails_is_not_considered() {
        Policy policy = vendorPolicy(
                        permit("P1").build(),
                        forbid("F1")
                                .target(to(Action.DELETE))
                                .when(flag("recipient.integral"))
                                .build())
                .build();

        assertThat(decide(use().build(), facts(), policy).categories().get(0).considered())
                .extracting(r -> r.rule().id())
                .containsExactly("P1");
    }

    private static PolicyDecision underLawOf(String law, String subject) {
        return decide(
                use().build(),
                facts().with(FactKeys.SUBJECT_JURISDICTION, new Jurisdictions(Set.of(Jurisdiction.of(subject)), true)),
                GRANT,
                law(forbid("F1").build()).addJurisdictions(Jurisdiction.of(law)).build());
    }
}
