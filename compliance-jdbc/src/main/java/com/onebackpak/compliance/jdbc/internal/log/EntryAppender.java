package com.onebackpak.compliance.jdbc.internal.log;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.row.RoundTrip;
import com.onebackpak.compliance.jdbc.internal.transaction.PrerequisiteMissing;
import com.onebackpak.compliance.party.PartyId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Appends to a tenant's audit log in the transaction of whoever records something. */
public interface EntryAppender {
    /** A name for an entry that is about to be written. */
    UUID newEntryId();

    /** Appends an entry under its name. */
    default void append(DSLContext statements, PartyId tenant, UUID entryId, AuditEntry entry) {
        append(statements, tenant, List.of(entryId), List.of(entry));
    }

    /** A place for one entry, which may be asked for together with something else. */
    EntryPlace place();

    /**
     * Inserts a row and appends the entry of which it bears the name, or does neither if a row with a key of its own is
     * there.
     *
     * @param place the entry's; asked for if it was not yet
     * @return whether it was inserted
     * @throws PrerequisiteMissing if nobody knows of the log yet
     */
    boolean insert(DSLContext statements, PartyId tenant, NewRow row, UUID entryId, AuditEntry entry, EntryPlace place);

    /**
     * A place for an entry that is known; if others have appended since, nothing is inserted. On PostgreSQL there is none in a host's
     * transaction, and while others append.
     *
     * @param lock a query that locks what must be there for anything to be inserted, before that
     */
    Optional<EntryPlace> knownPlace(DSLContext statements, RoundTrip.Query lock);

    /**
     * Appends entries under their names.
     *
     * @throws PrerequisiteMissing if nobody knows of the log yet
     */
    void append(DSLContext statements, PartyId tenant, List<UUID> entryIds, List<AuditEntry> entries);
}
