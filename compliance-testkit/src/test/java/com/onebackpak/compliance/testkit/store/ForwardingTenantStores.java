package com.onebackpak.compliance.testkit.store;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.AuditLog;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.DecisionLedger;
import com.onebackpak.compliance.store.Erasures;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.PolicyArchive;
import com.onebackpak.compliance.store.SealedLog;
import com.onebackpak.compliance.store.TenantStores;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Stores that are others but for what a test changes. */
class ForwardingTenantStores implements TenantStores {
    private final TenantStores stores;

    ForwardingTenantStores(TenantStores stores) {
        this.stores = stores;
    }

    /** The same stores, each tenant's changed. */
    static ComplianceStores each(ComplianceStores stores, UnaryOperator<TenantStores> change) {
        return new ComplianceStores() {
            @Override
            public TenantStores of(PartyId tenant) {
                return change.apply(stores.of(tenant));
            }

            @Override
            public SealedLog logOfLogs() {
                return stores.logOfLogs();
            }

            @Override
            public Optional<String> transaction() {
                return stores.transaction();
            }

            @Override
            public Optional<ComplianceStores> apart() {
                return stores.apart();
            }
        };
    }

    @Override
    public PartyId tenant() {
        return stores.tenant();
    }

    @Override
    public <T> Ledger<T> ledger(LedgerKind<T> kind) {
        return stores.ledger(kind);
    }

    @Override
    public DecisionLedger decisions() {
        return stores.decisions();
    }

    @Override
    public PolicyArchive policies() {
        return stores.policies();
    }

    @Override
    public Erasures erasures() {
        return stores.erasures();
    }

    @Override
    public AuditLog auditLog() {
        return stores.auditLog();
    }
}
