package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.policy.Citation;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Why something was decided, as a tree of statements; text and JSON are renderings of it. Names people by pseudonymous
 * id only. Immutable.
 *
 * @param statement what is said
 * @param truth whether it is so; empty where the statement is not a test
 * @param missing the facts that would tell, where it is unknown
 * @param cites what it rests on
 * @param parts the reasons
 */
public record Explanation(
        String statement, Optional<Truth> truth, List<String> missing, List<Citation> cites, List<Explanation> parts) {
    /** Copies what is given. */
    public Explanation {
        missing = List.copyOf(missing);
        cites = List.copyOf(cites);
        parts = List.copyOf(parts);
    }

    static Explanation of(PolicyDecision decision) {
        return DecisionExplainer.explain(decision);
    }

    static Explanation heading(String statement, Collection<Citation> cites, List<Explanation> parts) {
        return new Explanation(statement, Optional.empty(), List.of(), List.copyOf(cites), parts);
    }

    static Explanation of(Reasoning reasoning) {
        return new Explanation(
                reasoning.statement(),
                Optional.of(reasoning.truth()),
                List.copyOf(reasoning.missing()),
                List.of(),
                reasoning.parts().stream().map(Explanation::of).toList());
    }

    /** What an exemption came to: its tests stand right below its name, without the layer that only joins them. */
    static Explanation ofExemption(RuleEvaluation.ExemptionEvaluation evaluation) {
        Reasoning reasoning = evaluation.reasoning();
        while (reasoning.condition() instanceof Condition.Defined) {
            reasoning = reasoning.parts().get(0);
        }
        boolean joins = reasoning.condition() instanceof Condition.All;
        return new Explanation(
                "exempted as " + evaluation.exemption().name(),
                Optional.of(reasoning.truth()),
                List.copyOf(reasoning.missing()),
                evaluation.exemption().cites(),
                joins ? reasoning.parts().stream().map(Explanation::of).toList() : List.of(of(reasoning)));
    }

    /** The first statement, in one line. */
    public String summary() {
        return line();
    }

    /** The tree as text: a line each, what is below it indented by two spaces. Ends without a line break. */
    public String text() {
        StringBuilder out = new StringBuilder();
        append(out, 0);
        return out.toString().stripTrailing();
    }

    private void append(StringBuilder out, int depth) {
        out.append("  ".repeat(depth)).append(line()).append('\n');
        parts.forEach(part -> part.append(out, depth + 1));
    }

    private String line() {
        StringBuilder line = new StringBuilder(truth.map(Explanation::mark).orElse("")).append(statement);
        if (!cites.isEmpty()) {
            line.append("  ").append(cites);
        }
        if (!missing.isEmpty()) {
            line.append("  missing: ").append(String.join(", ", missing));
        }
        return line.toString();
    }

    private static String mark(Truth truth) {
        return switch (truth) {
            case TRUE -> "yes: ";
            case FALSE -> "no: ";
            case UNKNOWN -> "unknown: ";
        };
    }
}
