package com.onebackpak.compliance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    private static final List<String> KNOWN = List.of("education", "service", "service.support", "research");

    @ParameterizedTest
    @CsvSource({
        "eduction, education",
        "educations, education",
        "educatoin, education",
        "servise, service",
        "service-support, service.support",
        "esearch, research",
        "education, education"
    })
    void the_name_with_the_fewest_edits_is_meant(String written, String meant) {
        assertThat(NearestName.of(written, KNOWN)).contains(meant);
        assertThat(NearestName.hint(written, KNOWN)).isEqualTo("did you mean '" + meant + "'?");
    }

    @Test
    void nothing_is_meant_where_every_name_is_far() {
        assertThat(NearestName.of("marketing", KNOWN)).isEmpty();
        assertThat(NearestName.hint("marketing", KNOWN)).isEmpty();
        assertThat(NearestName.of("", List.of())).isEmpty();
    }

    @Test
    void two_edits_are_always_allowed_and_a_third_of_the_length_in_long_names() {
        assertThat(NearestName.of("ab", List.of("cd"))).contains("cd");
        assertThat(NearestName.of("ab", List.of("cde"))).isEmpty();
        assertThat(NearestName.of("abcdefghi", List.of("xyzdefghi"))).contains("xyzdefghi");
        assertThat(NearestName.of("abcdefghi", List.of("wxyzefghi"))).isEmpty();
    }

    @Test
    void of_two_that_are_as_near_the_first_is_meant() {
        assertThat(NearestName.of("cat", List.of("bat", "rat"))).contains("bat");
    }
}
