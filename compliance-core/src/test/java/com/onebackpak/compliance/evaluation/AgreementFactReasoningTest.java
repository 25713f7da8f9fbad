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
import com.onebackpak.compliance.situation.SomeValues;
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
    void sets_are_the_same_if_their_members_are_and_have_what_is_one_of_them() {
        FactKey<Set<FactValue>> topics = FactKey.values("subject.topics");
        FactKey<Set<FactValue>> others = FactKey.values("request.topics");
        Condition test = same("subject.topics", "request.topics");
        Facts both = facts().with(topics, Set.of(FactValue.ofTexts(List.of("a", "b"))));

        assertTrue(about(test, use().build(), both.with(others, Set.of(FactValue.ofTexts(List.of("b", "a"))))));
        assertFalse(about(test, use().build(), both.with(others, Set.of(FactValue.ofTexts(List.of("a"))))));
        assertTrue(about(test, use().build(), both.with(others, Set.of(FactValue.of("a")))));
        assertFalse(about(test, use().build(), both.with(others, Set.of(FactValue.of("c")))));
        assertFalse(about(test, use().build(), both.with(others, Set.of())));
        assertUnknown(about(test, use().build(), both), "request.topics");
    }

    @Test
    void two_empty_sets_are_the_same() {
        FactKey<Set<FactValue>> topics = FactKey.values("subject.topics");
        FactKey<Set<FactValue>> others = FactKey.values("request.topics");
        Facts empty = facts().with(topics, Set.of(FactValue.ofTexts(Set.of())));
        Condition test = same("subject.topics", "request.topics");

        assertTrue(about(test, use().build(), empty.with(others, Set.of(FactValue.ofTexts(Set.of())))));
        assertUnknown(about(test, use().build(), empty), "request.topics");
    }

    @Test
    void what_holds_of_one_known_value_holds_whatever_others_there_are() {
        Facts some = facts().with(FactKey.someValues("agency.students"), new SomeValues(Set.of(FactValue.of(2000))));

        assertTrue(about(is("agency.students", new FactComparison.AtLeast(FactValue.of(1000))), use().build(), some));
        assertUnknown(
                about(is("agency.students", new FactComparison.AtLeast(FactValue.of(3000))), use().build(), some),
                "agency.students");
        assertUnknown(
                about(
                        new Condition.Not(is("agency.students", new FactComparison.AtLeast(FactValue.of(3000)))),
                        use().build(),
                        some),
                "agency.students");
    }

    @Test
    void a_boolean_of_several_schools_is_both_where_they_differ() {
        Facts differing =
                facts().with(FactKey.values("agency.public"), Set.of(FactValue.of(true), FactValue.of(false)));
        Facts open = facts().with(FactKey.someValues("agency.public"), new SomeValues(Set.of(FactValue.of(true))));
        Condition isNot = is("agency.public", new FactComparison.Is(FactValue.of(false)));
        Condition.Flag flag = new Condition.Flag("agency.public");

        assertTrue(about(flag, use().build(), differing));
        assertTrue(about(isNot, use().build(), differing));
        assertTrue(about(flag, use().build(), open));
        assertUnknown(about(isNot, use().build(), open), "agency.public");
        assertFalse(about(flag, use().build(), facts().with(FactKey.values("agency.public"), Set.of())));
    }

    @Test
    void a_flag_of_the_librarys_own_that_is_given_as_something_else_is_unknown() {
        Facts facts = facts().with(FactKey.values("relation.legitimate-interest"), Set.of(FactValue.of("yes")));

        assertUnknown(about(new Condition.LegitimateInterest(), use().build(), facts), "relation.legitimate-interest");
    }

    private static Condition is(String fact, FactComparison comparison) {
        return new Condition.FactTest(fact, comparison);
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
