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
}
