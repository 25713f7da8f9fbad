package com.onebackpak.compliance.jdbc;

import com.google.common.collect.ImmutableList;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ErasedKey;
import com.onebackpak.compliance.store.ErasureJournal;
import com.onebackpak.compliance.store.ErasureState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Looks in the files of a database, byte by byte, for what erasures should have removed, wherever it lies: in a table, in an
 * old page that H2 has not used again, in a row that PostgreSQL has not vacuumed, in a log of writes. Nothing is opened as
 * a database, so it may be in use. Immutable, thread-safe.
 *
 * <p>It finds the row of a key that was destroyed, which has the key itself, wrapped; and the id of somebody, where it
 * stands as text, be it at the beginning of a longer one. It finds nothing that is compressed or encrypted by others than
 * this library, such as a backup, a page that PostgreSQL has compressed, or a disk. What is left of a record is ciphertext
 * under a key that is gone, which nobody can tell from noise, and of which nobody says any more whose it was.
 */
public final class ErasureCheck {
    private final ImmutableList<UUID> keys;
    private final ImmutableList<String> ids;

    private ErasureCheck(Collection<UUID> keys, Collection<String> ids) {
        this.keys = ImmutableList.copyOf(keys);
        this.ids = ImmutableList.copyOf(ids);
    }

    /** A check for all keys that a journal says are destroyed, and for the ids of people who should be in no file. */
    public static ErasureCheck of(ErasureJournal journal, Collection<PartyId> subjects) {
        return new ErasureCheck(
                journal.all().entrySet().stream()
                        .filter(erasure -> erasure.getValue().state() == ErasureState.DONE)
                        .map(erasure -> erasure.getKey())
                        .map(ErasedKey::key)
                        .toList(),
                subjects.stream().map(PartyId::value).toList());
    }

    /** How many destroyed keys it looks for. */
    public int keys() {
        return keys.size();
    }

    /**
     * What was found.
     *
     * @param file in which file
     * @param position where it begins
     * @param what the key by its id, or that it was an id that was asked for; never the id itself
     */
    public record Remain(Path file, long position, String what) {}

    /**
     * Looks in all files of a folder and of those in it, also in those that links lead to, as PostgreSQL has them to its
     * tablespaces. What a database in use deletes meanwhile is passed by.
     *
     * @return the first thousand remains; none if there are none
     * @throws IOException if the folder is missing, a file could not be read, or a link leads nowhere or in a circle
     */
    public List<Remain> lookIn(Path folder) throws IOException {
        return new RemainsSearch(keys, ids).in(folder);
    }
}
