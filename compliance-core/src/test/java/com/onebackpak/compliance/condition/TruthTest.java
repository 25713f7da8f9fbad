package com.onebackpak.compliance.condition;

import static com.onebackpak.compliance.condition.Truth.FALSE;
import static com.onebackpak.compliance.condition.Truth.TRUE;
import static com.onebackpak.compliance.condition.Truth.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTest {
    @ParameterizedTest
    @CsvSource({
        "TRUE, TRUE, TRUE, TRUE",
        "TRUE, FALSE, FALSE, TRUE",
        "TRUE, UNKNOWN, UNKNOWN, TRUE",
        "FALSE, TRUE, FALSE, TRUE",
        "FALSE, FALSE, FALSE, FALSE",
        "FALSE, UNKNOWN, FALSE, UNKNOWN",
        "UNKNOWN, TRUE, UNKNOWN, TRUE",
        "UNKNOWN, FALSE, FALSE, UNKNOWN",
        "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN"
    })
    void and_and_or_are_those_of_strong_kleene_logic(Truth left, Truth right, Truth both, Truth either) {
        assertThat(left.and(right)).isEqualTo(both);
        assertThat(left.or(right)).isEqualTo(either);
    }

    @Test
    void what_is_unknown_stays_unknown_when_it_is_negated() {
        assertThat(TRUE.not()).isEqualTo(FALSE);
        assertThat(FALSE.not()).isEqualTo(TRUE);
        assertThat(UNKNOWN.not()).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "contact.email, contact, TRUE",
        "contact.email, contact.email, TRUE",
        "contact, contact.email, UNKNOWN",
        "name, contact.email, FALSE"
    })
    void a_term_lies_under_itself_and_broader_ones_and_may_lie_under_narrower_ones(
            String asked, String wanted, Truth truth) {
        assertThat(Truth.liesUnder(new Category(asked), List.of(Category.WORK, new Category(wanted))))
                .isEqualTo(truth);
    }

    @Test
    void what_is_disclosed_is_not_thereby_sold_and_what_is_sold_is_disclosed() {
        assertThat(Truth.liesUnder(Action.DISCLOSE, List.of(Action.DISCLOSE_SELL)))
                .isEqualTo(FALSE);
        assertThat(Truth.liesUnder(Action.DISCLOSE_SELL, List.of(Action.DISCLOSE)))
                .isEqualTo(TRUE);
    }

    @ParameterizedTest
    @CsvSource({"US-TX, US, TRUE", "US, US, TRUE", "US, US-TX, UNKNOWN", "EU, DE, UNKNOWN", "US-CA, US-TX, FALSE"})
    void a_place_lies_in_itself_and_what_is_around_it_and_may_lie_in_its_parts(
            String place, String region, Truth truth) {
        assertThat(Truth.liesIn(Jurisdiction.of(place), List.of(Jurisdiction.of("CA"), Jurisdiction.of(region))))
                .isEqualTo(truth);
    }

    @Test
    void nothing_lies_under_no_term_and_in_no_region() {
        assertThat(Truth.liesUnder(Category.WORK, List.of())).isEqualTo(FALSE);
        assertThat(Truth.liesIn(Jurisdiction.of("US"), List.of())).isEqualTo(FALSE);
    }

    @Test
    void a_boolean_is_never_unknown() {
        assertThat(Truth.of(true)).isEqualTo(TRUE);
        assertThat(Truth.of(false)).isEqualTo(FALSE);
    }
}
