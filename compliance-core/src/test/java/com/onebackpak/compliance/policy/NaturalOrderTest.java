package com.onebackpak.compliance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NaturalOrderTest {
    @ParameterizedTest
    @CsvSource({
        "C9, C15",
        "C15, C15a",
        "99.4, 99.31",
        "99.31(a)(2), 99.31(a)(10)",
        "a, b",
        "'', 1",
        "C09, C9",
        "C09, C010",
        "5, a",
        "9, C1",
        "99999999999999999999, 100000000000000000000"
    })
    void the_first_comes_before_the_second_and_never_the_other_way(String first, String second) {
        assertThat(NaturalOrder.compare(first, second)).isNegative();
        assertThat(NaturalOrder.compare(second, first)).isPositive();
    }

    @Test
    void only_equal_text_is_equal() {
        assertThat(NaturalOrder.compare("99.31(a)", "99.31(a)")).isZero();
        assertThat(NaturalOrder.compare("", "")).isZero();
        assertThat(NaturalOrder.compare("01", "1")).isNotZero();
    }

    @Test
    void digits_of_other_scripts_are_letters_here() {
        assertThat(List.of("٣ب", "٣أ").stream().sorted(NaturalOrder::compare)).containsExactly("٣أ", "٣ب");
    }
}
