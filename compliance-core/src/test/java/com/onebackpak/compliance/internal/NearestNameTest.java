package com.onebackpak.compliance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
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
    void the_name_with_the_fewest_slips_is_meant(String written, String meant) {
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
    void one_slip_is_always_allowed_and_a_third_of_the_last_part_in_long_names() {
        assertThat(NearestName.of("ab", List.of("ac"))).contains("ac");
        assertThat(NearestName.of("ab", List.of("cd"))).isEmpty();
        assertThat(NearestName.of("abcdefghi", List.of("xyzdefghi"))).contains("xyzdefghi");
        assertThat(NearestName.of("abcdefghi", List.of("wxyzefghi"))).isEmpty();
        assertThat(NearestName.of("recipient.licensed", List.of("recipient.necessary")))
                .isEmpty();
    }

    @Test
    void two_neighbours_swapped_are_one_slip_and_capitals_and_underscores_none() {
        assertThat(NearestName.of("nmae", List.of("name"))).contains("name");
        assertThat(NearestName.of("abc", List.of("cba"))).isEmpty();
        assertThat(NearestName.of("BIRTH_DATE", List.of("birth-date"))).contains("birth-date");
    }

    @Test
    void an_everyday_word_is_no_misspelling_of_another() {
        assertThat(NearestName.of("share", List.of("store", "use"))).isEmpty();
        assertThat(NearestName.of("CST", List.of("America/Chicago"))).isEmpty();
    }

    @Test
    void what_is_known_is_listed_up_to_thirty() {
        assertThat(NearestName.listed(List.of("a", "b"))).isEqualTo("known are a, b");
        assertThat(NearestName.listed(List.of())).isEqualTo("there are none");
        assertThat(NearestName.listed(
                        IntStream.rangeClosed(1, 32).mapToObj(Integer::toString).toList()))
                .startsWith("known are 1, 2, ")
                .endsWith(", 30 and 2 more");
    }

    @Test
    void of_two_that_are_as_near_the_first_is_meant() {
        assertThat(NearestName.of("cat", List.of("bat", "rat"))).contains("bat");
    }
}
