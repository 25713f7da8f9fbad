package com.onebackpak.compliance;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gathers facts from the ledgers and the host's directory: all that is known, or what was known at an instant. Facts about
 * a request are looked up in the ledgers of the tenants whose people and agencies it concerns, and in no others.
 * Thread-safe if the stores and the directory are.
 *
 * <p>Over stores that take part in the host's transaction it sees what that transaction has recorded, too; over others it
 * does not see an opt-out that the host has just recorded and not committed.
 */
public final class LedgerFacts implements FactSource {
    private final ComplianceStores stores;
    private final Tenancy tenancy;
    private final Vocabulary vocabulary;
    private final Optional<ZoneId> defaultZone;

    private LedgerFacts(ComplianceStores stores, Tenancy tenancy, Vocabulary vocabulary, Optional<ZoneId> defaultZone) {
        this.stores = stores;
        this.tenancy = tenancy;
        this.vocabulary = vocabulary;
        this.defaultZone = defaultZone;
    }

    /** Gathers from the stores; the zone of people who belong to no agency is unknown. */
    public static LedgerFacts of(ComplianceStores stores, Tenancy tenancy, Vocabulary vocabulary) {
        return new LedgerFacts(stores, tenancy, vocabulary, Optional.empty());
    }

    /** Returns a source that takes the zone for people who belong to no agency. */
    public LedgerFacts withDefaultZone(ZoneId zone) {
        return new LedgerFacts(stores, tenancy, vocabulary, Optional.of(zone));
    }

    /**
     * Gathers all that is on record, whatever a clock says of when it was learned: by the clock of this process, what
     * another with a faster one has recorded would not be known yet, and its opt-out would stop nothing. Who decides for
     * a past instant by what was known then gathers by {@link #factsAsKnownAt}.
     */
    @Override
    public Facts factsFor(ProcessingRequest request, Instant at) {
        return factsAsKnownAt(request, Instant.MAX);
    }

    /**
     * Gathers what was known at an instant.
     *
     * @param knownAt what the ledgers learned later is left out; the directory tells what it knows today
     */
    public Facts factsAsKnownAt(ProcessingRequest request, Instant knownAt) {
        Directory directory = tenancy.directory();
        World.Builder world = World.builder();
        world.vocabulary(vocabulary)
                .vendor(tenancy.vendor())
                .agencies(directory.agencies())
                .defaultZone(defaultZone);
        Optional<Person> subject = request.subject().flatMap(directory::person);
        for (PartyId id : parties(request, subject)) {
            directory.person(id).ifPresent(person -> world.putPeople(id, person));
            directory.organization(id).ifPresent(organization -> world.putOrganizations(id, organization));
        }
        subject.ifPresent(person -> addLedgersOf(person, knownAt, world));
        return world.build().factsFor(request);
    }

    /** Everyone whom the facts may speak of: those named, and the children through whom a parent belongs to a school. */
    private static Set<PartyId> parties(ProcessingRequest request, Optional<Person> subject) {
        Set<PartyId> ids = new LinkedHashSet<>();
        ids.add(request.actor());
        Stream.of(request.subject(), request.recipient(), request.application(), request.requester())
                .flatMap(Optional::stream)
                .forEach(ids::add);
        subject.ifPresent(person -> ids.addAll(person.children()));
        return ids;
    }

    private void addLedgersOf(Person subject, Instant knownAt, World.Builder world) {
        for (PartyId tenant : tenancy.allOfPerson(subject.id())) {
            TenantStores own = stores.of(tenant);
            world.addAllConsents(values(own.consents(), subject.id(), knownAt))
                    .addAllOptOuts(values(own.optOuts(), subject.id(), knownAt))
                    .addAllHolds(values(own.holds(), subject.id(), knownAt));
        }
        Set<PartyId> agencies = new LinkedHashSet<>();
        Stream.concat(
                        Stream.of(subject),
                        subject.children().stream()
                                .map(tenancy.directory()::person)
                                .flatMap(Optional::stream))
                .flatMap(person -> person.agency().stream())
                .forEach(
                        agency -> agencies.addAll(tenancy.directory().agencies().lineage(agency)));
        for (PartyId agency : agencies) {
            TenantStores theirs = stores.of(tenancy.ofAgency(agency));
            world.addAllAgreements(values(theirs.agreements(), agency, knownAt))
                    .addAllAuthorizations(values(theirs.authorizations(), agency, knownAt));
        }
    }

    private static <T> List<T> values(Ledger<T> ledger, PartyId party, Instant knownAt) {
        return ledger.about(party, knownAt).stream().map(Recorded::value).toList();
    }
}
