package com.onebackpak.compliance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void every_text_has_its_value_and_no_other_has_one() {
        Map<String, Integer> values = new HashMap<>();
        for (int size = 0; size < 70; size++) {
            TextTable<Integer> table = new TextTable<>(values);
            values.forEach((text, value) ->
                    assertThat(table.get(new StringBuilder(text).toString())).isEqualTo(value));
            assertThat(table.get("absent")).isNull();
            assertThat(table.get("")).isNull();
            values.put("text-" + size, size);
        }
    }

    @Test
    void texts_of_one_hash_are_told_apart() {
        TextTable<Integer> table = new TextTable<>(Map.of("Aa", 1, "BB", 2, "AaAa", 3, "BBBB", 4));

        assertThat(table.get("Aa")).isEqualTo(1);
        assertThat(table.get("BB")).isEqualTo(2);
        assertThat(table.get("AaAa")).isEqualTo(3);
        assertThat(table.get("BBBB")).isEqualTo(4);
        assertThat(table.get("AaBB")).isNull();
    }
}
