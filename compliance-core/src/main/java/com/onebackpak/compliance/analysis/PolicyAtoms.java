package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.policy.Policy;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All that the rules and provisions of a policy ask. Has no state. */
final class PolicyAtoms {
    private PolicyAtoms() {}

    static Set<Atom> of(Policy policy) {
        Set<Atom> atoms = new TreeSet<>();
        Stream.of(
                        policy.rules().stream().map(RuleMeaning::of).map(RuleMeaning::fires),
                        policy.retention().stream().map(provision -> FormulaOf.target(provision.target())),
                        policy.retentionLimits().stream()
                                .map(limit -> Formula.every(
                                        FormulaOf.target(limit.target()), FormulaOf.condition(limit.when()))))
                .flatMap(formulas -> formulas)
                .forEach(formula -> atoms.addAll(formula.mayHold().atoms()));
        return atoms;
    }
}
