package com.onebackpak.compliance.party;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An {@link Agency} as it is on record, so that what is owed can be told from the records alone: without its state no law of a
 * state would be applied, and without its zone no day would end when it does there. Immutable.
 *
 * @param id its id
 * @param since when it was recorded
 * @param kind district or school
 * @param parent the agency it stands under
 * @param jurisdiction its state; inherited from the parent if empty
 * @param zone decides on which day something falls; inherited from the parent if empty
 * @param hasCalendar whether it is known on which days it works; else that is inherited from the parent
 * @param holidays days on which it does not work, though they are no Saturdays or Sundays
 * @param schoolDays the days on which school is held; empty: unknown
 * @param attributes what is known of it beside
 */
public record AgencyEntry(
        PartyId id,
        Instant since,
        AgencyKind kind,
        Optional<PartyId> parent,
        Optional<Jurisdiction> jurisdiction,
        Optional<ZoneId> zone,
        boolean hasCalendar,
        Set<LocalDate> holidays,
        Set<LocalDate> schoolDays,
        Map<String, FactValue> attributes) {
    /** Copies what is given; without a calendar there are no days of one. */
    public AgencyEntry {
        holidays = ImmutableSortedSet.copyOf(holidays);
        schoolDays = ImmutableSortedSet.copyOf(schoolDays);
        attributes = ImmutableMap.copyOf(attributes);
        if (!hasCalendar && !(holidays.isEmpty() && schoolDays.isEmpty())) {
            throw new IllegalArgumentException("an agency with holidays or school days has a calendar");
        }
    }

    /** The agency as it is on record. */
    public static AgencyEntry of(Agency agency, Instant since) {
        return new AgencyEntry(
                agency.id(),
                since,
                agency.kind(),
                agency.parent(),
                agency.jurisdiction(),
                agency.zone(),
                agency.calendar().isPresent(),
                agency.calendar().map(BusinessCalendar::holidays).orElse(Set.of()),
                agency.calendar().map(BusinessCalendar::schoolDays).orElse(Set.of()),
                agency.attributes());
    }

    /** The agency. */
    public Agency agency() {
        return new Agency(
                id,
                kind,
                parent,
                jurisdiction,
                zone,
                attributes,
                hasCalendar ? Optional.of(new BusinessCalendar(holidays, schoolDays)) : Optional.empty());
    }
}
