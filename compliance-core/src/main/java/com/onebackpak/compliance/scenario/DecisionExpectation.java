package com.onebackpak.compliance.scenario;

import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is expected of a decision. Immutable.
 *
 * @param outcomes the acceptable outcomes; empty: any
 * @param cites citations that the decision must name, or paragraphs of which it must name
 * @param obligations obligations that it must name
 * @param rules ids of rules that must have determined it
 * @param permitted exactly the categories that would be permitted on their own
 * @param missing exactly the facts that are needed
 */
public record DecisionExpectation(
        Set<Outcome> outcomes,
        List<Citation> cites,
        List<ObligationKind> obligations,
        List<String> rules,
        Optional<Set<Category>> permitted,
        Optional<Set<String>> missing) {

    /** Returns how the decision differs from what is expected, a sentence each; empty if it does not. */
    public List<String> differences(PolicyDecision decision) {
        List<String> differences = new ArrayList<>();
        if (!outcomes.isEmpty() && !outcomes.contains(decision.outcome())) {
            differences.add("outcome: expected "
                    + outcomes.stream().map(Outcome::name).sorted().collect(Collectors.joining(" or ")) + ", was "
                    + decision.outcome());
        }
        cites.stream()
                .filter(expected -> decision.cites().stream().noneMatch(expected::covers))
                .forEach(expected -> differences.add("cites: expected " + expected + ", was " + decision.cites()));
        Set<ObligationKind> owed =
                decision.obligations().stream().map(o -> o.kind()).collect(Collectors.toSet());
        obligations.stream()
                .filter(expected -> !owed.contains(expected))
                .forEach(expected ->
                        differences.add("obligations: expected " + expected + ", was " + decision.obligations()));
        rules.stream()
                .filter(expected -> !decision.rules().contains(expected))
                .forEach(expected -> differences.add("rules: expected " + expected + ", was " + decision.rules()));
        permitted
                .filter(expected -> !expected.equals(decision.permitted()))
                .ifPresent(expected -> differences.add(
                        "permitted: expected " + sorted(expected) + ", was " + sorted(decision.permitted())));
        missing.filter(expected -> !expected.equals(decision.missing()))
                .ifPresent(expected -> differences.add(
                        "missing: expected " + new TreeSet<>(expected) + ", was " + decision.missing()));
        return differences;
    }

    private static Set<String> sorted(Set<Category> categories) {
        return categories.stream().map(Category::path).collect(Collectors.toCollection(TreeSet::new));
    }
}
