package com.onebackpak.compliance.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Remembers, outside of the database, the last entry of the log that each writer has appended; so that an entry is missed
 * which somebody takes out of the database together with all that the database says of it, also by who comes after the
 * process that had appended it. All processes that share a database share what is remembered. Implementations are
 * thread-safe.
 */
public interface LastEntries {
    /**
     * An entry that was appended.
     *
     * @param writer by which of those who append
     * @param number as which of the writer's entries
     * @param entry its name
     * @param log the name of the log that has it
     * @param part what it stands or falls with; empty: it is committed
     */
    record Appended(UUID writer, long number, UUID entry, String log, Optional<Part> part) {}

    /**
     * A part of a transaction of a host's on PostgreSQL that can be undone alone.
     *
     * @param transaction the number of the transaction
     * @param number the number of the part
     */
    record Part(long transaction, long number) {}

    /**
     * Remembers an entry, and no longer those of the same writer of which it is the proof: of smaller numbers, and not of
     * the same transaction while that may go on. One that had the same number, or a later one, is remembered beside it.
     *
     * @throws ComplianceStoreException if it could not be written
     */
    void remember(Appended entry);

    /**
     * What is remembered, whichever process remembers it.
     *
     * @throws ComplianceStoreException if it cannot be read
     */
    List<Appended> all();

    /**
     * Forgets all, because what was appended since a backup is lost for good.
     *
     * @throws ComplianceStoreException if it cannot be deleted
     */
    void forget();
}
