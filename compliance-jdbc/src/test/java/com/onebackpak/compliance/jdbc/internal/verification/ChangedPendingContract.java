package com.onebackpak.compliance.jdbc.internal.verification;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_PENDING;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_TENANT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_WRITER;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_CONSENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DECISION;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.audit.RecordProblem.Kind;
import com.onebackpak.compliance.jdbc.internal.log.PendingEntries;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.RecordKey;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** What waits to be sealed is counted: what is taken from it, put among it or off the list of logs is named. */
abstract class ChangedPendingContract extends RecordsContract {
    @Test
    void what_was_announced_and_deleted_before_it_was_sealed_is_missed() {
        isNoticed(Kind.ENTRY_MISSING, "writer", statements -> deleteWaiting(statements, COMPLIANCE_CONSENT));
        isNoticed(Kind.ENTRY_MISSING, "writer", statements -> deleteWaiting(statements, COMPLIANCE_DECISION));
    }

    /** The last row and its entry. */
    private static void deleteWaiting(DSLContext statements, Table<?> table) {
        UUID entry = row(statements, table, false).get(entryId(table));
        statements.deleteFrom(table).where(entryId(table).eq(entry)).execute();
        assertThat(statements
                        .deleteFrom(COMPLIANCE_AUDIT_PENDING)
                        .where(COMPLIANCE_AUDIT_PENDING.ENTRY_ID.eq(entry))
                        .execute())
                .isEqualTo(1);
    }

    @Test
    void a_counter_that_is_set_back_or_deleted_with_what_it_counted_is_noticed() {
        isNoticed(Kind.CHANGED, "writer", statements -> {
            deleteWaiting(statements, COMPLIANCE_DECISION);
            statements
                    .update(COMPLIANCE_AUDIT_WRITER)
                    .set(COMPLIANCE_AUDIT_WRITER.ANNOUNCED, COMPLIANCE_AUDIT_WRITER.ANNOUNCED.minus(1))
                    .execute();
        });
        isNoticed(Kind.ROLLED_BACK, "writer", statements -> {
            deleteWaiting(statements, COMPLIANCE_DECISION);
            statements.deleteFrom(COMPLIANCE_AUDIT_WRITER).execute();
        });
    }

    @Test
    void a_counter_that_is_put_back_with_all_since_is_noticed_by_what_was_sealed_meanwhile() {
        List<? extends Record> before =
                statements().selectFrom(COMPLIANCE_AUDIT_WRITER).fetch();
        stores.of(TENANT)
                .occurrences()
                .record(RecordKey.of("last"), new Occurrence(PartyId.of("student-7"), OccurrenceKind.LEFT, NOW));
        stores.of(OTHER)
                .occurrences()
                .record(RecordKey.of("last"), new Occurrence(PartyId.of("student-7"), OccurrenceKind.LEFT, NOW));
        stores.sealer().seal(OTHER);

        assertThat(after(statements -> {
                    statements
                            .deleteFrom(DSL.table("compliance_occurrence"))
                            .where(DSL.field("record_key", String.class).eq("last"))
                            .and(DSL.field("tenant", String.class).eq(TENANT.value()))
                            .execute();
                    statements
                            .deleteFrom(COMPLIANCE_AUDIT_PENDING)
                            .where(COMPLIANCE_AUDIT_PENDING.TENANT.eq(TENANT.value()))
                            .orderBy(COMPLIANCE_AUDIT_PENDING.ENTRY_ID.desc())
                            .limit(1)
                            .execute();
                    putCountersBack(statements, before);
                }))
                .anyMatch(problem -> problem.kind() == Kind.ROLLED_BACK);
    }

    @Test
    void a_counter_that_is_put_back_below_what_waits_is_noticed_with_what_was_taken_out() {
        List<? extends Record> before =
                statements().selectFrom(COMPLIANCE_AUDIT_WRITER).fetch();
        for (String name : List.of("first", "last")) {
            stores.of(TENANT)
                    .occurrences()
                    .record(RecordKey.of(name), new Occurrence(PartyId.of("student-7"), OccurrenceKind.LEFT, NOW));
        }
        UUID taken = statements()
                .select(DSL.field("entry_id", UUID.class))
                .from("compliance_occurrence")
                .where(DSL.field("record_key", String.class).eq("first"))
                .fetchOne(DSL.field("entry_id", UUID.class));

        assertThat(after(statements -> {
                    statements
                            .deleteFrom(DSL.table("compliance_occurrence"))
                            .where(DSL.field("record_key", String.class).eq("first"))
                            .execute();
                    statements
                            .deleteFrom(COMPLIANCE_AUDIT_PENDING)
                            .where(COMPLIANCE_AUDIT_PENDING.ENTRY_ID.eq(taken))
                            .execute();
                    putCountersBack(statements, before);
                }))
                .anyMatch(problem -> problem.kind() == Kind.ROLLED_BACK)
                .anyMatch(problem -> problem.kind() == Kind.ENTRY_MISSING);
        isNoticed(Kind.ROLLED_BACK, "writer", statements -> putCountersBack(statements, before));
    }

    @Test
    void a_tenant_that_is_struck_off_the_list_or_put_on_it_is_named() {
        isNoticed(
                Kind.MISSING,
                "tenant",
                statements -> statements
                        .deleteFrom(COMPLIANCE_AUDIT_TENANT)
                        .where(COMPLIANCE_AUDIT_TENANT.LOG.eq(TENANT.value()))
                        .execute());
        for (String planted : List.of("ghost", "no tenant", PendingEntries.LOGS)) {
            isNoticed(
                    Kind.PLANTED,
                    "tenant",
                    statements -> statements
                            .insertInto(COMPLIANCE_AUDIT_TENANT)
                            .set(COMPLIANCE_AUDIT_TENANT.TENANT, PendingEntries.LOGS)
                            .set(COMPLIANCE_AUDIT_TENANT.LOG, planted)
                            .execute());
        }
    }

    @Test
    void what_waits_and_was_changed_planted_or_moved_is_named() {
        isNoticed(
                Kind.PLANTED,
                "pending",
                statements -> statements
                        .update(COMPLIANCE_AUDIT_PENDING)
                        .set(COMPLIANCE_AUDIT_PENDING.TENANT, OTHER.value())
                        .execute());
        for (Field<?> column : COMPLIANCE_AUDIT_PENDING.fields()) {
            if (!column.equals(COMPLIANCE_AUDIT_PENDING.TENANT)) {
                isNoticed(Kind.PLANTED, "pending", statements -> changePending(statements, column));
            }
        }
    }

    private static <V> void changePending(DSLContext statements, Field<V> column) {
        Record row = statements
                .selectFrom(COMPLIANCE_AUDIT_PENDING)
                .where(COMPLIANCE_AUDIT_PENDING.TENANT.eq(TENANT.value()))
                .limit(1)
                .fetchSingle();
        Object other = column.getType().equals(Long.class) ? (Object) 7_000L : other(row.get(column), column);
        statements
                .update(COMPLIANCE_AUDIT_PENDING)
                .set(column, column.getType().cast(other))
                .where(COMPLIANCE_AUDIT_PENDING.ENTRY_ID.eq(row.get(COMPLIANCE_AUDIT_PENDING.ENTRY_ID)))
                .execute();
    }

    @Test
    void what_was_sealed_and_is_put_back_among_what_waits_is_set_aside_and_named() {
        List<? extends Record> waiting =
                statements().selectFrom(COMPLIANCE_AUDIT_PENDING).fetch();
        stores.sealer().sealAll();
        putBack(statements(), COMPLIANCE_AUDIT_PENDING, waiting);

        assertThat(after(none -> {}))
                .filteredOn(problem -> problem.kind() == Kind.PLANTED)
                .hasSameSizeAs(waiting);
        stores.sealer().sealAll();
        assertThat(report(stores)).satisfies(report -> {
            assertThat(report.logs().isVerified()).isTrue();
            assertThat(report.problems())
                    .hasSameSizeAs(waiting)
                    .allMatch(problem -> problem.place().equals("set aside"));
        });
    }

    @Test
    void a_log_that_is_struck_off_the_list_is_found_and_sealed_all_the_same() {
        database.execute("delete from compliance_audit_tenant");
        assertThat(stores.tenants()).containsExactly(TENANT, OTHER);
        stores.sealer().sealAll();

        assertThat(statements().fetchCount(COMPLIANCE_AUDIT_PENDING)).isZero();
    }
}
