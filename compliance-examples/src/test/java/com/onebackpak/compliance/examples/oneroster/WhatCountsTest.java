package com.onebackpak.compliance.examples.oneroster;

import static com.onebackpak.compliance.examples.oneroster.RosterFixture.sound;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.examples.oneroster.Roster.Org;
import com.onebackpak.compliance.examples.oneroster.Roster.Person;
import com.onebackpak.compliance.examples.oneroster.Roster.SchoolClass;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts on the day that is asked for, 15 September 2026, and what is told of the rest. */
class WhatCountsTest {
    private static final SchoolClass BOTH = new SchoolClass("C1", Set.of("U3"), Set.of("U1"));

    @ParameterizedTest
    @CsvSource({"tobedeleted,true,is to be deleted", "inactive,true,is inactive", "active,false,is of a disabled user"})
    void a_student_who_is_inactive_disabled_or_to_be_deleted_is_none_and_neither_is_what_hangs_on_it(
            String status, String enabled, String why) {
        Roster roster = sound().taught()
                .changing("users.csv", "U1,,true", "U1," + status + "," + enabled)
                .read();

        assertThat(roster.people()).extracting(Person::sourcedId).containsExactly("U2", "U3");
        assertThat(roster.people().get(0).agents()).isEmpty();
        assertThat(roster.classes().orElseThrow()).containsExactly(new SchoolClass("C1", Set.of("U3"), Set.of()));
        assertThat(roster.notes())
                .containsExactly(
                        "users.csv: 1 row that " + why + ", left out (users.csv:2).",
                        "demographics.csv: 1 row that is about one left out of users.csv, left out"
                                + " (demographics.csv:2).",
                        "enrollments.csv: 1 row that is about one left out of users.csv, left out (enrollments.csv:3).",
                        "users.csv: 1 user with an agent who is left out (users.csv:3).");
    }

    @Test
    void a_teacher_who_is_disabled_teaches_nobody() {
        Roster roster =
                sound().taught().changing("users.csv", "U3,,true", "U3,,false").read();

        assertThat(roster.classes().orElseThrow()).containsExactly(new SchoolClass("C1", Set.of(), Set.of("U1")));
    }

    @Test
    void a_parent_who_is_to_be_deleted_is_no_agent() {
        Roster roster =
                sound().changing("users.csv", "U2,,true", "U2,tobedeleted,true").read();

        assertThat(roster.people().get(0).agents()).isEmpty();
        assertThat(roster.notes())
                .containsExactly(
                        "users.csv: 1 row that is to be deleted, left out (users.csv:3).",
                        "users.csv: 1 user with an agent who is left out (users.csv:2).");
    }

    @Test
    void a_row_that_does_not_count_need_not_be_sound_beyond_its_key() {
        Roster roster = sound().with(
                        "users.csv", RosterFixture.USERS, "U1,,true,S1,student,,,", "U4,tobedeleted,true,,nobody,,,")
                .read();

        assertThat(roster.people()).extracting(Person::sourcedId).containsExactly("U1");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-08-15,2026-05-29,has ended by 2026-09-15",
        ",2026-09-14,has ended by 2026-09-15",
        ",2026-09-15,has ended by 2026-09-15",
        "2026-09-16,,has not begun by 2026-09-15",
        "2027-08-15,2028-05-29,has not begun by 2026-09-15",
        "2026-08-15,2026-08-15,has ended by 2026-09-15",
        "2026-08-15,2026-05-29,ends before it begins",
        "2026-09-16,2026-09-15,ends before it begins",
        "2027-05-29,2026-12-15,ends before it begins"
    })
    void an_enrollment_that_ended_has_not_begun_or_ends_before_it_begins_makes_nobody_a_teacher(
            String begin, String end, String why) {
        String dates = (begin == null ? "" : begin) + "," + (end == null ? "" : end);
        Roster roster = sound().taught()
                .changing("enrollments.csv", "U3,teacher,,", "U3,teacher," + dates)
                .read();

        assertThat(roster.classes().orElseThrow()).containsExactly(new SchoolClass("C1", Set.of(), Set.of("U1")));
        assertThat(roster.notes())
                .containsExactly("enrollments.csv: 1 row that " + why + ", left out (enrollments.csv:2).");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "2026-09-15,", ",2026-09-16", "2026-08-15,2027-05-29"})
    void an_enrollment_counts_from_its_first_day_until_the_day_before_its_end(String dates) {
        Roster roster = sound().taught()
                .changing("enrollments.csv", "U3,teacher,,", "U3,teacher," + dates)
                .read();

        assertThat(roster.classes().orElseThrow()).containsExactly(BOTH);
        assertThat(roster.notes()).isEmpty();
    }

    @Test
    void enrollments_that_all_ended_are_no_roster_without_enrollments() {
        Roster roster = sound().taught()
                .changing("enrollments.csv", "teacher,,", "teacher,,2026-05-29")
                .changing("enrollments.csv", "student,,", "student,,2026-05-29")
                .read();

        assertThat(roster.classes()).contains(List.of());
        assertThat(roster.notes())
                .containsExactly(
                        "enrollments.csv: 2 rows that have ended by 2026-09-15, left out (first enrollments.csv:2).");
    }

    @ParameterizedTest
    @CsvSource({
        "T1,,2025-08-15,2026-05-29,has ended by 2026-09-15",
        "T1,,2025-08-15,2026-09-15,has ended by 2026-09-15",
        "T1,,2027-01-10,2027-05-29,has not begun by 2026-09-15",
        "T1,,2027-05-29,2026-08-15,ends before it begins",
        "T1,,2026-08-15,2026-05-29,ends before it begins",
        "T1,tobedeleted,2026-08-15,2027-05-29,is to be deleted"
    })
    void a_class_without_a_term_on_the_day_is_over(String key, String status, String start, String end, String why) {
        String term = String.join(",", key, status == null ? "" : status, start, end);
        Roster roster = sound().taught()
                .with("academicSessions.csv", RosterFixture.SESSIONS, term)
                .read();

        assertThat(roster.classes()).contains(List.of());
        assertThat(roster.notes())
                .containsExactly(
                        "academicSessions.csv: 1 row that " + why + ", left out (academicSessions.csv:2).",
                        "classes.csv: 1 row that has no term on 2026-09-15, left out (classes.csv:2).",
                        "enrollments.csv: 2 rows that are about some left out of classes.csv, left out"
                                + " (first enrollments.csv:2).");
    }

    @Test
    void of_a_classes_terms_one_that_is_on_is_enough() {
        Roster roster = sound().taught()
                .with(
                        "academicSessions.csv",
                        RosterFixture.SESSIONS,
                        "T0,,2025-08-15,2026-05-29",
                        "T1,,2026-08-15,2027-05-29")
                .changing("classes.csv", "S1,T1", "S1,\"T0,T1\"")
                .read();

        assertThat(roster.classes().orElseThrow()).containsExactly(BOTH);
    }

    @Test
    void without_the_terms_a_class_counts_and_the_roster_says_what_is_not_known() {
        Roster roster = sound().taught().without("academicSessions.csv").read();

        assertThat(roster.classes().orElseThrow()).containsExactly(BOTH);
        assertThat(roster.notes())
                .containsExactly("There is no academicSessions.csv, so whether a class's terms are over is not known.");
    }

    @Test
    void a_class_that_names_no_term_counts_and_is_told() {
        Roster roster = sound().taught().changing("classes.csv", "S1,T1", "S1,").read();

        assertThat(roster.classes().orElseThrow()).containsExactly(BOTH);
        assertThat(roster.notes())
                .containsExactly("classes.csv: 1 class without a term, so that nothing tells whether it is over"
                        + " (classes.csv:2).");
    }

    @Test
    void without_the_classes_enrollments_count_and_the_roster_says_what_is_not_known() {
        Roster roster = sound().taught().without("classes.csv").read();

        assertThat(roster.classes().orElseThrow()).containsExactly(BOTH);
        assertThat(roster.notes())
                .containsExactly("There is no classes.csv, so whether a class is over or to be deleted is not known.");
    }

    @Test
    void an_enrollment_at_another_school_than_its_class_makes_nobody_a_teacher() {
        Roster roster = sound().taught()
                .changing("enrollments.csv", "E1,,C1,S1", "E1,,C1,S2")
                .read();

        assertThat(roster.classes().orElseThrow()).containsExactly(new SchoolClass("C1", Set.of(), Set.of("U1")));
        assertThat(roster.notes())
                .containsExactly("enrollments.csv: 1 row that is at another school than its class, left out"
                        + " (enrollments.csv:2).");
    }

    @Test
    void a_class_that_is_to_be_deleted_is_none() {
        Roster roster = sound().taught()
                .changing("classes.csv", "C1,,", "C1,tobedeleted,")
                .read();

        assertThat(roster.classes()).contains(List.of());
        assertThat(roster.notes())
                .containsExactly(
                        "classes.csv: 1 row that is to be deleted, left out (classes.csv:2).",
                        "enrollments.csv: 2 rows that are about some left out of classes.csv, left out"
                                + " (first enrollments.csv:2).");
    }

    @Test
    void nobody_belongs_to_a_school_that_is_to_be_deleted() {
        Roster roster = sound().taught()
                .changing("orgs.csv", "S1,,", "S1,tobedeleted,")
                .changing("users.csv", "U1,,true,S1", "U1,,true,\"S1,S2\"")
                .read();

        assertThat(roster.people()).extracting(Person::sourcedId).containsExactly("U1");
        assertThat(roster.people().get(0).memberships())
                .extracting(Roster.Membership::org)
                .containsExactly("S2");
        assertThat(roster.classes()).contains(List.of());
        assertThat(roster.notes())
                .contains(
                        "orgs.csv: 1 row that is to be deleted, left out (orgs.csv:3).",
                        "users.csv: 1 user at an org that is left out (users.csv:2).",
                        "users.csv: 2 rows that have no role at an org, or none that counts, left out"
                                + " (first users.csv:3).",
                        "classes.csv: 1 row that is about one left out of orgs.csv, left out (classes.csv:2).");
    }

    @Test
    void what_stands_under_an_org_that_is_left_out_stands_under_the_next_above() {
        Roster roster = sound().with(
                        "orgs.csv",
                        RosterFixture.ORGS,
                        "N,,State,state,",
                        "D1,tobedeleted,Alpha,district,N",
                        "S1,,Beta,school,D1")
                .read();

        assertThat(roster.orgs()).extracting(Org::sourcedId).containsExactly("N", "S1");
        assertThat(roster.orgs().get(1).parent()).contains("N");
        assertThat(roster.notes())
                .containsExactly(
                        "orgs.csv: 1 row that is to be deleted, left out (orgs.csv:3).",
                        "orgs.csv: 1 org under one that is left out (orgs.csv:4).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "1919-12-31", "1753-01-01", "2026-09-16", "2199-12-31", "9999-12-31"})
    void a_birth_date_that_can_be_nobodys_counts_as_unknown(String date) {
        Roster roster = sound().changing("demographics.csv", "2014-05-01", date).read();

        assertThat(roster.people().get(0).birthDate()).isEmpty();
        assertThat(roster.notes())
                .containsExactly("demographics.csv: 1 birth date before 1920 or after 2026-09-15, taken as unknown"
                        + " (demographics.csv:2).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1920-01-01", "2026-09-15", "2012-02-29"})
    void a_birth_date_that_can_be_somebodys_counts(String date) {
        Roster roster = sound().changing("demographics.csv", "2014-05-01", date).read();

        assertThat(roster.people().get(0).birthDate()).hasToString("Optional[" + date + "]");
        assertThat(roster.notes()).isEmpty();
    }

    @Test
    void demographics_that_are_to_be_deleted_tell_no_birth_date() {
        Roster roster =
                sound().changing("demographics.csv", "U1,,", "U1,tobedeleted,").read();

        assertThat(roster.people().get(0).birthDate()).isEmpty();
        assertThat(roster.notes()).hasSize(1);
    }

    @Test
    void staff_and_parents_in_a_class_as_students_are_none_and_told() {
        Roster roster = sound().taught()
                .with(
                        "enrollments.csv",
                        RosterFixture.ENROLLMENTS,
                        "E1,,C1,S1,U3,teacher,,",
                        "E2,,C1,S1,U1,student,,",
                        "E3,,C1,S1,U3,student,,",
                        "E4,,C1,S1,U2,student,,")
                .read();

        assertThat(roster.classes().orElseThrow()).containsExactly(BOTH);
        assertThat(roster.notes())
                .containsExactly("enrollments.csv: 2 rows that have staff or parents take part in a class as students,"
                        + " left out (first enrollments.csv:4).");
    }

    @Test
    void students_and_others_who_are_said_to_teach_teach_nobody_and_are_told() {
        Roster roster = sound().taught()
                .with(
                        "enrollments.csv",
                        RosterFixture.ENROLLMENTS,
                        "E1,,C1,S1,U1,teacher,,",
                        "E2,,C1,S1,U1,aide,,",
                        "E3,,C1,S1,U3,proctor,,")
                .read();

        assertThat(roster.classes()).contains(List.of());
        assertThat(roster.notes())
                .containsExactly(
                        "enrollments.csv: 1 row that has somebody teach a class who is no teacher, left out"
                                + " (enrollments.csv:2).",
                        "enrollments.csv: 2 rows that are for parts in a class neither as teacher nor as student, left"
                                + " out (first enrollments.csv:3).");
    }
}
