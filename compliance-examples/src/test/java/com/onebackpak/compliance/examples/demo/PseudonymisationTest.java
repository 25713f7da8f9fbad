package com.onebackpak.compliance.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.examples.demo.SchoolCommunity.Employee;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.School;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.Student;
import com.onebackpak.compliance.examples.oneroster.RosterFixture;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.PersonKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the people of a roster in a world that knows one role and one agency to a person. */
class PseudonymisationTest {
    private static final PartyId STUDENT = PartyId.of("student-0001");
    private static final PartyId TEACHER = PartyId.of("teacher-0001");

    @Test
    void both_versions_of_a_roster_are_one_community() {
        SchoolCommunity community = of(RosterFixture.soundOf12().taught());

        assertThat(community).isEqualTo(of(RosterFixture.sound().taught()));
        assertThat(community.teacherOf(community.students().get(0))).contains(TEACHER);
        assertThat(community.notes()).isEmpty();
    }

    @Test
    void of_a_students_schools_the_first_is_taken_and_told() {
        SchoolCommunity community = of(RosterFixture.sound()
                .changing("users.csv", "U1,,true,S1", "U1,,true,\"S2,S1\"")
                .changing("users.csv", "U3,,true,S1", "U3,,true,\"D1,S1,S2\""));

        assertThat(community.students()).extracting(Student::agency).containsExactly(PartyId.of("school-2"));
        assertThat(community.staff()).extracting(Employee::agency).containsExactly(PartyId.of("school-1"));
        assertThat(community.notes())
                .containsExactly(
                        "1 student belongs to several schools or districts, of which the first was taken.",
                        "1 employee belongs to several schools or districts, of which the first was taken.");
    }

    @Test
    void a_school_and_its_district_or_department_are_one_school() {
        SchoolCommunity community = of(RosterFixture.sound()
                .changing("orgs.csv", "S2,,Gamma,school,D1", "S2,,Gamma,department,S1")
                .changing("users.csv", "U1,,true,S1", "U1,,true,\"D1,S2,S1\""));

        assertThat(community.students()).extracting(Student::agency).containsExactly(PartyId.of("school-1"));
        assertThat(community.notes())
                .containsExactly("1 department was left out, and its people belong to the org above.");
    }

    @Test
    void a_district_that_is_not_above_the_school_is_one_of_several_and_told() {
        SchoolCommunity community = of(RosterFixture.sound()
                .changing("orgs.csv", "S2,,Gamma,school,D1", "D2,,Gamma,district,")
                .changing("users.csv", "U1,,true,S1", "U1,,true,\"D2,S1\""));

        assertThat(community.students()).extracting(Student::agency).containsExactly(PartyId.of("school-1"));
        assertThat(community.notes())
                .containsExactly("1 student belongs to several schools or districts, of which the first was taken.");
    }

    @ParameterizedTest
    @CsvSource({"local", "state", "national", "department", "ext:college"})
    void what_is_neither_school_nor_district_is_taken_for_a_district_and_told(String type) {
        SchoolCommunity community =
                of(RosterFixture.soundOf12().changing("orgs.csv", "Gamma,school,D1", "Gamma," + type + ","));

        assertThat(community.agencies())
                .extracting(School::kind)
                .containsExactly(AgencyKind.DISTRICT, AgencyKind.SCHOOL, AgencyKind.DISTRICT);
        assertThat(community.notes())
                .containsExactly("1 org is neither a school nor a district, and was taken for a district.");
    }

    @Test
    void a_student_who_is_staff_too_is_a_student_wherever_the_roster_puts_that_role() {
        SchoolCommunity community = of(RosterFixture.soundOf12()
                .taught()
                .changing(
                        "roles.csv",
                        "R1,,U1,primary,student,,,S1,",
                        "R1,,U1,primary,teacher,,,S1,\nR4,,U1,secondary,student,,,S2,")
                .changing("enrollments.csv", "E2,,C1", "E3,,C1,S1,U1,teacher,,\nE2,,C1"));

        assertThat(community.students()).singleElement().satisfies(student -> {
            assertThat(student.id()).isEqualTo(STUDENT);
            assertThat(student.agency()).isEqualTo(PartyId.of("school-2"));
        });
        assertThat(community.staff())
                .singleElement()
                .satisfies(teacher -> assertThat(teacher.teaches()).containsExactly(STUDENT));
        assertThat(community.notes()).containsExactly("1 person has a further role, which was left out: teacher.");
    }

    @Test
    void staff_who_are_parents_too_are_staff_if_that_is_their_first_role_and_the_parent_is_told() {
        SchoolCommunity community = of(RosterFixture.soundOf12()
                .changing("roles.csv", "R3,,U3", "R4,,U3,secondary,parent,,,S1,\nR3,,U3")
                .changing("users.csv", "U1,,true,Zebulon,U2", "U1,,true,Zebulon,U3")
                .changing("users.csv", "Zenobia,U1", "Zenobia,"));

        assertThat(community.staff()).extracting(Employee::id).containsExactly(TEACHER);
        assertThat(community.parents())
                .singleElement()
                .satisfies(parent -> assertThat(parent.children()).isEmpty());
        assertThat(community.notes())
                .containsExactly(
                        "1 person has a further role, which was left out: parent.",
                        "1 student is linked to others than parents and guardians only, and has no parent on record.");
    }

    @Test
    void a_guardian_is_a_parent_and_another_relative_is_left_out_and_told() {
        SchoolCommunity guardian = of(RosterFixture.sound().changing("users.csv", "S1,parent", "S1,guardian"));
        SchoolCommunity relative = of(RosterFixture.sound().changing("users.csv", "S1,parent", "S1,relative"));

        assertThat(guardian.parents())
                .singleElement()
                .satisfies(parent -> assertThat(parent.children()).containsExactly(STUDENT));
        assertThat(guardian.notes()).isEmpty();
        assertThat(relative.parents()).isEmpty();
        assertThat(relative.notes())
                .containsExactly(
                        "1 relative who is neither parent nor guardian was left out.",
                        "1 student is linked to others than parents and guardians only, and has no parent on record.");
    }

    @Test
    void a_relative_beside_a_parent_leaves_the_parent() {
        SchoolCommunity community = of(RosterFixture.sound()
                .changing("users.csv", "Zebulon,U2", "Zebulon,\"U4,U2\"")
                .changing("users.csv", "U3,,true", "U4,,true,S1,relative,Zoe,U1,\nU3,,true"));

        assertThat(community.parents())
                .singleElement()
                .satisfies(parent -> assertThat(parent.children()).containsExactly(STUDENT));
        assertThat(community.notes()).containsExactly("1 relative who is neither parent nor guardian was left out.");
    }

    @ParameterizedTest
    @CsvSource({
        "teacher, school-employee.teacher",
        "districtAdministrator, school-employee.administrator",
        "siteAdministrator, school-employee.administrator",
        "principal, school-employee.administrator",
        "systemAdministrator, school-employee",
        "counselor, school-employee",
        "aide, school-employee",
        "proctor, school-employee"
    })
    void only_teachers_and_who_leads_a_school_are_more_than_employees(String role, String kind) {
        SchoolCommunity community =
                of(RosterFixture.soundOf12().changing("roles.csv", "primary,teacher", "primary," + role));

        assertThat(community.staff()).extracting(Employee::kind).containsExactly(new PersonKind(kind));
    }

    @Test
    void who_teaches_comes_from_the_enrollments_even_where_all_have_ended() {
        SchoolCommunity community = of(RosterFixture.sound()
                .taught()
                .changing("enrollments.csv", "teacher,,", "teacher,2025-08-15,2026-05-29"));

        assertThat(community.teachingIsAssumed()).isFalse();
        assertThat(community.teacherOf(community.students().get(0))).isEmpty();
        assertThat(of(RosterFixture.sound()).teachingIsAssumed()).isTrue();
    }

    private static SchoolCommunity of(RosterFixture fixture) {
        return Pseudonymisation.of(fixture.read());
    }
}
