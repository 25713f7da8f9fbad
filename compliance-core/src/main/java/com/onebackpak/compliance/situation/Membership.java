package com.onebackpak.compliance.situation;

import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a person belongs. A parent belongs to each child's school, beside an own one; a visitor to none. Of anybody else
 * who has none on record it is unknown. A child that is recorded as a parent too is not followed further: records may run
 * in a circle. Immutable.
 *
 * @param people the person, and a parent's children that are on record
 * @param known the schools that are on record
 * @param isWhole whether there are no others
 * @param agencies all agencies
 */
record Membership(List<Person> people, Set<PartyId> known, boolean isWhole, Agencies agencies) {
    static Membership of(Person person, Records records) {
        List<Person> people = new ArrayList<>(List.of(person));
        boolean isWhole = true;
        if (person.is(PersonKind.PARENT)) {
            for (PartyId child : person.children()) {
                Optional<Person> onRecord = records.person(child);
                onRecord.ifPresent(people::add);
                isWhole &= onRecord.filter(c -> isOnRecord(c.agencies(), records.agencies()))
                        .isPresent();
            }
        }
        boolean isWholeItself = person.agencies().isEmpty()
                ? mayHaveNone(person, people.size() > 1)
                : isOnRecord(person.agencies(), records.agencies());
        Set<PartyId> known = people.stream()
                .flatMap(member -> member.agencies().stream())
                .filter(agency -> records.agencies().find(agency).isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Membership(people, known, isWhole && isWholeItself, records.agencies());
    }

    /** A parent who has a child on record needs no school beside, unless a role of another kind does. */
    private static boolean mayHaveNone(Person person, boolean hasChild) {
        return person.kinds().stream()
                .allMatch(kind -> PersonKind.VISITOR.covers(kind) || (PersonKind.PARENT.covers(kind) && hasChild));
    }

    private static boolean isOnRecord(Set<PartyId> schools, Agencies agencies) {
        return !schools.isEmpty()
                && schools.stream().allMatch(school -> agencies.find(school).isPresent());
    }

    /** The schools, if all are known. */
    Optional<Set<PartyId>> schools() {
        return Optional.of(known).filter(all -> isWhole);
    }

    /** The schools and the agencies above them, if all are known. */
    Optional<Set<PartyId>> lineage() {
        return Optional.of(lineages()).filter(all -> isWhole);
    }

    Lineage knownLineage() {
        return new Lineage(lineages(), isWhole);
    }

    private Set<PartyId> lineages() {
        return known.stream()
                .flatMap(school -> agencies.lineage(school).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Every law that covers the person's own jurisdiction, that of an agency of the person's, or one of a child's. */
    Jurisdictions jurisdictions() {
        Set<Jurisdiction> protecting = new LinkedHashSet<>();
        boolean areComplete = isWhole;
        for (Person member : people) {
            member.jurisdiction().ifPresent(protecting::add);
            for (PartyId agency : member.agencies()) {
                Optional<Jurisdiction> its = agencies.jurisdiction(agency);
                its.ifPresent(protecting::add);
                areComplete &= its.isPresent();
            }
        }
        return new Jurisdictions(protecting, areComplete && !protecting.isEmpty());
    }

    /** The zones of all schools, if they are known; of who belongs to none, the one that stands for none. */
    Optional<Set<ZoneId>> zones(Optional<ZoneId> ofNone) {
        if (!isWhole) {
            return Optional.empty();
        }
        if (known.isEmpty()) {
            return ofNone.map(Set::of);
        }
        Set<ZoneId> zones =
                known.stream().flatMap(school -> agencies.zone(school).stream()).collect(Collectors.toSet());
        boolean areAllKnown =
                known.stream().allMatch(school -> agencies.zone(school).isPresent());
        return areAllKnown ? Optional.of(zones) : Optional.empty();
    }
}
