package com.onebackpak.compliance.examples.oneroster;

import static com.onebackpak.compliance.examples.oneroster.RosterFixture.sound;
import static com.onebackpak.compliance.examples.oneroster.RosterFixture.soundOf12;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a roster says of itself, held against what is there. */
class ManifestTest {
    @ParameterizedTest
    @CsvSource({"1.1,V1_1", "1.1.1,V1_1", "1.0,V1_1", "1.2,V1_2", "1.2.1,V1_2"})
    void a_version_that_is_known_is_read_as_what_it_is(String version, OneRosterVersion read) {
        RosterFixture roster = read == OneRosterVersion.V1_1 ? sound() : soundOf12();

        assertThat(roster.with("manifest.csv", "propertyName,value", "oneroster.version," + version)
                        .read()
                        .version())
                .isEqualTo(read);
    }

    @Test
    void without_a_manifest_the_files_tell_the_version_and_the_roster_says_so() {
        assertThat(sound().withoutManifest().read().notes())
                .containsExactly("No manifest.csv tells the version; as there is no roles.csv, the roster is read as"
                        + " OneRoster 1.1.");
        assertThat(soundOf12().withoutManifest().read().notes())
                .containsExactly("No manifest.csv tells the version; as there is a roles.csv, the roster is read as"
                        + " OneRoster 1.2.");
    }

    @Test
    void files_that_the_manifest_does_not_name_are_read_and_told() {
        Roster roster = sound().with(
                        "manifest.csv",
                        "propertyName,value",
                        "oneroster.version,1.1",
                        "file.users,bulk",
                        "file.orgs,bulk")
                .read();

        assertThat(roster.people().get(0).birthDate()).isPresent();
        assertThat(roster.notes()).containsExactly("Not named in the manifest, but there and read: demographics.csv.");
    }

    @Test
    void a_file_that_the_manifest_calls_absent_need_not_be_there() {
        Roster roster = sound().without("demographics.csv")
                .with(
                        "manifest.csv",
                        "propertyName,value",
                        "manifest.version,1.0",
                        "oneroster.version,1.1",
                        "file.users,bulk",
                        "file.orgs,bulk",
                        "file.demographics,absent",
                        "file.roles,absent",
                        "source.systemName,Zebulon's")
                .read();

        assertThat(roster.notes()).containsExactly("There is no demographics.csv, so every birth date is unknown.");
    }

    @Test
    void a_file_that_the_standard_does_not_know_and_the_manifest_calls_bulk_is_told() {
        Roster roster = sound().with(
                        "manifest.csv",
                        "propertyName,value",
                        "oneroster.version,1.1",
                        "file.users,bulk",
                        "file.orgs,bulk",
                        "file.demographics,bulk",
                        "file.enrolments,bulk")
                .read();

        assertThat(roster.notes())
                .containsExactly("manifest.csv: 1 property that names no file of OneRoster 1.1, so nothing was read for"
                        + " it (manifest.csv:6).");
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                bad("another version", sound(), "oneroster.version,2.0", "must be 1.1 or 1.2", "(manifest.csv:2:19)"),
                bad("no version", sound(), "oneroster.version,", "must be 1.1 or 1.2", "(manifest.csv:2:19)"),
                bad("a version in words", sound(), "oneroster.version,v1p1", "must be 1.1 or 1.2", ":2:19)"),
                bad("a delta", sound(), "file.users,delta", "a delta is not a whole roster", "(manifest.csv:2:12)"),
                bad("another mode", sound(), "file.users,Bulk", "one of absent, bulk, delta", "(manifest.csv:2:12)"),
                bad(
                        "absent and there",
                        sound(),
                        "file.demographics,absent",
                        "says that demographics.csv is absent, and it is there",
                        "(manifest.csv:2:19)"),
                bad(
                        "in bulk and not there",
                        sound(),
                        "file.enrollments,bulk",
                        "says that enrollments.csv is there in bulk, and it is not",
                        "(manifest.csv:2:18)"),
                bad(
                        "in bulk and not there, a file that is not read",
                        sound(),
                        "file.lineItems,bulk",
                        "says that lineItems.csv is there in bulk, and it is not",
                        "(manifest.csv:2:16)"),
                bad(
                        "a property twice",
                        sound(),
                        "file.users,bulk\nfile.users,absent",
                        "'propertyName' repeats that of manifest.csv:2",
                        "(manifest.csv:3:1)"),
                bad("no property", sound(), ",bulk", "'propertyName' must not be empty", "(manifest.csv:2:1)"),
                bad(
                        "1.2 without roles",
                        sound(),
                        "oneroster.version,1.2",
                        "the roster lacks roles.csv, which OneRoster 1.2 needs",
                        "(roster)"),
                bad(
                        "1.1 with roles",
                        soundOf12(),
                        "oneroster.version,1.1",
                        "the roster is of OneRoster 1.1, and this is a file of 1.2",
                        "(roles.csv)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contradictions")
    void a_manifest_that_tells_of_another_roster_than_is_there_is_refused(
            String what, RosterFixture roster, String row, String problem, String place) {
        assertThatThrownBy(() ->
                        roster.with("manifest.csv", "propertyName,value", row).read())
                .isInstanceOf(RosterException.class)
                .hasMessageContaining(problem)
                .hasMessageEndingWith(place);
    }

    private static Arguments bad(String what, RosterFixture roster, String row, String problem, String place) {
        return Arguments.of(what, roster, row, problem, place);
    }
}
