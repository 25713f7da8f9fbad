package com.onebackpak.compliance.store;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.rights.RightsRequest;

/** All that is stored for one tenant. */
public interface TenantStores {
    /** The tenant. */
    PartyId tenant();

    /** Who consented to what. */
    Ledger<Consent> consents();

    /** Who refused what. */
    Ledger<OptOut> optOuts();

    /** What must not be deleted. */
    Ledger<Hold> holds();

    /** What went to whom. */
    Ledger<Disclosure> disclosures();

    /** Who asked for what about whom. */
    Ledger<RightsRequest> requests();

    /** The vendor's agreements with agencies. */
    Ledger<Agreement> agreements();

    /** The agencies' authorizations of applications. */
    Ledger<Authorization> authorizations();

    /** What was decided. */
    DecisionLedger decisions();

    /** Under which policies. */
    PolicyArchive policies();

    /** Whom to forget. */
    Erasures erasures();

    /** What proves all of it. */
    AuditLog auditLog();
}
