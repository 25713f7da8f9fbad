package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DECISION;
import static com.onebackpak.compliance.jdbc.internal.row.TenantQuery.given;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.jdbc.internal.row.TenantQuery;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKey;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeyLookup;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.spi.AuditEntries;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The rows of decisions and their entries. */
record LoggedDecisions(PartyId tenant, SubjectKeyLookup keys) implements LoggedTable, LoggedTable.Unindexed {
    private static final TenantQuery BY_ID = TenantQuery.where(
            COMPLIANCE_DECISION, COMPLIANCE_DECISION.DECISION_ID.eq(given(COMPLIANCE_DECISION.DECISION_ID)));
    private static final TenantQuery BY_IDS = TenantQuery.where(
            COMPLIANCE_DECISION,
            DSL.condition("{0} = any ({1})", COMPLIANCE_DECISION.DECISION_ID, DSL.param("ids", String[].class)));
    private static final TenantQuery ALL = TenantQuery.where(COMPLIANCE_DECISION)
            .only(COMPLIANCE_DECISION.ENTRY_ID, COMPLIANCE_DECISION.DECISION_ID)
            .orderedBy(COMPLIANCE_DECISION.ENTRY_ID);

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
    public boolean isOf(Row row, AuditEntry logged) {
        return types().contains(logged.type()) && AuditEntries.decision(logged).equals(Optional.of(record(row)));
    }

    @Override
    public Optional<Unindexed> unindexed() {
        return Optional.of(this);
    }

    /** H2 reads all decisions of a tenant to find those of many ids, so there each is looked up for itself. */
    @Override
    public List<Row> named(DSLContext statements, List<AuditEntry> entries) {
        List<String> ids = entries.stream()
                .flatMap(entry -> AuditEntries.decision(entry).stream())
                .distinct()
                .toList();
        if (statements.family() == SQLDialect.POSTGRES) {
            return BY_IDS.fetch(statements, tenant, (Object) ids.toArray(String[]::new));
        }
        return TenantQuery.fetchAll(
                        statements, tenant, ids.stream().map(BY_ID::asked).toList())
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public TenantQuery all() {
        return ALL;
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
