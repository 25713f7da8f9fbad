package com.onebackpak.compliance.jdbc.internal.ledger;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKey;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeyLookup;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.spi.AuditEntries;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Table;

/** A ledger's rows and their entries. */
record LoggedLedger<T>(LedgerTable<T> ledger, PartyId tenant, SubjectKeyLookup keys) implements LoggedTable {
    @Override
    public String name() {
        return ledger.kind().name();
    }

    @Override
    public Table<?> table() {
        return ledger.table();
    }

    @Override
    public Set<String> types() {
        return AuditEntries.types(ledger.kind());
    }

    @Override
    public String record(Row row) {
        return ledger.key(row) + ", version " + ledger.version(row);
    }

    @Override
    public Optional<String> difference(DSLContext statements, Row row, AuditEntry logged) {
        Recorded<T> recorded = ledger.recorded(tenant, row, id -> keys.byId(statements, tenant, id));
        RecordKey write = ledger.writeKey(row);
        AuditEntry expected;
        NewRow again;
        if (ledger.kind().isAboutPeople()) {
            SubjectKey key = keys.byId(statements, tenant, ledger.keyId(row));
            expected = AuditEntries.ofPerson(ledger.kind(), write, recorded, key.commitments());
            again = ledger.row(
                    tenant,
                    write,
                    recorded,
                    key,
                    keys.pseudonyms(statements, tenant)
                            .orElseThrow(() -> new IllegalArgumentException("the tenant's own key is gone")));
        } else {
            expected = AuditEntries.ofAgency(ledger.kind(), write, recorded);
            again = ledger.row(tenant, write, recorded);
        }
        return Differences.between(expected, logged).or(() -> again.firstUnlike(row));
    }
}
