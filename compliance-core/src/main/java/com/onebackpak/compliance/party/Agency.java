package com.onebackpak.compliance.party;

import java.time.ZoneId;
import java.util.Optional;

/**
 * An educational agency: the controller of its students' data. Immutable.
 *
 * @param id its id
 * @param kind district or school
 * @param parent the agency it stands under
 * @param jurisdiction its state as an ISO 3166-2 code, such as {@code US-TX}; inherited from the parent if empty
 * @param zone decides on which day something falls; inherited from the parent if empty
 */
public record Agency(
        PartyId id, AgencyKind kind, Optional<PartyId> parent, Optional<String> jurisdiction, Optional<ZoneId> zone) {}
