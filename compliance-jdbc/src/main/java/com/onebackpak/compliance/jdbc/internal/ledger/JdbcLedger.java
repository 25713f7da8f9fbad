package com.onebackpak.compliance.jdbc.internal.ledger;

import com.google.common.collect.Lists;
import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.jdbc.internal.deletion.DeletionGate;
import com.onebackpak.compliance.jdbc.internal.log.EntryAppender;
import com.onebackpak.compliance.jdbc.internal.log.EntryPlace;
import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.jdbc.internal.subject.Pseudonyms;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKey;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeyLookup;
import com.onebackpak.compliance.jdbc.internal.transaction.PrerequisiteMissing;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.ledger.StoredInstants;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ConcurrentChangeException;
import com.onebackpak.compliance.store.Cursor;
import com.onebackpak.compliance.store.IdempotencyException;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.LedgerQuestion;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.UnknownRecordException;
import com.onebackpak.compliance.store.spi.AuditEntries;
import com.onebackpak.compliance.store.spi.ErasedData;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * One ledger of one tenant. That a key serves once, and that each version of a record is written once, is for the
 * table's constraints to say: who comes second inserts nothing, and then looks at what is there.
 */
final class JdbcLedger<T> implements Ledger<T> {
    private static final int MAX_BATCH = 500;

    private final LedgerTable<T> table;
    private final LedgerKind<T> kind;
    private final Work work;
    private final PartyId tenant;
    private final Vocabulary vocabulary;
    private final Clock clock;
    private final SubjectKeyLookup keys;
    private final EntryAppender log;
    private final HeldAnswers held;

    JdbcLedger(
            LedgerTable<T> table,
            Work work,
            PartyId tenant,
            Vocabulary vocabulary,
            Clock clock,
            SubjectKeyLookup keys,
            EntryAppender log,
            HeldAnswers held) {
        this.table = table;
        this.kind = table.kind();
        this.work = work;
        this.tenant = tenant;
        this.vocabulary = vocabulary;
        this.clock = clock;
        this.keys = keys;
        this.log = log;
        this.held = held;
    }

    @Override
    public Recorded<T> record(RecordKey key, T value) {
        T checked = kind.checked(value, vocabulary, now());
        return written(statements -> {
            stopDeletions(statements);
            EntryPlace place = log.place();
            Optional<SubjectKey> subjectKey = lockedKey(statements, checked, place);
            return insert(statements, key, new Recorded<>(key, 1, checked, now(), log.newEntryId()), subjectKey, place);
        });
    }

    @Override
    public List<Recorded<T>> recordAll(Map<RecordKey, T> values) {
        Map<RecordKey, T> checked = new LinkedHashMap<>();
        values.forEach((key, value) -> checked.put(key, kind.checked(value, vocabulary, now())));
        if (checked.isEmpty()) {
            return List.of();
        }
        return written(statements -> {
            stopDeletions(statements);
            Map<PartyId, SubjectKey> locked =
                    kind.isAboutPeople() ? lockedKeys(statements, checked.values()) : Map.of();
            // before any is inserted: they are judged by what was on record, and not by each other
            Optional<KnownErasures> erasures = erasures(statements, checked.values());
            List<Recorded<T>> recorded = new ArrayList<>();
            for (List<Map.Entry<RecordKey, T>> batch : Lists.partition(List.copyOf(checked.entrySet()), MAX_BATCH)) {
                recorded.addAll(insertAll(statements, batch, locked, erasures));
            }
            return recorded;
        });
    }

    @Override
    public Recorded<T> amend(RecordKey key, RecordKey record, T value) {
        T checked = kind.checked(value, vocabulary, now());
        return written(statements -> {
            stopDeletions(statements);
            // whoever is not known has no record to amend, and gets no key by asking
            Optional<SubjectKey> subjectKey =
                    kind.isAboutPeople() ? lockIfThere(statements, kind.party(checked)) : Optional.empty();
            Optional<Recorded<T>> written = writtenUnder(key, statements);
            if (written.isPresent()) {
                return sameOrRefused(key, written.get(), record, false, checked);
            }
            Recorded<T> before = table.newest()
                    .find(statements, tenant, record.value())
                    .map(recordedIn(statements))
                    .orElseThrow(() -> new UnknownRecordException(kind.name(), record));
            if (!kind.party(before.value()).equals(kind.party(checked))) {
                throw new IllegalArgumentException("record '" + record + "' of the " + kind.name()
                        + " ledger is about another party; record what is about this one under a key of its own");
            }
            if (kind.isAboutPeople() && subjectKey.isEmpty()) {
                throw new ConcurrentChangeException(kind + " '" + record + "'");
            }
            Instant now = now();
            Instant learned = now.isBefore(before.learned()) ? before.learned() : now;
            return insert(
                    statements,
                    key,
                    new Recorded<>(record, before.version() + 1, checked, learned, log.newEntryId()),
                    subjectKey,
                    log.place());
        });
    }

    @Override
    public Optional<Recorded<T>> find(RecordKey record, Instant knownAt) {
        return work.readDecrypted(statements -> table.knownOfRecord()
                .find(statements, tenant, record.value(), StoredInstants.latestBy(knownAt))
                .map(recordedIn(statements)));
    }

    @Override
    public List<Recorded<T>> about(PartyId party, Instant knownAt) {
        LedgerQuestion<T> question = LedgerQuestion.about(kind, party);
        return new LedgerReader(work, tenant, keys, Optional.empty())
                .answers(List.of(question), knownAt)
                .to(question);
    }

    @Override
    public Page<Recorded<T>> page(LedgerQuery query, Cursor after, int limit) {
        query.requireAnswerable(kind);
        Page.checkedLimit(limit);
        return work.readDecrypted(statements -> Page.of(
                table.page(statements, tenant, query, after, limit + 1, keys).stream()
                        .map(recordedIn(statements))
                        .toList(),
                limit,
                recorded ->
                        new Cursor(kind.time(recorded.value()), recorded.key().value())));
    }

    @Override
    public List<Recorded<T>> history(RecordKey record) {
        return work.readDecrypted(statements -> table.history().fetch(statements, tenant, record.value()).stream()
                .map(recordedIn(statements))
                .toList());
    }

    /** From now to the end of the transaction, nothing goes that it could hold; a request to inspect holds, too. */
    private void stopDeletions(DSLContext statements) {
        if (kind.equals(LedgerKind.HOLD) || kind.equals(LedgerKind.REQUEST)) {
            DeletionGate.forHold(statements, tenant);
        }
    }

    /** What is held of the ledgers about agencies is forgotten after a write, also one that failed. */
    private <R> R written(Function<DSLContext, R> writing) {
        try {
            return work.write(writing);
        } finally {
            if (!kind.isAboutPeople()) {
                held.forget();
            }
        }
    }

    private Recorded<T> insert(
            DSLContext statements,
            RecordKey key,
            Recorded<T> version,
            Optional<SubjectKey> subjectKey,
            EntryPlace place) {
        AuditEntry entry = entry(key, version, subjectKey);
        NewRow row = row(statements, key, version, subjectKey);
        if (log.insert(statements, tenant, row, version.entry(), entry, place)) {
            if (version.version() == 1) {
                requireNotErased(statements, List.of(version.value()));
            }
            return version;
        }
        Recorded<T> written = writtenUnder(key, statements)
                .orElseThrow(() -> new ConcurrentChangeException(kind + " '" + version.key() + "'"));
        return sameOrRefused(key, written, version.key(), version.version() == 1, version.value());
    }

    private List<Recorded<T>> insertAll(
            DSLContext statements,
            List<Map.Entry<RecordKey, T>> batch,
            Map<PartyId, SubjectKey> locked,
            Optional<KnownErasures> erasures) {
        Instant now = now();
        List<NewRow> rows = new ArrayList<>();
        List<Recorded<T>> versions = new ArrayList<>();
        for (Map.Entry<RecordKey, T> each : batch) {
            Recorded<T> version = new Recorded<>(each.getKey(), 1, each.getValue(), now, log.newEntryId());
            versions.add(version);
            rows.add(row(statements, each.getKey(), version, keyOf(version, locked)));
        }
        List<Boolean> inserted = NewRow.insertAll(statements, rows);
        List<UUID> names = new ArrayList<>();
        List<AuditEntry> entries = new ArrayList<>();
        List<Recorded<T>> recorded = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Recorded<T> version = versions.get(i);
            Recorded<T> found = inserted.get(i) ? version : found(statements, version);
            if (found.entry().equals(version.entry())) {
                names.add(version.entry());
                entries.add(entry(version.key(), version, keyOf(version, locked)));
                erasures.ifPresent(known -> ErasedData.requireNotErased(known, kind, version.value()));
            }
            recorded.add(found);
        }
        log.append(statements, tenant, names, entries);
        return recorded;
    }

    /** What is on record of one of which it is not certain that it was inserted. */
    private Recorded<T> found(DSLContext statements, Recorded<T> version) {
        Recorded<T> found = writtenUnder(version.key(), statements)
                .orElseThrow(() -> new ConcurrentChangeException(kind + " '" + version.key() + "'"));
        return sameOrRefused(version.key(), found, version.key(), true, version.value());
    }

    private Optional<SubjectKey> keyOf(Recorded<T> version, Map<PartyId, SubjectKey> locked) {
        return kind.isAboutPeople()
                ? Optional.of(Objects.requireNonNull(locked.get(kind.party(version.value()))))
                : Optional.empty();
    }

    private NewRow row(DSLContext statements, RecordKey key, Recorded<T> version, Optional<SubjectKey> subjectKey) {
        return subjectKey
                .map(about -> table.row(
                        tenant,
                        key,
                        version,
                        about,
                        keys.pseudonyms(statements, tenant).orElseThrow()))
                .orElseGet(() -> table.row(tenant, key, version));
    }

    private Recorded<T> sameOrRefused(RecordKey key, Recorded<T> written, RecordKey record, boolean isFirst, T value) {
        boolean same = written.key().equals(record)
                && (written.version() == 1) == isFirst
                && written.value().equals(value);
        if (!same) {
            throw new IdempotencyException(kind.name(), key);
        }
        return written;
    }

    private Optional<Recorded<T>> writtenUnder(RecordKey key, DSLContext statements) {
        return table.byWrite().find(statements, tenant, key.value()).map(recordedIn(statements));
    }

    private Function<Row, Recorded<T>> recordedIn(DSLContext statements) {
        Function<UUID, SubjectKey> byId = id -> keys.byId(statements, tenant, id);
        return row -> table.readRecorded(tenant, row, byId);
    }

    /** Whoever was erased and is to come back with what is from before gets no new key either. */
    private Optional<SubjectKey> lockedKey(DSLContext statements, T value, EntryPlace place) {
        if (!kind.isAboutPeople()) {
            return Optional.empty();
        }
        try {
            return Optional.of(keys.lock(statements, tenant, kind.party(value), place));
        } catch (PrerequisiteMissing missing) {
            requireNotErased(statements, List.of(value));
            throw missing;
        }
    }

    private Map<PartyId, SubjectKey> lockedKeys(DSLContext statements, Collection<T> values) {
        Set<PartyId> parties = values.stream().map(kind::party).collect(Collectors.toCollection(TreeSet::new));
        try {
            return keys.lockAll(statements, tenant, parties);
        } catch (PrerequisiteMissing missing) {
            Set<PartyId> known =
                    keys.lockThoseThere(statements, tenant, parties).keySet();
            requireNotErased(
                    statements,
                    values.stream()
                            .filter(value -> !known.contains(kind.party(value)))
                            .toList());
            throw missing;
        }
    }

    private Optional<SubjectKey> lockIfThere(DSLContext statements, PartyId party) {
        return Optional.ofNullable(
                keys.lockThoseThere(statements, tenant, Set.of(party)).get(party));
    }

    /** What is new does not bring back whoever was erased; asked once nobody can be erased any more before it is committed. */
    private void requireNotErased(DSLContext statements, Collection<T> values) {
        erasures(statements, values)
                .ifPresent(known -> values.forEach(value -> ErasedData.requireNotErased(known, kind, value)));
    }

    /** What is known of erasures of whom the values may bring back, if they may bring back anybody. */
    private Optional<KnownErasures> erasures(DSLContext statements, Collection<T> values) {
        Set<PartyId> parties = values.stream()
                .filter(value -> ErasedData.concerns(kind, value))
                .map(kind::party)
                .collect(Collectors.toCollection(TreeSet::new));
        Optional<Pseudonyms> names = parties.isEmpty() ? Optional.empty() : keys.pseudonyms(statements, tenant);
        return names.map(known -> KnownErasures.of(statements, tenant, known, now(), parties));
    }

    private AuditEntry entry(RecordKey write, Recorded<T> version, Optional<SubjectKey> subjectKey) {
        return subjectKey
                .map(key -> AuditEntries.ofPerson(kind, write, version, key.commitments()))
                .orElseGet(() -> AuditEntries.ofAgency(kind, write, version));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
