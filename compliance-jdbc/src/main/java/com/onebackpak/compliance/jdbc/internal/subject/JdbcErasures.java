package com.onebackpak.compliance.jdbc.internal.subject;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_ERASURE;

import com.google.common.collect.Iterables;
import com.onebackpak.compliance.jdbc.DatabaseException;
import com.onebackpak.compliance.jdbc.internal.log.EntryAppender;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.jdbc.internal.row.TenantQuery;
import com.onebackpak.compliance.jdbc.internal.transaction.JoinedTransactions;
import com.onebackpak.compliance.jdbc.internal.transaction.JoinedWork;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import com.onebackpak.compliance.jdbc.internal.transaction.WritingTurn;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ErasedKey;
import com.onebackpak.compliance.store.Erasure;
import com.onebackpak.compliance.store.ErasureJournal;
import com.onebackpak.compliance.store.ErasureNote;
import com.onebackpak.compliance.store.ErasureState;
import com.onebackpak.compliance.store.Erasures;
import com.onebackpak.compliance.store.HeldException;
import com.onebackpak.compliance.store.KeyUnavailableException;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.store.spi.AuditEntries;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases people. The journal learns that an erasure is intended while the key is locked and before anything is deleted;
 * that it is withdrawn, before the key is let go; that it is done, after the commit and before the caller learns it. So
 * whoever locks a key that is still there, and then reads the journal, knows what became of the last who wanted to destroy
 * it; {@link Erasures} says what follows.
 */
public final class JdbcErasures implements Erasures {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcErasures.class);

    /** In milliseconds, of each of ten attempts: others may have the key for some ten seconds, and no longer. */
    private static final int MAX_WAIT = 1_000;

    private static final int MAX_KEYS_PER_QUERY = 1_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final TenantQuery TOMBSTONES =
            TenantQuery.where(COMPLIANCE_ERASURE).orderedBy(COMPLIANCE_ERASURE.ERASED_AT, COMPLIANCE_ERASURE.KEY_ID);

    private static final TenantQuery TOMBSTONE = TenantQuery.where(
            COMPLIANCE_ERASURE, COMPLIANCE_ERASURE.KEY_ID.eq(TenantQuery.given(COMPLIANCE_ERASURE.KEY_ID)));

    private final Work work;
    private final PartyId tenant;
    private final SubjectKeys keys;
    private final EntryAppender log;
    private final ErasureJournal journal;
    private final Clock clock;
    private final Function<Work, TenantStores> stores;

    /**
     * Makes the erasures of a tenant.
     *
     * @param work transactions of its own: a key that is destroyed stays so, whatever becomes of the host's
     * @param stores the tenant's, read in a transaction
     */
    public JdbcErasures(
            Work work,
            PartyId tenant,
            SubjectKeys keys,
            EntryAppender log,
            ErasureJournal journal,
            Clock clock,
            Function<Work, TenantStores> stores) {
        this.work = work;
        this.tenant = tenant;
        this.keys = keys;
        this.log = log;
        this.journal = journal;
        this.clock = clock;
        this.stores = stores;
    }

    @Override
    public Optional<Erasure> erase(PartyId subject) {
        if (JoinedTransactions.anyGoesOn()) {
            throw notAlone();
        }
        ErasureIntention intention = new ErasureIntention(journal);
        Optional<Erasure> erased;
        try {
            erased = work.write(statements -> erase(statements, subject, intention));
        } catch (RuntimeException failure) {
            ErasedKey key = intention.open().orElseThrow(() -> failure);
            erased = Optional.of(foundDone(key, failure));
        }
        erased.map(Erasure::key).ifPresent(this::conclude);
        return erased;
    }

    private Optional<Erasure> erase(DSLContext statements, PartyId subject, ErasureIntention intention) {
        statements.connection(JdbcErasures::checkAlone);
        if (statements.dialect() == SQLDialect.POSTGRES) {
            // it may be a transaction of this thread's that none of ours knows, and then nobody would ever let go
            statements.execute("set local lock_timeout = " + MAX_WAIT);
        }
        Optional<UUID> key = keys.find(statements, tenant, subject);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        if (!RowsAboutPeople.areThere(statements, tenant, key.get())) {
            keys.destroy(statements, tenant, key.get());
            return Optional.empty();
        }
        liveHold(statements, subject).ifPresent(hold -> {
            throw new HeldException(hold);
        });
        return Optional.of(intention.recordThenRun(new ErasedKey(tenant, key.get()), () -> {
            destroy(statements, key.get(), now(), name(statements, subject));
            return tombstone(statements, key.get()).orElseThrow();
        }));
    }

    /** Rows that the host's own transaction is about to commit would not be found, and would stay. */
    private static void checkAlone(Connection connection) throws SQLException {
        if (connection.isWrapperFor(WritingTurn.class)
                && connection.unwrap(WritingTurn.class).isShared()) {
            throw notAlone();
        }
    }

    private static ComplianceStoreException notAlone() {
        return new ComplianceStoreException(
                "this thread has a transaction that is not over; end it before anybody is erased");
    }

    /**
     * Finds out what became of a commit that failed or was not answered. If the key is still there, nothing was done, and
     * the intention is withdrawn before anybody else can lock it. If even that cannot be found out, the next start will.
     */
    private Erasure foundDone(ErasedKey key, RuntimeException failure) {
        Optional<Erasure> done;
        try {
            done = work.write(statements -> {
                if (keys.lockIfThere(statements, tenant, key.key())) {
                    journal.append(key, ErasureNote.WITHDRAWN);
                    return Optional.empty();
                }
                return tombstone(statements, key.key());
            });
        } catch (RuntimeException unknown) {
            failure.addSuppressed(unknown);
            throw failure;
        }
        return done.orElseThrow(() ->
                failure instanceof DatabaseException ? DatabaseException.of("nothing was erased", failure) : failure);
    }

    /** Only who was told that it is done may rely on it; so the journal knows it before. */
    private void conclude(UUID key) {
        keys.forget(key);
        try {
            tell(key);
        } catch (RuntimeException untold) {
            throw new ComplianceStoreException(
                    "the subject was erased, but the journal of erasures could not be told so; the next start tells it",
                    untold);
        }
    }

    /** Tells the journal that an erasure was done, and all that the tombstone knows of it. */
    public void tell(UUID key) {
        journal.append(new ErasedKey(tenant, key), work.read(statements -> note(statements, key)));
    }

    private ErasureNote note(DSLContext statements, UUID key) {
        try {
            return TOMBSTONE
                    .find(statements, tenant, key)
                    .map(row -> new ErasureNote(
                            ErasureState.DONE,
                            Optional.of(erasure(row).at()),
                            ErasedName.of(row).map(ErasedName::value)))
                    .orElse(ErasureNote.DONE);
        } catch (ComplianceStoreException | IllegalArgumentException changed) {
            return ErasureNote.DONE; // verification names it; that the key is gone is what must be remembered
        }
    }

    /**
     * Does what the journal remembers of the tenant and the database does not know, and tells the journal what only the
     * database knows. The database is asked for many at a time, because the journal remembers every erasure that ever
     * was, and hardly any of them is left to do.
     */
    public void replay(Map<ErasedKey, ErasureNote> remembered) {
        Map<UUID, ErasureNote> notes = new LinkedHashMap<>();
        remembered.forEach((key, note) -> notes.put(key.key(), note));
        notes.values().removeIf(note -> note.state() == ErasureState.WITHDRAWN);
        for (List<UUID> some : Iterables.partition(notes.keySet(), MAX_KEYS_PER_QUERY)) {
            Set<UUID> existingKeys = work.read(statements -> keys.existing(statements, tenant, some));
            existingKeys.forEach(key -> replay(new ErasedKey(tenant, key), Objects.requireNonNull(notes.get(key))));
        }
        for (List<UUID> some : Iterables.partition(notes.keySet(), MAX_KEYS_PER_QUERY)) {
            Set<UUID> without = new LinkedHashSet<>(some);
            for (UUID key : work.read(statements -> withTombstone(statements, COMPLIANCE_ERASURE.KEY_ID.in(some)))) {
                without.remove(key);
                if (!isDone(notes, key)) {
                    conclude(key);
                }
            }
            without.removeIf(key -> !isDone(notes, key));
            if (!without.isEmpty()) {
                LOG.warn(
                        "tenant {}: the database knew nothing of {} people who were erased, so it is older than they"
                                + " are; it gets their tombstones",
                        tenant,
                        without.size());
                without.forEach(key -> work.write(statements -> {
                    ErasureNote note = Objects.requireNonNull(notes.get(key));
                    leaveTombstone(statements, key, note.at().orElseGet(this::now), note.name());
                    return key;
                }));
            }
        }
    }

    private static boolean isDone(Map<UUID, ErasureNote> notes, UUID key) {
        return Objects.requireNonNull(notes.get(key)).state() == ErasureState.DONE;
    }

    /** All erasures that the database knows, of all tenants; those of what is none were planted, as verification tells. */
    public static List<ErasedKey> erased(DSLContext statements) {
        return statements
                .select(COMPLIANCE_ERASURE.TENANT, COMPLIANCE_ERASURE.KEY_ID)
                .from(COMPLIANCE_ERASURE)
                .fetch()
                .stream()
                .flatMap(row -> PartyId.find(row.value1()).map(of -> new ErasedKey(of, row.value2())).stream())
                .toList();
    }

    private void replay(ErasedKey key, ErasureNote note) {
        boolean isAcknowledged = note.state() == ErasureState.DONE;
        Optional<UUID> erased = work.write(statements -> {
            Optional<UUID> toErase = Optional.of(key.key())
                    .filter(id -> keys.lockIfThere(statements, tenant, id))
                    .filter(id -> isAcknowledged || isErased(statements, id) || mayBeFinished(statements, key));
            toErase.ifPresent(id -> destroy(
                    statements,
                    id,
                    note.at().orElseGet(this::now),
                    subject(statements, id)
                            .flatMap(subject -> name(statements, subject))
                            .or(note::name)));
            return toErase;
        });
        erased.ifPresent(keys::forget);
    }

    private boolean isErased(DSLContext statements, UUID key) {
        return !withTombstone(statements, COMPLIANCE_ERASURE.KEY_ID.eq(key)).isEmpty();
    }

    /** The journal is read anew, because whoever had the key locked may have said something meanwhile. */
    private boolean mayBeFinished(DSLContext statements, ErasedKey key) {
        ErasureState state =
                journal.all().getOrDefault(key, ErasureNote.WITHDRAWN).state();
        if (state != ErasureState.INTENDED) {
            return state == ErasureState.DONE;
        }
        PartyId subject = keys.byId(statements, tenant, key.key()).subject();
        Optional<RecordKey> hold = liveHold(statements, subject);
        if (hold.isPresent()) {
            journal.append(key, ErasureNote.WITHDRAWN);
            LOG.warn(
                    "tenant {}: the erasure of key {} was cut short, and '{}' keeps the subject's data: it is withdrawn and"
                            + " nothing is erased; end the hold, or answer the request to inspect, and erase again",
                    tenant,
                    key.key(),
                    hold.get());
        }
        return hold.isEmpty();
    }

    private Optional<RecordKey> liveHold(DSLContext statements, PartyId subject) {
        return stores.apply(new JoinedWork(statements, work)).liveHolds(subject, clock.instant()).stream()
                .map(Recorded::key)
                .findFirst();
    }

    /** Whose key it is; of one that cannot be read, it is not known, and it is destroyed nevertheless. */
    private Optional<PartyId> subject(DSLContext statements, UUID key) {
        try {
            return Optional.of(keys.byId(statements, tenant, key).subject());
        } catch (KeyUnavailableException e) {
            return Optional.empty();
        }
    }

    private void destroy(DSLContext statements, UUID key, Instant at, Optional<String> name) {
        RowsAboutPeople.delete(statements, tenant, key);
        keys.destroy(statements, tenant, key);
        leaveTombstone(statements, key, at, name);
    }

    private Optional<String> name(DSLContext statements, PartyId subject) {
        return keys.pseudonyms(statements, tenant).map(names -> ErasedName.of(names, subject.value()));
    }

    @Override
    public Optional<Instant> erasedAt(PartyId subject) {
        return work.read(statements -> name(statements, subject)
                .flatMap(name -> Optional.ofNullable(statements
                        .select(DSL.max(COMPLIANCE_ERASURE.ERASED_AT))
                        .from(COMPLIANCE_ERASURE)
                        .where(COMPLIANCE_ERASURE.TENANT.eq(tenant.value()), COMPLIANCE_ERASURE.NAME.eq(name))
                        .fetchSingle()
                        .value1())));
    }

    /** One that is there stays as it is: then only the key, or rows under it, were put back from a copy. */
    private void leaveTombstone(DSLContext statements, UUID key, Instant at, Optional<String> name) {
        if (isErased(statements, key)) {
            return;
        }
        UUID entry = log.newEntryId();
        Optional<ErasedName> salted = name.map(value -> ErasedName.salted(key, value, RANDOM));
        statements
                .insertInto(COMPLIANCE_ERASURE)
                .set(COMPLIANCE_ERASURE.TENANT, tenant.value())
                .set(COMPLIANCE_ERASURE.KEY_ID, key)
                .set(COMPLIANCE_ERASURE.ERASED_AT, at)
                .set(COMPLIANCE_ERASURE.ENTRY_ID, entry)
                .set(COMPLIANCE_ERASURE.SALT, salted.map(ErasedName::salt).orElse(null))
                .set(COMPLIANCE_ERASURE.NAME, salted.map(ErasedName::value).orElse(null))
                .execute();
        log.append(
                statements, tenant, entry, AuditEntries.ofErasure(key, at, now(), salted.map(ErasedName::commitment)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public List<Erasure> all() {
        return work.read(statements -> TOMBSTONES.fetch(statements, tenant)).stream()
                .map(JdbcErasures::erasure)
                .toList();
    }

    private Optional<Erasure> tombstone(DSLContext statements, UUID key) {
        return TOMBSTONE.find(statements, tenant, key).map(JdbcErasures::erasure);
    }

    private static Erasure erasure(Row row) {
        UUID key = row.uuid(COMPLIANCE_ERASURE.KEY_ID);
        try {
            return new Erasure(key, row.instant(COMPLIANCE_ERASURE.ERASED_AT), row.uuid(COMPLIANCE_ERASURE.ENTRY_ID));
        } catch (IllegalStateException e) {
            throw new ComplianceStoreException(
                    "the tombstone of key " + key + " cannot be read: its row was changed in the database; `audit"
                            + " verify-database` says what was changed, and it must be put back from a copy",
                    e);
        }
    }

    /** Those keys that have a tombstone, whatever it says of when. */
    private List<UUID> withTombstone(DSLContext statements, Condition condition) {
        return statements
                .select(COMPLIANCE_ERASURE.KEY_ID)
                .from(COMPLIANCE_ERASURE)
                .where(COMPLIANCE_ERASURE.TENANT.eq(tenant.value()), condition)
                .orderBy(COMPLIANCE_ERASURE.KEY_ID)
                .fetch(COMPLIANCE_ERASURE.KEY_ID);
    }
}
