package com.onebackpak.compliance.jdbc.internal.ledger;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.jdbc.internal.log.EntryAppender;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeyLookup;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
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
public record JdbcTenantStores(
        PartyId tenant,
        Work work,
        Vocabulary vocabulary,
        Clock clock,
        SubjectKeyLookup keys,
        EntryAppender log,
        Erasures erasures,
        AuditLog auditLog)
        implements TenantStores {
    @Override
    public Ledger<Consent> consents() {
        return ledger(ConsentTable.INSTANCE);
    }

    @Override
    public Ledger<OptOut> optOuts() {
        return ledger(OptOutTable.INSTANCE);
    }

    @Override
    public Ledger<Hold> holds() {
        return ledger(HoldTable.INSTANCE);
    }

    @Override
    public Ledger<Disclosure> disclosures() {
        return ledger(DisclosureTable.INSTANCE);
    }

    @Override
    public Ledger<RightsRequest> requests() {
        return ledger(RequestTable.INSTANCE);
    }

    @Override
    public Ledger<Agreement> agreements() {
        return ledger(AgreementTable.INSTANCE);
    }

    @Override
    public Ledger<Authorization> authorizations() {
        return ledger(AuthorizationTable.INSTANCE);
    }

    @Override
    public DecisionLedger decisions() {
        return new JdbcDecisionLedger(work, tenant, clock, keys, log);
    }

    @Override
    public PolicyArchive policies() {
        return new JdbcPolicyArchive(work, tenant, clock, log);
    }

    private <T> Ledger<T> ledger(LedgerTable<T> table) {
        return new JdbcLedger<>(table, work, tenant, vocabulary, clock, keys, log);
    }
}
