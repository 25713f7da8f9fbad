package com.onebackpak.compliance.examples.oneroster;

import static com.onebackpak.compliance.examples.oneroster.RosterFixture.soundOf12;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.examples.oneroster.Roster.Membership;
import com.onebackpak.compliance.examples.oneroster.Roster.Person;
import com.onebackpak.compliance.examples.oneroster.Roster.SchoolClass;
import com.onebackpak.compliance.vocabulary.Category;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only OneRoster 1.2 has: roles of their own, several to a person, and profiles of accounts. */
class RolesTest {
    @Test
    void the_primary_role_comes_first_and_among_equals_the_one_at_the_primary_org() {
        Roster roster = roles(
                        "R1,,U1,secondary,student,,,S1,",
                        "R2,,U1,primary,student,,,S2,",
                        "R3,,U3,primary,principal,,,S2,",
                        "R4,,U3,secondary,parent,,,S1,",
                        "R5,,U3,primary,teacher,,,S1,")
                .read();

        assertThat(roster.people().get(0).memberships())
                .containsExactly(new Membership(Role.STUDENT, "S2"), new Membership(Role.STUDENT, "S1"));
        assertThat(roster.people().get(1).memberships())
                .containsExactly(
                        new Membership(Role.TEACHER, "S1"),
                        new Membership(Role.PRINCIPAL, "S2"),
                        new Membership(Role.PARENT, "S1"));
    }

    @ParameterizedTest
    @CsvSource({
        "tobedeleted,,,is to be deleted",
        "inactive,,,is inactive",
        ",2025-08-15,2026-06-01,has ended by 2026-09-15",
        ",,2026-09-15,has ended by 2026-09-15",
        ",2026-09-16,,has not begun by 2026-09-15",
        ",2026-08-15,2026-06-01,ends before it begins",
        ",2027-08-15,2027-06-01,ends before it begins"
    })
    void a_role_that_ended_has_not_begun_or_is_to_be_deleted_is_none(
            String status, String begin, String end, String why) {
        String row = String.join(",", "R3", text(status), "U3", "primary", "teacher", text(begin), text(end), "S1", "");
        Roster roster = roles("R1,,U1,primary,student,,,S1,", "R2,,U2,primary,parent,,,S1,", row)
                .taught()
                .read();

        assertThat(roster.people()).extracting(Person::sourcedId).containsExactly("U1", "U2");
        assertThat(roster.classes().orElseThrow()).containsExactly(new SchoolClass("C1", Set.of(), Set.of("U1")));
        assertThat(roster.notes())
                .containsExactly(
                        "roles.csv: 1 row that " + why + ", left out (roles.csv:4).",
                        "users.csv: 1 row that has no role at an org, or none that counts, left out (users.csv:4).",
                        "enrollments.csv: 1 row that is about one left out of users.csv, left out (enrollments.csv:2).");
    }

    @Test
    void who_is_a_teacher_no_more_teaches_nobody_in_another_role() {
        Roster roster = roles(
                        "R1,,U1,primary,student,,,S1,",
                        "R2,,U3,primary,teacher,,2026-06-01,S1,",
                        "R3,,U3,secondary,aide,,,S1,")
                .taught()
                .read();

        assertThat(roster.people().get(1).memberships()).containsExactly(new Membership(Role.AIDE, "S1"));
        assertThat(roster.classes().orElseThrow()).containsExactly(new SchoolClass("C1", Set.of(), Set.of("U1")));
        assertThat(roster.notes())
                .contains("enrollments.csv: 1 row that has somebody teach a class who is no teacher, left out"
                        + " (enrollments.csv:2).");
    }

    @Test
    void roles_of_users_and_at_orgs_that_are_left_out_are_none() {
        Roster roster = soundOf12()
                .changing("users.csv", "U1,,true", "U1,,false")
                .changing("orgs.csv", "S2,,", "S2,tobedeleted,")
                .changing("roles.csv", "U3,primary,teacher,,,S1", "U3,primary,teacher,,,S2")
                .read();

        assertThat(roster.people()).extracting(Person::sourcedId).containsExactly("U2");
        assertThat(roster.notes())
                .contains(
                        "roles.csv: 1 row that is about one left out of users.csv, left out (roles.csv:2).",
                        "roles.csv: 1 row that is about one left out of orgs.csv, left out (roles.csv:4).",
                        "users.csv: 1 row that has no role at an org, or none that counts, left out (users.csv:4).");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aide",
                "counselor",
                "districtAdministrator",
                "guardian",
                "parent",
                "principal",
                "proctor",
                "relative",
                "siteAdministrator",
                "student",
                "systemAdministrator",
                "teacher"
            })
    void every_role_of_the_standard_is_read(String role) {
        Roster roster = roles("R1,,U1,primary," + role + ",,,S1,").read();

        assertThat(roster.people()).singleElement().hasToString("[" + role + "]");
    }

    @Test
    void a_role_of_the_senders_own_is_left_out_and_told() {
        Roster roster = roles("R1,,U1,primary,student,,,S1,", "R2,,U3,primary,ext:librarian,,,S1,")
                .read();

        assertThat(roster.people()).extracting(Person::sourcedId).containsExactly("U1");
        assertThat(roster.notes())
                .contains("roles.csv: 1 row that is for a role of the sender's own, left out (roles.csv:3).");
    }

    @Test
    void an_org_of_the_senders_own_type_is_kept_and_told() {
        Roster roster = soundOf12()
                .changing("orgs.csv", "Gamma,school", "Gamma,ext:college")
                .read();

        assertThat(roster.orgs().get(2).type()).isEqualTo(OrgType.EXTENSION);
        assertThat(roster.notes()).containsExactly("orgs.csv: 1 org of a type of the sender's own (orgs.csv:4).");
    }

    @Test
    void profiles_of_accounts_are_classified_and_never_imported() {
        Roster roster = soundOf12()
                .with(
                        "userProfiles.csv",
                        "sourcedId,status,userSourcedId,profileType,credentialType,username,password",
                        "P1,,U1,app,plain,zebulon,secret")
                .read();

        assertThat(roster.columns().categories())
                .containsEntry("userProfiles.password", Category.CREDENTIAL_PASSWORD)
                .containsEntry("userProfiles.username", Category.IDENTIFIER_USERNAME);
        assertThat(roster.people().get(0).categories())
                .doesNotContain(Category.CREDENTIAL_PASSWORD, Category.IDENTIFIER_USERNAME);
        assertThat(roster.notes())
                .containsExactly("userProfiles.csv: 1 account, told by its columns and not imported.");
    }

    @Test
    void columns_that_1_1_had_are_unknown_in_1_2() {
        Roster roster = soundOf12()
                .with(
                        "users.csv",
                        RosterFixture.USERS_1_2 + ",role,orgSourcedIds",
                        "U1,,true,Zebulon,,,S1,teacher,D1",
                        "U2,,true,Zenobia,,,,student,S1",
                        "U3,,true,Zachary,,,,student,S1")
                .read();

        assertThat(roster.columns().unknown()).containsExactly("users.role", "users.orgSourcedIds");
        assertThat(roster.people()).extracting(Person::toString).containsExactly("[student]", "[parent]", "[teacher]");
    }

    @ParameterizedTest
    @CsvSource({
        "'R1,,U9,primary,student,,,S1,',names a record that users.csv does not list,(roles.csv:2:5)",
        "'R1,,,primary,student,,,S1,','userSourcedId'' must not be empty',(roles.csv:2:5)",
        "'R1,,U1,primary,student,,,S9,',names a record that orgs.csv does not list,(roles.csv:2:26)",
        "'R1,,U1,primary,student,,,,','orgSourcedId'' must not be empty',(roles.csv:2:26)",
        "'R1,,U1,first,student,,,S1,','must be one of primary, secondary',(roles.csv:2:8)",
        "'R1,,U1,primary,Student,,,S1,','must be one of student, teacher,',(roles.csv:2:16)",
        "'R1,,U1,primary,pupil,,,S1,',systemAdministrator,(roles.csv:2:16)",
        "'R1,,U1,primary,student,8/15/2026,,S1,',must be a date such as,(roles.csv:2:24)",
        "'R1,gone,U1,primary,student,,,S1,',must be active or tobedeleted,(roles.csv:2:4)"
    })
    void a_bad_role_is_refused_with_its_place(String row, String problem, String place) {
        assertThatThrownBy(() -> roles(row).read())
                .isInstanceOf(RosterException.class)
                .hasMessageContaining(problem)
                .hasMessageEndingWith(place);
    }

    @Test
    void a_primary_org_that_no_file_lists_is_refused() {
        assertThatThrownBy(() ->
                        soundOf12().changing("users.csv", "U2,,S1", "U2,,S9").read())
                .isInstanceOf(RosterException.class)
                .hasMessageEndingWith(
                        "'primaryOrgSourcedId' names a record that orgs.csv does not list (users.csv:2:22)");
    }

    @Test
    void what_is_said_of_somebody_without_a_role_is_left_out() {
        Roster roster = roles("R1,,U1,primary,student,,,S1,").read();

        assertThat(roster.people()).extracting(Person::sourcedId).containsExactly("U1");
        assertThat(roster.people().get(0).agents()).isEmpty();
        assertThat(roster.notes())
                .isEqualTo(List.of(
                        "users.csv: 2 rows that have no role at an org, or none that counts, left out (first users.csv:3).",
                        "users.csv: 1 user with an agent who is left out (users.csv:2)."));
    }

    @Test
    void a_primary_org_that_is_left_out_orders_nothing_and_is_told() {
        Roster roster = soundOf12()
                .changing("orgs.csv", "S2,,", "S2,tobedeleted,")
                .changing("users.csv", "Zebulon,U2,,S1", "Zebulon,U2,,S2")
                .read();

        assertThat(roster.people().get(0).memberships()).containsExactly(new Membership(Role.STUDENT, "S1"));
        assertThat(roster.notes())
                .containsExactly(
                        "orgs.csv: 1 row that is to be deleted, left out (orgs.csv:4).",
                        "users.csv: 1 user whose primary org is left out (users.csv:2).");
    }

    private static RosterFixture roles(String... rows) {
        String[] lines = new String[rows.length + 1];
        lines[0] = RosterFixture.ROLES;
        System.arraycopy(rows, 0, lines, 1, rows.length);
        return soundOf12().with("roles.csv", lines);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
