package com.onebackpak.compliance.analysis;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.condition.BelongsTo;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ProtectedIn;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Jurisdictions;
import com.onebackpak.compliance.situation.Lineage;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the subject is protected, where the recipient keeps data, and to which agencies the subject belongs. */
final class PlaceSpace {
    private final Diagrams diagrams;
    private final List<ProtectedIn> protections;
    private final List<Ternary> answers;
    private final OnRecord<Optional<Jurisdiction>> protecting;
    private final Space.Domain<Region> regions;
    private final Map<PartyId, Integer> agencies = new TreeMap<>();
    private final int agenciesComplete;

    /** Where the recipient keeps data: known, or nowhere, or unknown. */
    private record Region(Optional<Jurisdiction> place, boolean isKnown) {}

    PlaceSpace(Space space, Collection<Condition.Test> tests) {
        diagrams = space.diagrams();
        protections = of(ProtectedIn.class, tests);
        answers = protections.stream().map(test -> space.answer()).toList();
        protecting = new OnRecord<>(diagrams, answers);
        places(protections.stream().map(ProtectedIn::jurisdictions).toList())
                .forEach((said, place) -> protecting.add(
                        Optional.of(place),
                        Diagrams.TRUE,
                        said.stream().map(truth -> Ternary.of(diagrams, truth)).toList()));
        Ternary unknown = Ternary.of(diagrams, Truth.UNKNOWN);
        protecting.add(
                Optional.empty(),
                Diagrams.TRUE,
                answers.stream().map(answer -> unknown).toList());
        space.require(protecting.possible(false));
        List<Region> all =
                new ArrayList<>(List.of(new Region(Optional.empty(), false), new Region(Optional.empty(), true)));
        places(of(Condition.RecipientIn.class, tests).stream()
                        .map(Condition.RecipientIn::regions)
                        .toList())
                .values()
                .forEach(place -> all.add(new Region(Optional.of(place), true)));
        regions = space.domain(all);
        of(BelongsTo.class, tests).stream()
                .flatMap(test -> test.agencies().stream())
                .sorted()
                .distinct()
                .forEach(agency -> agencies.put(agency, space.bit()));
        agenciesComplete = agencies.isEmpty() ? Diagrams.TRUE : space.bit();
    }

    private static <T> List<T> of(Class<T> type, Collection<Condition.Test> tests) {
        return tests.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** A place for each of the ways in which places lie in these regions. */
    private static Map<List<Truth>, Jurisdiction> places(List<Set<Jurisdiction>> regions) {
        Map<List<Truth>, Jurisdiction> places = new LinkedHashMap<>();
        candidates(regions.stream().flatMap(Set::stream).collect(Collectors.toSet()))
                .forEach(place -> places.putIfAbsent(
                        regions.stream()
                                .map(region -> Truth.liesIn(place, region))
                                .toList(),
                        place));
        return places;
    }

    /** All countries, what is named, and every other part of a country of which a part is named. */
    private static Set<Jurisdiction> candidates(Set<Jurisdiction> named) {
        Set<Jurisdiction> candidates = new LinkedHashSet<>();
        named.stream().sorted().forEach(candidates::add);
        Stream.concat(Stream.of("US", "EU"), Stream.of(Locale.getISOCountries()))
                .map(Jurisdiction::of)
                .forEach(candidates::add);
        named.stream()
                .map(Jurisdiction::code)
                .filter(code -> code.length() > 2)
                .map(code -> code.substring(0, 2))
                .distinct()
                .flatMap(PlaceSpace::parts)
                .forEach(candidates::add);
        return candidates;
    }

    private static Stream<Jurisdiction> parts(String country) {
        return Stream.iterate('A', letter -> letter <= 'Z', letter -> (char) (letter + 1))
                .flatMap(one -> Stream.iterate('A', letter -> letter <= 'Z', letter -> (char) (letter + 1))
                        .map(other -> country + "-" + one + other))
                .filter(Jurisdiction::isCode)
                .map(Jurisdiction::of);
    }

    Ternary protectedIn(ProtectedIn test) {
        return answers.get(protections.indexOf(test));
    }

    Ternary recipientIn(Condition.RecipientIn test) {
        return regions.answers(region -> region.isKnown()
                ? region.place()
                        .map(place -> Truth.liesIn(place, test.regions()))
                        .orElse(Truth.FALSE)
                : Truth.UNKNOWN);
    }

    Ternary belongsTo(BelongsTo test) {
        int belongs = test.agencies().stream()
                .map(agency -> agencies.getOrDefault(agency, Diagrams.FALSE))
                .reduce(Diagrams.FALSE, diagrams::or);
        return new Ternary(diagrams, belongs, diagrams.without(agenciesComplete, belongs));
    }

    void draft(Draft draft) {
        List<Optional<Jurisdiction>> places = protecting.in(draft.assignment);
        draft.facts.put(
                FactKeys.SUBJECT_JURISDICTION,
                new Jurisdictions(
                        places.stream().flatMap(Optional::stream).collect(ImmutableSet.toImmutableSet()),
                        !places.contains(Optional.<Jurisdiction>empty())));
        Region region = regions.in(draft.assignment);
        if (region.isKnown()) {
            draft.facts.put(FactKeys.RECIPIENT_REGION, region.place());
        }
        draft.facts.put(
                FactKeys.SUBJECT_AGENCIES,
                new Lineage(
                        agencies.keySet().stream()
                                .filter(agency ->
                                        diagrams.holds(agencies.getOrDefault(agency, Diagrams.FALSE), draft.assignment))
                                .collect(ImmutableSet.toImmutableSet()),
                        diagrams.holds(agenciesComplete, draft.assignment)));
    }
}
