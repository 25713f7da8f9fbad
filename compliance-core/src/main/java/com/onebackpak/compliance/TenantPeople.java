package com.onebackpak.compliance;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.situation.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Narrows a world's people to what concerns some tenants: whoever has schools in several districts has data with each, which goes
 * and stays by that one's agreements, holds and requests. Has no state.
 */
final class TenantPeople {
    private TenantPeople() {}

    /**
     * The world, in which those who belong to one of the tenants have only their agencies and children there. An agency that the
     * world does not know stays, for it may be theirs; and whoever belongs to none of them stays as is.
     */
    static World of(World who, Set<PartyId> tenants) {
        Tenancy tenancy = new Tenancy(who, who.vendor());
        Map<PartyId, Person> people = new LinkedHashMap<>();
        who.people().forEach((id, person) -> people.put(id, narrowed(person, who, tenancy, tenants)));
        return who.toBuilder().people(people).build();
    }

    private static Person narrowed(Person person, World who, Tenancy tenancy, Set<PartyId> tenants) {
        if (tenancy.allOfPerson(person.id()).stream().noneMatch(tenants::contains)) {
            return person;
        }
        Set<PartyId> agencies = person.agencies().stream()
                .filter(agency -> !who.agencies().ids().contains(agency) || tenants.contains(tenancy.ofAgency(agency)))
                .collect(Collectors.toSet());
        Set<PartyId> children = person.children().stream()
                .filter(child -> who.person(child).isEmpty()
                        || tenancy.allOfPerson(child).stream().anyMatch(tenants::contains))
                .collect(Collectors.toSet());
        return agencies.equals(person.agencies()) && children.equals(person.children())
                ? person
                : Person.builder()
                        .from(person)
                        .agencies(agencies)
                        .children(children)
                        .build();
    }
}
