package com.onebackpak.compliance.jdbc.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.jdbc.DatabaseException;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ConcurrentChangeException;
import com.onebackpak.compliance.store.IdempotencyException;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** What the ledgers do in a transaction of the host. */
abstract class JdbcJoinedLedgersContract extends JdbcLedgersFixture {
    @Test
    void what_was_recorded_in_a_hosts_transaction_goes_with_it() throws Exception {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            TenantStores joined = store.joining(context(connection)).of(TENANT);
            Recorded<Consent> recorded = joined.consents().record(KEY, consent("reader"));
            assertThat(joined.consents().find(KEY, NOW)).contains(recorded);
            assertThat(tenant().consents().find(KEY, NOW)).isEmpty();
            connection.rollback();
        }
        assertThat(count("compliance_consent")).isZero();
        assertThat(count("compliance_audit_pending")).isZero();
    }

    @Test
    void a_refusal_leaves_the_hosts_transaction_as_it_was() {
        tenant().consents().record(KEY, consent("reader"));

        inTransaction(context -> {
            TenantStores joined = store.joining(context).of(TENANT);
            joined.consents().record(RecordKey.of("record-2"), consent("reader"));
            assertThatThrownBy(() -> joined.consents().record(KEY, consent("other")))
                    .isInstanceOf(IdempotencyException.class);
            joined.consents().record(RecordKey.of("record-3"), consent("reader"));
        });

        assertThat(tenant().consents().about(SUBJECT, NOW))
                .extracting(Recorded::key)
                .containsExactly(KEY, RecordKey.of("record-2"), RecordKey.of("record-3"));
    }

    @Test
    void what_fails_in_the_database_is_undone_to_where_it_began_and_tells_no_value() {
        // the entry cannot be appended, after the row was inserted
        database.execute("alter table compliance_audit_pending add constraint compliance_none check (tenant = 'none')");

        inTransaction(context -> {
            TenantStores joined = store.joining(context).of(TENANT);
            assertThatThrownBy(() -> joined.consents().record(KEY, consent("secret")))
                    .isInstanceOf(DatabaseException.class)
                    .hasStackTraceContaining("23")
                    .satisfies(failure -> assertThat(stackTrace(failure))
                            .doesNotContain("secret")
                            .doesNotContain(SUBJECT.value()));
        });

        assertThat(count("compliance_consent")).isZero();
    }

    @Test
    void joined_stores_write_nothing_where_there_is_no_transaction() throws Exception {
        try (Connection connection = database.dataSource().getConnection()) {
            TenantStores joined = store.joining(context(connection)).of(TENANT);

            assertThatThrownBy(() -> joined.consents().record(KEY, consent("reader")))
                    .isInstanceOf(ComplianceStoreException.class)
                    .hasMessageContaining("no transaction to join");
        }
        assertThat(count("compliance_consent")).isZero();
    }

    @Test
    void a_lost_race_in_a_hosts_transaction_is_for_the_host_to_run_again() throws Exception {
        tenant().agreements().record(KEY, agreement(0));
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            TenantStores joined = store.joining(context(connection)).of(TENANT);
            assertThat(joined.agreements().history(KEY)).hasSize(1);
            tenant().agreements().amend(RecordKey.of("w-1"), KEY, agreement(1));

            assertThatThrownBy(() -> joined.agreements().amend(RecordKey.of("w-2"), KEY, agreement(2)))
                    .isInstanceOf(ConcurrentChangeException.class);
            connection.rollback();
        }
        assertThat(tenant().agreements().history(KEY)).hasSize(2);
    }

    private static String stackTrace(Throwable failure) {
        java.io.StringWriter text = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }
}
