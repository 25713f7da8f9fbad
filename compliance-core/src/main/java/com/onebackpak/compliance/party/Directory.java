package com.onebackpak.compliance.party;

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
}
