package com.onebackpak.compliance.jdbc.internal.verification;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AGREEMENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_PENDING;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_TENANT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_WRITER;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_CONSENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DECISION;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_ERASURE;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_HOLD;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_OPT_OUT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_POLICY_SET;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_SUBJECT_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.Bytes;
import com.onebackpak.compliance.DecisionReview;
import com.onebackpak.compliance.audit.RecordProblem;
import com.onebackpak.compliance.audit.RecordProblem.Kind;
import com.onebackpak.compliance.audit.verification.LogsVerification;
import com.onebackpak.compliance.jdbc.DatabaseReport;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.StoreSettings;
import com.onebackpak.compliance.jdbc.internal.log.PendingEntries;
import com.onebackpak.compliance.jdbc.internal.transaction.Databases;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.Cursor;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.KeyUnavailableException;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.LedgerQuestion;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** Whatever is changed, deleted, planted or moved is named. */
abstract class ChangedRecordsContract extends RecordsContract {
    @Test
    void what_nobody_has_changed_is_verified() {
        assertThat(after(statements -> {})).isEmpty();

        DatabaseReport report = stores.verifyDatabase(LogsVerification.with(stores.verifierOfLogs()));

        assertThat(report.isVerified()).isTrue();
        assertThat(report.records()).isGreaterThan(30);
        stores.sealer().sealAll();
        assertThat(stores.verifyDatabase(LogsVerification.with(stores.verifierOfLogs()))
                        .isVerified())
                .isTrue();
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

    @SuppressWarnings("unchecked") // each is of the column's type
    private static <V> V other(V value, Field<V> column) {
        Class<V> type = column.getType();
        Object other;
        if (type.equals(String.class)) {
            other = value == null || !value.equals("student") ? "student" : "x";
        } else if (type.equals(Integer.class)) {
            other = value == null ? 7 : (Integer) value + 1;
        } else if (type.equals(Boolean.class)) {
            other = !Boolean.TRUE.equals(value);
        } else if (type.equals(Instant.class)) {
            other = value == null ? NOW.plusSeconds(7) : ((Instant) value).plus(1, ChronoUnit.MICROS);
        } else if (type.equals(UUID.class)) {
            other = UUID.fromString("01990000-0000-7000-8000-000000000001");
        } else if (type.equals(byte[].class)) {
            other = new byte[] {1, 2, 3};
        } else {
            other = new String[] {"survey", "work"};
        }
        return (V) other;
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

    @SuppressWarnings("unchecked") // a copy of a row has its types
    private static void plant(DSLContext statements, Table<?> table, UUID entry, String tenant) {
        Record copy = row(statements, table, true);
        Record planted = statements.newRecord(table);
        for (Field<?> column : table.fields()) {
            planted.set((Field<Object>) column, copy.get(column));
        }
        planted.set(table.field(COMPLIANCE_CONSENT.TENANT), tenant);
        planted.set(entryId(table), entry);
        for (Field<?> key : table.getPrimaryKey().getFields()) {
            if (!key.getName().equals("tenant") && !key.getName().equals("version")) {
                Object other = key.getType().equals(UUID.class) ? UUID.randomUUID() : "planted";
                planted.set((Field<Object>) key, other);
            }
        }
        if (table.field(COMPLIANCE_CONSENT.WRITE_KEY) != null) {
            planted.set(table.field(COMPLIANCE_CONSENT.WRITE_KEY), "planted");
        }
        statements.insertInto(table).set(planted).execute();
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
        assertThat(stores.verifyDatabase(LogsVerification.with(stores.verifierOfLogs()))
                        .problems())
                .extracting(RecordProblem::ledger)
                .contains("hold", "agreement");
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
    void a_decision_that_has_the_entry_of_another_is_named() {
        List<Consumer<DSLContext>> changes = List.of(
                statements -> plant(
                        statements,
                        COMPLIANCE_DECISION,
                        row(statements, COMPLIANCE_DECISION, true).get(COMPLIANCE_DECISION.ENTRY_ID),
                        TENANT.value()),
                statements -> statements
                        .update(COMPLIANCE_DECISION)
                        .set(COMPLIANCE_DECISION.DECISION_ID, "renamed")
                        .where(COMPLIANCE_DECISION.ENTRY_ID.eq(
                                row(statements, COMPLIANCE_DECISION, true).get(COMPLIANCE_DECISION.ENTRY_ID)))
                        .execute(),
                ChangedRecordsContract::swapEntries);

        for (Consumer<DSLContext> change : changes) {
            isNoticed(Kind.MISPLACED, "decision", change);
        }
        isNoticed(Kind.MISSING, "decision", changes.get(1));
        isNoticed(Kind.MISSING, "decision", changes.get(2));
    }

    private static void swapEntries(DSLContext statements) {
        UUID first = row(statements, COMPLIANCE_DECISION, true).get(COMPLIANCE_DECISION.ENTRY_ID);
        UUID last = row(statements, COMPLIANCE_DECISION, false).get(COMPLIANCE_DECISION.ENTRY_ID);
        assertThat(statements
                        .update(COMPLIANCE_DECISION)
                        .set(
                                COMPLIANCE_DECISION.ENTRY_ID,
                                DSL.when(COMPLIANCE_DECISION.ENTRY_ID.eq(first), last)
                                        .otherwise(first))
                        .where(COMPLIANCE_DECISION.ENTRY_ID.in(first, last))
                        .execute())
                .isEqualTo(2);
    }

    @Test
    void keys_that_are_changed_swapped_or_gone_are_noticed() {
        for (Field<?> column : COMPLIANCE_SUBJECT_KEY.fields()) {
            if (!column.equals(COMPLIANCE_SUBJECT_KEY.TENANT)) {
                assertThat(after(statements -> changeKey(statements, column)))
                        .as(column.getName())
                        .isNotEmpty();
            }
        }
        isNoticed(
                Kind.CHANGED,
                "consent",
                statements -> statements
                        .deleteFrom(COMPLIANCE_SUBJECT_KEY)
                        .where(COMPLIANCE_SUBJECT_KEY.KEY_ID.eq(
                                row(statements, COMPLIANCE_CONSENT, true).get(COMPLIANCE_CONSENT.KEY_ID)))
                        .execute());
    }

    @Test
    void the_key_that_every_database_has_is_missed_and_nothing_opens_until_it_is_back() {
        List<? extends Record> key = statements()
                .selectFrom(COMPLIANCE_SUBJECT_KEY)
                .where(COMPLIANCE_SUBJECT_KEY.TENANT.eq(PendingEntries.LOGS))
                .fetch();
        database.execute("delete from compliance_subject_key where tenant = '_logs'");

        assertThat(stores.verifyDatabase(LogsVerification.with(stores.verifierOfLogs()))
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(Kind.MISSING);
                    assertThat(problem.ledger()).isEqualTo("key");
                    assertThat(problem.record())
                            .isEqualTo(key.get(0)
                                    .get(COMPLIANCE_SUBJECT_KEY.KEY_ID)
                                    .toString());
                });
        for (StoreSettings settings : List.of(settings(), withoutIdentity())) {
            assertThatThrownBy(() -> JdbcComplianceStores.owning(database.dataSource(), settings))
                    .isInstanceOf(KeyUnavailableException.class)
                    .hasMessageContaining("the row of tenant _logs in compliance_subject_key")
                    .hasMessageContaining("Put that row back from a backup")
                    .hasMessageNotContaining("is empty");
        }
        assertThat(statements()
                        .fetchCount(COMPLIANCE_SUBJECT_KEY, COMPLIANCE_SUBJECT_KEY.TENANT.eq(PendingEntries.LOGS)))
                .isZero();

        statements()
                .insertInto(COMPLIANCE_SUBJECT_KEY)
                .set(key.get(0).intoMap())
                .execute();
        try (JdbcComplianceStores again = JdbcComplianceStores.owning(database.dataSource(), settings())) {
            again.sealer().sealAll();
            assertThat(again.verifyDatabase(LogsVerification.with(again.verifierOfLogs()))
                            .isVerified())
                    .isTrue();
        }
    }

    /** As of a host that keeps its keys elsewhere, and does not remember the database. */
    private StoreSettings withoutIdentity() {
        return StoreSettings.builder()
                .from(settings())
                .databaseIdentity(Optional.empty())
                .build();
    }

    private static <V> void changeKey(DSLContext statements, Field<V> column) {
        UUID key = row(statements, COMPLIANCE_CONSENT, true).get(COMPLIANCE_CONSENT.KEY_ID);
        Record row = statements
                .selectFrom(COMPLIANCE_SUBJECT_KEY)
                .where(COMPLIANCE_SUBJECT_KEY.KEY_ID.eq(key))
                .fetchSingle();
        statements
                .update(COMPLIANCE_SUBJECT_KEY)
                .set(column, other(row.get(column), column))
                .where(COMPLIANCE_SUBJECT_KEY.KEY_ID.eq(key))
                .execute();
    }

    @Test
    void a_name_that_is_taken_from_a_tombstone_or_given_to_another_is_noticed() {
        stores.of(TENANT).consents().record(RecordKey.of("tenth"), consent(PartyId.of("student-10")));
        stores.of(TENANT).erasures().erase(PartyId.of("student-10"));
        List<? extends Record> tombstones = statements()
                .selectFrom(COMPLIANCE_ERASURE)
                .where(COMPLIANCE_ERASURE.TENANT.eq(TENANT.value()))
                .orderBy(COMPLIANCE_ERASURE.ENTRY_ID)
                .fetch();
        assertThat(tombstones)
                .hasSize(2)
                .extracting(row -> row.get(COMPLIANCE_ERASURE.NAME))
                .doesNotHaveDuplicates()
                .doesNotContainNull();

        isNoticed(Kind.CHANGED, "erasure", statements -> setName(statements, tombstones.get(0), null, null));
        isNoticed(Kind.CHANGED, "erasure", statements -> {
            Record other = tombstones.get(1);
            setName(
                    statements,
                    tombstones.get(0),
                    other.get(COMPLIANCE_ERASURE.NAME),
                    other.get(COMPLIANCE_ERASURE.SALT));
        });
        isNoticed(
                Kind.CHANGED,
                "erasure",
                statements -> statements
                        .update(COMPLIANCE_ERASURE)
                        .set(COMPLIANCE_ERASURE.ERASED_AT, NOW.minusSeconds(86_400))
                        .execute());
    }

    private static void setName(DSLContext statements, Record tombstone, String name, byte[] salt) {
        assertThat(statements
                        .update(COMPLIANCE_ERASURE)
                        .set(COMPLIANCE_ERASURE.NAME, name)
                        .set(COMPLIANCE_ERASURE.SALT, salt)
                        .where(COMPLIANCE_ERASURE.ENTRY_ID.eq(tombstone.get(COMPLIANCE_ERASURE.ENTRY_ID)))
                        .execute())
                .isEqualTo(1);
    }

    @Test
    void the_entry_of_an_erasure_does_not_say_the_name_that_an_id_makes() {
        Record tombstone = row(statements(), COMPLIANCE_ERASURE, true);
        stores.sealer().sealAll();
        long index = stores.of(TENANT)
                .auditLog()
                .indexOf(tombstone.get(COMPLIANCE_ERASURE.ENTRY_ID))
                .orElseThrow();

        assertThat(stores.of(TENANT).auditLog().entries(index, 1).get(0).fields())
                .containsOnlyKeys("key", "at", "name")
                .as("a commitment under the salt, which stands in the tombstone alone")
                .doesNotContainValue(tombstone.get(COMPLIANCE_ERASURE.NAME));
    }

    @Test
    void a_tombstone_that_was_made_up_hides_nobody() {
        List<RecordProblem> problems = after(statements -> {
            UUID key = row(statements, COMPLIANCE_CONSENT, true).get(COMPLIANCE_CONSENT.KEY_ID);
            for (Table<?> table : logged()) {
                Field<UUID> owner = table.field(COMPLIANCE_CONSENT.KEY_ID);
                if (owner != null && !table.equals(COMPLIANCE_ERASURE)) {
                    statements.deleteFrom(table).where(owner.eq(key)).execute();
                }
            }
            statements
                    .deleteFrom(COMPLIANCE_SUBJECT_KEY)
                    .where(COMPLIANCE_SUBJECT_KEY.KEY_ID.eq(key))
                    .execute();
            statements
                    .insertInto(COMPLIANCE_ERASURE)
                    .set(COMPLIANCE_ERASURE.TENANT, TENANT.value())
                    .set(COMPLIANCE_ERASURE.KEY_ID, key)
                    .set(COMPLIANCE_ERASURE.ERASED_AT, NOW)
                    .set(COMPLIANCE_ERASURE.ENTRY_ID, UUID.randomUUID())
                    .execute();
        });

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.PLANTED);
            assertThat(problem.ledger()).isEqualTo("erasure");
        });
    }

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
        List<? extends Record> before = DSL.using(database.dataSource(), database.dialect(), Databases.settings())
                .selectFrom(COMPLIANCE_AUDIT_WRITER)
                .fetch();
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

    private static void putCountersBack(DSLContext statements, List<? extends Record> before) {
        statements.deleteFrom(COMPLIANCE_AUDIT_WRITER).execute();
        before.forEach(row -> statements
                .insertInto(COMPLIANCE_AUDIT_WRITER)
                .set(row.intoMap())
                .execute());
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
        waiting.forEach(row -> statements()
                .insertInto(COMPLIANCE_AUDIT_PENDING)
                .set(row.intoMap())
                .execute());

        assertThat(after(none -> {}))
                .filteredOn(problem -> problem.kind() == Kind.PLANTED)
                .hasSameSizeAs(waiting);
        stores.sealer().sealAll();
        assertThat(stores.verifyDatabase(LogsVerification.with(stores.verifierOfLogs())))
                .satisfies(report -> {
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

    @Test
    void whoever_was_erased_and_is_put_back_with_the_key_is_named() {
        stores.of(TENANT).consents().record(RecordKey.of("tenth"), consent(PartyId.of("student-10")));
        List<? extends Record> consents = rowsOf(COMPLIANCE_CONSENT, "tenth");
        List<? extends Record> owners = statements()
                .selectFrom(COMPLIANCE_SUBJECT_KEY)
                .where(COMPLIANCE_SUBJECT_KEY.KEY_ID.eq(consents.get(0).get(COMPLIANCE_CONSENT.KEY_ID)))
                .fetch();
        stores.of(TENANT).erasures().erase(PartyId.of("student-10"));

        isNoticed(Kind.CHANGED, "key", putBack -> {
            owners.forEach(row -> putBack.insertInto(COMPLIANCE_SUBJECT_KEY)
                    .set(row.intoMap())
                    .execute());
            consents.forEach(row ->
                    putBack.insertInto(COMPLIANCE_CONSENT).set(row.intoMap()).execute());
        });
        isNoticed(Kind.PLANTED, "consent", putBack -> {
            owners.forEach(row -> putBack.insertInto(COMPLIANCE_SUBJECT_KEY)
                    .set(row.intoMap())
                    .execute());
            consents.forEach(row ->
                    putBack.insertInto(COMPLIANCE_CONSENT).set(row.intoMap()).execute());
        });
    }

    private List<? extends Record> rowsOf(Table<?> table, String key) {
        return statements()
                .selectFrom(table)
                .where(table.field(COMPLIANCE_CONSENT.RECORD_KEY).eq(key))
                .fetch();
    }

    @Test
    void policies_that_are_put_in_place_of_others_are_noticed() {
        isNoticed(
                Kind.CHANGED,
                "policy-set",
                statements -> statements
                        .update(COMPLIANCE_POLICY_SET)
                        .set(COMPLIANCE_POLICY_SET.CONTENT, new byte[] {31, (byte) 139})
                        .execute());
    }

    @Test
    void a_byte_more_or_another_in_the_archive_of_policies_is_noticed() {
        byte[] content = statements()
                .select(COMPLIANCE_POLICY_SET.CONTENT)
                .from(COMPLIANCE_POLICY_SET)
                .where(COMPLIANCE_POLICY_SET.TENANT.eq(TENANT.value()))
                .fetchSingle()
                .value1();
        List<byte[]> changed = new ArrayList<>();
        changed.add(Arrays.copyOf(content, content.length + 1));
        changed.add(Arrays.copyOf(content, content.length + 100));
        changed.add(Bytes.concat(content, content));
        changed.add(Bytes.concat(
                content, new byte[] {31, (byte) 139, 8, 0, 0, 0, 0, 0, 0, -1, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
        for (int at = 0; at < 8; at++) {
            byte[] flipped = content.clone();
            flipped[at] ^= 1;
            changed.add(flipped);
        }
        changed.forEach(bytes -> isNoticed(
                Kind.CHANGED,
                "policy-set",
                statements -> statements
                        .update(COMPLIANCE_POLICY_SET)
                        .set(COMPLIANCE_POLICY_SET.CONTENT, bytes)
                        .where(COMPLIANCE_POLICY_SET.TENANT.eq(TENANT.value()))
                        .execute()));
    }

    @Test
    void a_decision_that_is_not_what_was_logged_is_not_explained() {
        Map<Boolean, String> bySealed = stores.of(TENANT).decisions().about(PartyId.of("student-7")).stream()
                .collect(Collectors.toMap(
                        record -> stores.of(TENANT)
                                .auditLog()
                                .indexOf(record.entry())
                                .isPresent(),
                        DecisionRecord::id));
        assertThat(bySealed.values())
                .hasSize(2)
                .allSatisfy(id -> assertThat(review(id)).isInstanceOf(DecisionReview.Rederived.class));

        database.execute(
                "update compliance_decision set entry_id = '01990000-0000-7000-8000-000000000001' where decision_id = '"
                        + bySealed.get(true) + "'",
                "update compliance_audit_pending set writer_number = writer_number + 1");

        assertThat(bySealed.values())
                .allSatisfy(id -> assertThat(review(id))
                        .isInstanceOfSatisfying(
                                DecisionReview.NotRederivable.class,
                                not -> assertThat(not.why()).contains("it has no entry in the audit log")));
    }

    @Test
    void a_decision_whose_sealed_entry_was_changed_is_not_explained() {
        String id = stores.of(OTHER)
                .decisions()
                .about(PartyId.of("student-7"))
                .get(0)
                .id();
        database.execute("update compliance_audit_segment set leaf_hashes = entry_ids where tenant = 'district-2'");

        assertThat(DecisionReview.of(stores.of(OTHER)).review(id).orElseThrow())
                .isInstanceOf(DecisionReview.NotRederivable.class);
    }

    private DecisionReview.Review review(String id) {
        return DecisionReview.of(stores.of(TENANT)).review(id).orElseThrow();
    }
}
