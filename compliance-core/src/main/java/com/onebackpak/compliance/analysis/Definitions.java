package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.analysis.LintFinding.Kind;
import com.onebackpak.compliance.analysis.LintFinding.Severity;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.RetentionLimit;
import com.onebackpak.compliance.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds definitions that never hold for certain, or always do: whoever uses them means something else. */
final class Definitions {
    private Definitions() {}

    static List<LintFinding> of(Policy policy, CircumstanceSearch search) {
        Map<String, Formula> byName = new TreeMap<>();
        Stream.of(
                        policy.rules().stream().flatMap(Rule::conditions),
                        policy.retentionLimits().stream().map(RetentionLimit::when))
                .flatMap(conditions -> conditions)
                .flatMap(Definitions::in)
                .forEach(defined -> byName.put(defined.name(), FormulaOf.condition(defined.part())));
        List<LintFinding> findings = new ArrayList<>();
        byName.forEach((name, meaning) -> {
            boolean never = search.isNever(meaning.holds());
            if (never || search.isNever(meaning.holds().not())) {
                findings.add(new LintFinding(
                        Kind.NEVER_CERTAIN,
                        Severity.MEDIUM,
                        policy.id(),
                        Optional.empty(),
                        List.of(name),
                        "definition '" + name + "' " + (never ? "can never hold for certain" : "always holds"),
                        Optional.of("correct it, or leave it out")));
            }
        });
        return findings;
    }

    private static Stream<Condition.Defined> in(Condition condition) {
        Stream<Condition.Defined> within = condition.parts().stream().flatMap(Definitions::in);
        return condition instanceof Condition.Defined defined ? Stream.concat(Stream.of(defined), within) : within;
    }
}
