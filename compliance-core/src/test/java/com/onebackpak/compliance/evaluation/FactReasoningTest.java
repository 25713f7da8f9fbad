package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.AFTER;
import static com.onebackpak.compliance.Given.BEFORE;
import static com.onebackpak.compliance.Given.CHICAGO;
import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.STUDENT;
import static com.onebackpak.compliance.Given.disclosure;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.flag;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.evaluation.Reason.about;
import static com.onebackpak.compliance.evaluation.Reason.assertFalse;
import static com.onebackpak.compliance.evaluation.Reason.assertTrue;
import static com.onebackpak.compliance.evaluation.Reason.assertUnknown;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Condition.OptOutScope;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactReasoningTest {
    private static final Span THIS_YEAR = new Span(BEFORE, Optional.of(AFTER));
    private static final Condition BELOW = new Condition.AgeBelow(13);
    private static final Condition AT_LEAST = new Condition.AgeAtLeast(13);
    private static final Condition PURPOSE_REFUSED = new Condition.OptedOut(OptOutScope.PURPOSE);
    private static final Condition DIRECTORY_REFUSED = new Condition.OptedOut(OptOutScope.DIRECTORY_INFORMATION);

    @Test
    void somebody_is_either_below_an_age_or_of_it() {
        Facts child = born(LocalDate.of(2014, 5, 1));
        Facts grown = born(LocalDate.of(2013, 5, 1));

        assertTrue(about(BELOW, use().build(), child));
        assertFalse(about(AT_LEAST, use().build(), child));
        assertFalse(about(BELOW, use().build(), grown));
        assertTrue(about(AT_LEAST, use().build(), grown));
    }

    @Test
    void whose_birth_date_is_unknown_may_be_of_any_age() {
        assertUnknown(about(BELOW, use().build(), facts()), "subject.birth-date");
        assertUnknown(about(AT_LEAST, use().build(), facts()), "subject.birth-date");
    }

    @Test
    void who_has_no_birth_date_on_file_is_shown_to_be_neither_below_an_age_nor_of_it() {
        Facts facts = facts().with(FactKeys.SUBJECT_BIRTH_DATE, Optional.empty());

        assertFalse(about(BELOW, use().build(), facts));
        assertFalse(about(AT_LEAST, use().build(), facts));
    }

    @Test
    void an_age_when_data_was_collected_is_told_by_the_day_of_collection() {
        Condition child = new Condition.AgeBelow(13, Condition.AgeWhen.COLLECTED);
        Condition grown = new Condition.AgeAtLeast(13, Condition.AgeWhen.COLLECTED);
        LocalDate birthday = LocalDate.ofInstant(NOW, CHICAGO);
        Facts facts = born(birthday.minusYears(13));
        Instant dayBefore = NOW.minus(Duration.ofDays(1));

        assertUnknown(about(child, use().build(), facts), "request.collected-at");
        assertUnknown(about(child, use().collectedAt(NOW.plusNanos(1)).build(), facts), "request.collected-at");
        assertFalse(about(child, use().collectedAt(NOW).build(), facts));
        assertTrue(about(grown, use().collectedAt(NOW).build(), facts));
        assertTrue(about(child, use().collectedAt(dayBefore).build(), facts));
        assertFalse(about(grown, use().collectedAt(dayBefore).build(), facts));
        assertUnknown(about(child, use().collectedAt(NOW).build(), facts()), "subject.birth-date");
    }

    @Test
    void a_placeholder_is_told_of() {
        assertThat(about(BELOW, use().build(), born(LocalDate.of(1900, 1, 1))).statement())
                .isEqualTo("the subject is under 13 (the birth date on record is a placeholder or yet to come)");
    }

    @Test
    void a_flag_is_what_is_known_of_it() {
        assertTrue(about(flag("recipient.integral"), use().build(), flagged("recipient.integral", true)));
        assertFalse(about(flag("recipient.integral"), use().build(), flagged("recipient.integral", false)));
        assertUnknown(about(flag("recipient.integral"), use().build(), facts()), "recipient.integral");
    }

    @Test
    void a_value_that_the_fact_cannot_have_tells_nothing_of_it() {
        FactValue category = FactValue.of(Category.CONTACT);
        FactValue purpose = FactValue.of(Purpose.EDUCATION);
        Facts misplaced = valued("request.topic", purpose);
        Condition isAmong = new Condition.FactTest("request.topic", new FactComparison.In(Set.of(category)));
        Condition is = new Condition.FactTest("request.topic", new FactComparison.Is(category));
        Condition has = new Condition.FactTest("request.topics", new FactComparison.Has(category));

        assertUnknown(about(isAmong, use().build(), misplaced), "request.topic");
        assertUnknown(about(is, use().build(), misplaced), "request.topic");
        assertUnknown(
                about(has, use().build(), valued("request.topics", FactValue.ofTerms(List.of(Purpose.EDUCATION)))),
                "request.topics");
        assertFalse(about(has, use().build(), valued("request.topics", FactValue.ofTerms(List.of()))));
    }

    @Test
    void what_is_of_different_types_cannot_be_told_to_be_the_same() {
        Condition same = new Condition.FactTest("subject.topic", new FactComparison.Same("request.topic"));
        Facts topic = valued("request.topic", FactValue.of(Category.CONTACT));

        assertFalse(about(same, use().build(), topic.with(topicOfSubject(), Set.of(FactValue.of(Category.WORK)))));
        for (FactValue misplaced : List.of(FactValue.of(Purpose.EDUCATION), FactValue.of("contact"))) {
            assertUnknown(
                    about(same, use().build(), topic.with(topicOfSubject(), Set.of(misplaced))),
                    "request.topic",
                    "subject.topic");
        }
    }

    private static FactKey<Set<FactValue>> topicOfSubject() {
        return FactKey.values("subject.topic");
    }

    private static Facts valued(String fact, FactValue value) {
        return facts().with(FactKey.values(fact), Set.of(value));
    }

    @Test
    void a_legitimate_interest_is_what_is_known_of_it() {
        Condition interest = new Condition.LegitimateInterest();

        assertTrue(about(interest, use().build(), flagged("relation.legitimate-interest", true)));
        assertFalse(about(interest, use().build(), flagged("relation.legitimate-interest", false)));
        assertUnknown(about(interest, use().build(), facts()), "relation.legitimate-interest");
    }

    @Test
    void whether_an_agency_is_the_subjects_is_asked_of_the_subject() {
        Facts noSchool = facts().without(FactKeys.SUBJECT_SCHOOL);

        for (String fact : List.of("relation.requester-is-agency", "relation.instructed-by-agency")) {
            assertUnknown(about(flag(fact), use().build(), noSchool), "subject.school");
            assertUnknown(about(flag(fact), use().build(), facts()), fact);
        }
        assertUnknown(about(flag("recipient.integral"), use().build(), noSchool), "recipient.integral");
    }

    @Test
    void whether_the_recipient_is_the_subjects_agency_is_asked_of_the_subject_once_the_recipient_is_named() {
        Condition isAgency = flag("relation.recipient-is-agency");
        Facts noSchool = facts().without(FactKeys.SUBJECT_SCHOOL);

        assertUnknown(about(isAgency, disclosure().build(), noSchool), "subject.school");
        assertUnknown(
                about(isAgency, disclosure().recipient(Optional.empty()).build(), noSchool),
                "relation.recipient-is-agency",
                "subject.school");
    }

    @Test
    void a_recipient_in_a_state_is_in_its_country_and_one_in_the_country_may_be_in_the_state() {
        Condition inCountry = new Condition.RecipientIn(Set.of(Jurisdiction.of("CA"), Jurisdiction.of("US")));
        Condition inState = new Condition.RecipientIn(Set.of(Jurisdiction.of("US-TX")));

        assertTrue(about(inCountry, disclosure().build(), region("US")));
        assertTrue(about(inCountry, disclosure().build(), region("US-TX")));
        assertFalse(about(inCountry, disclosure().build(), region("DE")));
        assertFalse(about(inState, disclosure().build(), region("US-CA")));
        assertUnknown(about(inState, disclosure().build(), region("US")), "recipient.region");
    }

    @Test
    void an_unknown_region_is_needed_and_nobody_is_nowhere() {
        Condition inCountry = new Condition.RecipientIn(Set.of(Jurisdiction.of("US")));

        assertUnknown(
                about(inCountry, disclosure().build(), facts().without(FactKeys.RECIPIENT_REGION)), "recipient.region");
        assertFalse(about(inCountry, disclosure().build(), facts()));
    }

    @Test
    void the_request_itself_is_matched_like_a_target() {
        Condition forEducation = new Condition.RequestMatches(
                Target.builder().addPurposes(Purpose.EDUCATION).build());

        assertTrue(about(forEducation, use().build(), facts()));
        assertFalse(about(forEducation, use().purpose(Purpose.RESEARCH).build(), facts()));
        assertUnknown(about(forEducation, use().purpose(Optional.empty()).build(), facts()), "request.purpose");
    }

    @Test
    void data_is_held_by_a_hold_of_the_kind_on_the_category_while_it_lasts() {
        Condition any = new Condition.Held(Set.of());
        Condition inspection = new Condition.Held(Set.of(HoldKind.INSPECTION));

        assertTrue(about(any, use().build(), held(HoldKind.LEGAL, Set.of())));
        assertFalse(about(inspection, use().build(), held(HoldKind.LEGAL, Set.of())));
        assertTrue(about(inspection, use().build(), held(HoldKind.INSPECTION, Set.of(Category.NAME))));
        assertFalse(about(any, use().build(), held(HoldKind.LEGAL, Set.of(Category.WORK))));
        assertFalse(about(any, use().build(), held(HoldKind.LEGAL, Set.of()), AFTER));
        assertUnknown(about(any, use().build(), facts().without(FactKeys.SUBJECT_HOLDS)), "subject.holds");
    }

    @Test
    void an_opt_out_of_a_purpose_counts_for_it_while_it_lasts() {
        Facts refused = refused(new OptOut(STUDENT, Optional.of(Purpose.EDUCATION), false, THIS_YEAR));

        assertTrue(about(PURPOSE_REFUSED, use().build(), refused));
        assertFalse(about(PURPOSE_REFUSED, use().purpose(Purpose.SERVICE).build(), refused));
        assertFalse(about(PURPOSE_REFUSED, use().build(), refused, AFTER));
        assertFalse(about(DIRECTORY_REFUSED, use().build(), refused));
        assertUnknown(about(PURPOSE_REFUSED, use().purpose(Optional.empty()).build(), refused), "request.purpose");
        assertFalse(about(
                PURPOSE_REFUSED,
                use().action(Action.AMEND).purpose(Optional.empty()).build(),
                refused));
    }

    @Test
    void an_opt_out_of_directory_information_counts_while_it_lasts() {
        Facts refused = refused(new OptOut(STUDENT, Optional.empty(), true, THIS_YEAR));

        assertTrue(about(DIRECTORY_REFUSED, use().build(), refused));
        assertFalse(about(DIRECTORY_REFUSED, use().build(), refused, BEFORE.minusNanos(1)));
        assertFalse(about(DIRECTORY_REFUSED, use().build(), refused, AFTER));
        assertTrue(about(DIRECTORY_REFUSED, use().purpose(Optional.empty()).build(), refused));
        assertFalse(about(PURPOSE_REFUSED, use().build(), refused));
    }

    @Test
    void unknown_opt_outs_are_needed() {
        Facts unknown = facts().without(FactKeys.SUBJECT_OPT_OUTS);

        assertUnknown(about(PURPOSE_REFUSED, use().build(), unknown), "subject.opt-outs");
        assertUnknown(about(DIRECTORY_REFUSED, use().build(), unknown), "subject.opt-outs");
    }

    private static Facts born(LocalDate birth) {
        return facts().with(FactKeys.SUBJECT_BIRTH_DATE, Optional.of(birth));
    }

    private static Facts flagged(String name, boolean value) {
        return facts().with(FactKey.flag(name), value);
    }

    private static Facts region(String region) {
        return facts().with(FactKeys.RECIPIENT_REGION, Optional.of(Jurisdiction.of(region)));
    }

    private static Facts held(HoldKind kind, Set<Category> categories) {
        return facts().with(FactKeys.SUBJECT_HOLDS, List.of(new Hold(kind, STUDENT, categories, THIS_YEAR)));
    }

    private static Facts refused(OptOut optOut) {
        return facts().with(FactKeys.SUBJECT_OPT_OUTS, List.of(optOut));
    }
}
