package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.audit.note.NoteVerifier;
import com.onebackpak.compliance.audit.verification.LogsReport;
import com.onebackpak.compliance.audit.verification.LogsVerification;
import com.onebackpak.compliance.jdbc.internal.deletion.PeopleLists;
import com.onebackpak.compliance.jdbc.internal.ledger.HeldAnswers;
import com.onebackpak.compliance.jdbc.internal.ledger.JdbcTenantStores;
import com.onebackpak.compliance.jdbc.internal.log.EntryIds;
import com.onebackpak.compliance.jdbc.internal.log.JdbcAuditLog;
import com.onebackpak.compliance.jdbc.internal.log.JdbcLogSealer;
import com.onebackpak.compliance.jdbc.internal.log.JdbcLogSource;
import com.onebackpak.compliance.jdbc.internal.log.LogNames;
import com.onebackpak.compliance.jdbc.internal.log.LoggedEntries;
import com.onebackpak.compliance.jdbc.internal.log.PendingEntries;
import com.onebackpak.compliance.jdbc.internal.log.ReadableLog;
import com.onebackpak.compliance.jdbc.internal.subject.JdbcErasures;
import com.onebackpak.compliance.jdbc.internal.subject.JoinedErasures;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKey;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeys;
import com.onebackpak.compliance.jdbc.internal.transaction.Databases;
import com.onebackpak.compliance.jdbc.internal.transaction.FollowingWork;
import com.onebackpak.compliance.jdbc.internal.transaction.JoinedWork;
import com.onebackpak.compliance.jdbc.internal.transaction.OwnedWork;
import com.onebackpak.compliance.jdbc.internal.transaction.ReservedConnection;
import com.onebackpak.compliance.jdbc.internal.transaction.SnapshotWork;
import com.onebackpak.compliance.jdbc.internal.transaction.Transactions;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import com.onebackpak.compliance.jdbc.internal.verification.RecordsVerification;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.ErasedKey;
import com.onebackpak.compliance.store.ErasureNote;
import com.onebackpak.compliance.store.ErasureState;
import com.onebackpak.compliance.store.Erasures;
import com.onebackpak.compliance.store.KeyUnavailableException;
import com.onebackpak.compliance.store.LastEntries;
import com.onebackpak.compliance.store.LogSealer;
import com.onebackpak.compliance.store.SealedLog;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.store.spi.CommitmentKey;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/**
 * Stores in H2 or PostgreSQL. What they acknowledge is committed with its entry of the audit log, or neither is; what was
 * ever erased is erased again before they serve, should a backup have brought it back; {@link Erasures} says what becomes
 * of an erasure that was cut short.
 *
 * <p>Those of {@link #owning} run each call in a transaction of its own, and try it again as a whole after a deadlock or
 * a serialization failure. Those of {@link #joining} take part in the host's transaction and never commit: what they
 * record commits with the host's own change or not at all. Both may be used side by side.
 *
 * <p>Thread-safe; joined ones are as thread-safe as what they join.
 */
public final class JdbcComplianceStores implements ComplianceStores, AutoCloseable {
    /** In milliseconds, as on the embedded database. */
    private static final int MAX_WAIT = 10_000;

    private final Shared shared;
    private final Work work;
    private final Optional<Consumer<Runnable>> atEnd;

    /** What owning and joining stores have in common. */
    private record Shared(
            StoreSettings settings,
            OwnedWork own,
            ReservedConnection reserved,
            OwnedWork beside,
            SubjectKeys keys,
            PendingEntries pending,
            LogNames names,
            HeldAnswers held) {}

    private JdbcComplianceStores(Shared shared, Work work) {
        this(shared, work, Optional.empty());
    }

    private JdbcComplianceStores(Shared shared, Work work, Optional<Consumer<Runnable>> atEnd) {
        this.shared = shared;
        this.work = work;
        this.atEnd = atEnd;
    }

    /**
     * Opens stores that own their transactions. They take one connection at a time, and keep one more from the start to
     * {@link #close}, for what must be recorded while a transaction of the host's goes on.
     *
     * @param dataSource H2 2.5 or PostgreSQL 14 or later, with the schema of {@link ComplianceSchema}; pooled, with two
     *     connections at least: as many as the host has transactions at a time, and one; with the isolation level READ
     *     COMMITTED
     * @throws com.onebackpak.compliance.store.ComplianceStoreException if the schema, the isolation level or the pool is
     *     wrong, or a key or the journal of erasures is missing
     */
    public static JdbcComplianceStores owning(DataSource dataSource, StoreSettings settings) {
        ComplianceSchema.verify(dataSource);
        OwnedWork own = new OwnedWork(Transactions.on(dataSource));
        own.read(statements -> {
            statements.connection(Databases::checkIsolation);
            return true;
        });
        ReservedConnection reserved = reserved(dataSource);
        boolean isOpen = false;
        try {
            reserved.requireAnother();
            OwnedWork beside = new OwnedWork(Transactions.on(reserved));
            SubjectKeys keys = new SubjectKeys(settings.keyEncryption(), settings.clock());
            // Asked first: who starts beside this one remembers only what is committed, so the database must have it,
            // too.
            Optional<UUID> known = settings.databaseIdentity().flatMap(DatabaseIdentity::known);
            boolean hasRecords = own.read(LoggedEntries::areThere);
            checkIdentity(settings, known, own.read(keys::identity), hasRecords);
            SubjectKey everyDatabasesOwn = own.write(keys::checkEncryption);
            rememberIdentity(settings, everyDatabasesOwn.id());
            CommitmentKey authentication = everyDatabasesOwn.commitments();
            PendingEntries pending =
                    new PendingEntries(new EntryIds(settings.clock()), authentication, settings.lastEntries());
            if (!Collections.disjoint(settings.accepted(), Set.of(AcceptedLoss.ENTRIES, AcceptedLoss.DATABASE))) {
                own.read(statements -> {
                    pending.last().beginAnew(statements);
                    return true;
                });
            }
            LogNames names = new LogNames(settings.signer());
            HeldAnswers held = new HeldAnswers(settings.heldFor(), System::nanoTime);
            JdbcComplianceStores stores = new JdbcComplianceStores(
                    new Shared(settings, own, reserved, beside, keys, pending, names, held), own);
            stores.replayErasures();
            isOpen = true;
            return stores;
        } finally {
            if (!isOpen) {
                reserved.close();
            }
        }
    }

    /**
     * An empty database would open as well, and nobody who was erased would be erased in it. One that lacks the key that every
     * database has would get a new one, under which nothing that waits in it is authentic.
     *
     * @param hasRecords asked for before the key, which is older than every record
     */
    private static void checkIdentity(
            StoreSettings settings, Optional<UUID> known, Optional<UUID> found, boolean hasRecords) {
        if (settings.accepted().contains(AcceptedLoss.DATABASE)) {
            return;
        }
        if (found.isEmpty() && hasRecords) {
            throw new KeyUnavailableException(
                    "the database has records and lacks the key that every database has, the row of tenant "
                            + PendingEntries.LOGS + " in compliance_subject_key"
                            + known.map(key -> " with key " + key).orElse("")
                            + ": somebody has deleted it. Put that row back from a backup; every one has it. Only if there"
                            + " is none, open once accepting the loss of the DATABASE: then what waits to be sealed is set"
                            + " aside for good, and nothing that was announced until then can be counted any more",
                    null);
        }
        if (known.isPresent() && !known.equals(found)) {
            throw new ComplianceStoreException("the keys were used with another database than this, which is "
                    + (found.isEmpty() ? "empty" : "not that one")
                    + "; connect to the right one or restore it from a backup, or, if it is lost for good, open once"
                    + " accepting the loss of the DATABASE");
        }
    }

    private static void rememberIdentity(StoreSettings settings, UUID found) {
        settings.databaseIdentity()
                .filter(identity -> !identity.known().equals(Optional.of(found)))
                .ifPresent(identity -> identity.remember(found));
    }

    private static ReservedConnection reserved(DataSource dataSource) {
        try {
            return new ReservedConnection(dataSource, MAX_WAIT);
        } catch (SQLException e) {
            throw DatabaseException.of("the database could not be reached", e);
        }
    }

    /**
     * Returns stores that take part in whatever transaction the context runs its statements in, and never commit. What is
     * recorded whatever becomes of it, such as a refusal, and what names things and does no harm if it stays behind (a new
     * subject's key, a new log's name) is committed apart, on the one connection that the stores have kept since they were
     * opened: so however many such transactions go on at a time, none waits for a connection that another has.
     *
     * <p>The transaction is at READ COMMITTED, like those of the stores. At a higher level, writing may meet a serialization
     * failure, which is the host's to try again: what counts the entries of the log is shared.
     *
     * <p>On H2, take the connections of {@link EmbeddedDatabase#dataSource}. On those of an H2 of your own, where writers
     * take no turns, a transaction that has written about somebody stops all others from writing about the same person,
     * a refusal of the same thread included, until it ends or they give up.
     */
    public JdbcComplianceStores joining(DSLContext context) {
        return new JdbcComplianceStores(shared, new JoinedWork(context, shared.beside));
    }

    /**
     * Returns stores that take part in the host's transaction wherever one goes on, as those of {@link #joining} do, and
     * else own theirs: for a host whose framework keeps the transaction of a thread, so that nothing is committed apart from
     * it because somebody forgot to say so. Whether one goes on is asked for each call, of them and of all that they give.
     *
     * @param context runs its statements in the transaction, where one goes on
     * @param goesOn whether the thread is in a transaction of the host's on this database
     */
    public JdbcComplianceStores following(DSLContext context, BooleanSupplier goesOn) {
        return new JdbcComplianceStores(
                shared, new FollowingWork(shared.own, new JoinedWork(context, shared.beside), goesOn));
    }

    /**
     * The same, for a framework that tells when a transaction has ended: on H2, where what a transaction has written keeps
     * others waiting who write about the same person, what is recorded whatever becomes of it is recorded then, instead of
     * waiting for a transaction that waits for it.
     *
     * @param atEnd takes what is to be done when the thread's transaction has ended, committed or not
     */
    public JdbcComplianceStores following(DSLContext context, BooleanSupplier goesOn, Consumer<Runnable> atEnd) {
        return new JdbcComplianceStores(
                shared,
                new FollowingWork(shared.own, new JoinedWork(context, shared.beside), goesOn),
                Optional.of(atEnd));
    }

    /**
     * Gives back the connection that is kept. The stores can still be used for as long as their data source gives
     * connections, which that of a closed {@link EmbeddedDatabase} does not; then they take it again.
     */
    @Override
    public void close() {
        shared.reserved.close();
    }

    @Override
    public TenantStores of(PartyId tenant) {
        StoreSettings settings = shared.settings;
        Erasures erasures = new JoinedErasures(erasures(tenant, shared.own), erasures(tenant, work), work::isJoined);
        return new JdbcTenantStores(
                tenant,
                work,
                settings.vocabulary(),
                settings.clock(),
                shared.keys,
                shared.pending,
                shared.held,
                erasures,
                auditLog(tenant.value()));
    }

    @Override
    public Optional<String> transaction() {
        return work.transaction();
    }

    @Override
    public Optional<ComplianceStores> apart() {
        return work.isJoined() ? Optional.of(new JdbcComplianceStores(shared, shared.beside)) : Optional.empty();
    }

    @Override
    public void beside(Consumer<ComplianceStores> recording) {
        ComplianceStores beside = apart().orElse(this);
        if (atEnd.isPresent() && work.holdsOthersUp()) {
            atEnd.get().accept(() -> recording.accept(beside));
        } else {
            recording.accept(beside);
        }
    }

    /**
     * The names under which the database knows a tenant's people, by their ids; nothing while nothing was ever recorded of
     * any of them. A name is a MAC under a key of the tenant's. Whoever keeps one beside the id it is of, in a table or a
     * file, lets whoever reads both tell whose the rows of the ledgers are, in a backup also after an erasure.
     */
    public Optional<Function<PartyId, String>> subjectNames(PartyId tenant) {
        return work.read(statements -> shared.keys.pseudonyms(statements, tenant))
                .map(names -> person -> names.ofSubject(person.value()));
    }

    /** The tenants to whose log anything was ever appended, by name. What has a log and is none was planted. */
    public List<PartyId> tenants() {
        return work.read(JdbcLogSource::logs).stream()
                .sorted()
                .map(PartyId::find)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public SealedLog logOfLogs() {
        return new ReadableLog(auditLog(PendingEntries.LOGS));
    }

    /** Seals the logs, always in transactions of its own. */
    public LogSealer sealer() {
        return new JdbcLogSealer(shared.own, shared.pending, shared.names, shared.settings.clock());
    }

    /**
     * Erases in a host's own data, in transactions of its own on the same database. To be called at start, before anything
     * is answered: what was acknowledged as gone, and an older backup has brought back, is erased again before this returns.
     *
     * @param data what the host has, and what erases and counts it
     * @throws ComplianceStoreException if something that a backup has brought back cannot be erased again
     * @throws IllegalArgumentException if a column of ids is of a type by which ids that differ are alike,
     *     or a foreign key's rule has the database take rows along that do not go before
     */
    public DeletionRuns deletions(HostData data, DeletionSettings settings) {
        LocalErasure erasure = new LocalErasure(data, data.check(shared.own));
        LiveHolds holds = new LiveHolds(
                shared.keys, shared.own, (tenant, within) -> new JdbcComplianceStores(shared, within).of(tenant));
        PeopleLists lists = new PeopleLists(shared.keys);
        DeletionWork runs = new DeletionWork(
                shared.own,
                data,
                settings,
                lists,
                holds,
                erasure,
                new ToldJournal(shared.own, lists, shared.settings.deletionJournal()),
                shared.settings.clock());
        DeletionRuns opened = new DeletionRuns(
                shared.own,
                data,
                runs,
                shared.pending,
                new CertifiedErasures(
                        shared.keys,
                        shared.settings.vocabulary(),
                        (tenant, within) -> new JdbcComplianceStores(shared, within)
                                .of(tenant)
                                .occurrences()));
        DeletionRestore restore = new DeletionRestore(shared.own, data, runs, opened::startAgain);
        shared.settings.deletionJournal().ifPresent(journal -> {
            restore.settle(journal.all());
            restore.tellWhatIsMissing(journal.all());
        });
        return opened;
    }

    /**
     * The certificates of a tenant's deletions, each as canonical JSON, the newest of each run and that of the run that was
     * planned first coming first. Asking needs no data sets, and settles nothing.
     */
    public List<String> certificates(PartyId tenant) {
        return work.read(statements -> DeletionRuns.certificates(statements, tenant));
    }

    /** What verifies the log of a tenant: its {@link NoteVerifier#vkey()} is for whoever is handed an export. */
    public NoteVerifier verifier(PartyId tenant) {
        return shared.names.verifier(tenant.value());
    }

    /** What verifies the log of the logs. */
    public NoteVerifier verifierOfLogs() {
        return shared.names.verifier(PendingEntries.LOGS);
    }

    /**
     * Verifies all logs together, as of now: also that each has grown from every checkpoint that the log of the logs
     * recorded of it.
     *
     * @param verification with the key of {@link #verifierOfLogs}, and what was kept elsewhere
     */
    public LogsReport verifyLogs(LogsVerification verification) {
        return verifyLogs(shared.own, verification);
    }

    private LogsReport verifyLogs(Work reading, LogsVerification verification) {
        String prefix = shared.names.common().name() + "/";
        return verification.verify(
                () -> auditLog(reading, PendingEntries.LOGS).contents(),
                reading.read(JdbcLogSource::logs).stream()
                        .map(log -> prefix + log)
                        .toList(),
                name -> name.startsWith(prefix)
                        ? Optional.of(auditLog(reading, name.substring(prefix.length()))
                                .contents())
                        : Optional.empty());
    }

    /**
     * Verifies the whole database, as of one moment: all logs, as {@link #verifyLogs} does; that every record, decision,
     * tombstone and kept policy is what its entry says, and has one, and that every entry has what it is of; that every key
     * opens and is its subject's; and that nothing is missing that was announced. It reads in portions, and others may
     * write meanwhile.
     *
     * @param verification with the key of {@link #verifierOfLogs}, and what was kept elsewhere
     */
    public DatabaseReport verifyDatabase(LogsVerification verification) {
        // All before the moment that is verified
        Map<UUID, Long> remembered = shared.pending.committed();
        List<LastEntries.Appended> last = shared.own.read(shared.pending.last()::committed);
        return shared.own.transactions().snapshot(statements -> {
            RecordsVerification records = new RecordsVerification(
                    statements, shared.keys.forgettingAll(), shared.pending.key(), remembered, last);
            records.verify();
            return new DatabaseReport(
                    verifyLogs(new SnapshotWork(statements), verification),
                    records.records(),
                    records.problems(),
                    records.unlisted());
        });
    }

    private JdbcAuditLog auditLog(String log) {
        return auditLog(work, log);
    }

    private JdbcAuditLog auditLog(Work reading, String log) {
        return new JdbcAuditLog(reading, log, shared.pending, shared.names);
    }

    private JdbcErasures erasures(PartyId tenant, Work within) {
        StoreSettings settings = shared.settings;
        return new JdbcErasures(
                within,
                tenant,
                shared.keys,
                shared.pending,
                settings.erasureJournal(),
                settings.clock(),
                transaction -> new JdbcComplianceStores(shared, transaction).of(tenant));
    }

    /** Another process may erase meanwhile: it tells the journal first, so what the database knows is asked for first. */
    private void replayErasures() {
        List<ErasedKey> known = shared.own.read(JdbcErasures::erased);
        Map<PartyId, Map<ErasedKey, ErasureNote>> remembered = new LinkedHashMap<>();
        shared.settings
                .erasureJournal()
                .all()
                .forEach((key, note) -> remembered
                        .computeIfAbsent(key.tenant(), tenant -> new LinkedHashMap<>())
                        .put(key, note));
        checkJournal(known, remembered);
        remembered.forEach((tenant, keys) -> erasures(tenant, shared.own).replay(keys));
    }

    /**
     * Whoever restores an older database beside a journal that lacks an erasure brings the person back. So a journal that
     * lacks one which the database still knows is put right first.
     */
    private void checkJournal(List<ErasedKey> known, Map<PartyId, Map<ErasedKey, ErasureNote>> remembered) {
        List<ErasedKey> unknown = known.stream()
                .filter(key -> {
                    ErasureNote note =
                            remembered.getOrDefault(key.tenant(), Map.of()).get(key);
                    return note == null || note.state() == ErasureState.WITHDRAWN;
                })
                .toList();
        if (!unknown.isEmpty() && !shared.settings.accepted().contains(AcceptedLoss.JOURNAL)) {
            throw new KeyUnavailableException(
                    "the journal of erasures lacks " + unknown.size()
                            + " that the database knows; let all processes share one journal, put the newest copy of"
                            + " it back, or, if it is lost for good, open once accepting the loss of the JOURNAL",
                    null);
        }
        unknown.forEach(key -> erasures(key.tenant(), shared.own).tell(key.key()));
    }
}
