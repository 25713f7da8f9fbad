package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.jdbc.DeletionJournal.Entry;
import com.onebackpak.compliance.jdbc.DeletionJournal.Kind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal of deletions reads back what was written, or says that it is no such journal. */
class DeletionFileTest {
    private static final UUID RUN = new UUID(7, 7);
    private static final List<Entry> ENTRIES = List.of(
            new Entry(Kind.values()[0], PartyId.of("district-1"), RUN, 0, "students", List.of("a1", "b2")),
            new Entry(Kind.values()[1], PartyId.of("district-1"), RUN, 0, "students", List.of()));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.createFile(folder.resolve("deletions.log"));
        new DeletionFile(file).append(ENTRIES);
    }

    @Test
    void what_was_appended_is_read_again() {
        assertThat(new DeletionFile(file).all()).isEqualTo(ENTRIES);
    }

    @Test
    void a_bit_that_has_flipped_is_told_wherever_it_is() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        for (int bit = 0; bit < 8 * sound.length; bit++) {
            byte[] flipped = sound.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(file, flipped);

            assertThatThrownBy(() -> new DeletionFile(file).all())
                    .as("bit " + bit)
                    .isInstanceOf(ComplianceStoreException.class)
                    .hasMessageContaining("put it back from its copy");
        }
    }

    @Test
    void a_line_that_a_kill_cut_short_does_not_count_and_the_next_takes_its_place() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(sound, sound.length - 3));

        assertThat(new DeletionFile(file).all()).isEqualTo(ENTRIES.subList(0, 1));
        new DeletionFile(file).append(ENTRIES.subList(1, 2));
        assertThat(new DeletionFile(file).all()).isEqualTo(ENTRIES);
    }

    @Test
    void a_file_far_too_large_is_told_and_not_read_into_memory() throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(4L << 30);
        }

        assertThatThrownBy(() -> new DeletionFile(file).all())
                .isInstanceOf(ComplianceStoreException.class)
                .hasRootCauseMessage("a line of the journal is longer than any that was written");
    }
}
