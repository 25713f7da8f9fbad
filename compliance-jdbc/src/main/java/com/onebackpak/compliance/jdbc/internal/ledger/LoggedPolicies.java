package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_POLICY_SET;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.store.spi.AuditEntries;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Table;

/** The rows of the policy archive and their entries; what is in the archive is bound by its digest. */
record LoggedPolicies() implements LoggedTable {
    @Override
    public String name() {
        return AuditEntries.POLICIES;
    }

    @Override
    public Table<?> table() {
        return COMPLIANCE_POLICY_SET;
    }

    @Override
    public Set<String> types() {
        return Set.of(AuditEntries.POLICIES);
    }

    @Override
    public String record(Row row) {
        return row.text(COMPLIANCE_POLICY_SET.DIGEST);
    }

    @Override
    public Optional<String> difference(DSLContext statements, Row row, AuditEntry logged) {
        String digest = row.text(COMPLIANCE_POLICY_SET.DIGEST);
        JdbcPolicyArchive.read(digest, row.bytes(COMPLIANCE_POLICY_SET.CONTENT));
        return Differences.between(
                AuditEntries.ofPolicies(digest, row.instant(COMPLIANCE_POLICY_SET.ARCHIVED_AT)), logged);
    }
}
