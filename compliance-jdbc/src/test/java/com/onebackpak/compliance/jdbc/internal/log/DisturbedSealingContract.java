package com.onebackpak.compliance.jdbc.internal.log;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_PENDING;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_SET_ASIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.RecordProblem;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.audit.verification.LogsVerification;
import com.onebackpak.compliance.jdbc.DatabaseReport;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.jdbc.WorkingHost;
import com.onebackpak.compliance.jdbc.internal.transaction.Databases;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.AuditLog;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither what somebody plants among what waits, nor a sealer that hangs, keeps anything else from being sealed. */
abstract class DisturbedSealingContract {
    private static final PartyId TENANT = PartyId.of("district-1");
    private static final PartyId OTHER = PartyId.of("district-2");

    @TempDir
    Path temporary;

    private TestDatabase database;
    private JdbcComplianceStores stores;

    abstract TestDatabase database();

    @BeforeEach
    void append() {
        database = database();
        KeyFolder.create(temporary.resolve("keys"), WorkingHost.LOG_NAME);
        stores = WorkingHost.stores(database.dataSource(), temporary.resolve("keys"));
        for (PartyId tenant : new PartyId[] {TENANT, OTHER}) {
            stores.of(tenant).auditLog().append(entry(1));
        }
    }

    @AfterEach
    void close() {
        stores.close();
        database.close();
    }

    private static AuditEntry entry(int number) {
        return AuditEntry.of("test.entry", Instant.parse("2026-09-15T15:00:00Z"), Map.of("number", number));
    }

    private DSLContext statements() {
        return DSL.using(database.dataSource(), database.dialect(), Databases.settings());
    }

    private void plant(String log, UUID id, byte[] body) {
        statements()
                .insertInto(COMPLIANCE_AUDIT_PENDING)
                .set(COMPLIANCE_AUDIT_PENDING.TENANT, log)
                .set(COMPLIANCE_AUDIT_PENDING.ENTRY_ID, id)
                .set(COMPLIANCE_AUDIT_PENDING.BODY, body)
                .set(COMPLIANCE_AUDIT_PENDING.WRITER, UUID.randomUUID())
                .set(COMPLIANCE_AUDIT_PENDING.WRITER_NUMBER, 1L)
                .set(COMPLIANCE_AUDIT_PENDING.SEEN, new byte[0])
                .set(COMPLIANCE_AUDIT_PENDING.MAC, new byte[32])
                .execute();
    }

    private long sealed(PartyId tenant) {
        return stores.of(tenant)
                .auditLog()
                .checkpoint()
                .map(SignedCheckpoint::size)
                .orElse(0L);
    }

    @Test
    void what_is_planted_is_set_aside_and_named_and_all_else_is_sealed() {
        byte[] likeOurs = entry(7).bytes();
        for (String log : new String[] {TENANT.value(), PendingEntries.LOGS}) {
            plant(log, new UUID(0, 1), new byte[0]);
            plant(log, new UUID(0, 2), new byte[100_000]);
            plant(log, new UUID(-1L, -1L), likeOurs);
        }
        stores.sealer().sealAll();

        assertThat(sealed(TENANT)).isEqualTo(1);
        assertThat(sealed(OTHER)).isEqualTo(1);
        assertThat(stores.logOfLogs().checkpoint()).map(SignedCheckpoint::size).contains(2L);
        assertThat(statements().fetchCount(COMPLIANCE_AUDIT_PENDING)).isZero();
        assertThat(statements().fetchCount(COMPLIANCE_AUDIT_SET_ASIDE)).isEqualTo(6);
        DatabaseReport report = stores.verifyDatabase(LogsVerification.with(stores.verifierOfLogs()));
        assertThat(report.logs().isVerified()).isTrue();
        assertThat(report.problems())
                .hasSize(6)
                .allSatisfy(problem -> assertThat(problem.kind()).isEqualTo(RecordProblem.Kind.PLANTED))
                .extracting(RecordProblem::tenant)
                .containsOnly(TENANT.value(), PendingEntries.LOGS);
    }

    @Test
    void what_is_planted_under_the_name_of_no_log_is_set_aside_too_and_gets_no_log() {
        plant("no tenant", new UUID(0, 1), new byte[1]);
        plant("ghost", new UUID(0, 2), new byte[1]);
        stores.sealer().sealAll();

        assertThat(stores.sealer().backlog().waiting()).isZero();
        assertThat(statements().fetchCount(COMPLIANCE_AUDIT_SET_ASIDE)).isEqualTo(2);
        assertThat(stores.tenants()).containsExactly(TENANT, OTHER);
        assertThat(sealed(TENANT)).isEqualTo(1);
        assertThat(stores.verifyDatabase(LogsVerification.with(stores.verifierOfLogs()))
                        .problems())
                .extracting(RecordProblem::tenant)
                .contains("no tenant", "ghost");
    }

    @Test
    void more_than_a_portion_of_what_is_planted_hides_nothing() {
        byte[] body = "x".getBytes(StandardCharsets.UTF_8);
        statements().transaction(all -> {
            for (int i = 0; i < LogSegment.MAX_ENTRIES + 100; i++) {
                UUID id = new UUID(0, i + 1);
                all.dsl()
                        .execute(
                                "insert into compliance_audit_pending values (?, ?, ?, ?, 1, ?, ?)",
                                TENANT.value(),
                                id,
                                body,
                                id,
                                body,
                                body);
            }
        });
        stores.sealer().sealAll();

        assertThat(sealed(TENANT)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compliance_audit_log", "compliance_audit_pending"})
    void a_log_of_which_somebody_has_locked_something_is_passed_by_and_told(String table) throws SQLException {
        stores.sealer().sealAll();
        stores.of(TENANT).auditLog().append(entry(2));
        stores.of(OTHER).auditLog().append(entry(2));
        try (Connection hanging = locking("select * from " + table + " where tenant = 'district-1' for update")) {
            assertThatThrownBy(this::sealInTime)
                    .isInstanceOf(ComplianceStoreException.class)
                    .hasMessageContaining("the log of district-1 is not sealed")
                    .hasMessageContaining("does not let go");
            assertThat(sealed(TENANT)).isEqualTo(1);
            assertThat(sealed(OTHER)).isEqualTo(2);
            hanging.rollback();
        }
        stores.sealer().sealAll();
        assertThat(sealed(TENANT)).isEqualTo(2);
    }

    Connection locking(String statement) throws SQLException {
        Connection connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        DSL.using(connection, database.dialect(), Databases.settings()).execute(statement);
        return connection;
    }

    /** In less time than one attempt after another would take. */
    void sealInTime() {
        Instant begin = Instant.now();
        try {
            stores.sealer().sealAll();
        } finally {
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(60));
        }
    }

    @Test
    void nobody_else_appends_to_the_log_of_the_logs() {
        assertThat(stores.logOfLogs()).isNotInstanceOf(AuditLog.class);
        assertThat(statements()
                        .fetchCount(COMPLIANCE_AUDIT_PENDING, COMPLIANCE_AUDIT_PENDING.TENANT.eq(PendingEntries.LOGS)))
                .isZero();
    }
}
