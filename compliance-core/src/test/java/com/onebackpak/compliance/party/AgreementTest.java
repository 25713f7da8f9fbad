package com.onebackpak.compliance.party;

import static com.onebackpak.compliance.Given.AFTER;
import static com.onebackpak.compliance.Given.BEFORE;
import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.agreement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgreementTest {
    @Test
    void an_agreement_is_in_force_within_its_term() {
        Agreement agreement =
                agreement().term(new Span(BEFORE, Optional.of(NOW))).build();

        assertThat(agreement.inForceAt(BEFORE)).isTrue();
        assertThat(agreement.inForceAt(NOW)).isFalse();
        assertThat(agreement.inForceAt(BEFORE.minusNanos(1))).isFalse();
    }

    @Test
    void a_terminated_agreement_is_out_of_force_from_the_instant_of_its_termination() {
        Agreement agreement = agreement().terminated(NOW).build();

        assertThat(agreement.inForceAt(NOW.minusNanos(1))).isTrue();
        assertThat(agreement.inForceAt(NOW)).isFalse();
        assertThat(agreement.endedBy(NOW.minusNanos(1))).isEmpty();
        assertThat(agreement.endedBy(NOW)).contains(NOW);
    }

    @Test
    void an_agreement_terminated_before_it_began_is_refused() {
        Agreement.Builder agreement = agreement().term(Span.from(NOW)).terminated(BEFORE);

        assertThatThrownBy(agreement::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an agreement must not be terminated before it begins");
    }

    @Test
    void an_agreement_ends_by_whichever_end_is_earlier() {
        Agreement.Builder agreement = agreement().term(new Span(BEFORE, Optional.of(NOW)));

        assertThat(agreement.terminated(AFTER).build().endedBy(AFTER)).contains(NOW);
        assertThat(agreement.terminated(BEFORE).build().endedBy(AFTER)).contains(BEFORE);
        assertThat(agreement().build().endedBy(AFTER)).isEmpty();
    }
}
