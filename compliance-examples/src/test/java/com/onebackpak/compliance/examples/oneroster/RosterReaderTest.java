package com.onebackpak.compliance.examples.oneroster;

import static com.onebackpak.compliance.examples.oneroster.RosterFixture.sound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.examples.oneroster.Roster.Person;
import com.onebackpak.compliance.examples.oneroster.Roster.SchoolClass;
import com.onebackpak.compliance.vocabulary.Category;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a roster tells, in either version. */
class RosterReaderTest {
    static Stream<RosterFixture> both() {
        return Stream.of(sound(), RosterFixture.soundOf12());
    }

    @ParameterizedTest
    @MethodSource("both")
    void a_sound_roster_tells_who_belongs_where_and_to_whom(RosterFixture fixture) {
        Roster roster = fixture.taught().read();

        assertThat(roster.orgs())
                .extracting(Roster.Org::type)
                .containsExactly(OrgType.DISTRICT, OrgType.SCHOOL, OrgType.SCHOOL);
        assertThat(roster.people()).extracting(Person::toString).containsExactly("[student]", "[parent]", "[teacher]");
        Person student = roster.people().get(0);
        assertThat(student.birthDate()).contains(LocalDate.of(2014, 5, 1));
        assertThat(student.agents()).containsExactly("U2");
        assertThat(student.memberships().get(0).org()).isEqualTo("S1");
        assertThat(roster.classes().orElseThrow()).containsExactly(new SchoolClass("C1", Set.of("U3"), Set.of("U1")));
        assertThat(roster.notes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("both")
    void a_persons_categories_are_those_of_the_columns_that_are_filled(RosterFixture fixture) {
        Roster roster = fixture.taught().read();

        assertThat(roster.people().get(0).categories())
                .containsExactly(
                        Category.DEMOGRAPHICS_BIRTH_DATE,
                        Category.ENROLLMENT_CLASS,
                        Category.ENROLLMENT_SCHOOL,
                        Category.GUARDIAN_IDENTIFIER,
                        Category.IDENTIFIER_LOCAL,
                        Category.NAME,
                        Category.SCHOOL_INFORMATION);
        assertThat(roster.people().get(1).categories()).contains(Category.CONTACT_EMAIL);
    }

    @ParameterizedTest
    @MethodSource("both")
    void a_column_that_nobody_has_mapped_is_reported_and_not_guessed(RosterFixture fixture) {
        Roster roster = fixture.with(
                        "demographics.csv",
                        "metadata.iepStatus,birthDate,dateOfBirth,status,sourcedId",
                        "true,2014-05-01,2014-05-01,,U1")
                .read();

        assertThat(roster.columns().unknown())
                .containsExactly("demographics.metadata.iepStatus", "demographics.dateOfBirth");
        assertThat(roster.columns().categories())
                .containsEntry("demographics.birthDate", Category.DEMOGRAPHICS_BIRTH_DATE)
                .containsEntry("users.givenName", Category.NAME)
                .doesNotContainKey("demographics.dateOfBirth");
        assertThat(roster.people().get(0).birthDate()).isPresent();
    }

    @Test
    void a_byte_order_mark_and_quoted_commas_quotes_and_line_breaks_do_no_harm() {
        Roster roster = sound().with("demographics.csv", "\uFEFF" + RosterFixture.DEMOGRAPHICS, "U1,,")
                .with(
                        "users.csv",
                        RosterFixture.USERS,
                        "U1,,true,\"S1,S2\",student,\"Zebu\nlon \"\"Zeb\"\"\",\"U2, U3\",",
                        "U2,,true,S1,parent,,,",
                        "\"U3\",,true,S1,parent,,,")
                .read();

        assertThat(roster.people().get(0).memberships())
                .extracting(Roster.Membership::org)
                .containsExactly("S1", "S2");
        assertThat(roster.people().get(0).agents()).containsExactly("U2", "U3");
        assertThat(roster.people().get(0).birthDate()).isEmpty();
    }

    @Test
    void carriage_returns_end_lines_too() {
        String text = String.join("\r\n", RosterFixture.DEMOGRAPHICS, "", "U1,,05/01/2014", "");

        assertThatThrownBy(() -> sound().with("demographics.csv", text.getBytes(StandardCharsets.UTF_8))
                        .read())
                .hasMessageContaining("(demographics.csv:3:5)");
    }

    @Test
    void without_demographics_every_birth_date_is_unknown_and_the_roster_says_so() {
        Roster roster = sound().without("demographics.csv").read();

        assertThat(roster.people()).allMatch(p -> p.birthDate().isEmpty());
        assertThat(roster.notes()).singleElement().asString().contains("no demographics.csv");
    }

    @Test
    void files_of_headers_only_are_empty() {
        Roster roster = sound().with("users.csv", RosterFixture.USERS)
                .with("orgs.csv", RosterFixture.ORGS)
                .with("demographics.csv", RosterFixture.DEMOGRAPHICS)
                .with("enrollments.csv", RosterFixture.ENROLLMENTS)
                .read();

        assertThat(roster.people()).isEmpty();
        assertThat(roster.orgs()).isEmpty();
        assertThat(roster.classes()).contains(List.of());
    }

    @Test
    void without_enrollments_the_roster_tells_no_classes() {
        assertThat(sound().read().classes()).isEmpty();
    }

    @Test
    void a_file_that_is_not_of_the_standard_is_told_and_not_read() {
        Roster roster = sound().with("friends.csv", "Zebulon,Zenobia").read();

        assertThat(roster.notes()).singleElement().asString().contains("friends.csv");
        assertThat(roster.columns().unknown()).isEmpty();
    }

    @Test
    void no_text_of_a_roster_tells_a_key_of_a_person() {
        Roster roster = sound().taught().read();

        assertThat(roster + " " + roster.people() + roster.orgs() + roster.classes())
                .doesNotContain("U1", "S1", "Zebulon", "C1");
    }
}
