package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.agreement;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.evaluation.Reason.about;
import static com.onebackpak.compliance.evaluation.Reason.assertFalse;
import static com.onebackpak.compliance.evaluation.Reason.assertTrue;
import static com.onebackpak.compliance.evaluation.Reason.assertUnknown;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgreementFactReasoningTest {
    private static final FactKey<Set<FactValue>> TEAM = FactKey.values("subject.team");
    private static final Condition AS_AGREED = same("subject.team", "agreement.team");
    private static final Condition AS_THE_SUBJECTS = same("agreement.team", "subject.team");

    @Test
    void a_fact_is_compared_with_that_of_an_agreement_whichever_is_named_first() {
        Facts facts = with(agreed("red"), agreed("blue")).with(TEAM, Set.of(FactValue.of("blue")));

        assertTrue(about(AS_AGREED, use().build(), facts));
        assertTrue(about(AS_THE_SUBJECTS, use().build(), facts));
    }

    @Test
    void what_no_agreement_says_is_no_agreed_value() {
        Facts facts = with(agreed("red")).with(TEAM, Set.of(FactValue.of("blue")));

        assertFalse(about(AS_AGREED, use().build(), facts));
        assertFalse(about(AS_AGREED, use().build(), with().with(TEAM, Set.of(FactValue.of("blue")))));
    }

    @Test
    void an_agreement_that_leaves_the_fact_open_leaves_the_comparison_open() {
        Facts facts = with(agreement().build()).with(TEAM, Set.of(FactValue.of("blue")));

        assertUnknown(about(AS_AGREED, use().build(), facts), "agreement.team");
        assertUnknown(about(AS_AGREED, use().build(), with(agreement().build())), "agreement.team", "subject.team");
    }

    /** A prohibition that asks for it must not be silent. */
    @Test
    void what_is_recorded_as_another_type_than_is_asked_for_tells_nothing() {
        Facts facts = with(agreement()
                .putAttributes("team", FactValue.ofTexts(List.of("red")))
                .build());

        assertUnknown(
                about(
                        new Condition.FactTest("agreement.team", new FactComparison.Is(FactValue.of("red"))),
                        use().build(),
                        facts),
                "agreement.team");
        assertUnknown(
                about(
                        new Condition.FactTest("agreement.team", new FactComparison.AtLeast(FactValue.of(2))),
                        use().build(),
                        facts),
                "agreement.team");
    }

    @Test
    void two_facts_of_agreements_are_compared_in_one_agreement() {
        Agreement alike = agreement()
                .putAttributes("team", FactValue.of("red"))
                .putAttributes("house", FactValue.of("red"))
                .build();
        Condition test = same("agreement.team", "agreement.house");

        assertTrue(about(test, use().build(), with(alike)));
        assertFalse(about(
                test,
                use().build(),
                with(
                        agreement()
                                .putAttributes("team", FactValue.of("red"))
                                .putAttributes("house", FactValue.of("blue"))
                                .build(),
                        agreement()
                                .putAttributes("team", FactValue.of("blue"))
                                .putAttributes("house", FactValue.of("red"))
                                .build())));
    }

    @Test
    void while_the_school_is_unknown_it_is_missing_with_what_its_agreements_are_compared_with() {
        Facts nowhere = facts().without(FactKeys.SUBJECT_AGREEMENTS).without(FactKeys.SUBJECT_SCHOOL);

        assertUnknown(about(AS_AGREED, use().build(), nowhere), "subject.school", "subject.team");
        assertUnknown(about(AS_THE_SUBJECTS, use().build(), nowhere), "subject.school", "subject.team");
        assertUnknown(
                about(AS_AGREED, use().build(), nowhere.with(TEAM, Set.of(FactValue.of("red")))), "subject.school");
        assertFalse(about(AS_AGREED, use().build(), nowhere.with(TEAM, Set.of())));
    }

    @Test
    void an_empty_set_has_nothing_in_common_with_what_is_unknown() {
        Facts empty = facts().with(FactKey.values("subject.topics"), Set.of(FactValue.ofTexts(Set.of())));

        assertFalse(about(same("subject.topics", "request.topics"), use().build(), empty));
    }

    private static Condition same(String one, String other) {
        return new Condition.FactTest(one, new FactComparison.Same(other));
    }

    private static Agreement agreed(String team) {
        return agreement().putAttributes("team", FactValue.of(team)).build();
    }

    private static Facts with(Agreement... agreements) {
        return facts().with(FactKeys.SUBJECT_AGREEMENTS, List.of(agreements));
    }
}
