package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Collects who there is and what is on record, until a request is decided. */
final class WorldBuilder {
    private final OffsetDateTime now;
    private final Map<PartyId, Agency> agencies = new LinkedHashMap<>();
    private final Map<PartyId, Organization> organizations = new LinkedHashMap<>();
    private final Map<PartyId, Person> people = new LinkedHashMap<>();
    private final Set<Agreement> agreements = new LinkedHashSet<>();
    private final Set<Authorization> authorizations = new LinkedHashSet<>();
    private final Set<Consent> consents = new LinkedHashSet<>();
    private final Set<OptOut> optOuts = new LinkedHashSet<>();
    private final Set<Hold> holds = new LinkedHashSet<>();
    private final Set<Occurrence> occurrences = new LinkedHashSet<>();

    WorldBuilder(OffsetDateTime now) {
        this.now = now;
    }

    OffsetDateTime now() {
        return now;
    }

    LocalDate today() {
        return now.toLocalDate();
    }

    void add(Agency agency) {
        agencies.put(agency.id(), agency);
    }

    void add(Organization organization) {
        organizations.put(organization.id(), organization);
    }

    void add(Person person) {
        people.put(person.id(), person);
    }

    void add(Agreement agreement) {
        agreements.add(agreement);
    }

    void add(Authorization authorization) {
        authorizations.add(authorization);
    }

    void add(Consent consent) {
        consents.add(consent);
    }

    void add(OptOut optOut) {
        optOuts.add(optOut);
    }

    void add(Hold hold) {
        holds.add(hold);
    }

    void add(Occurrence occurrence) {
        occurrences.add(occurrence);
    }

    World world(Vocabulary vocabulary, PartyId vendor) {
        return World.builder()
                .vocabulary(vocabulary)
                .vendor(vendor)
                .agencies(Agencies.of(agencies.values()))
                .putAllOrganizations(organizations)
                .putAllPeople(people)
                .addAllAgreements(agreements)
                .addAllAuthorizations(authorizations)
                .addAllConsents(consents)
                .addAllOptOuts(optOuts)
                .addAllHolds(holds)
                .addAllOccurrences(occurrences)
                .defaultZone(now.getOffset())
                .build();
    }
}
