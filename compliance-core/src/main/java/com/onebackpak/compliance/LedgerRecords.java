package com.onebackpak.compliance;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.situation.Records;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ledgers and the host's directory as records from which facts are gathered: about a person in the ledgers of the
 * person's tenants, about an agency in those of its tenant, and in no others.
 *
 * @param stores the ledgers
 * @param tenancy who there is, and to which tenant a record belongs
 * @param vocabulary the declared facts
 * @param defaultZone the zone of people who belong to no agency
 * @param knownAt what the ledgers learned later is left out
 * @param at the instant for which it is asked
 * @param skew by how much sooner counts what begins to stand in the way
 */
record LedgerRecords(
        ComplianceStores stores,
        Tenancy tenancy,
        Vocabulary vocabulary,
        Optional<ZoneId> defaultZone,
        Instant knownAt,
        Instant at,
        Duration skew)
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
    public <T> List<T> about(LedgerKind<T> ledger, PartyId party) {
        Collection<PartyId> tenants = agencies().find(party).isPresent() || !ledger.isAboutPeople()
                ? Set.of(tenancy.ofAgency(party))
                : tenancy.allOfPerson(party);
        return tenants.stream()
                .flatMap(tenant -> stores.of(tenant).ledger(ledger).about(party, knownAt).stream())
                .map(recorded -> ledger.countedAt(at, skew, recorded.value()))
                .toList();
    }
}
