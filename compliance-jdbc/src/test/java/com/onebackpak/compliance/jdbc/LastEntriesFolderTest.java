package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.jdbc.LastEntries.Appended;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastEntriesFolderTest {
    private static final UUID WRITER = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);

    @TempDir
    private Path folder;

    private Path entries() {
        return folder.resolve("last-entries");
    }

    private LastEntries process() {
        return new LastEntriesFolder(entries());
    }

    private static Appended entry(UUID writer, long number) {
        return new Appended(writer, number, UUID.randomUUID(), Optional.empty());
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.list(entries())) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @Test
    void nothing_is_remembered_of_a_folder_that_is_not_there_yet() {
        assertThat(process().all()).isEmpty();
        assertThat(entries()).doesNotExist();
    }

    @Test
    void the_last_entry_of_each_writer_is_remembered_whichever_process_has_appended_it() {
        Appended last = entry(WRITER, 7);
        Appended ofOther = new Appended(OTHER, 3, UUID.randomUUID(), Optional.of("4294967301"));
        LastEntries first = process();
        first.remember(entry(WRITER, 6));
        first.remember(last);
        process().remember(ofOther);

        assertThat(process().all()).containsExactlyInAnyOrder(last, ofOther);
        assertThat(first.all()).containsExactlyInAnyOrder(last, ofOther);
    }

    @Test
    void one_whose_number_was_given_again_is_remembered_beside_the_new_one() {
        Appended taken = entry(WRITER, 6);
        Appended again = entry(WRITER, 6);
        Appended next = entry(WRITER, 7);
        LastEntries process = process();
        process.remember(taken);
        process.remember(again);
        assertThat(process.all()).containsExactly(taken, again);

        process.remember(next);
        assertThat(process.all()).containsExactly(taken, next);
    }

    @Test
    void what_a_loss_of_power_has_left_of_a_line_is_as_if_it_had_not_been_written() throws IOException {
        Appended last = entry(WRITER, 7);
        process().remember(last);
        Files.write(onlyFile(), new byte[] {0, 0, (byte) 0xff, '\n'}, StandardOpenOption.APPEND);
        Files.writeString(onlyFile(), OTHER + " 9 " + UUID.randomUUID(), StandardOpenOption.APPEND);

        assertThat(process().all()).containsExactly(last);
    }

    @Test
    void an_interrupted_thread_remembers_all_the_same_and_stays_interrupted() {
        Appended last = entry(WRITER, 7);
        Thread.currentThread().interrupt();
        try {
            process().remember(last);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(process().all()).containsExactly(last);
    }

    @Test
    void a_file_that_somebody_has_deleted_is_written_again_whole() throws IOException {
        LastEntries process = process();
        process.remember(entry(WRITER, 7));
        Files.delete(onlyFile());
        process.remember(entry(OTHER, 1));

        assertThat(process.all()).extracting(Appended::writer).containsExactly(WRITER, OTHER);
    }

    @Test
    void of_processes_long_gone_the_newest_thousand_files_are_kept() throws IOException {
        Files.createDirectories(entries());
        for (int i = 0; i < 1_010; i++) {
            Files.writeString(entries().resolve("old-" + i), "", StandardCharsets.UTF_8);
        }
        process().remember(entry(WRITER, 1));

        try (var files = Files.list(entries())) {
            assertThat(files).hasSize(1_000);
        }
        assertThat(process().all()).hasSize(1);
    }

    @Test
    void only_its_owner_may_read_it() throws IOException {
        process().remember(entry(WRITER, 1));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(entries())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(onlyFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void where_it_cannot_be_written_the_exception_says_where() throws IOException {
        Files.writeString(entries(), "a file in the place of the folder");

        assertThatThrownBy(() -> process().remember(entry(WRITER, 1)))
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("last-entries");
    }

    @Test
    void what_is_forgotten_is_forgotten_of_all_processes() {
        LastEntries one = process();
        one.remember(entry(WRITER, 7));
        process().remember(entry(OTHER, 7));
        process().forget();

        assertThat(process().all()).isEmpty();
    }
}
