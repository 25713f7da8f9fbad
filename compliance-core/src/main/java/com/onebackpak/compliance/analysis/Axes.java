package com.onebackpak.compliance.analysis;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Maps;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.TargetDimension;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * In which ways circumstances can differ, as far as some atoms tell: what a request names or leaves out, an age, a
 * region, the answer to a single test. Every way that can be is among them, so that what holds in all of them holds.
 */
final class Axes {
    private static final List<Truth> VALUES = List.of(Truth.TRUE, Truth.FALSE, Truth.UNKNOWN);
    private static final Comparator<String> TERMS_FIRST =
            Comparator.comparing((String axis) -> !isDimension(axis)).thenComparing(axis -> axis);

    private static final Map<String, TargetDimension> DIMENSIONS =
            Maps.uniqueIndex(Arrays.asList(TargetDimension.values()), TargetDimension::key);

    private final Vocabulary vocabulary;
    private final Map<Atom, List<Truth>> answers = new HashMap<>();

    /** Prepares for all atoms that will be asked about. */
    Axes(Vocabulary vocabulary, Collection<Atom> all) {
        this.vocabulary = vocabulary;
        NavigableSet<Integer> ages = new TreeSet<>();
        Set<Place> places = new LinkedHashSet<>();
        for (Atom atom : all) {
            if (atom.asked() instanceof Condition.AgeBelow test) {
                ages.add(test.years());
            } else if (atom.asked() instanceof Condition.AgeAtLeast test) {
                ages.add(test.years());
            } else if (atom.axis().equals(Atom.REGION)) {
                around((Jurisdiction) atom.asked()).forEach(places::add);
            }
        }
        all.forEach(atom -> answers.put(atom, answers(atom, List.copyOf(ages), places)));
    }

    /**
     * An axis.
     *
     * @param name its name
     * @param atoms what is asked on it, sorted
     * @param alternatives the answers to each atom, in the atoms' order, that can stand together
     */
    record Axis(String name, List<Atom> atoms, List<List<Truth>> alternatives) {}

    /** The axes of the atoms, terms first. */
    List<Axis> of(Collection<Atom> atoms) {
        Map<String, List<Atom>> byAxis = new TreeMap<>(TERMS_FIRST);
        atoms.stream()
                .sorted()
                .forEach(atom -> byAxis.computeIfAbsent(atom.axis(), a -> new ArrayList<>())
                        .add(atom));
        return byAxis.entrySet().stream()
                .map(axis -> new Axis(axis.getKey(), axis.getValue(), together(axis.getValue())))
                .toList();
    }

    private List<List<Truth>> together(List<Atom> atoms) {
        List<List<Truth>> columns =
                atoms.stream().map(atom -> answers.getOrDefault(atom, VALUES)).toList();
        Set<List<Truth>> rows = new LinkedHashSet<>();
        for (int i = 0; i < columns.get(0).size(); i++) {
            int row = i;
            rows.add(columns.stream().map(column -> column.get(row)).collect(ImmutableList.toImmutableList()));
        }
        return List.copyOf(rows);
    }

    private List<Truth> answers(Atom atom, List<Integer> ages, Set<Place> places) {
        if (isDimension(atom.axis())) {
            return ofTerms(atom);
        }
        if (atom.asked() instanceof Condition.AgeBelow test) {
            return ofAges(ages, test.years(), false);
        }
        if (atom.asked() instanceof Condition.AgeAtLeast test) {
            return ofAges(ages, test.years(), true);
        }
        return atom.axis().equals(Atom.REGION) ? ofPlaces((Jurisdiction) atom.asked(), places) : VALUES;
    }

    @SuppressWarnings("unchecked") // an atom on a dimension asks for terms
    private List<Truth> ofTerms(Atom atom) {
        List<Term> wanted = (List<Term>) atom.asked();
        List<Truth> answers = new ArrayList<>();
        TargetDimension dimension = Objects.requireNonNull(DIMENSIONS.get(atom.axis()));
        List<Truth> ofOne = vocabulary.terms(dimension.dimension()).stream()
                .map(term -> Truth.liesUnder(term, wanted))
                .toList();
        answers.addAll(ofOne);
        if (dimension == TargetDimension.SUBJECTS) {
            answers.addAll(ofTwo(ofOne));
        }
        if (dimension.mayBeAbsent()) {
            answers.add(Truth.FALSE);
        }
        if (dimension.mayBeUnknown()) {
            answers.add(Truth.UNKNOWN);
        }
        return answers;
    }

    /** A person may be of two kinds, and is then of each of them. */
    private static List<Truth> ofTwo(List<Truth> ofOne) {
        return ofOne.stream().flatMap(one -> ofOne.stream().map(one::or)).toList();
    }

    /**
     * First each age between two thresholds, then each threshold that is reached in some zones and not in others, then an
     * unknown age; at last one of which nothing is on file, so that no age is shown either way.
     */
    private static List<Truth> ofAges(List<Integer> thresholds, int years, boolean atLeast) {
        List<Truth> answers = new ArrayList<>();
        for (int reached = 0; reached <= thresholds.size(); reached++) {
            boolean is = reached > 0 && thresholds.get(reached - 1) >= years;
            answers.add(Truth.of(is == atLeast));
        }
        for (int threshold : thresholds) {
            answers.add(threshold == years ? Truth.UNKNOWN : Truth.of(threshold > years == atLeast));
        }
        answers.add(Truth.UNKNOWN);
        answers.add(Truth.FALSE);
        return answers;
    }

    /** Every place that can differ, then an unknown one, then none. */
    private static List<Truth> ofPlaces(Jurisdiction region, Set<Place> places) {
        List<Truth> answers = new ArrayList<>();
        places.forEach(place -> answers.add(place.liesIn(region)));
        answers.add(Truth.UNKNOWN);
        answers.add(Truth.FALSE);
        return answers;
    }

    /** A place on record: one that is named, as a whole, or some part of it that no rule names. */
    private record Place(Jurisdiction named, boolean isPart) {
        Truth liesIn(Jurisdiction region) {
            return isPart ? Truth.of(region.covers(named)) : Truth.liesIn(named, List.of(region));
        }
    }

    /** The region, its country and what unites countries, each as a whole and in part; elsewhere it lies in none. */
    private static Stream<Place> around(Jurisdiction region) {
        return Stream.of(region.code(), region.code().substring(0, 2), "EU", "US")
                .map(Jurisdiction::of)
                .flatMap(named -> Stream.of(new Place(named, false), new Place(named, true)));
    }

    private static boolean isDimension(String axis) {
        return DIMENSIONS.containsKey(axis);
    }
}
