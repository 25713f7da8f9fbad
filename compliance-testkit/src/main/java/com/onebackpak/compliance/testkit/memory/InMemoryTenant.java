package com.onebackpak.compliance.testkit.memory;

import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.audit.note.NoteSigner;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.DecisionLedger;
import com.onebackpak.compliance.store.Erasures;
import com.onebackpak.compliance.store.PolicyArchive;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;

/** One tenant's stores, in memory. Thread-safe: all of them share one lock, so that each write is seen whole or not. */
final class InMemoryTenant implements TenantStores {
    private final PartyId tenant;
    private final Map<LedgerKind<?>, InMemoryLedger<?>> ledgers;
    private final DecisionLedger decisions;
    private final PolicyArchive policies;
    private final Erasures erasures;
    private final InMemoryAuditLog auditLog;

    InMemoryTenant(PartyId tenant, Vocabulary vocabulary, Clock clock, NoteSigner signer) {
        this.tenant = tenant;
        this.auditLog = new InMemoryAuditLog(signer);
        InMemoryKeys keys = new InMemoryKeys();
        InMemoryWrites writes = new InMemoryWrites(new Object(), clock, vocabulary, keys, auditLog);
        this.ledgers = LedgerKind.all().stream()
                .collect(ImmutableMap.toImmutableMap(
                        kind -> kind,
                        kind -> new InMemoryLedger<>(kind, writes, new InMemoryKnownErasures(this, clock))));
        InMemoryDecisions recorded = new InMemoryDecisions(writes);
        this.decisions = recorded;
        this.policies = new InMemoryPolicies(writes);
        this.erasures = new InMemoryErasures(writes, this, ledgers.values(), recorded);
    }

    @Override
    public PartyId tenant() {
        return tenant;
    }

    @Override
    @SuppressWarnings("unchecked") // each ledger is of its kind
    public <T> InMemoryLedger<T> ledger(LedgerKind<T> kind) {
        return (InMemoryLedger<T>) Objects.requireNonNull(ledgers.get(kind));
    }

    @Override
    public DecisionLedger decisions() {
        return decisions;
    }

    @Override
    public PolicyArchive policies() {
        return policies;
    }

    @Override
    public Erasures erasures() {
        return erasures;
    }

    @Override
    public InMemoryAuditLog auditLog() {
        return auditLog;
    }
}
