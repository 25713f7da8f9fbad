package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.LedgerFacts;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.DecisionLedger;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Records decisions, a transaction each, against the plain INSERTs of a row and an entry of as many bytes. */
final class RecordBenchmark {
    private static final double TARGET = 0.6;
    private static final int DECISIONS_OF_A_TURN = 20;
    private static final int DECISIONS = 200;
    private static final Table<?> PLAIN_ROW = DSL.table(DSL.name("plain_decision"));
    private static final Table<?> PLAIN_ENTRY = DSL.table(DSL.name("plain_entry"));
    private static final Field<String> ID = DSL.field(DSL.name("id"), SQLDataType.VARCHAR(64));
    private static final Field<String> TENANT = DSL.field(DSL.name("tenant"), SQLDataType.VARCHAR(128));
    private static final Field<byte[]> BODY = DSL.field(DSL.name("body"), SQLDataType.VARBINARY);

    private final BenchmarkDatabase database;
    private final Effort effort;
    private final SmallSchool school = new SmallSchool();
    private int next;

    RecordBenchmark(BenchmarkDatabase database, Effort effort) {
        this.database = database;
        this.effort = effort;
    }

    Ratio run(String label) throws SQLException {
        JdbcComplianceStores stores = database.newStores();
        school.record(stores.of(SmallSchool.DISTRICT));
        PolicyDecision[] decisions = decisions(stores);
        DecisionLedger ledger = stores.of(SmallSchool.DISTRICT).decisions();
        for (PolicyDecision decision : decisions) {
            ledger.record(DecisionEvent.of(decision));
        }
        byte[] row = asManyAs("compliance_decision", "payload");
        byte[] entry = asManyAs("compliance_audit_pending", "body");
        for (Table<?> table : new Table<?>[] {PLAIN_ROW, PLAIN_ENTRY}) {
            database.execute("create table " + table.getName()
                    + " (tenant varchar(128) not null, id varchar(64) not null, body bytea not null,"
                    + " primary key (tenant, id))");
        }
        return new Turns(effort, DECISIONS_OF_A_TURN)
                .measured(
                        "record a decision " + label,
                        TARGET,
                        () -> insert(row, entry),
                        () -> ledger.record(DecisionEvent.of(decisions[next++ % DECISIONS])));
    }

    private PolicyDecision[] decisions(JdbcComplianceStores stores) {
        PolicyEvaluator evaluator = PolicyEvaluator.of(PolicyLibrary.standard().select("backpak", "ferpa", "coppa"));
        LedgerFacts facts = LedgerFacts.of(stores, school.tenancy(), VocabularyReader.standard());
        PolicyDecision[] decisions = new PolicyDecision[DECISIONS];
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        for (int i = 0; i < DECISIONS; i++) {
            ProcessingRequest request = school.request();
            decisions[i] = evaluator.decide(request, facts.factsFor(request, now), now);
        }
        return decisions;
    }

    /** As many bytes as ours are, and as hard to compress. */
    private byte[] asManyAs(String table, String column) throws SQLException {
        int[] length = new int[1];
        database.inTransaction(statements -> length[0] = statements
                .resultQuery("select cast(avg(octet_length(" + column + ")) as integer) from " + table)
                .fetchOptional(0, Integer.class)
                .orElseThrow());
        byte[] bytes = new byte[length[0]];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private void insert(byte[] row, byte[] entry) throws SQLException {
        String id = DecisionEvent.newId();
        database.inTransaction(statements -> {
            insert(statements, PLAIN_ROW, id, row);
            insert(statements, PLAIN_ENTRY, id, entry);
        });
    }

    private static void insert(DSLContext statements, Table<?> table, String id, byte[] body) {
        statements
                .insertInto(table, TENANT, ID, BODY)
                .values(SmallSchool.DISTRICT.value(), id, body)
                .execute();
    }
}
