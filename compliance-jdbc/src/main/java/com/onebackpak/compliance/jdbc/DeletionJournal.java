package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.party.PartyId;
import java.util.List;
import java.util.UUID;

/**
 * Remembers outside of the database what was erased from a host's data, so that a restored backup is told. It must not lie
 * where the database's backups would overwrite it. It names people by the names that the database has for them, which tell
 * nothing without its key. Implementations are thread-safe.
 */
public interface DeletionJournal {
    /**
     * What is remembered.
     *
     * @param kind that it was planned, or is gone
     * @param tenant whose run
     * @param run which
     * @param range which of its ranges
     * @param what planned: the id of the key that the names were made with; gone: the data set
     * @param names planned: of all people of the range; gone: of those whose rows went; none: of all that were planned
     */
    record Entry(Kind kind, PartyId tenant, UUID run, int range, String what, List<String> names) {
        /** Copies what is given. */
        public Entry {
            names = List.copyOf(names);
        }
    }

    /** What an entry says. */
    enum Kind {
        /** Whom a range is about. */
        PLANNED,
        /** Rows are gone. */
        GONE
    }

    /**
     * Remembers; when this returns, that survives a kill and a loss of power.
     *
     * @throws com.onebackpak.compliance.store.ComplianceStoreException if it is unknown whether it is remembered
     */
    void append(List<Entry> entries);

    /**
     * All that was ever remembered, in order.
     *
     * @throws com.onebackpak.compliance.store.ComplianceStoreException if it cannot be read
     */
    List<Entry> all();
}
