package com.onebackpak.compliance.examples.oneroster;

import static com.onebackpak.compliance.examples.oneroster.RosterFixture.sound;
import static com.onebackpak.compliance.examples.oneroster.RosterFixture.soundOf12;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.examples.oneroster.Roster.Person;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose parent somebody is, and what is told of agents who are nobody's. */
class AgentsTest {
    @ParameterizedTest
    @ValueSource(strings = {"parent", "guardian", "relative"})
    void a_parent_guardian_or_relative_is_linked_to_a_student_either_way(String role) {
        Roster roster = sound().changing("users.csv", "S1,parent", "S1," + role).read();

        assertThat(roster.people()).extracting(Person::agents).containsExactly(List.of("U2"), List.of("U1"), List.of());
        assertThat(roster.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"administrator", "aide", "proctor", "student", "teacher"})
    void an_agent_who_is_no_relative_is_not_linked_and_told_either_way(String role) {
        Roster roster = sound().changing("users.csv", "S1,parent", "S1," + role).read();

        assertThat(roster.people()).extracting(Person::agents).containsExactly(List.of(), List.of(), List.of());
        assertThat(roster.notes())
                .containsExactly("users.csv: 2 users with agents who are no relatives of a student, not linked"
                        + " (first users.csv:2).");
    }

    @Test
    void a_teacher_beside_a_parent_is_told_and_the_parent_is_linked() {
        Roster roster =
                sound().changing("users.csv", "Zebulon,U2", "Zebulon,\"U3,U2\"").read();

        assertThat(roster.people().get(0).agents()).containsExactly("U2");
        assertThat(roster.notes())
                .containsExactly("users.csv: 1 user with an agent who is no relative of a student, not linked"
                        + " (users.csv:2).");
    }

    @Test
    void two_parents_who_name_each_other_are_not_linked_and_told() {
        Roster roster = sound().changing("users.csv", "S1,teacher,Zachary,", "S1,parent,Zachary,U2")
                .read();

        assertThat(roster.people().get(2).agents()).isEmpty();
        assertThat(roster.notes()).hasSize(1);
    }

    @Test
    void a_student_is_nobodys_own_relative() {
        Roster roster = soundOf12()
                .changing("users.csv", "Zebulon,U2", "Zebulon,U1")
                .changing("roles.csv", "R2,,U2", "R4,,U1,secondary,parent,,,S1,\nR2,,U2")
                .read();

        assertThat(roster.people().get(0).agents()).isEmpty();
        assertThat(roster.notes()).hasSize(1);
    }

    @Test
    void staff_who_have_a_parents_role_too_are_linked() {
        Roster roster = soundOf12()
                .changing("roles.csv", "R3,,U3", "R4,,U3,secondary,parent,,,S1,\nR3,,U3")
                .changing("users.csv", "Zebulon,U2", "Zebulon,U3")
                .read();

        assertThat(roster.people().get(0).agents()).containsExactly("U3");
        assertThat(roster.notes()).isEmpty();
    }
}
