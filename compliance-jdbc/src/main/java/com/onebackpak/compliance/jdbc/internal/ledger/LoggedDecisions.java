package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DECISION;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKey;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeyLookup;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.spi.AuditEntries;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Table;

/** The rows of decisions and their entries. */
record LoggedDecisions(PartyId tenant, SubjectKeyLookup keys) implements LoggedTable {
    @Override
    public String name() {
        return AuditEntries.DECISION;
    }

    @Override
    public Table<?> table() {
        return COMPLIANCE_DECISION;
    }

    @Override
    public Set<String> types() {
        return Set.of(AuditEntries.DECISION);
    }

    @Override
    public String record(Row row) {
        return row.text(COMPLIANCE_DECISION.DECISION_ID);
    }

    @Override
    public Optional<String> difference(DSLContext statements, Row row, AuditEntry logged) {
        SubjectKey key = keys.byId(statements, tenant, row.uuid(COMPLIANCE_DECISION.KEY_ID));
        DecisionRow read = new DecisionRow(tenant, key);
        String content = read.content(row);
        DecisionRecord record = read.record(row);
        if (!record.request().subject().equals(key.findSubject())) {
            return Optional.of("it is under the key of another subject");
        }
        AuditEntry expected = AuditEntries.ofDecision(record, content, logged.time(), key.commitments());
        return Differences.between(expected, logged)
                .or(() -> read.of(record, content).firstUnlike(row));
    }
}
