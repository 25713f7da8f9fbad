package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.policy.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Builds the tree of reasons of a decision: what determined it in full, what was silent by name. */
final class DecisionExplainer {
    private DecisionExplainer() {}

    static Explanation explain(PolicyDecision decision) {
        List<Explanation> parts = new ArrayList<>();
        decision.categories().forEach(category -> parts.add(explain(category)));
        if (!decision.obligations().isEmpty()) {
            parts.add(Explanation.heading(
                    "owed: "
                            + decision.obligations().stream()
                                    .map(Object::toString)
                                    .collect(Collectors.joining(", ")),
                    List.of(),
                    List.of()));
        }
        if (!decision.missing().isEmpty()) {
            parts.add(Explanation.heading(
                    "needed to decide: " + String.join(", ", decision.missing()), List.of(), List.of()));
        }
        return Explanation.heading(
                decision.outcome() + ": " + decision.request().describe(), decision.cites(), parts);
    }

    private static Explanation explain(CategoryDecision category) {
        List<Explanation> parts = new ArrayList<>();
        category.unknownTerms()
                .forEach(term -> parts.add(Explanation.heading(
                        "the vocabulary does not know '" + term + "', and what is unknown is never permitted",
                        List.of(),
                        List.of())));
        List<RuleEvaluation> determining = category.determining();
        determining.forEach(rule -> parts.add(explain(rule)));
        category.considered().stream()
                .filter(rule -> isBasis(category, rule))
                .forEach(rule -> parts.add(explainBasis(rule)));
        if (category.outcome() == Outcome.NOT_APPLICABLE) {
            parts.add(Explanation.heading(
                    "no clause speaks of this: a gap, and what no clause permits is not permitted",
                    List.of(),
                    List.of()));
        }
        String silent = category.considered().stream()
                .filter(rule -> !determining.contains(rule) && !isBasis(category, rule))
                .map(rule -> rule.rule().id())
                .collect(Collectors.joining(", "));
        if (!silent.isEmpty()) {
            parts.add(Explanation.heading("considered without effect: " + silent, List.of(), List.of()));
        }
        return Explanation.heading(category.category().path() + ": " + category.outcome(), category.cites(), parts);
    }

    private static Explanation explain(RuleEvaluation rule) {
        List<Explanation> parts = new ArrayList<>();
        parts.add(Explanation.heading(rule.rule().reason(), List.of(), List.of()));
        if (rule.target().truth() != Truth.TRUE) {
            parts.add(Explanation.of(rule.target()));
        }
        if (!rule.rule().when().equals(Condition.always())) {
            parts.add(Explanation.of(rule.condition()));
        }
        rule.exemptions().forEach(e -> parts.add(Explanation.ofExemption(e)));
        return Explanation.heading(verb(rule) + " " + name(rule), rule.rule().cites(), parts);
    }

    /** Whether a permit rests on an exemption of the rule. */
    private static boolean isBasis(CategoryDecision category, RuleEvaluation rule) {
        return category.outcome() == Outcome.PERMIT && !rule.reliedOn().isEmpty();
    }

    private static Explanation explainBasis(RuleEvaluation rule) {
        return Explanation.heading(
                "not forbidden by " + name(rule) + ", because exempted",
                rule.rule().cites(),
                rule.exemptions().stream()
                        .filter(e -> e.reasoning().truth() == Truth.TRUE)
                        .map(e -> Explanation.heading(
                                "as " + e.exemption().name(), e.exemption().cites(), List.of()))
                        .toList());
    }

    private static String verb(RuleEvaluation rule) {
        String verb = rule.rule().effect() == Effect.PERMIT ? "permitted by" : "forbidden by";
        return rule.fires() == Truth.TRUE ? verb : "perhaps " + verb;
    }

    private static String name(RuleEvaluation rule) {
        return rule.policy().id() + "/" + rule.rule().id();
    }
}
