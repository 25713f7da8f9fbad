package com.onebackpak.compliance.store;

import com.onebackpak.compliance.evaluation.ProcessingRequest;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells to which tenant a record belongs: to the root agency of the person it is about, or to the vendor where no agency
 * is concerned or known. Thread-safe if its directory is.
 *
 * @param directory who there is
 * @param vendor the vendor
 */
public record Tenancy(Directory directory, PartyId vendor) {
    /** The tenant of a request: that of its subject. */
    public PartyId of(ProcessingRequest request) {
        return request.subject().map(this::ofPerson).orElse(vendor);
    }

    /** The tenant of what is recorded about a person; a parent's is that of the first child that has one. */
    public PartyId ofPerson(PartyId person) {
        Optional<Person> known = directory.person(person);
        Stream<PartyId> children = known.stream().flatMap(p -> p.children().stream());
        return Stream.concat(known.stream(), children.map(directory::person).flatMap(Optional::stream))
                .flatMap(p -> p.agency().stream())
                .flatMap(agency -> root(agency).stream())
                .findFirst()
                .orElse(vendor);
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
