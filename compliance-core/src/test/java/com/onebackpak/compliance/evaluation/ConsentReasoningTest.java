package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.AFTER;
import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.VENDOR;
import static com.onebackpak.compliance.Given.consent;
import static com.onebackpak.compliance.Given.disclosure;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.evaluation.Reason.about;
import static com.onebackpak.compliance.evaluation.Reason.assertFalse;
import static com.onebackpak.compliance.evaluation.Reason.assertTrue;
import static com.onebackpak.compliance.evaluation.Reason.assertUnknown;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.policy.Condition.ConsentGiven;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsentReasoningTest {
    private static final ConsentGiven ANY = new ConsentGiven(Set.of(), false, false);
    private static final ConsentGiven NAMING = new ConsentGiven(Set.of(), true, false);
    private static final ConsentGiven WRITTEN = new ConsentGiven(Set.of(), false, true);

    @Test
    void a_live_consent_of_any_basis_counts_where_none_is_asked_for() {
        assertTrue(about(ANY, use().build(), with(consent())));
        assertFalse(about(ANY, use().build(), facts()));
    }

    @Test
    void only_a_consent_of_the_basis_counts_where_one_is_asked_for() {
        ConsentGiven school =
                new ConsentGiven(Set.of(ConsentBasis.SCHOOL_AS_AGENT, ConsentBasis.PARENTAL_VIA_SCHOOL), false, false);

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
        assertFalse(about(ANY, disclosure().recipient(Optional.empty()).build(), named));
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
        assertFalse(
                about(ANY, use().action(Action.DELETE).purpose(Optional.empty()).build(), with(consent())));
    }

    @Test
    void unknown_consents_are_needed() {
        assertUnknown(about(ANY, use().build(), facts().without(FactKeys.SUBJECT_CONSENTS)), "subject.consents");
    }

    private static Facts with(Consent.Builder... consents) {
        return facts().with(
                        FactKeys.SUBJECT_CONSENTS,
                        List.of(consents).stream().map(c -> (Consent) c.build()).toList());
    }
}
