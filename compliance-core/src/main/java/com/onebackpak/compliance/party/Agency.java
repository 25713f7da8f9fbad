package com.onebackpak.compliance.party;

import com.onebackpak.compliance.vocabulary.Jurisdiction;
import java.time.ZoneId;
import java.util.Optional;

/**
 * An educational agency: the controller of its students' data. Immutable.
 *
 * @param id its id
 * @param kind district or school
 * @param parent the agency it stands under
 * @param jurisdiction its state; inherited from the parent if empty
 * @param zone decides on which day something falls; inherited from the parent if empty
 */
public record Agency(
        PartyId id,
        AgencyKind kind,
        Optional<PartyId> parent,
        Optional<Jurisdiction> jurisdiction,
        Optional<ZoneId> zone) {}
