package com.onebackpak.compliance.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.vocabulary.Category;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OccurrenceTest {
    private static final PartyId STUDENT = PartyId.of("student-1");

    private static Occurrence erased(Category... categories) {
        return new Occurrence(STUDENT, OccurrenceKind.ERASED, Instant.EPOCH, Set.of(categories));
    }

    @Test
    void an_erasure_is_of_the_categories_it_names_with_all_below_or_of_all() {
        assertThat(erased().erased(Category.WORK)).isTrue();
        assertThat(erased(Category.WORK).erased(Category.WORK_CONTENT)).isTrue();
        assertThat(erased(Category.WORK, Category.NAME).erased(Category.WORK)).isTrue();
        assertThat(erased(Category.WORK_CONTENT).erased(Category.WORK)).isFalse();
        assertThat(erased(Category.WORK).erased(Category.NAME)).isFalse();
        assertThat(new Occurrence(STUDENT, OccurrenceKind.LEFT, Instant.EPOCH).erased(Category.WORK))
                .isFalse();
    }

    @Test
    void nothing_else_names_categories() {
        assertThatThrownBy(() -> new Occurrence(STUDENT, OccurrenceKind.LEFT, Instant.EPOCH, Set.of(Category.WORK)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("only an occurrence of kind 'erased' may name categories, not one of kind 'left'");
    }
}
