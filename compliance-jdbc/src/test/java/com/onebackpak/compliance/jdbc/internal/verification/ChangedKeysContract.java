package com.onebackpak.compliance.jdbc.internal.verification;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_CONSENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_ERASURE;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_SUBJECT_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.RecordProblem;
import com.onebackpak.compliance.audit.RecordProblem.Kind;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.StoreSettings;
import com.onebackpak.compliance.jdbc.internal.log.PendingEntries;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.KeyUnavailableException;
import com.onebackpak.compliance.store.RecordKey;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.junit.jupiter.api.Test;

/** Keys that are changed, swapped or gone are named, and nobody comes back from a tombstone. */
abstract class ChangedKeysContract extends RecordsContract {
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
    void the_key_that_every_database_has_is_missed_and_nothing_opens_until_it_is_back() {
        List<? extends Record> key = statements()
                .selectFrom(COMPLIANCE_SUBJECT_KEY)
                .where(COMPLIANCE_SUBJECT_KEY.TENANT.eq(PendingEntries.LOGS))
                .fetch();
        database.execute("delete from compliance_subject_key where tenant = '_logs'");

        assertThat(report(stores).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.MISSING);
            assertThat(problem.ledger()).isEqualTo("key");
            assertThat(problem.record())
                    .isEqualTo(key.get(0).get(COMPLIANCE_SUBJECT_KEY.KEY_ID).toString());
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

        putBack(statements(), COMPLIANCE_SUBJECT_KEY, key);
        try (JdbcComplianceStores again = JdbcComplianceStores.owning(database.dataSource(), settings())) {
            again.sealer().sealAll();
            assertThat(report(again).isVerified()).isTrue();
        }
    }

    /** As of a host that keeps its keys elsewhere, and does not remember the database. */
    private StoreSettings withoutIdentity() {
        return StoreSettings.builder()
                .from(settings())
                .databaseIdentity(Optional.empty())
                .build();
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
    void whoever_was_erased_and_is_put_back_with_the_key_is_named() {
        stores.of(TENANT).consents().record(RecordKey.of("tenth"), consent(PartyId.of("student-10")));
        List<? extends Record> consents = rowsOf(COMPLIANCE_CONSENT, "tenth");
        List<? extends Record> owners = statements()
                .selectFrom(COMPLIANCE_SUBJECT_KEY)
                .where(COMPLIANCE_SUBJECT_KEY.KEY_ID.eq(consents.get(0).get(COMPLIANCE_CONSENT.KEY_ID)))
                .fetch();
        stores.of(TENANT).erasures().erase(PartyId.of("student-10"));

        Consumer<DSLContext> change = statements -> {
            putBack(statements, COMPLIANCE_SUBJECT_KEY, owners);
            putBack(statements, COMPLIANCE_CONSENT, consents);
        };
        isNoticed(Kind.CHANGED, "key", change);
        isNoticed(Kind.PLANTED, "consent", change);
    }

    private List<? extends Record> rowsOf(Table<?> table, String key) {
        return statements()
                .selectFrom(table)
                .where(table.field(COMPLIANCE_CONSENT.RECORD_KEY).eq(key))
                .fetch();
    }
}
