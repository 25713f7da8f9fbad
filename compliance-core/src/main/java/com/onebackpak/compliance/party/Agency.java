package com.onebackpak.compliance.party;

import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * An educational agency: the controller of its students' data. Immutable.
 *
 * @param id its id
 * @param kind district or school
 * @param parent the agency it stands under
 * @param jurisdiction its state; inherited from the parent if empty
 * @param zone decides on which day something falls; inherited from the parent if empty
 * @param attributes what is known of it beside, by the attribute's name without the party: {@code public} stands for the
 *     fact {@code agency.public}; what is not among them is inherited from the parent
 * @param calendar on which days it works; inherited from the parent if empty
 */
public record Agency(
        PartyId id,
        AgencyKind kind,
        Optional<PartyId> parent,
        Optional<Jurisdiction> jurisdiction,
        Optional<ZoneId> zone,
        Map<String, FactValue> attributes,
        Optional<BusinessCalendar> calendar) {
    /** Copies what is given. */
    public Agency {
        attributes = ImmutableMap.copyOf(attributes);
    }

    /** An agency of which nothing is known beside. */
    public Agency(
            PartyId id,
            AgencyKind kind,
            Optional<PartyId> parent,
            Optional<Jurisdiction> jurisdiction,
            Optional<ZoneId> zone) {
        this(id, kind, parent, jurisdiction, zone, Map.of());
    }

    /** An agency whose calendar is not known. */
    public Agency(
            PartyId id,
            AgencyKind kind,
            Optional<PartyId> parent,
            Optional<Jurisdiction> jurisdiction,
            Optional<ZoneId> zone,
            Map<String, FactValue> attributes) {
        this(id, kind, parent, jurisdiction, zone, attributes, Optional.empty());
    }
}
