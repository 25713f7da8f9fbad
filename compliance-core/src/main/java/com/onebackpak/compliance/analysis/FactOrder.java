package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.condition.Condition;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Brings facts that conditions combine near each other, so that diagrams have to remember few of them at once: each goes to
 * the middle of those that it is combined with, again and again ("FORCE", Aloul, Markov and Sakallah 2003).
 */
final class FactOrder {
    private static final int ROUNDS = 100;

    /** What combines more says little of which belong together. */
    private static final int FEW = 8;

    private final Set<Set<String>> combined = new LinkedHashSet<>();

    private FactOrder(Set<String> facts, Collection<Condition> conditions) {
        conditions.forEach(condition -> collect(condition, facts));
    }

    /** These facts, in the best order that was found; as they were given where that is as good. */
    static List<String> of(Set<String> facts, Collection<Condition> conditions) {
        FactOrder order = new FactOrder(facts, conditions);
        List<String> best = List.copyOf(facts);
        List<String> last = best;
        long least = order.spans(best);
        for (int round = 0; round < ROUNDS; round++) {
            last = order.drawn(last);
            long spans = order.spans(last);
            if (spans < least) {
                least = spans;
                best = last;
            }
        }
        return best;
    }

    private Set<String> collect(Condition condition, Set<String> facts) {
        Set<String> within = condition.parts().isEmpty()
                ? condition
                        .tests()
                        .flatMap(FactOrder::fact)
                        .filter(facts::contains)
                        .collect(Collectors.toCollection(LinkedHashSet::new))
                : condition.parts().stream()
                        .flatMap(part -> collect(part, facts).stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        if (within.size() > 1 && within.size() <= FEW) {
            combined.add(within);
        }
        return within;
    }

    private static Stream<String> fact(Condition.Test test) {
        if (test instanceof Condition.Flag flag) {
            return Stream.of(flag.fact());
        }
        return test instanceof Condition.FactTest of ? Stream.of(of.fact()) : Stream.empty();
    }

    /** Each at the mean of the middles of what it is combined in. */
    private List<String> drawn(List<String> order) {
        Map<String, Integer> places = places(order);
        Map<String, double[]> sums = new HashMap<>();
        combined.forEach(facts -> {
            double middle = facts.stream()
                    .mapToInt(fact -> places.getOrDefault(fact, 0))
                    .average()
                    .orElseThrow();
            facts.forEach(fact -> {
                double[] sum = sums.computeIfAbsent(fact, one -> new double[2]);
                sum[0] += middle;
                sum[1]++;
            });
        });
        Map<String, Double> means = new LinkedHashMap<>();
        places.forEach((fact, place) -> {
            double[] sum = sums.get(fact);
            means.put(fact, sum == null ? place : sum[0] / sum[1]);
        });
        return means.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How far apart all lie that are combined. */
    private long spans(List<String> order) {
        Map<String, Integer> places = places(order);
        return combined.stream()
                .map(facts -> facts.stream()
                        .mapToInt(fact -> places.getOrDefault(fact, 0))
                        .summaryStatistics())
                .mapToLong(span -> span.getMax() - span.getMin())
                .sum();
    }

    private static Map<String, Integer> places(List<String> order) {
        Map<String, Integer> places = new LinkedHashMap<>();
        IntStream.range(0, order.size()).forEach(i -> places.put(order.get(i), i));
        return places;
    }
}
