package com.onebackpak.compliance.testkit.memory;

import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.LogSealer;
import com.onebackpak.compliance.store.SealingBacklog;
import com.onebackpak.compliance.store.spi.AuditEntries;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Seals logs in memory. Thread-safe: while one thread seals, others wait. */
final class InMemorySealer implements LogSealer {
    private final Map<PartyId, InMemoryTenant> tenants;
    private final InMemoryAuditLog logOfLogs;
    private final Clock clock;

    InMemorySealer(Map<PartyId, InMemoryTenant> tenants, InMemoryAuditLog logOfLogs, Clock clock) {
        this.tenants = tenants;
        this.logOfLogs = logOfLogs;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<SignedCheckpoint> seal(PartyId tenant) {
        Optional<InMemoryAuditLog> log =
                Optional.ofNullable(tenants.get(tenant)).map(InMemoryTenant::auditLog);
        Instant now = clock.instant();
        log.flatMap(InMemoryAuditLog::seal)
                .ifPresent(made -> logOfLogs.append(AuditEntries.ofCheckpoint(made, now, Map.of())));
        return log.flatMap(InMemoryAuditLog::checkpoint);
    }

    @Override
    public synchronized Optional<SignedCheckpoint> sealAll() {
        RuntimeException failure = null;
        for (PartyId tenant : new TreeSet<>(tenants.keySet())) {
            try {
                seal(tenant);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        logOfLogs.seal();
        if (failure != null) {
            throw failure;
        }
        return logOfLogs.checkpoint();
    }

    @Override
    public SealingBacklog backlog() {
        List<Instant> waiting = Stream.concat(
                        tenants.values().stream().map(InMemoryTenant::auditLog), Stream.of(logOfLogs))
                .flatMap(log -> log.waiting().stream())
                .toList();
        return new SealingBacklog(waiting.size(), waiting.stream().min(Comparator.naturalOrder()));
    }
}
