package com.onebackpak.compliance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final String AT = "2026-09-15T15:00:00.123456Z";

    @Test
    void a_place_is_read_again_as_it_was_handed_out_whatever_its_record_is_called() {
        Cursor longest = new Cursor(
                Instant.parse(AT), RecordKey.of("a/b:c_d.e-" + "9".repeat(118)).value());
        Cursor decision = new Cursor(Instant.parse(AT), DecisionEvent.newId());

        assertThat(Cursor.parse(longest.toString())).isEqualTo(longest);
        assertThat(Cursor.parse(decision.toString())).isEqualTo(decision);
        assertThat(Cursor.parse(Cursor.START.toString())).isEqualTo(Cursor.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0b", "\ud800", "a b", "a\n", "'", "\u00e4", "%00"})
    void a_key_that_no_record_can_have_is_refused_before_a_database_sees_it(String key) {
        assertRefused(AT + "/" + key);
    }

    @Test
    void a_key_that_is_too_long_is_refused() {
        assertRefused(AT + "/" + "a".repeat(129));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "student-7/x", AT, "x/" + AT})
    void what_is_no_place_is_refused_without_repeating_it(String text) {
        assertRefused(text);
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> Cursor.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a place in pages must be an instant, a slash and a key, as it was handed out");
    }
}
