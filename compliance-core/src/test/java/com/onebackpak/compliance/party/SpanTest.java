package com.onebackpak.compliance.party;

import static com.onebackpak.compliance.Given.AFTER;
import static com.onebackpak.compliance.Given.BEFORE;
import static com.onebackpak.compliance.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpanTest {
    @Test
    void the_beginning_is_in_and_the_end_is_out() {
        Span span = new Span(BEFORE, Optional.of(AFTER));

        assertThat(span.contains(BEFORE.minusNanos(1))).isFalse();
        assertThat(span.contains(BEFORE)).isTrue();
        assertThat(span.contains(AFTER.minusNanos(1))).isTrue();
        assertThat(span.contains(AFTER)).isFalse();
    }

    @Test
    void an_open_span_does_not_end() {
        assertThat(Span.from(BEFORE).contains(AFTER)).isTrue();
        assertThat(Span.from(AFTER).contains(BEFORE)).isFalse();
    }

    @Test
    void an_empty_span_contains_nothing_and_a_reversed_one_is_refused() {
        assertThat(new Span(NOW, Optional.of(NOW)).contains(NOW)).isFalse();
        assertThatThrownBy(() -> new Span(NOW, Optional.of(BEFORE))).hasMessage("a span must not end before it begins");
    }

    @Test
    void what_is_to_be_in_effect_needs_an_instant_in_its_span() {
        assertThat(Span.from(NOW).requireSome("it")).isEqualTo(Span.from(NOW));
        assertThatThrownBy(() -> new Span(NOW, Optional.of(NOW)).requireSome("it"))
                .hasMessage("it would never be in effect: it ends as it begins; let 'until' lie after 'from'");
    }
}
