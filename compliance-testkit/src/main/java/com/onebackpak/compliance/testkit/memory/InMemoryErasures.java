package com.onebackpak.compliance.testkit.memory;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.Erasure;
import com.onebackpak.compliance.store.Erasures;
import com.onebackpak.compliance.store.HeldException;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.store.spi.AuditEntries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Erasures in memory: each ends with the subject's key and records gone. Thread-safe. */
final class InMemoryErasures implements Erasures {
    private final InMemoryWrites writes;
    private final TenantStores stores;
    private final Collection<InMemoryLedger<?>> ledgers;
    private final InMemoryDecisions decisions;
    private final List<Erasure> tombstones = new ArrayList<>();
    private final Map<PartyId, Instant> erased = new HashMap<>();

    InMemoryErasures(
            InMemoryWrites writes,
            TenantStores stores,
            Collection<InMemoryLedger<?>> ledgers,
            InMemoryDecisions decisions) {
        this.writes = writes;
        this.stores = stores;
        this.ledgers = ledgers;
        this.decisions = decisions;
    }

    @Override
    public Optional<Erasure> erase(PartyId subject) {
        synchronized (writes.lock()) {
            Instant now = writes.now();
            refuseWhileHeld(subject, now);
            Optional<Erasure> erasure =
                    writes.keys().destroy(subject).map(key -> new Erasure(key, now, appended(key, now)));
            ledgers.stream().filter(InMemoryLedger::isAboutPeople).forEach(ledger -> ledger.erase(subject));
            decisions.erase(subject);
            erasure.ifPresent(tombstones::add);
            erasure.ifPresent(done -> erased.put(subject, done.at()));
            return erasure;
        }
    }

    @Override
    public Optional<Instant> erasedAt(PartyId subject) {
        synchronized (writes.lock()) {
            return Optional.ofNullable(erased.get(subject));
        }
    }

    private void refuseWhileHeld(PartyId subject, Instant now) {
        stores.liveHolds(subject, now).stream().map(Recorded::key).findFirst().ifPresent(hold -> {
            throw new HeldException(hold);
        });
    }

    private UUID appended(UUID key, Instant now) {
        return writes.log().append(AuditEntries.ofErasure(key, now, now, Optional.empty()));
    }

    @Override
    public List<Erasure> all() {
        synchronized (writes.lock()) {
            return tombstones.stream().sorted(Comparator.comparing(Erasure::at)).toList();
        }
    }
}
