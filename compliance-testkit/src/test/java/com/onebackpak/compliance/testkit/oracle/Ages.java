package com.onebackpak.compliance.testkit.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How old the subject is, by the local days of the agencies' zones. */
final class Ages {
    private final Asked asked;

    Ages(Asked asked) {
        this.asked = asked;
    }

    static Map<String, Object> written(Draw draw) {
        Map<String, Object> age = new LinkedHashMap<>();
        age.put(draw.of("below", "at-least"), draw.of("13", "18"));
        if (draw.chance(25)) {
            age.put("when", "collected");
        }
        return age;
    }

    /** Whether the age was reached by then; with it or without: of a visitor without a birth date neither holds. */
    Answer test(Entry bound) {
        boolean atLeast = bound.has("at-least");
        int years = Integer.parseInt(bound.required(atLeast ? "at-least" : "below"));
        boolean whenCollected = bound.text("when").filter("collected"::equals).isPresent();
        if (isKnownToBeMissing()) {
            return Answer.NO;
        }
        Optional<Instant> then = whenCollected ? collectedAt() : Optional.of(asked.at);
        Answer reached = then.map(instant -> reached(years, instant)).orElseGet(this::onAnUnknownDay);
        return atLeast ? reached : reached.not();
    }

    private Answer onAnUnknownDay() {
        Answer day = Answer.open("request.collected-at");
        return birthDate().isPresent() ? day : Answer.all(List.of(day, Answer.open("subject.birth-date")));
    }

    private Optional<Instant> collectedAt() {
        return asked.request
                .text("collected-at")
                .map(written -> RecordedWorld.instant(
                        written, asked.subject.map(asked.world::zoneOfPerson).orElse(asked.world.now.getOffset())))
                .filter(instant -> !instant.isAfter(asked.at));
    }

    private boolean isKnownToBeMissing() {
        boolean unsaid = asked.subject
                .map(id -> !asked.world.people.get(id).has("birth-date"))
                .orElse(true);
        boolean visitor = asked.subjectKinds.stream().allMatch(kind -> Words.covers("visitor", kind))
                || (asked.faults.contains(Fault.MISSING_BIRTH_DATE_IS_KNOWN) && !asked.subjectIs("student"));
        return visitor && (unsaid || isPlaceholderEverywhere());
    }

    /** A visitor's date that nobody has is as if none were said. */
    private boolean isPlaceholderEverywhere() {
        LocalDate birth = asked.subject
                .flatMap(id -> asked.world.people.get(id).text("birth-date"))
                .map(LocalDate::parse)
                .orElseThrow();
        return !asked.faults.contains(Fault.PLACEHOLDER_BIRTH_DATES_COUNT)
                && (birth.getYear() < 1920
                        || zones().stream().allMatch(zone -> birth.isAfter(LocalDate.ofInstant(asked.at, zone))));
    }

    /** Whether the age was reached at the instant; open where that differs with a zone that is not known. */
    Answer reached(int years, Instant at) {
        Optional<LocalDate> birth = birthDate();
        if (birth.isEmpty()) {
            return Answer.open("subject.birth-date");
        }
        Set<Boolean> everywhere = new HashSet<>();
        zones().forEach(zone -> everywhere.add(!LocalDate.ofInstant(at, zone).isBefore(birthday(birth.get(), years))));
        return everywhere.size() == 1 ? Answer.of(everywhere.contains(true)) : Answer.open("subject.zone");
    }

    private Optional<LocalDate> birthDate() {
        return asked.subject
                .flatMap(id -> asked.world.people.get(id).text("birth-date"))
                .map(LocalDate::parse)
                .filter(birth -> !isPlaceholder(birth));
    }

    /** Who was born on 29 February reaches an age on 1 March of a common year. */
    private static LocalDate birthday(LocalDate birth, int years) {
        LocalDate same = birth.plusYears(years);
        return same.getDayOfMonth() == birth.getDayOfMonth() ? same : same.plusDays(1);
    }

    /** A birth date before 1920, or after the day of asking, stands for none. */
    private boolean isPlaceholder(LocalDate birth) {
        if (asked.faults.contains(Fault.PLACEHOLDER_BIRTH_DATES_COUNT)) {
            return false;
        }
        boolean future = zones().stream().anyMatch(zone -> birth.isAfter(LocalDate.ofInstant(asked.at, zone)));
        return birth.getYear() < 1920 || future;
    }

    /** The zones of all agencies that one belongs to; all on earth where one of them is not known. */
    Set<ZoneId> zones() {
        Set<ZoneId> zones = new HashSet<>();
        RecordedWorld.Membership membership = asked.membership();
        boolean complete = membership.complete();
        for (String agency : membership.agencies()) {
            Optional<ZoneId> zone = asked.world.inherited(agency, "zone").map(ZoneId::of);
            zone.ifPresent(zones::add);
            complete &= zone.isPresent();
        }
        if (membership.complete() && membership.agencies().isEmpty()) {
            zones.add(asked.world.now.getOffset());
        } else if (!complete) {
            zones.add(ZoneOffset.MIN);
            zones.add(ZoneOffset.MAX);
        }
        return zones;
    }
}
