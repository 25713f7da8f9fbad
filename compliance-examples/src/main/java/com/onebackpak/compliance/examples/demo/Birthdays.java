package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.Student;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.situation.ProcessingRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who reaches an age in the calendar year, and which requests change their outcome by that alone: each is decided as of
 * the second before the birthday begins at the school and as of its beginning, with the same records.
 *
 * @param age the age
 * @param passed who had the birthday by now, in the order of the days
 * @param coming who is still to have it, in the order of the days
 * @param changes what changes, by kind of request and the two outcomes
 */
record Birthdays(int age, List<PartyId> passed, List<PartyId> coming, List<Change> changes) {

    /** An outcome that becomes another on the birthday. */
    record Change(RequestKind kind, Outcome before, Outcome after, List<PartyId> students) {}

    static Birthdays of(int age, SchoolCommunity community, List<RequestKind> kinds, Deciding deciding) {
        Scenario scenario = deciding.scenario();
        Map<PartyId, Instant> moments = new LinkedHashMap<>();
        for (Student student : community.students()) {
            ZoneId zone = scenario.world().agencies().zone(student.agency()).orElseThrow();
            int year = LocalDate.ofInstant(scenario.now(), zone).getYear();
            student.birthDate()
                    .map(birth -> reaching(age, birth))
                    .filter(day -> day.getYear() == year)
                    .ifPresent(day ->
                            moments.put(student.id(), day.atStartOfDay(zone).toInstant()));
        }
        // Told without the days: with the year and the age they are birth dates
        Map<Boolean, List<PartyId>> byPassed = moments.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .collect(Collectors.partitioningBy(
                        e -> !e.getValue().isAfter(scenario.now()),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        return new Birthdays(
                age,
                byPassed.getOrDefault(true, List.of()),
                byPassed.getOrDefault(false, List.of()),
                changes(kinds, moments, deciding));
    }

    /** The day on which the age is reached: for those born on 29 February, 1 March of a common year. */
    static LocalDate reaching(int age, LocalDate birth) {
        LocalDate day = birth.plusYears(age);
        return ChronoUnit.YEARS.between(birth, day) < age ? day.plusDays(1) : day;
    }

    private static List<Change> changes(List<RequestKind> kinds, Map<PartyId, Instant> moments, Deciding deciding) {
        List<Change> changes = new ArrayList<>();
        for (RequestKind kind : kinds) {
            Map<List<Outcome>, Set<PartyId>> changed = new LinkedHashMap<>();
            for (ProcessingRequest request : kind.requests()) {
                PartyId subject = request.subject().orElseThrow();
                Instant moment = moments.get(subject);
                if (moment != null) {
                    Outcome before =
                            deciding.decide(request, moment.minusSeconds(1)).outcome();
                    Outcome after = deciding.decide(request, moment).outcome();
                    if (before != after) {
                        changed.computeIfAbsent(List.of(before, after), k -> new LinkedHashSet<>())
                                .add(subject);
                    }
                }
            }
            changed.forEach((outcomes, who) ->
                    changes.add(new Change(kind, outcomes.get(0), outcomes.get(1), List.copyOf(who))));
        }
        return changes;
    }
}
