package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.evaluation.Batch;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many subjects a request was decided alike for, by the outcome, the rules that determined it and what is missing. */
final class DecidedSubjects {
    /** What decisions that are counted together have in common. */
    private record Reason(Outcome outcome, Set<String> rules, Set<String> missing) {}

    /** How many, and one of them. */
    private record Count(long subjects, String example) {
        Count and(Count more) {
            return new Count(subjects + more.subjects, example);
        }
    }

    private final Map<Reason, Count> counts = new LinkedHashMap<>();

    static DecidedSubjects of(Stream<Batch.Decided> decisions) {
        DecidedSubjects subjects = new DecidedSubjects();
        decisions.forEach(decided -> subjects.counts.merge(
                reason(decided.decision()), new Count(1, decided.subject().value()), Count::and));
        return subjects;
    }

    private static Reason reason(PolicyDecision decision) {
        return new Reason(
                decision.outcome(),
                decision.rules(),
                decision.outcome() == Outcome.INDETERMINATE ? decision.missing() : Set.of());
    }

    boolean areAllPermitted() {
        return counts.keySet().stream().allMatch(reason -> reason.outcome() == Outcome.PERMIT);
    }

    private Stream<Map.Entry<Reason, Count>> byOutcome() {
        return counts.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Reason, Count>, Outcome>comparing(
                                group -> group.getKey().outcome())
                        .reversed()
                        .thenComparing(group -> -group.getValue().subjects())
                        .thenComparing(group -> group.getKey().rules().toString()));
    }

    private Map<Outcome, Long> totals() {
        Map<Outcome, Long> totals =
                new TreeMap<>(Comparator.<Outcome>naturalOrder().reversed());
        counts.forEach((reason, count) -> totals.merge(reason.outcome(), count.subjects(), Long::sum));
        return totals;
    }

    String text() {
        String totals = totals().entrySet().stream()
                .map(total -> total.getValue() + " " + total.getKey())
                .collect(Collectors.joining(", "));
        return totals + "\n\n" + byOutcome().map(DecidedSubjects::line).collect(Collectors.joining("\n"));
    }

    private static String line(Map.Entry<Reason, Count> group) {
        Reason reason = group.getKey();
        String rules = reason.rules().isEmpty() ? "no rule" : String.join(", ", reason.rules());
        String missing = reason.missing().isEmpty() ? "" : "; missing: " + String.join(", ", reason.missing());
        return String.format(
                "%9d  %-14s %s%s (as %s)",
                group.getValue().subjects(),
                reason.outcome(),
                rules,
                missing,
                group.getValue().example());
    }

    Map<String, Object> data() {
        Map<String, Object> totals = new LinkedHashMap<>();
        totals().forEach((outcome, count) -> totals.put(outcome.name(), count));
        List<Object> reasons = byOutcome().<Object>map(DecidedSubjects::data).toList();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(
                "subjects",
                totals().values().stream().mapToLong(Long::longValue).sum());
        data.put("outcomes", totals);
        data.put("reasons", reasons);
        return data;
    }

    private static Map<String, Object> data(Map.Entry<Reason, Count> group) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("outcome", group.getKey().outcome().name());
        data.put("rules", List.copyOf(group.getKey().rules()));
        data.put("missing", List.copyOf(group.getKey().missing()));
        data.put("subjects", group.getValue().subjects());
        data.put("example", group.getValue().example());
        return data;
    }
}
