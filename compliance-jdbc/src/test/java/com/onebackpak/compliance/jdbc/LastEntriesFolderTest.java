package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.LastEntries;
import com.onebackpak.compliance.store.LastEntries.Appended;
import com.onebackpak.compliance.store.LastEntries.Part;
import java.io.IOException;
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
    private static final String LOG = "school-1";

    @TempDir
    private Path folder;

    private Path entries() {
        return folder.resolve("last-entries");
    }

    private LastEntries process() {
        return new LastEntriesFolder(entries());
    }

    private static Appended entry(UUID writer, long number) {
        return new Appended(writer, number, UUID.randomUUID(), LOG, Optional.empty());
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
        Appended ofOther =
                new Appended(OTHER, 3, UUID.randomUUID(), LOG, Optional.of(new Part(4294967301L, 4294967302L)));
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

    private static Appended entry(long number, long transaction, long part) {
        return new Appended(WRITER, number, UUID.randomUUID(), LOG, Optional.of(new Part(transaction, part)));
    }

    @Test
    void of_a_transaction_that_may_go_on_each_is_remembered_because_a_later_one_may_be_undone_alone() {
        Appended before = entry(WRITER, 5);
        Appended first = entry(6, 900, 901);
        Appended second = entry(7, 900, 902);
        Appended ofTheNext = entry(8, 910, 911);
        Appended committed = entry(WRITER, 9);
        LastEntries process = process();
        process.remember(before);
        process.remember(first);
        process.remember(second);
        assertThat(process.all()).containsExactly(before, first, second);

        process.remember(ofTheNext);
        assertThat(process.all()).containsExactly(second, ofTheNext);
        process.remember(committed);
        assertThat(process.all()).containsExactly(committed);
    }

    @Test
    void of_a_long_transaction_the_first_and_the_last_are_remembered() {
        Appended first = entry(1, 900, 901);
        LastEntries process = process();
        process.remember(first);
        for (int i = 2; i <= 200; i++) {
            process.remember(entry(i, 900, 900 + i));
        }

        assertThat(process.all()).hasSize(64).startsWith(first);
        assertThat(process.all().get(63).number()).isEqualTo(200);
    }

    @Test
    void what_is_no_file_of_its_owner_alone_is_refused_and_a_folder_is_passed_by() throws IOException {
        process().remember(entry(WRITER, 1));
        Files.createDirectory(entries().resolve("lost+found"));
        assertThat(process().all()).hasSize(1);

        Files.createSymbolicLink(entries().resolve("endless"), Path.of("/dev/zero"));
        assertThatThrownBy(() -> process().all())
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("endless");
        Files.delete(entries().resolve("endless"));
        Files.setPosixFilePermissions(onlyRegularFile(), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThatThrownBy(() -> process().all())
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("others than its owner");
        Files.setPosixFilePermissions(onlyRegularFile(), PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(entries(), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> process().all())
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("others than its owner");
    }

    private Path onlyRegularFile() throws IOException {
        try (var files = Files.list(entries())) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
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
        Files.createDirectory(
                entries(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (int i = 0; i < 1_010; i++) {
            Files.createFile(
                    entries().resolve("old-" + i),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
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
