package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.jdbc.internal.subject.DurableFile;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New keys are on the disk before anything can be encrypted with them. */
class KeyFolderTest {
    @TempDir
    Path temporary;

    @Test
    void new_keys_are_forced_to_the_disk_with_every_folder_that_leads_to_them() throws IOException {
        Path real = temporary.toRealPath();
        Path folder = real.resolve("new/stores/keys");
        List<String> forced = new ArrayList<>();

        KeyFolder.create(folder, WorkingHost.LOG_NAME, (place, isFolder) -> {
            assertThat(Files.isDirectory(place)).isEqualTo(isFolder);
            String name = real.startsWith(place)
                    ? "above"
                    : real.relativize(place).toString().replaceAll("\\.keys-\\d+", "draft");
            forced.add((Files.exists(folder) ? "moved: " : "") + name);
        });

        assertThat(forced)
                .startsWith(
                        "new/stores/draft/key-encryption-key.json",
                        "new/stores/draft/checkpoint-signing-key",
                        "new/stores/draft/erasures.log",
                        "new/stores/draft",
                        "moved: new/stores/keys",
                        "moved: new/stores",
                        "moved: new",
                        "moved: above");
        assertThat(KeyFolder.open(folder).erasureJournal().all()).isEmpty();
    }

    @Test
    void keys_that_cannot_be_forced_to_the_disk_are_not_made() {
        Path folder = temporary.resolve("keys");

        assertThatThrownBy(() -> KeyFolder.create(folder, WorkingHost.LOG_NAME, (place, isFolder) -> {
                    throw new IOException("no room");
                }))
                .isInstanceOf(ComplianceStoreException.class);

        assertThat(folder).doesNotExist();
    }

    @Test
    void on_this_system_files_and_folders_can_be_forced() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        DurableFile.Disk.REAL.force(file, false);
        DurableFile.forceEntries(temporary, DurableFile.Disk.REAL);

        assertThatThrownBy(() -> DurableFile.Disk.REAL.force(temporary.resolve("none"), false))
                .isInstanceOf(IOException.class);
    }
}
