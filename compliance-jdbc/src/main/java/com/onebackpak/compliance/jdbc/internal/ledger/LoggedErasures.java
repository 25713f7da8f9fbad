package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_ERASURE;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.jdbc.internal.subject.ErasedName;
import com.onebackpak.compliance.store.spi.AuditEntries;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Table;

/** The tombstones and their entries. */
record LoggedErasures() implements LoggedTable {
    @Override
    public String name() {
        return AuditEntries.ERASURE;
    }

    @Override
    public Table<?> table() {
        return COMPLIANCE_ERASURE;
    }

    @Override
    public Set<String> types() {
        return Set.of(AuditEntries.ERASURE);
    }

    @Override
    public String record(Row row) {
        return "key " + row.uuid(COMPLIANCE_ERASURE.KEY_ID);
    }

    @Override
    public Optional<String> difference(DSLContext statements, Row row, AuditEntry logged) {
        return Differences.between(
                AuditEntries.ofErasure(
                        row.uuid(COMPLIANCE_ERASURE.KEY_ID),
                        row.instant(COMPLIANCE_ERASURE.ERASED_AT),
                        logged.time(),
                        ErasedName.of(row).map(ErasedName::commitment)),
                logged);
    }
}
