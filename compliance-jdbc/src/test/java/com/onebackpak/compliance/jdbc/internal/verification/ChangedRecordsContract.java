package com.onebackpak.compliance.jdbc.internal.verification;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AGREEMENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_TENANT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_WRITER;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_CONSENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DECISION;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_HOLD;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_OPT_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.audit.RecordProblem;
import com.onebackpak.compliance.audit.RecordProblem.Kind;
import com.onebackpak.compliance.jdbc.DatabaseReport;
import com.onebackpak.compliance.jdbc.internal.log.PendingEntries;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** Whatever row is changed, deleted, planted or moved is named. */
abstract class ChangedRecordsContract extends RecordsContract {
    @Test
    void what_nobody_has_changed_is_verified() {
        assertThat(after(statements -> {})).isEmpty();

        DatabaseReport report = report(stores);

        assertThat(report.isVerified()).isTrue();
        assertThat(report.records()).isGreaterThan(30);
        stores.sealer().sealAll();
        assertThat(report(stores).isVerified()).isTrue();
    }

    @Test
    void every_row_that_is_deleted_is_missed() {
        for (Table<?> table : logged()) {
            for (boolean isFirst : List.of(true, false)) {
                isNoticed(
                        Kind.MISSING,
                        ledger(table),
                        statements -> statements
                                .deleteFrom(table)
                                .where(entryId(table)
                                        .eq(row(statements, table, isFirst).get(entryId(table))))
                                .execute());
            }
        }
    }

    @Test
    void every_column_of_every_row_that_is_changed_is_noticed() {
        List<String> unnoticed = new ArrayList<>();
        int changes = 0;
        for (Table<?> table : logged()) {
            for (Field<?> column : table.fields()) {
                boolean isFirst = changes % 2 == 0; // one that is sealed, then one that waits
                try {
                    if (after(statements -> change(statements, table, column, isFirst))
                            .isEmpty()) {
                        unnoticed.add(table.getName() + "." + column.getName());
                    }
                    changes++;
                } catch (DataAccessException e) {
                    assertThat(e.sqlState()).as("the schema itself refuses it").startsWith("23");
                }
            }
        }
        assertThat(unnoticed).isEmpty();
        assertThat(changes).isGreaterThan(100);
    }

    private static <V> void change(DSLContext statements, Table<?> table, Field<V> column, boolean isFirst) {
        Record row = row(statements, table, isFirst);
        int changed = statements
                .update(table)
                .set(column, other(row.get(column), column))
                .where(
                        table.field(COMPLIANCE_CONSENT.TENANT).eq(TENANT.value()),
                        entryId(table).eq(row.get(entryId(table))))
                .execute();
        assertThat(changed).isEqualTo(1);
    }

    @Test
    void every_row_that_is_planted_is_named() {
        for (Table<?> table : logged()) {
            isNoticed(
                    Kind.PLANTED,
                    ledger(table),
                    statements -> plant(statements, table, UUID.randomUUID(), TENANT.value()));
        }
    }

    @Test
    void a_row_that_is_moved_to_another_tenant_is_missed_there_and_named_here() {
        for (Table<?> table : List.of(COMPLIANCE_CONSENT, COMPLIANCE_AGREEMENT, COMPLIANCE_DECISION)) {
            List<RecordProblem> problems = after(statements -> statements
                    .update(table)
                    .set(DSL.field("tenant", String.class), OTHER.value())
                    .where(entryId(table).eq(row(statements, table, false).get(entryId(table))))
                    .execute());

            assertThat(problems)
                    .filteredOn(problem -> problem.kind() == Kind.MISSING)
                    .extracting(RecordProblem::tenant)
                    .containsExactly(TENANT.value());
            assertThat(problems)
                    .filteredOn(problem -> problem.kind() == Kind.MISPLACED)
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.tenant()).isEqualTo(OTHER.value());
                        assertThat(problem.says()).contains("in the log of district-1");
                    });
        }
    }

    @Test
    void a_row_under_the_key_of_another_subject_is_noticed() {
        for (Table<?> table : List.of(COMPLIANCE_CONSENT, COMPLIANCE_HOLD, COMPLIANCE_OPT_OUT, COMPLIANCE_DECISION)) {
            isNoticed(Kind.CHANGED, ledger(table), statements -> {
                Field<UUID> key = table.field(COMPLIANCE_CONSENT.KEY_ID);
                UUID other = row(statements, table, false).get(key);
                assertThat(statements
                                .update(table)
                                .set(key, other)
                                .where(entryId(table)
                                        .eq(row(statements, table, true).get(entryId(table))))
                                .execute())
                        .isEqualTo(1);
            });
        }
    }

    @Test
    void a_row_that_refers_to_the_entry_of_something_else_is_named() {
        isNoticed(
                Kind.MISPLACED,
                "hold",
                statements -> statements
                        .update(COMPLIANCE_HOLD)
                        .set(
                                COMPLIANCE_HOLD.ENTRY_ID,
                                row(statements, COMPLIANCE_CONSENT, true).get(COMPLIANCE_CONSENT.ENTRY_ID))
                        .where(COMPLIANCE_HOLD.ENTRY_ID.eq(
                                row(statements, COMPLIANCE_HOLD, true).get(COMPLIANCE_HOLD.ENTRY_ID)))
                        .execute());
        isNoticed(
                Kind.MISPLACED,
                "agreement",
                statements -> plant(
                        statements,
                        COMPLIANCE_AGREEMENT,
                        row(statements, COMPLIANCE_DECISION, true).get(COMPLIANCE_DECISION.ENTRY_ID),
                        TENANT.value()));
    }

    @Test
    void rows_under_a_tenant_that_their_table_has_none_of_are_named() {
        isNoticed(
                Kind.PLANTED,
                "compliance_audit_writer",
                statements -> statements
                        .update(COMPLIANCE_AUDIT_WRITER)
                        .set(COMPLIANCE_AUDIT_WRITER.TENANT, TENANT.value())
                        .execute());
        isNoticed(
                Kind.PLANTED,
                "compliance_audit_tenant",
                statements -> statements
                        .insertInto(COMPLIANCE_AUDIT_TENANT)
                        .set(COMPLIANCE_AUDIT_TENANT.TENANT, TENANT.value())
                        .set(COMPLIANCE_AUDIT_TENANT.LOG, OTHER.value())
                        .execute());
        isNoticed(
                Kind.PLANTED,
                "compliance_consent",
                statements -> plant(statements, COMPLIANCE_CONSENT, UUID.randomUUID(), PendingEntries.LOGS));
    }
}
