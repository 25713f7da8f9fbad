package com.onebackpak.compliance.testkit.cedar;

import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.testkit.cedar.CedarExpression.Call;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many policy sets could be said, and how many requests were decided alike. Those are counted that are not trivial: one
 * of their policies restricts its scope or has a condition that is more than a written {@code true} or {@code false}. Not
 * thread-safe.
 */
final class CedarSummary {
    private int trivial;
    private int requests;
    private final Map<Said, Integer> said = new TreeMap<>();
    private final Map<String, Integer> unsaid = new TreeMap<>();
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final List<String> differences = new ArrayList<>();

    /** In what way a set could be said. */
    private enum Said {
        OF_FACTS("asks of facts"),
        OF_FACTS_COMPUTED("asks of facts, after computing what is written out"),
        CONSTANT("comes to always or never"),
        CONSTANT_COMPUTED("comes to always or never, after computing what is written out");

        private final String words;

        Said(String words) {
            this.words = words;
        }

        static Said of(boolean asks, boolean computes) {
            return asks ? computes ? OF_FACTS_COMPUTED : OF_FACTS : computes ? CONSTANT_COMPUTED : CONSTANT;
        }
    }

    void add(CedarFiles.Case test, CedarComparison comparison) {
        List<CedarPolicy> policies = test.policies();
        if (comparison.asks()) {
            test.requests().forEach(request -> outcomes.merge(request.outcome(), 1, Integer::sum));
        }
        requests += comparison.agreed();
        differences.addAll(comparison.differences());
        if (policies.stream().allMatch(CedarPolicy::isTrivial)) {
            trivial++;
        } else if (comparison.why().isEmpty()) {
            boolean computes = policies.stream().anyMatch(policy -> computes(policy.whole()));
            said.merge(Said.of(comparison.asks(), computes), 1, Integer::sum);
        } else {
            unsaid.merge(comparison.why(), 1, Integer::sum);
        }
    }

    List<String> differences() {
        return differences;
    }

    /** How often Cedar decided in which way by the sets that were said and ask of facts. */
    Map<Outcome, Integer> outcomesByFacts() {
        return outcomes;
    }

    double shareSaid() {
        return (double) sum(said) / (sum(said) + sum(unsaid));
    }

    String table() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "Cedar's corpus: %d policy sets, of which %d are trivial; %d of the other %d can be said (%.1f %%)%n",
                trivial + sum(said) + sum(unsaid),
                trivial,
                sum(said),
                sum(said) + sum(unsaid),
                100 * shareSaid()));
        said.forEach((way, count) -> table.append(row(count, way.words)));
        table.append("cannot be said:\n");
        unsaid.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> table.append(row(entry.getValue(), entry.getKey())));
        return table.append("requests decided alike: ")
                .append(requests)
                .append("; otherwise: ")
                .append(differences.size())
                .append("; by sets that ask of facts: ")
                .append(outcomes)
                .toString();
    }

    private static String row(int count, String words) {
        return String.format(Locale.ROOT, "%7d  %s%n", count, words);
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static boolean computes(CedarExpression expression) {
        return expression instanceof Call call
                && (CedarConstants.isKnown(call.operator())
                        || call.operands().stream().anyMatch(CedarSummary::computes));
    }
}
