package com.onebackpak.compliance.analysis;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When a rule applies, when it fires, and what it brings into a decision. The scope of its policy is left out: it is the
 * same for all rules of a policy. Immutable.
 *
 * @param rule the rule
 * @param applies its target and its condition
 * @param fires the same, and none of its exemptions
 * @param exemptions its exemptions, sorted by name
 */
record RuleMeaning(Rule rule, Formula applies, Formula fires, List<Excepting> exemptions) {
    /**
     * An exemption.
     *
     * @param exemption the exemption
     * @param when when it holds
     */
    record Excepting(Exemption exemption, Formula when) {
        /** What it brings into a permit that relies on it: what is owed and, where that counts, what is cited. */
        Set<Object> brings(boolean cites) {
            return RuleMeaning.brings(exemption.obligations(), exemption.cites(), cites);
        }
    }

    static RuleMeaning of(Rule rule) {
        List<Excepting> exemptions = rule.exemptions().stream()
                .map(exemption -> new Excepting(exemption, FormulaOf.condition(exemption.when())))
                .sorted(Comparator.comparing(e -> e.exemption().name()))
                .toList();
        return new RuleMeaning(
                rule, FormulaOf.condition(rule.applies()), FormulaOf.condition(rule.fires()), exemptions);
    }

    boolean forbids() {
        return rule.effect() == Effect.FORBID;
    }

    /** What it brings into a decision that it determines. */
    Set<Object> brings(boolean cites) {
        return brings(rule.obligations(), rule.cites(), cites);
    }

    private static Set<Object> brings(List<?> obligations, List<?> citations, boolean cites) {
        return Stream.concat(obligations.stream(), cites ? citations.stream() : Stream.empty())
                .sorted(Comparator.comparing(Object::toString))
                .collect(ImmutableSet.toImmutableSet());
    }
}
