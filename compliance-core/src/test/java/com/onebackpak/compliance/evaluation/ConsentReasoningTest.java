package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.AFTER;
import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.BEFORE;
import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.STUDENT;
import static com.onebackpak.compliance.Given.VENDOR;
import static com.onebackpak.compliance.Given.consent;
import static com.onebackpak.compliance.Given.disclosure;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.evaluation.Reason.about;
import static com.onebackpak.compliance.evaluation.Reason.assertFalse;
import static com.onebackpak.compliance.evaluation.Reason.assertTrue;
import static com.onebackpak.compliance.evaluation.Reason.assertUnknown;

import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.ConsentOverruled;
import com.onebackpak.compliance.condition.ConsentWithdrawn;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsentReasoningTest {
    private static final ConsentGiven ANY = ConsentGiven.onBasis(Set.of());
    private static final ConsentGiven NAMING = new ConsentGiven(Set.of(), true, false, Set.of(), false);
    private static final ConsentGiven WRITTEN = new ConsentGiven(Set.of(), false, true, Set.of(), false);

    @Test
    void a_live_consent_of_any_basis_counts_where_none_is_asked_for() {
        assertTrue(about(ANY, use().build(), with(consent())));
        assertFalse(about(ANY, use().build(), facts()));
    }

    @Test
    void only_a_consent_of_the_basis_counts_where_one_is_asked_for() {
        ConsentGiven school =
                ConsentGiven.onBasis(Set.of(ConsentBasis.SCHOOL_AS_AGENT, ConsentBasis.PARENTAL_VIA_SCHOOL));

        assertFalse(about(school, use().build(), with(consent())));
        assertTrue(about(school, use().build(), with(consent().basis(ConsentBasis.SCHOOL_AS_AGENT))));
    }

    @Test
    void a_consent_that_was_withdrawn_expired_or_is_not_given_yet_does_not_count() {
        assertFalse(about(ANY, use().build(), with(consent().withdrawn(NOW))));
        assertFalse(about(ANY, use().build(), with(consent().expires(NOW))));
        assertFalse(about(ANY, use().build(), with(consent().given(AFTER))));
    }

    @Test
    void a_consent_must_cover_the_category_and_the_purpose() {
        assertFalse(about(ANY, use().build(), with(consent().addCategories(Category.WORK))));
        assertFalse(about(ANY, use().purpose(Purpose.SERVICE).build(), with(consent())));
    }

    @Test
    void the_parts_of_a_consent_must_meet_in_one_consent() {
        Facts facts = with(consent().addCategories(Category.WORK), consent().purposes(Set.of(Purpose.SERVICE)));

        assertFalse(about(ANY, use().build(), facts));
    }

    @Test
    void a_consent_that_names_recipients_counts_for_disclosure_to_them_and_nothing_else() {
        Facts named = with(consent().addRecipients(APPLICATION));

        assertTrue(about(ANY, disclosure().build(), named));
        assertTrue(about(ANY, disclosure().action(Action.DISCLOSE_PUBLISH).build(), named));
        assertFalse(about(ANY, use().build(), named));
        assertFalse(about(ANY, use().recipient(APPLICATION).build(), named));
        assertFalse(about(ANY, disclosure().recipient(VENDOR).build(), named));
        assertUnknown(about(ANY, disclosure().recipient(Optional.empty()).build(), named), "recipient.kind");
        assertUnknown(
                about(
                        ANY,
                        disclosure()
                                .recipient(Optional.empty())
                                .recipientKind(RecipientKind.APPLICATION)
                                .build(),
                        named),
                "request.recipient");
    }

    @Test
    void a_consent_that_names_nobody_counts_for_disclosure_unless_a_name_is_asked_for() {
        assertTrue(about(ANY, disclosure().build(), with(consent())));
        assertFalse(about(NAMING, disclosure().build(), with(consent())));
        assertTrue(about(NAMING, disclosure().build(), with(consent().addRecipients(APPLICATION))));
        assertFalse(about(NAMING, use().build(), with(consent())));
    }

    @Test
    void where_a_written_consent_is_asked_for_it_names_records_purpose_and_party() {
        Consent.Builder written = consent()
                .method(ConsentMethod.SIGNED_FORM)
                .addCategories(Category.NAME)
                .addRecipients(APPLICATION);

        assertTrue(about(WRITTEN, disclosure().build(), with(written)));
        assertFalse(about(WRITTEN, disclosure().build(), with(consent())));
        assertFalse(about(WRITTEN, disclosure().build(), with(consent().addRecipients(APPLICATION))));
    }

    @Test
    void without_a_purpose_nobody_can_tell_whether_it_was_consented_to() {
        assertUnknown(about(ANY, use().purpose(Optional.empty()).build(), with(consent())), "request.purpose");
        assertUnknown(about(ANY, use().purpose(Optional.empty()).build(), facts()), "request.purpose");
        assertFalse(
                about(ANY, use().action(Action.DELETE).purpose(Optional.empty()).build(), with(consent())));
    }

    @Test
    void unknown_consents_are_needed() {
        assertUnknown(about(ANY, use().build(), facts().without(FactKeys.SUBJECT_CONSENTS)), "subject.consents");
    }

    @Test
    void a_request_that_is_broader_than_a_consent_may_be_covered_by_it() {
        Facts facts = with(consent().purposes(Set.of(Purpose.SERVICE_SUPPORT)).addCategories(Category.CONTACT_EMAIL));
        ProcessingRequest.Builder broad = use().categories(Set.of(Category.CONTACT));

        assertUnknown(about(ANY, broad.purpose(Purpose.SERVICE_SUPPORT).build(), facts), "request.category");
        assertUnknown(about(ANY, broad.purpose(Purpose.SERVICE).build(), facts), "request.category", "request.purpose");
        assertFalse(about(ANY, broad.purpose(Purpose.EDUCATION).build(), facts));
    }

    @Test
    void all_that_is_missing_is_told_at_once() {
        Facts nothing = facts().without(FactKeys.SUBJECT_CONSENTS);
        ProcessingRequest unnamed = disclosure()
                .purpose(Optional.empty())
                .recipient(Optional.empty())
                .recipientKind(RecipientKind.APPLICATION)
                .build();

        assertUnknown(about(ANY, unnamed, nothing), "request.purpose", "subject.consents");
        assertUnknown(about(NAMING, unnamed, nothing), "request.purpose", "request.recipient", "subject.consents");
    }

    @Test
    void a_students_own_consent_counts_only_if_the_student_was_eligible_when_it_was_given() {
        for (ConsentBasis own : List.of(ConsentBasis.SELF, ConsentBasis.ELIGIBLE_STUDENT)) {
            Facts facts = with(consent().basis(own)).with(FactKeys.SUBJECT_POSTSECONDARY, false);
            LocalDate day = LocalDate.ofInstant(BEFORE, ZoneOffset.UTC);

            assertUnknown(about(ANY, use().build(), facts), "subject.birth-date");
            assertTrue(about(ANY, use().build(), born(facts, day.minusYears(18).minusDays(2))));
            assertFalse(about(ANY, use().build(), born(facts, day.minusYears(18).plusDays(2))));
            assertTrue(about(
                    ANY, use().build(), born(facts, day.minusYears(16)).with(FactKeys.SUBJECT_POSTSECONDARY, true)));
            assertTrue(about(ANY, use().build(), facts.with(FactKeys.SUBJECT_KIND, Set.of(PersonKind.VISITOR))));
            assertUnknown(
                    about(ANY, use().build(), facts.without(FactKeys.SUBJECT_KIND)),
                    "subject.birth-date",
                    "subject.kind");
        }
    }

    private static Facts born(Facts facts, LocalDate day) {
        return facts.with(FactKeys.SUBJECT_BIRTH_DATE, Optional.of(day));
    }

    @Test
    void a_consent_obtained_by_a_method_that_is_ruled_out_does_not_count() {
        ConsentGiven test = new ConsentGiven(Set.of(), false, false, Set.of(ConsentMethod.EMAIL_PLUS), false);

        assertFalse(about(test, use().build(), with(consent().method(ConsentMethod.EMAIL_PLUS))));
        assertTrue(about(test, use().build(), with(consent().method(ConsentMethod.SIGNED_FORM))));
        assertTrue(about(test, use().build(), with(consent())));
    }

    @Test
    void a_withdrawal_counts_for_what_the_consent_covered() {
        ConsentWithdrawn test = new ConsentWithdrawn(Set.of(ConsentBasis.PARENTAL_DIRECT));
        Facts withdrawn = with(consent().withdrawn(NOW));

        assertTrue(about(test, use().build(), withdrawn));
        assertFalse(about(test, use().purpose(Purpose.SERVICE).build(), withdrawn));
        assertFalse(about(test, use().build(), with(consent())));
        assertFalse(about(test, use().build(), with(consent().withdrawn(AFTER))));
        assertFalse(about(test, use().build(), with(consent().withdrawn(BEFORE))));
        assertFalse(about(
                test, use().build(), with(consent().basis(ConsentBasis.SELF).withdrawn(NOW))));
        assertFalse(about(
                test, use().build(), with(consent().addRecipients(APPLICATION).withdrawn(NOW))));
        assertTrue(about(
                test,
                disclosure().build(),
                with(consent().addRecipients(APPLICATION).withdrawn(NOW))));
        assertUnknown(about(test, use().build(), facts().without(FactKeys.SUBJECT_CONSENTS)), "subject.consents");
    }

    @Test
    void where_the_purpose_does_not_matter_a_consent_counts_for_a_deletion_too() {
        ConsentGiven test = new ConsentGiven(Set.of(), false, false, Set.of(), true);
        ProcessingRequest deletion =
                use().action(Action.DELETE).purpose(Optional.empty()).build();

        assertTrue(about(test, deletion, with(consent())));
        assertFalse(about(test, deletion, with(consent().purposes(Set.of()))));
        assertFalse(about(test, deletion, with(consent().withdrawn(NOW))));
        assertFalse(about(test, deletion, with(consent().addCategories(Category.WORK))));
        assertUnknown(about(test, deletion, facts().without(FactKeys.SUBJECT_CONSENTS)), "subject.consents");
    }

    @Test
    void an_opt_out_overrules_a_consent_that_covers_the_same() {
        ConsentOverruled test = new ConsentOverruled(Set.of());
        Facts consented = with(consent());
        OptOut refusal = new OptOut(STUDENT, Optional.of(Purpose.EDUCATION), false, Span.from(BEFORE));

        assertTrue(about(test, use().build(), consented.with(FactKeys.SUBJECT_OPT_OUTS, List.of(refusal))));
        assertFalse(about(test, use().build(), facts().with(FactKeys.SUBJECT_OPT_OUTS, List.of(refusal))));
        assertFalse(about(test, use().build(), consented));
        assertFalse(about(test, use().build(), facts().without(FactKeys.SUBJECT_CONSENTS)));
        assertUnknown(about(test, use().build(), consented.without(FactKeys.SUBJECT_OPT_OUTS)), "subject.opt-outs");
        assertUnknown(
                about(
                        test,
                        use().build(),
                        facts().without(FactKeys.SUBJECT_CONSENTS).without(FactKeys.SUBJECT_OPT_OUTS)),
                "subject.consents");
    }

    private static Facts with(Consent.Builder... consents) {
        return facts().with(
                        FactKeys.SUBJECT_CONSENTS,
                        List.of(consents).stream().map(c -> (Consent) c.build()).toList());
    }

    @Test
    void a_refusal_is_no_consent_and_stops_what_it_touches_whoever_has_consented() {
        Consent.Builder refusal = consent().refused(true);

        assertFalse(about(ANY, use().build(), with(refusal)));
        assertFalse(about(ANY, use().build(), with(consent().basis(ConsentBasis.SCHOOL_AS_AGENT), refusal)));
        assertTrue(about(
                ANY, use().build(), with(consent(), consent().refused(true).purposes(Set.of(Purpose.RESEARCH)))));
        assertFalse(about(ANY, use().build(), with(consent(), refusalOf(Category.NAME))));
        assertTrue(about(ANY, use().build(), with(consent(), refusalOf(Category.MEDIA))));
    }

    @Test
    void a_refusal_of_a_part_stops_the_whole() {
        ProcessingRequest whole = use().categories(Set.of(Category.TRANSCRIPT)).build();

        assertFalse(about(ANY, whole, with(consent(), refusalOf(Category.TRANSCRIPT_GRADE))));
    }

    @Test
    void a_refusal_that_names_recipients_stops_disclosure_to_them_and_to_whoever_is_not_named() {
        Consent.Builder refusal = consent().refused(true).addRecipients(APPLICATION);

        assertFalse(about(ANY, disclosure().build(), with(consent(), refusal)));
        assertTrue(about(ANY, use().build(), with(consent(), refusal)));
        assertTrue(about(
                ANY,
                disclosure().build(),
                with(consent(), consent().refused(true).addRecipients(STUDENT))));
        assertFalse(about(
                ANY,
                disclosure()
                        .recipient(Optional.empty())
                        .recipientKind(RecipientKind.APPLICATION)
                        .build(),
                with(consent(), refusal)));
    }

    @Test
    void a_refusal_stops_until_it_is_taken_back() {
        assertFalse(about(
                ANY, use().build(), with(consent(), consent().refused(true).withdrawn(AFTER))));
        assertTrue(about(
                ANY, use().build(), with(consent(), consent().refused(true).withdrawn(NOW))));
        assertTrue(about(
                ANY, use().build(), with(consent(), consent().refused(true).expires(NOW))));
        assertFalse(about(
                new ConsentWithdrawn(Set.of()),
                use().build(),
                with(consent().refused(true).withdrawn(NOW))));
    }

    @Test
    void while_it_is_not_known_who_consented_nothing_is_refused_for_certain() {
        assertUnknown(
                about(ANY, use().build(), facts().without(FactKeys.SUBJECT_CONSENTS)),
                FactKeys.SUBJECT_CONSENTS.name());
    }

    @Test
    void a_purpose_that_is_not_named_may_be_another_than_the_one_refused() {
        assertUnknown(
                about(
                        ANY,
                        use().purpose(Optional.empty()).build(),
                        with(consent(), consent().refused(true))),
                "request.purpose");
    }

    private static Consent.Builder refusalOf(Category category) {
        return consent().refused(true).addCategories(category);
    }
}
