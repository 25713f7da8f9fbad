package com.onebackpak.compliance.testkit.memory;

import com.onebackpak.compliance.document.DecisionRecordDocument;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.Cursor;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.DecisionLedger;
import com.onebackpak.compliance.store.DecisionQuery;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.IdempotencyException;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.spi.AuditEntries;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Decisions in memory, each as the text that a database would hold. Thread-safe. */
final class InMemoryDecisions implements DecisionLedger {
    private static final UUID NO_ENTRY = new UUID(0, 0);

    private final InMemoryWrites writes;
    private final Map<String, Stored> byId = new HashMap<>();

    /** What is kept of a decision. */
    private record Stored(Optional<PartyId> subject, String content, UUID entry) {
        DecisionRecord read() {
            return DecisionRecordDocument.read(content, entry);
        }
    }

    InMemoryDecisions(InMemoryWrites writes) {
        this.writes = writes;
    }

    @Override
    public DecisionRecord record(DecisionEvent event) {
        DecisionRecord unwritten = DecisionRecord.of(event, NO_ENTRY);
        synchronized (writes.lock()) {
            DecisionRecord recorded = byId.computeIfAbsent(unwritten.id(), id -> append(unwritten))
                    .read();
            requireSame(unwritten, recorded);
            return recorded;
        }
    }

    private static void requireSame(DecisionRecord unwritten, DecisionRecord recorded) {
        if (!recorded.equals(unwritten.withEntry(recorded.entry()))) {
            throw new IdempotencyException(unwritten.id());
        }
    }

    private Stored append(DecisionRecord unwritten) {
        Optional<PartyId> subject = unwritten.request().subject();
        String content = DecisionRecordDocument.write(unwritten);
        UUID entry = writes.log()
                .append(AuditEntries.ofDecision(
                        unwritten, content, writes.now(), writes.keys().commitments(subject)));
        return new Stored(subject, content, entry);
    }

    @Override
    public List<DecisionRecord> recordAll(List<DecisionEvent> events) {
        synchronized (writes.lock()) {
            Map<String, DecisionRecord> all = new HashMap<>();
            for (DecisionEvent event : events) {
                DecisionRecord unwritten = DecisionRecord.of(event, NO_ENTRY);
                DecisionRecord same = all.computeIfAbsent(event.id(), id -> find(id).orElse(unwritten));
                requireSame(unwritten, same);
            }
            return events.stream().map(this::record).toList();
        }
    }

    @Override
    public Optional<DecisionRecord> find(String id) {
        synchronized (writes.lock()) {
            return Optional.ofNullable(byId.get(id)).map(Stored::read);
        }
    }

    @Override
    public Optional<String> difference(String id) {
        synchronized (writes.lock()) {
            return Optional.ofNullable(byId.get(id))
                    .filter(stored -> writes.log()
                            .find(stored.entry())
                            .filter(logged -> logged.equals(AuditEntries.ofDecision(
                                    stored.read(),
                                    stored.content(),
                                    logged.time(),
                                    writes.keys().commitments(stored.subject()))))
                            .isEmpty())
                    .map(stored -> "it says other than its entry");
        }
    }

    @Override
    public List<DecisionRecord> about(PartyId subject) {
        synchronized (writes.lock()) {
            return byId.values().stream()
                    .filter(stored -> stored.subject().equals(Optional.of(subject)))
                    .map(Stored::read)
                    .sorted(Comparator.comparing(DecisionRecord::at).thenComparing(DecisionRecord::id))
                    .toList();
        }
    }

    @Override
    public Page<DecisionRecord> page(DecisionQuery query, Cursor after, int limit) {
        Page.checkedLimit(limit);
        synchronized (writes.lock()) {
            List<DecisionRecord> read = byId.values().stream()
                    .map(Stored::read)
                    .filter(query::matches)
                    .filter(decision -> place(decision).compareTo(after) > 0)
                    .sorted(Comparator.comparing(InMemoryDecisions::place))
                    .limit(limit + 1L)
                    .toList();
            return Page.of(read, limit, InMemoryDecisions::place);
        }
    }

    private static Cursor place(DecisionRecord decision) {
        return new Cursor(decision.at(), decision.id());
    }

    /** Forgets all decisions about a subject. */
    void erase(PartyId subject) {
        synchronized (writes.lock()) {
            byId.values().removeIf(stored -> stored.subject().equals(Optional.of(subject)));
        }
    }
}
