package com.onebackpak.compliance.jdbc.internal.ledger;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.jdbc.internal.row.TenantQuery;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeyLookup;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Table;

/** A table of one tenant whose rows each have an entry in the tenant's audit log, and what such an entry must say. */
public interface LoggedTable {
    /** All tables whose rows have entries. */
    static List<LoggedTable> all(PartyId tenant, SubjectKeyLookup keys) {
        List<LoggedTable> all = new ArrayList<>();
        for (LedgerKind<?> kind : LedgerKind.all()) {
            all.add(new LoggedLedger<>(LedgerTable.of(kind), tenant, keys));
        }
        all.add(new LoggedDecisions(tenant, keys));
        all.add(new LoggedPolicies());
        all.add(new LoggedErasures());
        return all;
    }

    /** What messages call it. */
    String name();

    /** The table. */
    Table<?> table();

    /** The types of the entries that its rows have. */
    Set<String> types();

    /** Which record a row is of. */
    String record(Row row);

    /** Whether an entry is one of such a row's, and names the row if it names any. */
    default boolean isOf(Row row, AuditEntry logged) {
        return types().contains(logged.type());
    }

    /** How its rows are found where no index has them by the names of their entries; empty: there is one. */
    default Optional<Unindexed> unindexed() {
        return Optional.empty();
    }

    /** Rows without an index by the names of their entries. */
    interface Unindexed {
        /** The rows that these entries name. */
        List<Row> named(DSLContext statements, List<AuditEntry> entries);

        /** All rows: of each the name of its entry, in the order of those, and which record it is of. */
        TenantQuery all();
    }

    /**
     * What is wrong with a row, compared with the entry that it names; empty if it is what was logged.
     *
     * @throws ComplianceStoreException or IllegalArgumentException or IllegalStateException if the row cannot be read; the
     *     message says why
     */
    Optional<String> difference(DSLContext statements, Row row, AuditEntry logged);
}
