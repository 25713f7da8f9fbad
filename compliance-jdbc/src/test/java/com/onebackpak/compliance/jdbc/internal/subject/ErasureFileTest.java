package com.onebackpak.compliance.jdbc.internal.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ErasedKey;
import com.onebackpak.compliance.store.ErasureNote;
import com.onebackpak.compliance.store.ErasureState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal of erasures as a file, and what a disk or a mistake may make of it. */
class ErasureFileTest {
    private static final PartyId TENANT = PartyId.of("district-J");
    private static final ErasedKey FIRST = key(1);
    private static final ErasedKey SECOND = key(2);

    @TempDir
    Path folder;

    private static final ErasureNote DONE = new ErasureNote(
            ErasureState.DONE,
            Optional.of(Instant.parse("2026-11-30T10:15:30.123456Z")),
            Optional.of("0123456789abcdef0123456789abcdef"));

    private Path file;
    private ErasureFile journal;

    private static ErasedKey key(int number) {
        return new ErasedKey(TENANT, new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0000L + number));
    }

    @BeforeEach
    void write() throws IOException {
        file = Files.createFile(folder.resolve("erasures.log"));
        journal = new ErasureFile(file);
        journal.append(FIRST, ErasureNote.INTENDED);
        journal.append(FIRST, DONE);
        journal.append(SECOND, ErasureNote.INTENDED);
        journal.append(SECOND, ErasureNote.WITHDRAWN);
    }

    @Test
    void what_was_told_is_read_again() {
        assertThat(journal.all())
                .containsEntry(FIRST, DONE)
                .containsEntry(SECOND, ErasureNote.WITHDRAWN)
                .hasSize(2);
    }

    @Test
    void what_was_done_once_stays_as_it_was_told_first() {
        journal.append(FIRST, ErasureNote.INTENDED);
        journal.append(FIRST, ErasureNote.WITHDRAWN);
        journal.append(FIRST, ErasureNote.DONE);

        assertThat(journal.all()).containsEntry(FIRST, DONE);
    }

    @Test
    void lines_without_a_checksum_are_read_too() throws IOException {
        Files.writeString(file, TENANT + " " + FIRST.key() + "\n" + TENANT + " " + FIRST.key() + " done\n");
        journal.append(SECOND, ErasureNote.INTENDED);

        assertThat(journal.all()).containsEntry(FIRST, ErasureNote.DONE).containsEntry(SECOND, ErasureNote.INTENDED);
    }

    @Test
    void every_flipped_bit_is_told() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        List<String> unnoticed = new ArrayList<>();
        for (int at = 0; at < whole.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) (1 << bit);
                Files.write(file, flipped);
                try {
                    journal.all();
                    unnoticed.add(at + "/" + bit);
                } catch (ComplianceStoreException e) {
                    assertThat(e).hasMessageContaining("put it back from its copy");
                }
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void wherever_a_kill_cuts_the_last_line_short_the_others_are_read_and_the_next_is_written() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        String text = Files.readString(file);
        int lastLine = text.lastIndexOf('\n', text.length() - 2) + 1;
        for (int length = lastLine; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));

            assertThat(journal.all()).containsEntry(FIRST, DONE).containsEntry(SECOND, ErasureNote.INTENDED);
            journal.append(SECOND, ErasureNote.WITHDRAWN);
            assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        }
    }

    @Test
    void a_file_that_is_no_journal_is_told_whatever_its_size_and_nothing_is_written_to_it() throws IOException {
        long size = 1L << 32;
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }

        assertThatThrownBy(journal::all)
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("put it back from its copy");
        assertThatThrownBy(() -> journal.append(FIRST, ErasureNote.INTENDED))
                .isInstanceOf(ComplianceStoreException.class);
        assertThat(Files.size(file)).isEqualTo(size);
    }
}
