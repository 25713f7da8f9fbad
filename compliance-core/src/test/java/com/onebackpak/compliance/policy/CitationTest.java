package com.onebackpak.compliance.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitationTest {
    @ParameterizedTest
    @ValueSource(strings = {"Backpak C15", "FERPA 99.31(a)(1)", "US-NY 8 NYCRR 121.10", "US-IL 105 ILCS 85/15", "X 1"})
    void a_citation_is_read_and_written_alike(String text) {
        assertThat(Citation.parse(text)).hasToString(text);
    }

    @Test
    void the_prefix_ends_at_the_first_space() {
        assertThat(Citation.parse("US-NY 8 NYCRR 121.10")).isEqualTo(new Citation("US-NY", "8 NYCRR 121.10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "FERPA", " 99.30", "FERPA ", "FERPA  99.30", "FERPA 99.30 "})
    void text_that_is_not_a_prefix_a_space_and_a_section_is_refused(String text) {
        assertThatThrownBy(() -> Citation.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a prefix, a space and a section");
    }

    @Test
    void text_without_a_prefix_is_repeated_in_the_refusal() {
        assertThatThrownBy(() -> Citation.parse("99.30")).hasMessageEndingWith("not '99.30'");
        assertThatThrownBy(() -> Citation.parse(" 99.30")).hasMessageEndingWith("not ' 99.30'");
    }

    @Test
    void a_prefix_is_one_word() {
        assertThatThrownBy(() -> new Citation("US NY", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Citation(" FERPA", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Citation("", "1")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "FERPA 99.31, FERPA 99.31, true",
        "FERPA 99.31, FERPA 99.31(a)(1), true",
        "FERPA 99.31(a), FERPA 99.31(a)(1), true",
        "US-IL 105 ILCS 85, US-IL 105 ILCS 85/15, true",
        "US-NY 8 NYCRR, US-NY 8 NYCRR 121.10, true",
        "FERPA 99.3, FERPA 99.31, false",
        "Backpak C1, Backpak C15, false",
        "FERPA 99.31(a)(1), FERPA 99.31, false",
        "FERPA 99.31, COPPA 99.31, false",
        "FERPA 99.31, COPPA 99.31(a), false"
    })
    void a_section_covers_its_paragraphs_and_not_its_neighbours(String section, String other, boolean covers) {
        assertThat(Citation.parse(section).covers(Citation.parse(other))).isEqualTo(covers);
    }

    @Test
    void citations_are_ordered_by_document_and_then_as_a_reader_counts() {
        TreeSet<Citation> sorted = new TreeSet<>();
        for (String text :
                new String[] {"FERPA 99.30", "Backpak C15", "Backpak C9", "COPPA 312.10", "COPPA 312.5(a)(1)"}) {
            sorted.add(Citation.parse(text));
        }

        assertThat(sorted)
                .extracting(Citation::toString)
                .containsExactly("Backpak C9", "Backpak C15", "COPPA 312.5(a)(1)", "COPPA 312.10", "FERPA 99.30");
    }
}
