package com.onebackpak.compliance.testkit.memory;

import com.onebackpak.compliance.audit.note.NoteSigner;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.store.DecisionLedger;
import com.onebackpak.compliance.store.Erasures;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.PolicyArchive;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.store.spi.LedgerKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Clock;
import java.util.List;

/** One tenant's stores, in memory. Thread-safe: all of them share one lock, so that each write is seen whole or not. */
final class InMemoryTenant implements TenantStores {
    private final PartyId tenant;
    private final InMemoryLedger<Consent> consents;
    private final InMemoryLedger<OptOut> optOuts;
    private final InMemoryLedger<Hold> holds;
    private final InMemoryLedger<Disclosure> disclosures;
    private final InMemoryLedger<RightsRequest> requests;
    private final InMemoryLedger<Agreement> agreements;
    private final InMemoryLedger<Authorization> authorizations;
    private final DecisionLedger decisions;
    private final PolicyArchive policies;
    private final Erasures erasures;
    private final InMemoryAuditLog auditLog;

    InMemoryTenant(PartyId tenant, Vocabulary vocabulary, Clock clock, NoteSigner signer) {
        this.tenant = tenant;
        this.auditLog = new InMemoryAuditLog(signer);
        InMemoryKeys keys = new InMemoryKeys();
        InMemoryWrites writes = new InMemoryWrites(new Object(), clock, vocabulary, keys, auditLog);
        this.consents = new InMemoryLedger<>(LedgerKind.CONSENT, writes);
        this.optOuts = new InMemoryLedger<>(LedgerKind.OPT_OUT, writes);
        this.holds = new InMemoryLedger<>(LedgerKind.HOLD, writes);
        this.disclosures = new InMemoryLedger<>(LedgerKind.DISCLOSURE, writes);
        this.requests = new InMemoryLedger<>(LedgerKind.REQUEST, writes);
        this.agreements = new InMemoryLedger<>(LedgerKind.AGREEMENT, writes);
        this.authorizations = new InMemoryLedger<>(LedgerKind.AUTHORIZATION, writes);
        InMemoryDecisions recorded = new InMemoryDecisions(writes);
        this.decisions = recorded;
        this.policies = new InMemoryPolicies(writes);
        this.erasures =
                new InMemoryErasures(writes, holds, List.of(consents, optOuts, holds, disclosures, requests), recorded);
    }

    @Override
    public PartyId tenant() {
        return tenant;
    }

    @Override
    public Ledger<Consent> consents() {
        return consents;
    }

    @Override
    public Ledger<OptOut> optOuts() {
        return optOuts;
    }

    @Override
    public Ledger<Hold> holds() {
        return holds;
    }

    @Override
    public Ledger<Disclosure> disclosures() {
        return disclosures;
    }

    @Override
    public Ledger<RightsRequest> requests() {
        return requests;
    }

    @Override
    public Ledger<Agreement> agreements() {
        return agreements;
    }

    @Override
    public Ledger<Authorization> authorizations() {
        return authorizations;
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
