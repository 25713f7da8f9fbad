package com.onebackpak.compliance.jdbc.internal.verification;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_CHECKPOINT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_CONSENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_ERASURE;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_SUBJECT_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.RecordProblem;
import com.onebackpak.compliance.audit.RecordProblem.Kind;
import com.onebackpak.compliance.jdbc.DatabaseReport;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.Cursor;
import com.onebackpak.compliance.store.KeyUnavailableException;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.LedgerQuestion;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

/**
 * Somebody puts into a row what the database takes and no value of ours can be: lists with nothing or with lists in them, and
 * times that no driver reads. The row is named, and nothing else is hidden by it.
 */
abstract class UnreadableRecordsContract extends RecordsContract {
    /** What no driver can read, by the type of the column. */
    private List<String> unreadable(Field<?> column) {
        boolean isPostgres = database.dialect() == SQLDialect.POSTGRES;
        if (column.getType().equals(String[].class)) {
            return isPostgres
                    ? List.of("array[null]::varchar[]", "'{{work},{survey}}'", "array['work', null]::varchar[]")
                    : List.of("array[null]", "array['work', null]");
        } else if (column.getType().equals(Instant.class)) {
            return isPostgres
                    ? List.of("'infinity'", "'-infinity'", "'294276-12-31 00:00:00+00'", "'4713-01-01 00:00:00+00 BC'")
                    : List.of(
                            "timestamp with time zone '1000000000-01-01 00:00:00+00'",
                            "timestamp with time zone '-1000000000-01-01 00:00:00+00'");
        }
        return List.of();
    }

    @Test
    void every_row_that_cannot_be_read_is_named_and_hides_no_other() {
        List<String> wrong = new ArrayList<>();
        int changes = 0;
        for (Table<?> table : logged()) {
            for (Field<?> column : table.fields()) {
                for (String value : unreadable(column)) {
                    boolean isFirst = changes++ % 2 == 0;
                    String change = table.getName() + "." + column.getName() + " = " + value;
                    try {
                        List<RecordProblem> problems = after(statements -> {
                            UUID entry = row(statements, table, isFirst).get(entryId(table));
                            statements.execute("update " + table.getName() + " set " + column.getName() + " = " + value
                                    + " where entry_id = '" + entry + "'");
                            statements.execute(
                                    "update compliance_occurrence set kind = 'x' where record_key = 'second'");
                        });
                        if (problems.stream()
                                        .noneMatch(problem -> problem.ledger().equals("occurrence"))
                                || problems.stream()
                                        .noneMatch(problem -> problem.kind() == Kind.CHANGED
                                                && problem.ledger().equals(ledger(table)))) {
                            wrong.add(change + ": " + problems);
                        }
                    } catch (DataAccessException e) {
                        if (e.sqlState() == null || !e.sqlState().startsWith("23")) {
                            wrong.add(change + ": " + e);
                        }
                    } catch (RuntimeException e) {
                        wrong.add(change + ": " + e);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(changes).isGreaterThan(50);
    }

    @Test
    void a_record_whose_list_cannot_be_read_is_told_to_who_asks() {
        database.execute("update compliance_hold set categories = "
                + unreadable(categories()).get(0) + " where record_key = 'second'");

        assertThatThrownBy(() -> stores.of(TENANT).holds().find(RecordKey.of("second"), Instant.MAX))
                .isExactlyInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("record 'second' of the hold ledger cannot be read");
    }

    private static Field<?> categories() {
        return COMPLIANCE_CONSENT.CATEGORIES;
    }

    @Test
    void what_cannot_be_read_any_more_is_told_to_who_asks_and_named_by_the_verification() {
        database.execute(
                "update compliance_hold set kind = 'No such kind' where record_key = 'second'",
                "update compliance_agreement set agency = '%' where record_key = 'sealed' and tenant = 'district-2'");
        TenantStores tenant = stores.of(TENANT);
        TenantStores other = stores.of(OTHER);
        PartyId student = PartyId.of("student-8");
        LedgerQuery all = LedgerQuery.all();

        cannotBeRead("record 'second' of the hold ledger", () -> tenant.holds().about(student, Instant.MAX));
        cannotBeRead(
                "record 'second' of the hold ledger", () -> tenant.holds().find(RecordKey.of("second"), Instant.MAX));
        cannotBeRead("record 'second' of the hold ledger", () -> tenant.holds().history(RecordKey.of("second")));
        cannotBeRead("record 'second' of the hold ledger", () -> tenant.holds().page(all, Cursor.START, 100));
        cannotBeRead(
                "record 'second' of the hold ledger",
                () -> tenant.answers(List.of(LedgerQuestion.about(LedgerKind.HOLD, student)), Instant.MAX));
        cannotBeRead(
                "record 'second' of the hold ledger", () -> tenant.erasures().erase(student));
        cannotBeRead(
                "record 'sealed' of the agreement ledger",
                () -> other.agreements().find(RecordKey.of("sealed"), Instant.MAX));
        assertThat(report(stores).problems()).extracting(RecordProblem::ledger).contains("hold", "agreement");
    }

    private static void cannotBeRead(String what, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isExactlyInstanceOf(ComplianceStoreException.class)
                .hasMessageStartingWith(what + " cannot be read")
                .hasMessageContaining("audit verify-database")
                .hasMessageNotContainingAny("No such kind", "%", "student-")
                .hasNoCause();
    }

    @Test
    void keys_and_tombstones_whose_time_is_none_are_named_and_the_verification_goes_on() {
        for (String time : unreadable(COMPLIANCE_SUBJECT_KEY.CREATED_AT)) {
            List<RecordProblem> problems = after(statements -> {
                UUID one = row(statements, COMPLIANCE_CONSENT, true).get(COMPLIANCE_CONSENT.KEY_ID);
                statements.execute(
                        "update compliance_subject_key set created_at = " + time + " where key_id = '" + one + "'");
                statements.execute("update compliance_erasure set erased_at = " + time);
                statements.execute("update compliance_occurrence set kind = 'x' where record_key = 'second'");
            });

            assertThat(problems).extracting(RecordProblem::ledger).contains("key", "erasure", "occurrence");
        }
    }

    @Test
    void a_time_beside_a_checkpoint_that_is_none_stops_no_verification() {
        String time = unreadable(COMPLIANCE_AUDIT_CHECKPOINT.SEALED_AT).get(0);
        database.execute(
                "update compliance_audit_checkpoint set sealed_at = " + time,
                "update compliance_occurrence set kind = 'x' where record_key = 'second'");

        DatabaseReport report = report(stores);

        assertThat(report.logs().isVerified()).isTrue();
        assertThat(report.problems()).extracting(RecordProblem::ledger).containsOnly("occurrence");
        stores.sealer().sealAll();
    }

    @Test
    void all_keys_that_cannot_be_opened_are_named_and_told_to_who_opens_the_stores() {
        String time = unreadable(COMPLIANCE_SUBJECT_KEY.CREATED_AT).get(0);
        database.execute("update compliance_subject_key set created_at = " + time);

        assertThat(report(stores).problems())
                .filteredOn(problem -> problem.ledger().equals("key"))
                .hasSize(statements().fetchCount(COMPLIANCE_SUBJECT_KEY));
        assertThatThrownBy(() -> JdbcComplianceStores.owning(database.dataSource(), settings()))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageNotContaining("SQL state");
    }

    @Test
    void a_tombstone_that_cannot_be_read_does_not_keep_the_stores_from_opening() {
        String time = unreadable(COMPLIANCE_ERASURE.ERASED_AT).get(0);
        database.execute("update compliance_erasure set erased_at = " + time);

        try (JdbcComplianceStores again = JdbcComplianceStores.owning(database.dataSource(), settings())) {
            assertThat(again.of(TENANT).consents().about(PartyId.of("student-7"), Instant.MAX))
                    .isNotEmpty();
            assertThat(report(again).problems())
                    .extracting(RecordProblem::ledger)
                    .containsOnly("erasure");
        }
    }

    @Test
    void however_much_is_planted_among_what_waits_hides_no_record_that_was_changed_and_all_is_counted() {
        int planted = 300;
        for (int i = 0; i < planted; i++) {
            statements()
                    .execute(
                            "insert into compliance_audit_pending (tenant, entry_id, body, writer, writer_number, seen, mac)"
                                    + " values (?, ?, ?, ?, 1, ?, ?)",
                            TENANT.value(),
                            UUID.randomUUID(),
                            new byte[1],
                            UUID.randomUUID(),
                            new byte[0],
                            new byte[0]);
        }
        database.execute("update compliance_occurrence set kind = 'x' where record_key = 'second'");

        isNamedBesides(planted);
        stores.sealer().sealAll();
        isNamedBesides(planted);
    }

    private void isNamedBesides(int planted) {
        DatabaseReport report = report(stores);

        assertThat(report.problems())
                .filteredOn(problem -> problem.ledger().equals("occurrence"))
                .hasSize(1);
        assertThat(report.problems().size() + report.unlisted()).isEqualTo(planted + 1);
    }

    @Test
    void a_tombstone_under_the_name_of_no_tenant_does_not_keep_the_stores_from_opening() {
        database.execute("insert into compliance_erasure (tenant, key_id, erased_at, entry_id) values"
                + " ('no tenant', '01990000-0000-7000-8000-000000000001', current_timestamp,"
                + " '01990000-0000-7000-8000-000000000002')");

        try (JdbcComplianceStores again = JdbcComplianceStores.owning(database.dataSource(), settings())) {
            assertThat(report(again).problems())
                    .extracting(RecordProblem::tenant)
                    .contains("no tenant");
        }
    }
}
