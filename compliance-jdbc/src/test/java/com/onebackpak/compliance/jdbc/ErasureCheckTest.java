package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.party.PartyId;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No folder is passed by without a word: what was not looked into may hold what should be gone. */
class ErasureCheckTest {
    private static final PartyId GONE = PartyId.of("student-who-is-gone");

    @TempDir
    Path temporary;

    private Path data;
    private ErasureCheck check;

    @BeforeEach
    void makeFolders() throws IOException {
        data = Files.createDirectory(temporary.resolve("data"));
        KeyFolder keys = KeyFolder.create(temporary.resolve("keys"), WorkingHost.LOG_NAME);
        check = ErasureCheck.of(keys.erasureJournal(), List.of(GONE));
    }

    @Test
    void what_lies_behind_a_link_is_found() throws IOException {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("segment"), GONE.value());
        Files.createSymbolicLink(data.resolve("pg_wal"), elsewhere);
        Files.createSymbolicLink(data.resolve("file"), elsewhere.resolve("segment"));

        assertThat(check.lookIn(data))
                .extracting(ErasureCheck.Remain::file)
                .containsExactly(data.resolve("file"), data.resolve("pg_wal/segment"));
    }

    @Test
    void links_that_lead_in_a_circle_or_nowhere_and_a_folder_that_is_missing_are_told() throws IOException {
        Path link = Files.createSymbolicLink(data.resolve("link"), data);
        assertThatThrownBy(() -> check.lookIn(data)).isInstanceOf(FileSystemLoopException.class);
        Files.delete(link);

        Files.createSymbolicLink(link, temporary.resolve("none"));
        assertThatThrownBy(() -> check.lookIn(data))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("leads nowhere");

        assertThatThrownBy(() -> check.lookIn(temporary.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }
}
