package com.onebackpak.compliance;

import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.situation.World;
import java.util.Optional;

/**
 * The host's own records of who there is. Whoever is not on record is unknown, and so is what is not recorded of anyone;
 * what is unknown never permits. Implementations are thread-safe.
 */
public interface Directory {
    /** All agencies. */
    Agencies agencies();

    /** The person of an id, if on record. */
    Optional<Person> person(PartyId id);

    /** The organization of an id, if on record. */
    Optional<Organization> organization(PartyId id);

    /** The agencies, people and organizations of a world. */
    static Directory of(World world) {
        return new Directory() {
            @Override
            public Agencies agencies() {
                return world.agencies();
            }

            @Override
            public Optional<Person> person(PartyId id) {
                return Optional.ofNullable(world.people().get(id));
            }

            @Override
            public Optional<Organization> organization(PartyId id) {
                return Optional.ofNullable(world.organizations().get(id));
            }
        };
    }
}
