package com.onebackpak.compliance.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartyIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "gb-isd", "4f1c.a_B-9"})
    void an_id_stands_for_itself(String value) {
        assertThat(PartyId.of(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-a", "a b", "a@b", "é", "a\n"})
    void what_may_tell_who_it_is_or_break_a_log_is_no_id(String value) {
        assertThatThrownBy(() -> PartyId.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("an id must be 1 to 128 letters");
    }

    @Test
    void an_id_has_at_most_128_characters() {
        assertThat(PartyId.of("a".repeat(128)).value()).hasSize(128);
        assertThatThrownBy(() -> PartyId.of("a".repeat(129))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ids_are_ordered_by_their_text() {
        assertThat(PartyId.of("a")).isLessThan(PartyId.of("b"));
    }

    @Test
    void a_person_does_not_tell_the_birth_date() {
        Person person = Person.builder()
                .id(PartyId.of("student-1"))
                .kind(PersonKind.STUDENT)
                .birthDate(LocalDate.of(2014, 5, 1))
                .build();

        assertThat(person.toString()).contains("student-1").doesNotContain("2014");
    }
}
