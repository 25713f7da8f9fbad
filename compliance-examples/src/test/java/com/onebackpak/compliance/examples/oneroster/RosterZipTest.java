package com.onebackpak.compliance.examples.oneroster;

import static com.onebackpak.compliance.examples.oneroster.RosterFixture.sound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.document.VocabularyReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which zips are read as rosters, and which are refused. */
class RosterZipTest {
    @TempDir
    Path temporary;

    @Test
    void a_zip_is_read_like_its_folder() throws IOException {
        Roster zipped = read(RosterFiles.of(sound().taught().zip(temporary)));
        Roster foldered = read(RosterFiles.of(sound().taught().folder(temporary)));

        assertThat(zipped.people()).isEqualTo(foldered.people());
        assertThat(zipped.orgs()).isEqualTo(foldered.orgs());
        assertThat(zipped.classes()).isEqualTo(foldered.classes());
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
        byte[] tooMuch = new byte[(int) RosterFiles.MAX_BYTES_PER_FILE + 1];
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

    @Test
    void a_zip_whose_files_lie_in_a_folder_is_refused_with_the_remedy() throws IOException {
        Path zip = RosterFixture.sound().inFolder("roster/").zip(temporary);

        assertThatThrownBy(() -> read(RosterFiles.of(zip)))
                .isInstanceOf(RosterException.class)
                .hasMessageContaining("the CSV files must lie at the top of the folder or zip");
    }

    @Test
    void a_zip_with_a_file_twice_is_refused() throws IOException {
        Path zip = RosterFixture.sound().with("Xsers.csv", "x").zip(temporary);
        byte[] bytes = Files.readAllBytes(zip);
        String latin = new String(bytes, StandardCharsets.ISO_8859_1).replace("Xsers.csv", "users.csv");
        Files.write(zip, latin.getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> RosterFiles.of(zip))
                .isInstanceOf(RosterException.class)
                .hasMessage("the file is there twice (users.csv)");
    }

    private static Roster read(RosterFiles files) {
        return RosterReader.read(files, VocabularyReader.standard(), RosterFixture.DAY);
    }
}
