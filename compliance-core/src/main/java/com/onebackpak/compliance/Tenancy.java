package com.onebackpak.compliance;

import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.situation.ProcessingRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells to which tenant a record belongs: to the root agency of the person it is about, or to the vendor where no agency
 * is concerned or known. Thread-safe if its directory is.
 *
 * <p>It tells what the directory says today. What was recorded of somebody under another tenant, before they changed
 * district, is not looked for there: whoever moves a student to another district carries the opt-outs, consents and holds
 * over by recording them anew, before anything is decided under the new one.
 *
 * <p>If the directory fails, what is asked here fails likewise. What is refused meanwhile is recorded with the vendor.
 *
 * <pre>{@code
 * Tenancy tenancy = new Tenancy(directory, PartyId.of("backpak"));
 * TenantStores district = stores.of(tenancy.ofPerson(student));
 * }</pre>
 *
 * @param directory who there is
 * @param vendor the vendor
 */
public record Tenancy(Directory directory, PartyId vendor) {
    /** The tenant of a request: that of its subject. */
    public PartyId of(ProcessingRequest request) {
        return request.subject().map(this::ofPerson).orElse(vendor);
    }

    /** The tenant under which a person is recorded: a parent's is that of the first child, by id, that has one. */
    public PartyId ofPerson(PartyId person) {
        return allOfPerson(person).get(0);
    }

    /**
     * All tenants under which a person may be recorded, the one of today first: several for a parent whose children belong
     * to several, so that what was recorded by way of one child counts when another comes first.
     */
    public List<PartyId> allOfPerson(PartyId person) {
        Optional<Person> known = directory.person(person);
        Stream<PartyId> children =
                known.stream().flatMap(p -> p.children().stream()).sorted(Comparator.comparing(PartyId::value));
        List<PartyId> tenants = Stream.concat(
                        known.stream(), children.map(directory::person).flatMap(Optional::stream))
                .flatMap(p -> p.agencies().stream().sorted(Comparator.comparing(PartyId::value)))
                .flatMap(agency -> root(agency).stream())
                .distinct()
                .toList();
        return tenants.isEmpty() ? List.of(vendor) : tenants;
    }

    /**
     * The tenants with each of which a request about a person's data is recorded: that of the agency to which it was made or, where none
     * is named, all of the person's, so that each keeps what is to be seen.
     */
    public List<PartyId> allOfRequest(RightsRequest request) {
        return request.to().flatMap(this::root).map(List::of).orElseGet(() -> allOfPerson(request.subject()));
    }

    /** The tenant of what is recorded about an agency: the root above it; the vendor's, if it is unknown. */
    public PartyId ofAgency(PartyId agency) {
        return root(agency).orElse(vendor);
    }

    private Optional<PartyId> root(PartyId agency) {
        Agencies agencies = directory.agencies();
        List<PartyId> lineage = agencies.lineage(agency);
        return lineage.isEmpty() ? Optional.empty() : Optional.of(lineage.get(lineage.size() - 1));
    }
}
