package com.onebackpak.compliance.jdbc.internal.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.jdbc.TableCopy;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.jdbc.WorkingHost;
import com.onebackpak.compliance.jdbc.Workload;
import com.onebackpak.compliance.jdbc.internal.transaction.JoinedWork;
import com.onebackpak.compliance.jdbc.internal.transaction.OwnedWork;
import com.onebackpak.compliance.jdbc.internal.transaction.Retries;
import com.onebackpak.compliance.jdbc.internal.transaction.Transactions;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.store.ConcurrentChangeException;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.KeyUnavailableException;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.UnknownRecordException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of subjects: when they are made, in which order they are locked, and how long memory holds them. */
abstract class SubjectKeysContract {
    private static final PartyId TENANT = PartyId.of("district-1");
    private static final PartyId ANYONE = PartyId.of("student-1");
    private static final PartyId ANOTHER = PartyId.of("student-2");
    private static final RecordKey RECORD = RecordKey.of("record");

    @TempDir
    Path temporary;

    private TestDatabase database;
    private InterruptedErasures connections;
    private KeyFolder keyFolder;
    private JdbcComplianceStores stores;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        keyFolder = KeyFolder.create(temporary.resolve("keys"), WorkingHost.LOG_NAME);
        database = database();
        connections = new InterruptedErasures(database.dataSource());
        stores = WorkingHost.stores(connections, temporary.resolve("keys"));
    }

    @AfterEach
    void close() {
        stores.close();
        database.close();
    }

    /** But the tenant's own. */
    private List<String> keysOfSubjects() {
        return TableCopy.lines(database).stream()
                .filter(line -> line.startsWith("compliance_subject_key |") && !line.contains("_tenant"))
                .toList();
    }

    private void recordAndRollBack(PartyId subject) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Workload.record(
                    stores.joining(DSL.using(connection, database.dialect())), TENANT, RECORD.value(), subject.value());
            connection.rollback();
        }
    }

    private List<Recorded<?>> about(PartyId subject) {
        return List.copyOf(stores.of(TENANT).consents().about(subject, Instant.MAX));
    }

    // Keys without a record

    @Test
    void whoever_was_only_rolled_back_is_not_on_record_and_leaves_no_tombstone() throws SQLException {
        recordAndRollBack(ANYONE);

        assertThat(stores.of(TENANT).erasures().erase(ANYONE)).isEmpty();

        assertThat(stores.of(TENANT).erasures().all()).isEmpty();
        assertThat(keyFolder.erasureJournal().all()).isEmpty();
        assertThat(keysOfSubjects()).as("nor the key that stayed behind").isEmpty();
        Workload.record(stores, TENANT, RECORD.value(), ANYONE.value());
        assertThat(about(ANYONE)).hasSize(1);
        assertThat(stores.of(TENANT).erasures().erase(ANYONE)).isPresent();
    }

    @Test
    void an_amendment_that_is_refused_makes_no_key() {
        Workload.record(stores, TENANT, RECORD.value(), ANYONE.value());

        assertThatThrownBy(() -> stores.of(TENANT)
                        .consents()
                        .amend(RecordKey.of("more"), RecordKey.of("none"), Workload.consent(ANOTHER.value())))
                .isInstanceOf(UnknownRecordException.class);
        assertThatThrownBy(() -> stores.of(TENANT)
                        .consents()
                        .amend(RecordKey.of("more"), RECORD, Workload.consent(ANOTHER.value())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is about another party");

        assertThat(keysOfSubjects()).hasSize(1);
        stores.of(TENANT).consents().amend(RecordKey.of("more"), RECORD, Workload.consent(ANYONE.value()));
        assertThat(stores.of(TENANT).consents().history(RECORD)).hasSize(2);
    }

    @Test
    void a_host_whose_transaction_does_not_see_a_key_made_since_it_began_begins_again_and_is_served()
            throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            JdbcComplianceStores joined = stores.joining(DSL.using(connection, database.dialect()));
            assertThat(joined.of(TENANT).consents().history(RECORD)).isEmpty();

            assertThatThrownBy(() -> Workload.record(joined, TENANT, RECORD.value(), ANYONE.value()))
                    .isInstanceOf(ConcurrentChangeException.class)
                    .hasMessage("the key of a subject was changed at the same time; try the whole transaction again");
            connection.rollback();
            Workload.record(joined, TENANT, RECORD.value(), ANYONE.value());
            connection.commit();
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }

        assertThat(about(ANYONE)).hasSize(1);
    }

    // Memory

    @Test
    void a_reader_in_the_middle_of_an_erasure_does_not_bring_the_key_back_into_memory() {
        try (TestDatabase backup = database()) {
            String decision = stores.of(TENANT)
                    .decisions()
                    .record(DecisionEvent.of(Workload.decision(ANYONE, "app", Facts.nothing(), Instant.EPOCH)))
                    .id();
            TableCopy.copy(database, backup);
            stores.close();
            stores = WorkingHost.stores(connections, temporary.resolve("keys"));
            connections.interrupt(
                    InterruptedErasures.At.COMMIT,
                    erasing -> assertThat(CompletableFuture.supplyAsync(this::decisions)
                                    .orTimeout(20, TimeUnit.SECONDS)
                                    .join())
                            .as("not committed yet, so still there")
                            .hasSize(1));

            assertThat(stores.of(TENANT).erasures().erase(ANYONE)).isPresent();

            assertThat(decisions()).isEmpty();
            TableCopy.copyTable(backup, database, "compliance_decision");
            assertThatThrownBy(() -> stores.of(TENANT).decisions().find(decision))
                    .isInstanceOf(KeyUnavailableException.class);
        }
    }

    private List<DecisionRecord> decisions() {
        return stores.of(TENANT).decisions().about(ANYONE);
    }

    @Test
    void a_key_that_another_process_destroyed_is_forgotten_after_some_minutes() {
        AtomicLong nanos = new AtomicLong();
        OwnedWork own = new OwnedWork(Transactions.on(database.dataSource()));
        SubjectKeys keys = new SubjectKeys(keyFolder.keyEncryption(), Clock.systemUTC(), nanos::get);
        UUID id = own.write(statements -> keys.lockAll(statements, TENANT, Set.of(ANYONE)))
                .values()
                .iterator()
                .next()
                .id();
        database.execute("delete from compliance_subject_key where tenant = '" + TENANT + "'");

        nanos.addAndGet(SubjectKeys.MAX_HELD_TIME.minusSeconds(1).toNanos());
        own.write(statements -> keys.byId(statements, TENANT, id)); // memory still has it
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThatThrownBy(() -> own.write(statements -> keys.byId(statements, TENANT, id)))
                .isInstanceOf(KeyUnavailableException.class);
        assertThat(SubjectKeys.MAX_HELD_TIME).isLessThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void a_key_that_was_destroyed_is_not_served_to_whoever_still_sees_its_row() {
        OwnedWork own = new OwnedWork(Transactions.on(database.dataSource()));
        SubjectKeys keys = new SubjectKeys(keyFolder.keyEncryption(), Clock.systemUTC());
        UUID id = own.write(statements -> keys.lockAll(statements, TENANT, Set.of(ANYONE)))
                .values()
                .iterator()
                .next()
                .id();

        keys.forget(id);

        assertThatThrownBy(() -> own.write(statements -> keys.byId(statements, TENANT, id)))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining(id.toString());
    }

    // Order

    /** Transactions of its own, in the first of which somebody else is faster. */
    private record Overtaken(Work own, AtomicBoolean isFirst, Runnable other) implements Work {
        @Override
        public <T> T write(Function<DSLContext, T> statements) {
            if (isFirst.getAndSet(false)) {
                other.run();
            }
            return own.write(statements);
        }

        @Override
        public <T> T read(Function<DSLContext, T> statements) {
            return own.read(statements);
        }
    }

    @Test
    void two_who_lock_the_same_subjects_do_not_wait_for_each_other_although_one_of_them_is_new() throws Exception {
        OwnedWork own = once();
        SubjectKeys keys = new SubjectKeys(keyFolder.keyEncryption(), Clock.systemUTC());
        Collection<PartyId> both = List.of(ANOTHER, ANYONE);
        own.write(statements -> keys.lockAll(statements, TENANT, Set.of(ANOTHER)));
        CompletableFuture<Integer> other = new CompletableFuture<>();
        Work overtaken = new Overtaken(own, new AtomicBoolean(true), () -> {
            CompletableFuture<Void> holdsTheFirst = new CompletableFuture<>();
            other.completeAsync(() -> own.write(statements -> {
                keys.lockAll(statements, TENANT, Set.of(ANYONE));
                holdsTheFirst.complete(null);
                return keys.lockAll(statements, TENANT, both).size();
            }));
            holdsTheFirst.orTimeout(20, TimeUnit.SECONDS).join();
            awaitShortly(other);
        });

        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            assertThat(new JoinedWork(DSL.using(connection, database.dialect()), overtaken)
                            .write(statements -> keys.lockAll(statements, TENANT, both))
                            .keySet())
                    .containsExactly(ANYONE, ANOTHER);
            connection.rollback();
        }
        assertThat(other.get(20, TimeUnit.SECONDS)).isEqualTo(2);
    }

    /** Transactions that are not tried again, so that a deadlock is seen. */
    private OwnedWork once() {
        return new OwnedWork(new Transactions(
                database.dataSource(), new Retries(1, Duration.ZERO, Duration.ZERO, () -> 0L, wait -> {})));
    }

    /** If it must wait for us, it will not come. */
    private static void awaitShortly(CompletableFuture<?> other) {
        try {
            other.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
