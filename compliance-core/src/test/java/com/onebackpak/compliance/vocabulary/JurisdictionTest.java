package com.onebackpak.compliance.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes of ISO 3166-1 and 3166-2, as the standard lists them. */
class JurisdictionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "US", "GB", "CA", "DE", "EU", "PR", "US-TX", "US-DC", "US-PR", "US-UM", "CA-QC", "GB-SCT", "FR-2A"
            })
    void a_code_of_the_standard_is_a_place(String code) {
        assertThat(Jurisdiction.of(code)).hasToString(code);
    }

    @ParameterizedTest
    @CsvSource({
        "us-tx, US-TX",
        "us, US",
        "US_TX, US-TX",
        "TX, US-TX",
        "Texas, US-TX",
        "texas, US-TX",
        "Texsa, US-TX",
        "new york, US-NY",
        "New Yrok, US-NY",
        "Puerto Rico, US-PR",
        "Georgia, US-GA",
        "UK, GB",
        "USA, US",
        "DEU, DE",
        "United States, US",
        "Germany, DE",
        "'US-TX ', US-TX"
    })
    void what_is_none_is_answered_with_the_code_that_was_meant(String written, String meant) {
        assertThatThrownBy(() -> Jurisdiction.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown jurisdiction '" + written + "'; did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "US-XX",
                "US-",
                "US-TEX",
                "XX",
                "ZZ-1",
                "EU-DE",
                "CA-QUEB",
                "DE-by",
                "everywhere at once",
                "US-TX-1"
            })
    void what_is_none_and_near_to_none_is_told_what_a_code_looks_like(String written) {
        assertThatThrownBy(() -> Jurisdiction.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("unknown jurisdiction '" + written + "'; ")
                .hasMessageMatching(".*(it must be an ISO 3166 code such as US or US-TX|did you mean 'DE-BY'\\?)");
    }

    @ParameterizedTest
    @CsvSource({
        "US, US-TX, true",
        "US, US, true",
        "US-TX, US-TX, true",
        "US-TX, US, false",
        "US-TX, US-CA, false",
        "CA, US-CA, false",
        "CA-Q, CA-QC, false",
        "EU, DE, true",
        "EU, DE-BY, true",
        "EU, GB, false",
        "EU, US, false",
        "DE, EU, false"
    })
    void a_place_covers_what_lies_in_it(String wide, String narrow, boolean covers) {
        assertThat(Jurisdiction.of(wide).covers(Jurisdiction.of(narrow))).isEqualTo(covers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AS", "GU", "MP", "PR", "UM", "VI"})
    void an_outlying_area_lies_in_the_united_states_by_either_of_its_codes(String area) {
        Jurisdiction country = Jurisdiction.of(area);
        Jurisdiction subdivision = Jurisdiction.of("US-" + area);

        assertThat(Jurisdiction.of("US").covers(country)).isTrue();
        assertThat(country.covers(subdivision)).isTrue();
        assertThat(subdivision.covers(country)).isTrue();
    }

    @Test
    void places_are_ordered_by_their_codes() {
        assertThat(Jurisdiction.of("US-CA"))
                .isLessThan(Jurisdiction.of("US-TX"))
                .isGreaterThan(Jurisdiction.of("US"));
    }
}
