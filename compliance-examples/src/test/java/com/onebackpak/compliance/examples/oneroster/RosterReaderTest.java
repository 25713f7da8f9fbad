package com.onebackpak.compliance.examples.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.examples.oneroster.Roster.Enrollment;
import com.onebackpak.compliance.examples.oneroster.Roster.Role;
import com.onebackpak.compliance.examples.oneroster.Roster.User;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RosterReaderTest {
    private static final Vocabulary VOCABULARY = VocabularyReader.standard();

    @TempDir
    Path temporary;

    @Test
    void a_sound_roster_tells_who_belongs_where_and_to_whom() throws IOException {
        Roster roster = read(RosterFixture.sound());

        assertThat(roster.orgs()).hasSize(2);
        assertThat(roster.users()).extracting(User::role).containsExactly(Role.STUDENT, Role.PARENT, Role.TEACHER);
        User student = roster.users().get(0);
        assertThat(student.birthDate()).contains(LocalDate.of(2014, 5, 1));
        assertThat(student.agents()).containsExactly("U2");
        assertThat(roster.enrollments()).isEmpty();
        assertThat(roster.notes()).isEmpty();
    }

    @Test
    void a_persons_categories_are_those_of_the_columns_that_are_filled() throws IOException {
        Roster roster = read(RosterFixture.sound());

        assertThat(roster.users().get(0).categories())
                .contains(Category.NAME, Category.DEMOGRAPHICS_BIRTH_DATE, Category.GUARDIAN_IDENTIFIER)
                .doesNotContain(Category.CONTACT_EMAIL);
        assertThat(roster.users().get(1).categories()).contains(Category.CONTACT_EMAIL);
    }

    @Test
    void a_column_that_nobody_has_mapped_is_reported_and_not_guessed() throws IOException {
        Roster roster = read(RosterFixture.sound()
                .with("demographics.csv", "sourcedId,birthDate,dateOfBirth", "U1,2014-05-01,2014-05-01"));

        assertThat(roster.columns().unknown()).containsExactly("demographics.dateOfBirth");
        assertThat(roster.columns().categories())
                .containsEntry("demographics.birthDate", Category.DEMOGRAPHICS_BIRTH_DATE)
                .containsEntry("users.givenName", Category.NAME)
                .doesNotContainKey("demographics.dateOfBirth");
    }

    @Test
    void a_zip_is_read_like_its_folder() throws IOException {
        Roster zipped = RosterReader.read(RosterFiles.of(RosterFixture.sound().zip(temporary)), VOCABULARY);
        Roster foldered = read(RosterFixture.sound());

        assertThat(zipped.users()).isEqualTo(foldered.users());
        assertThat(zipped.orgs()).isEqualTo(foldered.orgs());
    }

    @Test
    void a_byte_order_mark_and_quoted_commas_and_line_breaks_do_no_harm() throws IOException {
        Roster roster = read(RosterFixture.sound()
                .with("demographics.csv", "\uFEFFsourcedId,birthDate", "U1,")
                .with(
                        "users.csv",
                        RosterFixture.USERS_HEADER,
                        "U1,\"S1,D1\",student,\"Zebu\nlon\",\"U2, U3\",",
                        "U2,S1,parent,,,",
                        "U3,S1,parent,,,"));

        assertThat(roster.users().get(0).orgs()).containsExactly("S1", "D1");
        assertThat(roster.users().get(0).agents()).containsExactly("U2", "U3");
        assertThat(roster.users().get(0).birthDate()).isEmpty();
    }

    @Test
    void without_demographics_every_birth_date_is_unknown_and_the_roster_says_so() throws IOException {
        Roster roster = read(RosterFixture.sound().without("demographics.csv"));

        assertThat(roster.users()).allMatch(u -> u.birthDate().isEmpty());
        assertThat(roster.notes()).singleElement().asString().contains("no demographics.csv");
    }

    @Test
    void enrollments_tell_who_teaches() throws IOException {
        Roster roster = read(RosterFixture.sound()
                .with("enrollments.csv", "classSourcedId,userSourcedId,role", "C1,U3,teacher", "C1,U1,student"));

        assertThat(roster.enrollments().orElseThrow())
                .containsExactly(new Enrollment("C1", "U3", true), new Enrollment("C1", "U1", false));
    }

    @Test
    void a_file_that_is_not_of_the_standard_is_told_and_not_read() throws IOException {
        Roster roster = read(RosterFixture.sound().with("friends.csv", "Zebulon,Zenobia"));

        assertThat(roster.notes()).singleElement().asString().contains("friends.csv");
        assertThat(roster.columns().unknown()).isEmpty();
    }

    @Test
    void a_person_who_is_to_be_deleted_is_left_out() throws IOException {
        Roster roster = read(RosterFixture.sound()
                .with(
                        "users.csv",
                        "sourcedId,status,orgSourcedIds,role,agentSourcedIds",
                        "U1,,S1,student,",
                        "U4,tobedeleted,S1,student,"));

        assertThat(roster.users()).extracting(User::sourcedId).containsExactly("U1");
    }

    @Test
    void no_text_of_a_roster_tells_a_key_of_a_person() throws IOException {
        Roster roster = read(RosterFixture.sound());

        assertThat(roster + " " + roster.users() + roster.orgs()).doesNotContain("U1", "S1", "Zebulon");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                bad("no users", sound().without("users.csv"), "the roster lacks users.csv", "roster)"),
                bad("no orgs", sound().without("orgs.csv"), "the roster lacks orgs.csv", "roster)"),
                bad("no such day", demographics("U1,2014-02-30"), "must be a date such as", "(demographics.csv:2)"),
                bad("no date", demographics("U1,5/1/2014"), "must be a date such as", "(demographics.csv:2)"),
                bad("a year of two digits", demographics("U1,0014-05-01"), "must be a date", "(demographics.csv:2)"),
                bad("somebody unlisted", demographics("U9,2014-05-01"), "users.csv does not list", "phics.csv:2)"),
                bad("an unlisted org", users("U1,S9,student,,,"), "orgs.csv does not list", "(users.csv:2)"),
                bad("no org", users("U1,,student,,,"), "'orgSourcedIds' must name an org", "(users.csv:2)"),
                bad("an unlisted parent", users("U1,S1,student,,U9,"), "users.csv does not list", "(users.csv:2)"),
                bad("an unknown role", users("U1,S1,Zebulon,,,"), "'role' must be one of", "(users.csv:2)"),
                bad("no key", users(",S1,student,,,"), "'sourcedId' must not be empty", "(users.csv:2)"),
                bad(
                        "a key twice",
                        users("U1,S1,student,,,", "U1,S1,student,,,"),
                        "that of users.csv:2",
                        "(users.csv:3)"),
                bad("a short row", users("U1,S1,student,,,", "U2,S1"), "2 fields and the header 6", "(users.csv:3)"),
                bad("a long row", users("U1,S1,student,,,,"), "7 fields and the header 6", "(users.csv:2)"),
                bad("no header", sound().with("users.csv", "U1,S1,student,Zebulon,,"), "header lacks", "(users.csv:1)"),
                bad("an empty file", sound().with("users.csv", new byte[0]), "the file is empty", "(users.csv:1)"),
                bad("a column twice", sound().with("orgs.csv", "sourcedId,type,parentSourcedId,type"), "twice", ":1)"),
                bad(
                        "a type of org",
                        sound().with("orgs.csv", "sourcedId,type,parentSourcedId", "S1,shop,"),
                        "one of",
                        ":2)"),
                bad(
                        "orgs in a circle",
                        sound().with("orgs.csv", "sourcedId,type,parentSourcedId", "S1,school,D1", "D1,district,S1"),
                        "each other's parents",
                        "(orgs.csv:2)"),
                bad(
                        "not UTF-8",
                        sound().with(
                                        "users.csv",
                                        (RosterFixture.USERS_HEADER + "\nU1,S1,student,Zo\u00eb,,\n")
                                                .getBytes(StandardCharsets.ISO_8859_1)),
                        "not UTF-8",
                        "(users.csv:2)"),
                bad("an open quote", users("U1,S1,student,\"Zebulon,,", "U2,S1,student,,,"), "", "(users.csv:"),
                bad(
                        "a class nobody lists",
                        sound().with("classes.csv", "sourcedId")
                                .with("enrollments.csv", "classSourcedId,userSourcedId,role", "C1,U1,student"),
                        "classes.csv does not list",
                        "(enrollments.csv:2)"),
                bad(
                        "a delta",
                        sound().with("manifest.csv", "propertyName,value", "file.users,delta"),
                        "a delta is not a whole roster",
                        "(manifest.csv:2)"),
                bad(
                        "another version",
                        sound().with("manifest.csv", "propertyName,value", "oneroster.version,1.2"),
                        "not of OneRoster 1.1",
                        "(manifest.csv:2)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void a_broken_roster_is_refused_with_its_place_and_nobodys_data(
            String what, RosterFixture roster, String problem, String place) throws IOException {
        Path folder = roster.folder(temporary);

        assertThatThrownBy(() -> RosterReader.read(RosterFiles.of(folder), VOCABULARY))
                .isInstanceOf(RosterException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining(place)
                .message()
                .doesNotContain("Zebulon", "U1", "U9", "S9", "2014-02-30", "shop", "\n");
    }

    @Test
    void a_zip_that_climbs_out_of_its_folder_is_refused() throws IOException {
        for (String name : List.of("../users.csv", "a/../../users.csv", "/etc/users.csv", "C:\\users.csv")) {
            Path zip = RosterFixture.sound().with(name, "x").zip(temporary);
            assertThatThrownBy(() -> RosterFiles.of(zip))
                    .isInstanceOf(RosterException.class)
                    .hasMessageContaining("points outside");
        }
    }

    @Test
    void a_zip_that_expands_to_too_much_is_refused() throws IOException {
        byte[] tooMuch = new byte[(int) RosterFiles.MOST_BYTES_EACH + 1];
        Path asRoster = RosterFixture.sound().with("users.csv", tooMuch).zip(temporary);
        assertThatThrownBy(() -> RosterFiles.of(asRoster))
                .isInstanceOf(RosterException.class)
                .hasMessageContaining("too large");

        Path beside = RosterFixture.sound().with("picture.png", tooMuch).zip(temporary);
        assertThatThrownBy(() -> RosterFiles.of(beside))
                .isInstanceOf(RosterException.class)
                .hasMessageContaining("expands to too much");
    }

    @Test
    void a_zip_of_very_many_entries_is_refused() throws IOException {
        RosterFixture many = RosterFixture.sound();
        for (int i = 0; i < 1000; i++) {
            many.with("folder/" + i + ".csv", "x");
        }
        Path zip = many.zip(temporary);
        assertThatThrownBy(() -> RosterFiles.of(zip))
                .isInstanceOf(RosterException.class)
                .hasMessageContaining("more than 1000 entries");
    }

    @Test
    void what_is_no_roster_at_all_is_refused() throws IOException {
        Path text = Files.writeString(temporary.resolve("roster.txt"), "Zebulon");
        assertThatThrownBy(() -> RosterFiles.of(text))
                .isInstanceOf(RosterException.class)
                .hasMessageContaining("neither a folder nor a zip");
        assertThatThrownBy(() -> RosterFiles.of(temporary.resolve("nothing")))
                .isInstanceOf(RosterException.class)
                .hasMessageContaining("there is no such roster");
    }

    private Roster read(RosterFixture fixture) throws IOException {
        return RosterReader.read(RosterFiles.of(fixture.folder(temporary)), VOCABULARY);
    }

    private static RosterFixture sound() {
        return RosterFixture.sound();
    }

    private static RosterFixture users(String... rows) {
        return sound().without("demographics.csv")
                .with(
                        "users.csv",
                        Stream.concat(Stream.of(RosterFixture.USERS_HEADER), Stream.of(rows))
                                .toArray(String[]::new));
    }

    private static RosterFixture demographics(String row) {
        return sound().with("demographics.csv", "sourcedId,birthDate", row);
    }

    private static Arguments bad(String what, RosterFixture roster, String problem, String place) {
        return Arguments.of(what, roster, problem, place);
    }
}
