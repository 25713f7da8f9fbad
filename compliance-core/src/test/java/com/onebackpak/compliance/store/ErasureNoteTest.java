package com.onebackpak.compliance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErasureNoteTest {
    private static final Optional<Instant> AT = Optional.of(Instant.parse("2026-11-30T10:15:30.123456Z"));
    private static final Optional<String> NAME = Optional.of("0123456789abcdef");

    @ParameterizedTest
    @ValueSource(strings = {"0", "f", "0123456789abcdef0123456789abcdef"})
    void what_was_done_may_have_a_time_and_a_name(String name) {
        assertThat(new ErasureNote(ErasureState.DONE, AT, Optional.of(name)).name())
                .contains(name);
        assertThat(new ErasureNote(ErasureState.DONE, AT, Optional.empty()).at())
                .isEqualTo(AT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0123456789abcdef0123456789abcdef0", "ABCDEF", "student-7", "0\n", "0 1"})
    void what_the_column_does_not_hold_is_no_name_and_is_not_repeated(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ErasureNote(ErasureState.DONE, AT, Optional.of(name)))
                .withMessage("the name of an erasure must have 1 to 32 lower-case hexadecimal digits");
    }

    @Test
    void a_name_without_a_time_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ErasureNote(ErasureState.DONE, Optional.empty(), NAME))
                .withMessageContaining("has a time");
    }

    @ParameterizedTest
    @EnumSource(value = ErasureState.class, names = "DONE", mode = EnumSource.Mode.EXCLUDE)
    void what_was_not_done_has_neither(ErasureState state) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ErasureNote(state, AT, Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new ErasureNote(state, Optional.empty(), NAME));
    }
}
