package com.onebackpak.compliance.testkit.memory;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.Cursor;
import com.onebackpak.compliance.store.IdempotencyException;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.UnknownRecordException;
import com.onebackpak.compliance.store.spi.AuditEntries;
import com.onebackpak.compliance.store.spi.ErasedData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A ledger in memory. Thread-safe. */
final class InMemoryLedger<T> implements Ledger<T> {
    private static final UUID NO_ENTRY = new UUID(0, 0);

    private final LedgerKind<T> kind;
    private final InMemoryWrites writes;
    private final ErasedData.Known erasures;
    private final Map<RecordKey, Recorded<T>> byWrite = new HashMap<>();
    private final Map<RecordKey, List<Recorded<T>>> versions = new TreeMap<>();

    InMemoryLedger(LedgerKind<T> kind, InMemoryWrites writes, ErasedData.Known erasures) {
        this.kind = kind;
        this.writes = writes;
        this.erasures = erasures;
    }

    @Override
    public Recorded<T> record(RecordKey key, T value) {
        T checked = kind.checked(value, writes.vocabulary(), writes.now());
        synchronized (writes.lock()) {
            return before(key, checked).orElseGet(() -> append(key, key, 1, checked, writes.now()));
        }
    }

    @Override
    public List<Recorded<T>> recordAll(Map<RecordKey, T> values) {
        Map<RecordKey, T> checked = new LinkedHashMap<>();
        values.forEach((key, value) -> checked.put(key, kind.checked(value, writes.vocabulary(), writes.now())));
        synchronized (writes.lock()) {
            Map<RecordKey, Optional<Recorded<T>>> before = new HashMap<>();
            checked.forEach((key, value) -> before.put(key, before(key, value)));
            List<Recorded<T>> recorded = new ArrayList<>();
            checked.forEach((key, value) -> recorded.add(
                    Objects.requireNonNull(before.get(key)).orElseGet(() -> append(key, key, 1, value, writes.now()))));
            return recorded;
        }
    }

    @Override
    public Recorded<T> amend(RecordKey key, RecordKey record, T value) {
        T checked = kind.checked(value, writes.vocabulary(), writes.now());
        synchronized (writes.lock()) {
            Optional<Recorded<T>> before = writtenBefore(key, record, false, checked);
            if (before.isPresent()) {
                return before.get();
            }
            List<Recorded<T>> known = versions.getOrDefault(record, List.of());
            if (known.isEmpty()) {
                throw new UnknownRecordException(kind.name(), record);
            }
            Recorded<T> newest = known.get(known.size() - 1);
            if (!kind.party(newest.value()).equals(kind.party(checked))) {
                throw new IllegalArgumentException("record '" + record + "' of the " + kind.name()
                        + " ledger is about another party; record what is about this one under a key of its own");
            }
            return append(key, record, newest.version() + 1, checked, later(newest.learned(), writes.now()));
        }
    }

    /** What was recorded under the key, if it was the same; refuses what is new and from before an erasure. */
    private Optional<Recorded<T>> before(RecordKey key, T value) {
        Optional<Recorded<T>> before = writtenBefore(key, key, true, value);
        if (before.isEmpty()) {
            ErasedData.requireNotErased(erasures, kind, value);
        }
        return before;
    }

    /** What was written under the key, if it was the same; a first write and an amendment never are. */
    private Optional<Recorded<T>> writtenBefore(RecordKey key, RecordKey record, boolean first, T value) {
        Optional<Recorded<T>> before = Optional.ofNullable(byWrite.get(key));
        before.filter(b -> !b.key().equals(record)
                        || (b.version() == 1) != first
                        || !b.value().equals(value))
                .ifPresent(other -> {
                    throw new IdempotencyException(kind.name(), key);
                });
        return before;
    }

    private Recorded<T> append(RecordKey key, RecordKey record, int version, T value, Instant learned) {
        Recorded<T> unwritten = new Recorded<>(record, version, value, learned, NO_ENTRY);
        AuditEntry entry = kind.isAboutPeople()
                ? AuditEntries.ofPerson(kind, key, unwritten, writes.keys().commitments(Optional.of(kind.party(value))))
                : AuditEntries.ofAgency(kind, key, unwritten);
        Recorded<T> written =
                new Recorded<>(record, version, value, learned, writes.log().append(entry));
        byWrite.put(key, written);
        versions.computeIfAbsent(record, first -> new ArrayList<>()).add(written);
        return written;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public Optional<Recorded<T>> find(RecordKey record, Instant knownAt) {
        synchronized (writes.lock()) {
            return newest(versions.getOrDefault(record, List.of()), knownAt);
        }
    }

    @Override
    public List<Recorded<T>> about(PartyId party, Instant knownAt) {
        synchronized (writes.lock()) {
            return versions.values().stream()
                    .filter(known -> isAbout(party, known))
                    .flatMap(known -> newest(known, knownAt).stream())
                    .toList();
        }
    }

    @Override
    public Page<Recorded<T>> page(LedgerQuery query, Cursor after, int limit) {
        query.requireAnswerable(kind);
        Page.checkedLimit(limit);
        synchronized (writes.lock()) {
            List<Recorded<T>> read = versions.values().stream()
                    .flatMap(known -> newest(known, query.knownAt()).stream())
                    .filter(recorded -> query.matches(kind, recorded.value()))
                    .filter(recorded -> place(recorded).compareTo(after) > 0)
                    .sorted(Comparator.comparing(this::place))
                    .limit(limit + 1L)
                    .toList();
            return Page.of(read, limit, this::place);
        }
    }

    private Cursor place(Recorded<T> recorded) {
        return new Cursor(kind.time(recorded.value()), recorded.key().value());
    }

    @Override
    public List<Recorded<T>> history(RecordKey record) {
        synchronized (writes.lock()) {
            return List.copyOf(versions.getOrDefault(record, List.of()));
        }
    }

    boolean isAboutPeople() {
        return kind.isAboutPeople();
    }

    /** Forgets all records about a party. */
    void erase(PartyId party) {
        synchronized (writes.lock()) {
            versions.values().removeIf(known -> isAbout(party, known));
            byWrite.values().removeIf(written -> kind.party(written.value()).equals(party));
        }
    }

    private boolean isAbout(PartyId party, List<Recorded<T>> known) {
        return kind.party(known.get(0).value()).equals(party);
    }

    private static <T> Optional<Recorded<T>> newest(List<Recorded<T>> known, Instant knownAt) {
        return known.stream().filter(r -> !r.learned().isAfter(knownAt)).reduce((earlier, later) -> later);
    }
}
