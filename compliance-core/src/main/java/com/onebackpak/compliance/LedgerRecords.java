package com.onebackpak.compliance;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.situation.Records;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ledgers and the host's directory as records from which facts are gathered: about a person in the ledgers of the
 * person's tenants, about an agency in those of its tenant, and in no others.
 *
 * @param stores the ledgers
 * @param tenancy who there is, and to which tenant a record belongs
 * @param vocabulary the declared facts
 * @param defaultZone the zone of people who belong to no agency
 * @param knownAt what the ledgers learned later is left out
 */
record LedgerRecords(
        ComplianceStores stores, Tenancy tenancy, Vocabulary vocabulary, Optional<ZoneId> defaultZone, Instant knownAt)
        implements Records {
    @Override
    public PartyId vendor() {
        return tenancy.vendor();
    }

    @Override
    public Agencies agencies() {
        return tenancy.directory().agencies();
    }

    @Override
    public Optional<Person> person(PartyId id) {
        return tenancy.directory().person(id);
    }

    @Override
    public Optional<Organization> organization(PartyId id) {
        return tenancy.directory().organization(id);
    }

    @Override
    public List<Agreement> agreementsOf(PartyId agency) {
        return about(stores.of(tenancy.ofAgency(agency)).agreements(), agency);
    }

    @Override
    public List<Authorization> authorizationsOf(PartyId agency) {
        return about(stores.of(tenancy.ofAgency(agency)).authorizations(), agency);
    }

    @Override
    public List<Consent> consentsOf(PartyId subject) {
        return ofPerson(TenantStores::consents, subject);
    }

    @Override
    public List<OptOut> optOutsOf(PartyId person) {
        return ofPerson(TenantStores::optOuts, person);
    }

    @Override
    public List<Hold> holdsOf(PartyId subject) {
        return ofPerson(TenantStores::holds, subject);
    }

    private <T> List<T> ofPerson(Function<TenantStores, Ledger<T>> ledger, PartyId person) {
        return tenancy.allOfPerson(person).stream()
                .flatMap(tenant -> about(ledger.apply(stores.of(tenant)), person).stream())
                .toList();
    }

    private <T> List<T> about(Ledger<T> ledger, PartyId party) {
        return ledger.about(party, knownAt).stream().map(Recorded::value).toList();
    }
}
