package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.store.AuditLog;
import com.onebackpak.compliance.store.DecisionLedger;
import com.onebackpak.compliance.store.Erasures;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.PolicyArchive;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Clock;

/** The stores of one tenant. */
record JdbcTenantStores(
        PartyId tenant,
        Work work,
        Vocabulary vocabulary,
        Clock clock,
        KeysOfSubjects keys,
        Appending log,
        Erasures erasures,
        AuditLog auditLog)
        implements TenantStores {
    @Override
    public Ledger<Consent> consents() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Ledger<OptOut> optOuts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Ledger<Hold> holds() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Ledger<Disclosure> disclosures() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Ledger<RightsRequest> requests() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Ledger<Agreement> agreements() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Ledger<Authorization> authorizations() {
        throw new UnsupportedOperationException();
    }

    @Override
    public DecisionLedger decisions() {
        throw new UnsupportedOperationException();
    }

    @Override
    public PolicyArchive policies() {
        throw new UnsupportedOperationException();
    }
}
