package com.onebackpak.compliance.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.examples.oneroster.Roster;
import com.onebackpak.compliance.examples.oneroster.RosterException;
import com.onebackpak.compliance.examples.oneroster.RosterFiles;
import com.onebackpak.compliance.examples.oneroster.RosterFixture;
import com.onebackpak.compliance.examples.oneroster.RosterReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rosters as they come from the field, beside the project; skipped, saying so, where they are not there. */
class FieldRostersTest {
    private static final Path SHARED = Path.of(System.getProperty("project.root", ".."), "..", "shared");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    00-base                          | 3 | 3 |
                    01-enrollment-that-ended         | 3 | 1 | enrollments.csv: 2 rows that have ended
                    04-status-of-1.0                 | 2 | 2 | users.csv: 1 row that is inactive
                    06-demographics-outlive-the-user | 2 | 2 | users.csv: 1 row that is to be deleted
                    07-placeholder-birth-date        | 3 | 3 | 1 birth date before 1920
                    10-bom                           | 3 | 3 |
                    13-quoted-newline                | 3 | 3 |
                    17-student-in-two-schools        | 3 | 3 | 1 student belongs to several schools or districts
                    18-extension-columns             | 3 | 3 |
                    19-oneroster-1.2                 | 3 | 3 | 1 person has a further role, which was left out: parent
                    25-one-teacher-listed-as-student | 3 | 3 | take part in a class as a student
                    28-grandparent-who-is-guardian   | 3 | 3 | 1 relative who is neither parent nor guardian
                    """)
    void is_read(String roster, int students, int ownTeachers, String note) {
        Roster read = read(roster);
        SchoolCommunity community = Pseudonymisation.of(read);

        assertThat(community.students()).hasSize(students);
        assertThat(community.students().stream()
                        .filter(s -> community.teacherOf(s).isPresent()))
                .hasSize(ownTeachers);
        List<String> notes =
                Stream.concat(read.notes().stream(), community.notes().stream()).toList();
        assertThat(notes).anyMatch(n -> note == null || n.contains(note));
        assertThat(read.columns().unknown())
                .isEqualTo(roster.startsWith("18") ? List.of("users.metadata.iepStatus") : List.of());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    08-us-date                   | must be a date such as         | (demographics.csv:2:6)
                    09-timestamp                 | must be a date such as         | (demographics.csv:2:6)
                    11-utf16                     | not UTF-8                      | (users.csv:1:1)
                    12-windows-1252              | not UTF-8                      | (users.csv:4:35)
                    14-blank-and-comma-lines     | must not be empty              | (users.csv:6:1)
                    15-duplicate                 | repeats that of users.csv:4    | (users.csv:6:1)
                    16-orphan-org                | parentSourcedId                | (orgs.csv:4:24)
                    20-delta                     | a delta is not a whole roster  | (manifest.csv:5:12)
                    21-capital-role              | must be one of student         | (users.csv:4:14)
                    22-capital-file-name         | the name is users.csv          | (Users.csv)
                    23-no-agents-column          | lacks agentSourcedIds          | (users.csv:1:1)
                    26-manifest-says-absent      | absent, and it is there        | (manifest.csv:6:19)
                    27-zip-with-a-folder.zip     | must lie at the top            | .zip)
                    """)
    void is_refused(String roster, String problem, String place) {
        assumeThere();
        assertThatThrownBy(() -> read(roster))
                .isInstanceOf(RosterException.class)
                .hasMessageContaining(problem)
                .hasMessageEndingWith(place);
    }

    private static Roster read(String roster) {
        assumeThere();
        return read(SHARED.resolve("cases").resolve("field").resolve("rosters").resolve(roster));
    }

    static Roster read(Path roster) {
        return RosterReader.read(RosterFiles.of(roster), VocabularyReader.standard(), RosterFixture.DAY);
    }

    private static void assumeThere() {
        assumeThat(SHARED.resolve("cases"))
                .as("the rosters of the field are not here")
                .isDirectory();
    }
}
