package com.onebackpak.compliance.retention;

import static com.onebackpak.compliance.Given.AFTER;
import static com.onebackpak.compliance.Given.BEFORE;
import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.STUDENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HoldTest {
    private static final Span THIS_YEAR = new Span(BEFORE, Optional.of(AFTER));

    @Test
    void a_hold_that_names_no_category_stops_every_deletion() {
        assertThat(hold(Set.of()).stops(Category.NAME, NOW)).isTrue();
    }

    @Test
    void a_hold_stops_what_lies_below_its_category_and_whatever_contains_it() {
        Hold hold = hold(Set.of(Category.WORK_ASSIGNMENT));

        assertThat(hold.stops(Category.WORK_ASSIGNMENT, NOW)).isTrue();
        assertThat(hold.stops(Category.WORK, NOW)).isTrue();
        assertThat(hold.stops(Category.WORK_CONTENT, NOW)).isFalse();
        assertThat(hold(Set.of(Category.WORK)).stops(Category.WORK_CONTENT, NOW))
                .isTrue();
    }

    @Test
    void a_hold_stops_deletions_from_its_beginning_until_just_before_its_end() {
        Hold hold = hold(Set.of());

        assertThat(hold.stops(Category.WORK, BEFORE.minusNanos(1))).isFalse();
        assertThat(hold.stops(Category.WORK, BEFORE)).isTrue();
        assertThat(hold.stops(Category.WORK, AFTER.minusNanos(1))).isTrue();
        assertThat(hold.stops(Category.WORK, AFTER)).isFalse();
    }

    private static Hold hold(Set<Category> categories) {
        return new Hold(HoldKind.LEGAL, STUDENT, categories, THIS_YEAR);
    }
}
