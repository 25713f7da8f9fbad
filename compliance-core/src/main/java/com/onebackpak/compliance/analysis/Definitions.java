package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.analysis.LintFinding.Kind;
import com.onebackpak.compliance.analysis.LintFinding.Severity;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.policy.Exemption;
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
final class Definitions extends UniformInterpreter<Stream<Condition.Defined>> {
    private static final Definitions COLLECTOR = new Definitions();

    private Definitions() {}

    static List<LintFinding> of(Policy policy, CircumstanceSearch search) {
        Map<String, Formula> byName = new TreeMap<>();
        Stream.of(
                        policy.rules().stream().map(Rule::when),
                        policy.rules().stream()
                                .flatMap(rule -> rule.exemptions().stream())
                                .map(Exemption::when),
                        policy.retentionLimits().stream().map(RetentionLimit::when))
                .flatMap(conditions -> conditions)
                .flatMap(condition -> condition.interpret(COLLECTOR))
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

    @Override
    Stream<Condition.Defined> of(Condition.Test test) {
        return Stream.empty();
    }

    @Override
    public Stream<Condition.Defined> all(Condition.All condition, List<Stream<Condition.Defined>> parts) {
        return parts.stream().flatMap(part -> part);
    }

    @Override
    public Stream<Condition.Defined> any(Condition.Any condition, List<Stream<Condition.Defined>> parts) {
        return parts.stream().flatMap(part -> part);
    }

    @Override
    public Stream<Condition.Defined> not(Condition.Not condition, Stream<Condition.Defined> part) {
        return part;
    }

    @Override
    public Stream<Condition.Defined> defined(Condition.Defined condition, Stream<Condition.Defined> part) {
        return Stream.concat(Stream.of(condition), part);
    }
}
