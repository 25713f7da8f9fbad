package com.onebackpak.compliance.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermTest {
    @Test
    void a_term_covers_itself_and_all_below_it_on_whole_segments() {
        Category work = new Category("work");

        assertThat(work.covers(work)).isTrue();
        assertThat(work.covers(new Category("work.assignment"))).isTrue();
        assertThat(work.covers(new Category("work.assignment.draft"))).isTrue();
        assertThat(work.covers(new Category("workshop"))).isFalse();
        assertThat(work.covers(new Category("work-sheet"))).isFalse();
        assertThat(new Category("work.assignment").covers(work)).isFalse();
    }

    @Test
    void a_term_covers_nothing_of_another_dimension() {
        assertThat(new Purpose("support").covers(new Category("support.case"))).isFalse();
        assertThat(new Purpose("support").covers(new Category("support"))).isFalse();
    }

    @Test
    void the_broader_term_is_the_one_directly_above() {
        assertThat(new Category("work.assignment.draft").broader()).contains(new Category("work.assignment"));
        assertThat(new Category("work").broader()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_dimension_makes_terms_of_its_own(Dimension dimension) {
        Term term = dimension.term("some-thing.else");

        assertThat(term.dimension()).isEqualTo(dimension);
        assertThat(term.path()).isEqualTo("some-thing.else");
        assertThat(term).hasToString("some-thing.else");
    }

    @ParameterizedTest
    @EnumSource
    void a_term_covers_one_of_the_same_path_whoever_made_the_text(Dimension dimension) {
        Term term = dimension.term("some-thing.else");

        assertThat(term.covers(dimension.term(String.join(".", "some-thing", "else"))))
                .isTrue();
        assertThat(dimension.term("some-thing.else.below").broader()).hasValueSatisfying(above -> {
            assertThat(term.covers(above)).isTrue();
            assertThat(above.covers(term)).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "A", "a b", "a_b", "-a", "a-", "a--b", "a\n", "ä"})
    void a_path_is_dotted_segments_of_lower_case_letters_digits_and_hyphens(String path) {
        for (Dimension dimension : Dimension.values()) {
            assertThatThrownBy(() -> dimension.term(path))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("not '" + path + "'");
        }
    }
}
