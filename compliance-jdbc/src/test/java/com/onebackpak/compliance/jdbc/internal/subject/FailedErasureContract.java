package com.onebackpak.compliance.jdbc.internal.subject;

import static com.onebackpak.compliance.jdbc.internal.subject.InterruptedErasures.At.COMMIT;
import static com.onebackpak.compliance.jdbc.internal.subject.InterruptedErasures.At.COMMITTED;
import static com.onebackpak.compliance.jdbc.internal.subject.InterruptedErasures.At.TOMBSTONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.jdbc.DatabaseException;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.jdbc.StoreSettings;
import com.onebackpak.compliance.jdbc.TableCopy;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.jdbc.WorkingHost;
import com.onebackpak.compliance.jdbc.Workload;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.ErasedKey;
import com.onebackpak.compliance.store.Erasure;
import com.onebackpak.compliance.store.ErasureJournal;
import com.onebackpak.compliance.store.ErasureNote;
import com.onebackpak.compliance.store.ErasureState;
import com.onebackpak.compliance.store.HeldException;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An erasure that failed stays undone, one that was acknowledged stays done, and of any other a hold decides. */
abstract class FailedErasureContract {
    private static final PartyId TENANT = PartyId.of("district-1");
    private static final PartyId SUBJECT = PartyId.of("student-1");
    private static final Instant BEGIN = Instant.parse("2026-08-01T05:00:00Z");
    private static final RecordKey HOLD = RecordKey.of("hold");

    @TempDir
    Path temporary;

    private Path keys;
    private TestDatabase database;
    private InterruptedErasures connections;
    private JdbcComplianceStores stores;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        keys = temporary.resolve("keys");
        KeyFolder.create(keys, WorkingHost.LOG_NAME);
        database = database();
        reopenOn(database);
        Workload.record(stores, TENANT, "before", SUBJECT.value());
        tenant().decisions().record(DecisionEvent.of(Workload.decision(SUBJECT, "app", Facts.nothing(), BEGIN)));
    }

    @AfterEach
    void close() {
        stores.close();
        database.close();
    }

    private void reopenOn(TestDatabase some) {
        if (stores != null) {
            stores.close();
        }
        connections = new InterruptedErasures(some.dataSource());
        stores = WorkingHost.stores(connections, keys);
    }

    private TenantStores tenant() {
        return stores.of(TENANT);
    }

    private Optional<Erasure> erase() {
        return tenant().erasures().erase(SUBJECT);
    }

    private int consents() {
        int consents = tenant().consents().about(SUBJECT, Instant.MAX).size();
        assertThat(tenant().decisions().about(SUBJECT)).hasSize(Math.min(1, consents));
        return consents;
    }

    private void hold() {
        tenant().holds().record(HOLD, new Hold(HoldKind.LEGAL, SUBJECT, Set.of(), Span.from(BEGIN)));
    }

    private void endHold(String key) {
        tenant().holds()
                .amend(
                        RecordKey.of(key),
                        HOLD,
                        new Hold(
                                HoldKind.LEGAL, SUBJECT, Set.of(), new Span(BEGIN, Optional.of(BEGIN.plusSeconds(1)))));
    }

    /** As a kill leaves it: the journal was told, and nothing was done. */
    private void rememberWithoutDoing() throws IOException {
        UUID key = TableCopy.keyOfConsent(database, "before");
        Files.writeString(keys.resolve("erasures.log"), TENANT + " " + key + "\n", StandardOpenOption.APPEND);
    }

    private void isNotErasedAtTheNextStarts() {
        connections.stop();
        assertThat(consents()).isEqualTo(1);
        Workload.record(stores, TENANT, "meanwhile", SUBJECT.value());
        hold();
        reopenOn(database);
        assertThat(consents()).isEqualTo(2);
        assertThat(tenant().erasures().all()).isEmpty();
        assertThatThrownBy(this::erase).isInstanceOf(HeldException.class);

        endHold("end");
        reopenOn(database);
        assertThat(consents()).as("nobody has asked again").isEqualTo(2);

        assertThat(erase()).isPresent();
        reopenOn(database);
        assertThat(consents()).isZero();
        assertThat(tenant().erasures().all()).hasSize(1);
    }

    // What surely failed

    @Test
    void an_erasure_that_failed_is_not_done_at_the_next_start() {
        connections.interrupt(TOMBSTONE, connection -> {
            throw new SQLException("no room", "53100");
        });

        assertThatThrownBy(this::erase).isInstanceOf(DatabaseException.class);

        isNotErasedAtTheNextStarts();
    }

    @Test
    void an_erasure_that_none_of_its_attempts_could_commit_is_not_done_at_the_next_start() {
        connections.interrupt(COMMIT, connection -> {
            connection.rollback();
            throw new SQLException("not in this order", "40001");
        });

        assertThatThrownBy(this::erase).isInstanceOf(DatabaseException.class);

        isNotErasedAtTheNextStarts();
    }

    @Test
    void an_erasure_that_is_refused_when_it_is_tried_again_is_not_done_at_the_next_start() {
        connections.interrupt(COMMIT, connection -> {
            connection.rollback();
            connections.stop();
            hold();
            throw new SQLException("not in this order", "40001");
        });

        assertThatThrownBy(this::erase).isInstanceOf(HeldException.class);

        endHold("end");
        reopenOn(database);
        assertThat(consents()).isEqualTo(1);
        assertThat(tenant().erasures().all()).isEmpty();
    }

    @Test
    void tried_again_it_is_done_once() {
        AtomicInteger attempts = new AtomicInteger();
        connections.interrupt(TOMBSTONE, connection -> {
            if (attempts.incrementAndGet() < 3) {
                throw new SQLException("not in this order", "40001");
            }
        });

        assertThat(erase()).isPresent();

        assertThat(attempts).hasValue(3);
        reopenOn(database);
        assertThat(consents()).isZero();
        assertThat(tenant().erasures().all()).hasSize(1);
    }

    // What is unknown

    @Test
    void an_erasure_whose_answer_was_lost_is_found_to_be_done() {
        connections.interrupt(COMMITTED, connection -> {
            throw new SQLException("gone", "08006");
        });

        Erasure erasure = erase().orElseThrow();

        assertThat(tenant().erasures().all()).containsExactly(erasure);
        assertThat(consents()).isZero();
    }

    @Test
    void an_erasure_whose_answer_was_lost_and_which_is_found_to_be_undone_stays_so() {
        connections.interrupt(COMMIT, connection -> {
            connection.rollback();
            throw new SQLException("gone", "08006");
        });

        assertThatThrownBy(this::erase)
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("nothing was erased");

        isNotErasedAtTheNextStarts();
    }

    @Test
    void an_erasure_that_a_kill_cut_short_is_not_done_at_the_next_start_while_a_hold_is_live() throws IOException {
        hold();
        rememberWithoutDoing();

        reopenOn(database);

        assertThat(consents()).isEqualTo(1);
        assertThat(tenant().holds().about(SUBJECT, Instant.MAX)).hasSize(1);
        endHold("end");
        reopenOn(database);
        assertThat(consents()).as("nor when the hold has ended").isEqualTo(1);
        assertThat(tenant().erasures().all()).isEmpty();
        assertThat(erase()).isPresent();
    }

    @Test
    void an_erasure_that_cannot_be_taken_back_says_so_and_the_next_start_decides() {
        connections.interrupt(TOMBSTONE, connection -> {
            throw new SQLException("no room", "53100");
        });
        stores = withJournalThatCannotBeTold(ErasureState.WITHDRAWN);

        assertThatThrownBy(this::erase)
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("was not done")
                .hasMessageContaining("the next start does it");

        assertThat(consents()).isEqualTo(1);
        reopenOn(database);
        assertThat(consents()).isZero();
        assertThat(KeyFolder.open(keys).erasureJournal().all().values())
                .extracting(ErasureNote::state)
                .contains(ErasureState.DONE);
    }

    @Test
    void an_erasure_of_which_the_journal_was_not_told_that_it_is_done_is_not_acknowledged() {
        stores = withJournalThatCannotBeTold(ErasureState.DONE);

        assertThatThrownBy(this::erase)
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("was erased")
                .hasMessageContaining("the next start tells it");

        assertThat(consents()).isZero();
        assertThat(KeyFolder.open(keys).erasureJournal().all().values())
                .extracting(ErasureNote::state)
                .contains(ErasureState.INTENDED);
        reopenOn(database);
        assertThat(KeyFolder.open(keys).erasureJournal().all().values())
                .extracting(ErasureNote::state)
                .contains(ErasureState.DONE);
    }

    @Test
    void an_erasure_of_which_the_journal_cannot_be_told_anything_is_not_done_then_or_later_and_says_so() {
        stores = withJournalThatCannotBeTold(ErasureState.values());

        assertThatThrownBy(this::erase)
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("was not done, because the journal of erasures could not be written")
                .hasMessageContaining("erase again")
                .hasMessageNotContaining("next start");

        assertThat(consents()).isEqualTo(1);
        isNotErasedAtTheNextStarts();
    }

    @Test
    void an_erasure_on_a_thread_that_was_interrupted_is_done_and_the_thread_stays_interrupted() {
        Thread.currentThread().interrupt();
        Optional<Erasure> erased;
        boolean isInterrupted;
        try {
            erased = erase();
        } finally {
            isInterrupted = Thread.interrupted();
        }

        assertThat(erased).isPresent();
        assertThat(isInterrupted).isTrue();
        assertThat(consents()).isZero();
        assertThat(KeyFolder.open(keys).erasureJournal().all().values())
                .extracting(ErasureNote::state)
                .contains(ErasureState.DONE);
    }

    /** Such as when a disk is full. */
    private JdbcComplianceStores withJournalThatCannotBeTold(ErasureState... untold) {
        KeyFolder folder = KeyFolder.open(keys);
        ErasureJournal whole = folder.erasureJournal();
        ErasureJournal journal = new ErasureJournal() {
            @Override
            public void append(ErasedKey key, ErasureNote note) {
                if (List.of(untold).contains(note.state())) {
                    throw new ComplianceStoreException("no room");
                }
                whole.append(key, note);
            }

            @Override
            public Map<ErasedKey, ErasureNote> all() {
                return whole.all();
            }
        };
        return JdbcComplianceStores.owning(
                connections,
                StoreSettings.builder()
                        .from(StoreSettings.of(Workload.VOCABULARY, Clock.systemUTC(), folder))
                        .erasureJournal(journal)
                        .build());
    }

    // What was acknowledged

    @Test
    void an_erasure_that_was_acknowledged_is_done_in_a_backup_in_which_a_hold_was_live() {
        hold();
        try (TestDatabase backup = database()) {
            TableCopy.copy(database, backup);
            endHold("end");
            Erasure erasure = erase().orElseThrow();

            reopenOn(backup);

            assertThat(consents()).isZero();
            assertThat(tenant().holds().about(SUBJECT, Instant.MAX)).isEmpty();
            assertThat(tenant().erasures().all())
                    .singleElement()
                    .satisfies(again -> assertThat(again.key()).isEqualTo(erasure.key()));
        }
    }
}
