package com.onebackpak.compliance.deletion;

import com.google.common.collect.ImmutableSortedMap;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Of how many people rows of a data set stay that are to go, and of how many for which reason: each reason is told, and whoever
 * stays for several counts for each of them. It names nobody. Immutable.
 *
 * @param people how many
 * @param holds how many by which kind of hold
 * @param referredToBy how many because rows of which other data sets refer to theirs, directly or by way of others, and stay
 */
public record HeldPeople(int people, Map<HoldKind, Integer> holds, Map<String, Integer> referredToBy) {
    /** Nobody's rows stay. */
    public static final HeldPeople NOBODY = new HeldPeople(0, Map.of(), Map.of());

    /** Copies what is given. */
    public HeldPeople {
        holds = ImmutableSortedMap.copyOf(holds);
        referredToBy = ImmutableSortedMap.copyOf(referredToBy);
    }

    /**
     * What of one person stays as things stand, data set by data set; what goes is left out. The person is taken to have rows in
     * each of them: who has none in one is not kept by it.
     *
     * @param going the data sets from which the person's rows are to go
     * @param holds what is on record of the person
     * @param at for which instant holds are looked at
     */
    public static Map<String, HeldPeople> ofOne(DataSets sets, Set<String> going, Collection<Hold> holds, Instant at) {
        Map<String, HeldPeople> staying = new LinkedHashMap<>();
        if (holds.isEmpty()) {
            return staying;
        }
        for (DataSet set : sets.childrenFirst()) {
            if (!going.contains(set.id())) {
                continue;
            }
            Map<HoldKind, Integer> kinds = new EnumMap<>(HoldKind.class);
            sets.stopping(set.id(), holds, at).forEach(hold -> kinds.put(hold.kind(), 1));
            Map<String, Integer> referring = sets.below(set.id()).stream()
                    .filter(staying::containsKey)
                    .collect(Collectors.toMap(below -> below, below -> 1));
            if (!kinds.isEmpty() || !referring.isEmpty()) {
                staying.put(set.id(), new HeldPeople(1, kinds, referring));
            }
        }
        return staying;
    }

    /** These and others. */
    public HeldPeople plus(HeldPeople others) {
        return new HeldPeople(people + others.people, sum(holds, others.holds), sum(referredToBy, others.referredToBy));
    }

    private static <K extends Comparable<K>> Map<K, Integer> sum(Map<K, Integer> some, Map<K, Integer> others) {
        Map<K, Integer> all = new TreeMap<>(some);
        others.forEach((key, number) -> all.merge(key, number, Integer::sum));
        return all;
    }

    /** A sentence for a person to read; empty where nothing stays. */
    public String text() {
        if (people == 0) {
            return "";
        }
        String why = Stream.concat(
                        holds.entrySet().stream()
                                .map(hold -> "of " + hold.getValue() + " by a hold ("
                                        + hold.getKey().key() + ")"),
                        referredToBy.entrySet().stream()
                                .map(set -> "of " + set.getValue() + " because rows of '" + set.getKey()
                                        + "' refer to theirs"))
                .collect(Collectors.joining(", "));
        return "rows of " + people + (people == 1 ? " person" : " people") + " stay"
                + (why.isEmpty() ? "" : ": " + why);
    }

    /** All that it says, as plain data. */
    public Map<String, Object> data() {
        Map<String, Object> kinds = new LinkedHashMap<>();
        holds.forEach((kind, number) -> kinds.put(kind.key(), number));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("people", people);
        data.put("holds", kinds);
        data.put("referred-to-by", new LinkedHashMap<>(referredToBy));
        return data;
    }
}
