package com.onebackpak.compliance.testkit.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What happened to people and agencies, and the facts that tell of it; what is yet to happen counts for nothing. */
final class Occurrences {
    private static final List<String> LEAVINGS = List.of("left", "transferred", "died");
    private static final List<String> OF_PEOPLE =
            List.of("left", "left", "transferred", "died", "enrolled", "enrolled", "policy-notified");
    private static final List<String> PEOPLE = List.of("ana", "bea", "cal", "kim");

    private final Asked asked;

    Occurrences(Asked asked) {
        this.asked = asked;
    }

    /** Writes some; now and then two at the very same instant. */
    static List<Object> written(Draw draw, Moments moments) {
        List<Object> all = new ArrayList<>();
        for (int i = draw.below(6); i > 0; i--) {
            boolean ofPerson = draw.chance(65);
            String subject = draw.of(ofPerson ? PEOPLE : WorldFile.AGENCIES);
            String at = moments.happened(WorldFile.OF_SEVERAL.contains(subject));
            all.add(occurrence(subject, ofPerson ? draw.of(OF_PEOPLE) : "policy-notified", at));
            if (ofPerson && draw.chance(20)) {
                all.add(occurrence(subject, "enrolled", at));
            }
        }
        return all;
    }

    private static Map<String, Object> occurrence(String subject, String kind, String at) {
        Map<String, Object> occurrence = new LinkedHashMap<>();
        occurrence.put("subject", subject);
        occurrence.put("kind", kind);
        occurrence.put("at", at);
        return occurrence;
    }

    /** The last that was told to the agency, or to one above it. */
    Optional<String> policyNotified(String agency) {
        return asked.world.lineage(agency).stream()
                .flatMap(one -> last(one, asked.world.zoneOfAgency(one), List.of("policy-notified")).stream())
                .max(Instant::compareTo)
                .map(Instant::toString);
    }

    /** Nothing where the person never left, or was enrolled again since; open where it is unclear which school, or which day. */
    Optional<Stated> enrolledUntil(String person, String fact) {
        ZoneId zone = asked.world.zoneOfPerson(person);
        Optional<Instant> left = last(person, zone, LEAVINGS);
        Optional<Instant> enrolled = last(person, zone, List.of("enrolled"));
        boolean again = left.isPresent()
                && enrolled.filter(since -> !since.isBefore(left.get())).isPresent();
        if (left.isEmpty() || (again && !asked.faults.contains(Fault.ENROLLED_AGAIN_HAS_LEFT))) {
            return Optional.empty();
        }
        Set<String> days = new HashSet<>();
        new Ages(asked)
                .zones()
                .forEach(one -> days.add(LocalDate.ofInstant(left.get(), one).toString()));
        boolean several = RecordedWorld.schools(asked.world.people.get(person)).size() > 1;
        return Optional.of(
                several || days.size() > 1
                        ? Stated.open(fact)
                        : Stated.of(days.iterator().next()));
    }

    private Optional<Instant> last(String party, ZoneId zone, List<String> kinds) {
        return asked.world.ledgers.entries("occurrences").stream()
                .filter(entry -> entry.required("subject").equals(party) && kinds.contains(entry.required("kind")))
                .map(entry -> RecordedWorld.instant(entry.required("at"), zone))
                .filter(at -> !at.isAfter(asked.at) || asked.faults.contains(Fault.WHAT_IS_YET_TO_HAPPEN_COUNTS))
                .max(Instant::compareTo);
    }
}
