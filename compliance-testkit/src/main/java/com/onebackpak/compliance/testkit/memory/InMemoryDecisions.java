package com.onebackpak.compliance.testkit.memory;

import com.onebackpak.compliance.document.DecisionRecordDocument;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.store.DecisionLedger;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.spi.AuditEntries;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    public DecisionRecord record(PolicyDecision decision, Set<Obligation> withoutHandler) {
        DecisionRecord unwritten = DecisionRecord.of(decision, withoutHandler, NO_ENTRY);
        synchronized (writes.lock()) {
            return byId.computeIfAbsent(unwritten.id(), id -> append(unwritten)).read();
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
    public List<DecisionRecord> recordAll(List<PolicyDecision> decisions) {
        for (PolicyDecision decision : decisions) {
            DecisionRecord.of(decision, Set.of(), NO_ENTRY);
        }
        synchronized (writes.lock()) {
            return decisions.stream()
                    .map(decision -> record(decision, Set.of()))
                    .toList();
        }
    }

    @Override
    public Optional<DecisionRecord> find(String id) {
        synchronized (writes.lock()) {
            return Optional.ofNullable(byId.get(id)).map(Stored::read);
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

    /** Forgets all decisions about a subject. */
    void erase(PartyId subject) {
        synchronized (writes.lock()) {
            byId.values().removeIf(stored -> stored.subject().equals(Optional.of(subject)));
        }
    }
}
