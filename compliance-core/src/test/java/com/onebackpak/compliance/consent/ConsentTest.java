package com.onebackpak.compliance.consent;

import static com.onebackpak.compliance.Given.AFTER;
import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.BEFORE;
import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.consent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsentTest {
    @Test
    void a_consent_is_live_from_the_instant_it_was_given() {
        assertThat(consent().build().isLiveAt(BEFORE.minusNanos(1))).isFalse();
        assertThat(consent().build().isLiveAt(BEFORE)).isTrue();
        assertThat(consent().build().isLiveAt(AFTER)).isTrue();
    }

    @Test
    void a_withdrawn_consent_no_longer_holds_from_the_instant_of_its_withdrawal() {
        Consent withdrawn = consent().withdrawn(NOW).expires(AFTER).build();

        assertThat(withdrawn.isLiveAt(NOW.minusNanos(1))).isTrue();
        assertThat(withdrawn.isLiveAt(NOW)).isFalse();
    }

    @Test
    void an_expired_consent_no_longer_holds() {
        Consent expiring = consent().withdrawn(AFTER).expires(NOW).build();

        assertThat(expiring.isLiveAt(NOW.minusNanos(1))).isTrue();
        assertThat(expiring.isLiveAt(NOW)).isFalse();
    }

    @Test
    void a_consent_may_not_end_before_it_was_given() {
        assertThatThrownBy(consent().withdrawn(BEFORE.minusNanos(1))::build)
                .hasMessage("a consent must not be withdrawn before it was given");
        assertThatThrownBy(consent().expires(BEFORE.minusNanos(1))::build)
                .hasMessage("a consent must not expire before it was given");
        assertThatCode(consent().expires(BEFORE).withdrawn(BEFORE)::build).doesNotThrowAnyException();
    }

    @Test
    void a_consent_is_withdrawn_from_the_instant_of_its_withdrawal_on() {
        Consent consent = consent().withdrawn(NOW).build();

        assertThat(consent.isWithdrawnBy(NOW.minusNanos(1))).isFalse();
        assertThat(consent.isWithdrawnBy(NOW)).isTrue();
        assertThat(consent().build().isWithdrawnBy(NOW)).isFalse();
    }

    @Test
    void a_consent_taken_back_in_the_instant_in_which_it_was_given_never_held_and_is_not_withdrawn() {
        Consent mistaken = consent().withdrawn(BEFORE).build();

        assertThat(mistaken.isLiveAt(BEFORE)).isFalse();
        assertThat(mistaken.isWithdrawnBy(NOW)).isFalse();
    }

    @Test
    void a_consent_is_written_and_specific_only_with_method_records_purpose_and_party() {
        Consent.Builder full = consent()
                .method(ConsentMethod.SIGNED_FORM)
                .addCategories(Category.NAME)
                .addRecipients(APPLICATION);

        assertThat(full.build().isWrittenAndSpecific()).isTrue();
        assertThat(consent()
                        .addCategories(Category.NAME)
                        .addRecipients(APPLICATION)
                        .build()
                        .isWrittenAndSpecific())
                .isFalse();
        assertThat(consent()
                        .method(ConsentMethod.SIGNED_FORM)
                        .addRecipients(APPLICATION)
                        .build()
                        .isWrittenAndSpecific())
                .isFalse();
        assertThat(consent()
                        .method(ConsentMethod.SIGNED_FORM)
                        .addCategories(Category.NAME)
                        .build()
                        .isWrittenAndSpecific())
                .isFalse();
        assertThat(full.purposes(Set.of()).build().isWrittenAndSpecific()).isFalse();
    }

    @Test
    void a_refusal_never_holds_as_a_consent() {
        Consent refusal = consent()
                .refused(true)
                .method(ConsentMethod.SIGNED_FORM)
                .addCategories(Category.NAME)
                .addRecipients(APPLICATION)
                .withdrawn(NOW)
                .build();

        assertThat(refusal.isLiveAt(BEFORE)).isFalse();
        assertThat(refusal.isWithdrawnBy(AFTER)).isFalse();
        assertThat(refusal.isWrittenAndSpecific()).isFalse();
        assertThat(refusal.refuses(Purpose.EDUCATION, Category.NAME, BEFORE)).isTrue();
        assertThat(refusal.refuses(Purpose.EDUCATION, Category.NAME, NOW)).isFalse();
        assertThat(refusal.refuses(Purpose.EDUCATION, Category.MEDIA, BEFORE)).isFalse();
    }

    @Test
    void a_refusal_is_heard_as_an_opt_out_of_each_purpose_while_it_lasts() {
        Consent refusal = consent()
                .refused(true)
                .addPurposes(Purpose.RESEARCH)
                .addCategories(Category.NAME)
                .expires(AFTER)
                .withdrawn(NOW)
                .build();

        assertThat(refusal.optOuts())
                .allSatisfy(optOut -> {
                    assertThat(optOut.span().contains(BEFORE)).isTrue();
                    assertThat(optOut.span().contains(NOW)).isFalse();
                    assertThat(optOut.categories()).containsExactly(Category.NAME);
                })
                .extracting(optOut -> optOut.purpose().orElseThrow())
                .containsExactlyInAnyOrder(Purpose.EDUCATION, Purpose.RESEARCH);
        assertThat(consent().build().optOuts()).isEmpty();
    }

    @Test
    void a_consent_that_holds_is_renewed_to_a_new_end() {
        Consent yearly = consent().expires(AFTER).build();
        Consent renewed = yearly.renewed(NOW, Optional.of(AFTER.plusSeconds(60)));

        assertThat(renewed.renewed()).contains(NOW);
        assertThat(renewed.isLiveAt(AFTER)).isTrue();
        assertThat(yearly.isLiveAt(AFTER)).isFalse();
    }

    @Test
    void what_has_ended_is_not_renewed_but_given_anew() {
        Consent ended = consent().expires(NOW).build();

        assertThatThrownBy(() -> ended.renewed(NOW, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a consent must hold when it is renewed;"
                        + " record what was given after its end as a consent of its own");
        assertThatThrownBy(() -> consent().refused(true).build().renewed(NOW, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_refusal_of_nothing_and_half_a_confirmation_are_no_records() {
        assertThatThrownBy(consent().refused(true).purposes(Set.of())::build)
                .hasMessage("a refusal of consent must name a purpose");
        assertThatThrownBy(consent().refused(true).renewed(NOW)::build)
                .hasMessage("a refusal of consent is not renewed; record it anew");
        assertThatThrownBy(consent().confirmedBy(APPLICATION)::build)
                .hasMessage("a consent that an agency confirmed must say when, under 'confirmed'");
        assertThatThrownBy(consent().confirmed(BEFORE.minusNanos(1))::build)
                .hasMessage("a consent must not be confirmed before it was given");
        assertThatThrownBy(consent().renewed(BEFORE.minusNanos(1))::build)
                .hasMessage("a consent must not be renewed before it was given");
    }

    @Test
    void where_the_evidence_lies_is_not_printed() {
        assertThat(consent().evidence("the third drawer").build().toString()).doesNotContain("drawer");
    }
}
