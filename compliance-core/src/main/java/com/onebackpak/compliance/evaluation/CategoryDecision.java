package com.onebackpak.compliance.evaluation;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.vocabulary.Category;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What was decided for one category on its own. Immutable.
 *
 * @param category the category
 * @param outcome what was decided
 * @param considered what came of every rule under whose target the request falls, or may
 * @param unknownTerms the terms of the request that the vocabulary does not know; if there are any, nothing else was
 *     judged
 */
public record CategoryDecision(
        Category category, Outcome outcome, List<RuleEvaluation> considered, Set<String> unknownTerms) {
    private static final List<Outcome> BY_WHAT_THEY_OPEN =
            List.of(Outcome.NOT_APPLICABLE, Outcome.DENY, Outcome.INDETERMINATE, Outcome.PERMIT);

    /** Copies what is given. */
    public CategoryDecision {
        considered = List.copyOf(considered);
        unknownTerms = ImmutableSet.copyOf(unknownTerms);
    }

    static CategoryDecision of(Category category, List<RuleEvaluation> considered) {
        return new CategoryDecision(category, outcome(considered), considered, Set.of());
    }

    static CategoryDecision ofUnknownTerms(Category category, Set<String> unknownTerms) {
        return new CategoryDecision(category, Outcome.INDETERMINATE, List.of(), unknownTerms);
    }

    /** The decisions that open most, in one: what each of them owes is owed, and what one of them lacks is missing. */
    static CategoryDecision best(List<CategoryDecision> decisions) {
        Outcome best = best(decisions.stream().map(CategoryDecision::outcome));
        return of(
                decisions.get(0).category(),
                decisions.stream()
                        .filter(decision -> decision.outcome() == best)
                        .flatMap(decision -> decision.considered().stream())
                        .distinct()
                        .toList());
    }

    /** The outcome that opens most. */
    static Outcome best(Stream<Outcome> outcomes) {
        return outcomes.max(Comparator.comparing(BY_WHAT_THEY_OPEN::indexOf)).orElseThrow();
    }

    private static Outcome outcome(List<RuleEvaluation> considered) {
        if (considered.stream().anyMatch(r -> r.forbids(Truth.TRUE))) {
            return Outcome.DENY;
        }
        if (considered.stream().anyMatch(r -> r.forbids(Truth.UNKNOWN))) {
            return Outcome.INDETERMINATE;
        }
        if (considered.stream().anyMatch(r -> r.permits(Truth.TRUE))) {
            return Outcome.PERMIT;
        }
        return considered.stream().anyMatch(r -> r.permits(Truth.UNKNOWN))
                ? Outcome.INDETERMINATE
                : Outcome.NOT_APPLICABLE;
    }

    /** The rules that determined the outcome. */
    public List<RuleEvaluation> determining() {
        Stream<RuleEvaluation> determining = switch (outcome) {
            case DENY -> considered.stream().filter(r -> r.forbids(Truth.TRUE));
            case PERMIT -> considered.stream().filter(r -> r.permits(Truth.TRUE));
            case INDETERMINATE -> considered.stream().filter(this::leavesOpen);
            case NOT_APPLICABLE -> Stream.empty();
        };
        return determining.toList();
    }

    /** A permission that may fire matters only while none does. */
    private boolean leavesOpen(RuleEvaluation rule) {
        return rule.forbids(Truth.UNKNOWN)
                || (rule.permits(Truth.UNKNOWN) && considered.stream().noneMatch(r -> r.permits(Truth.TRUE)));
    }

    /** For a permit, the exemptions it relied on; else none. */
    public List<Exemption> reliedOn() {
        return outcome == Outcome.PERMIT
                ? considered.stream().flatMap(r -> r.reliedOn().stream()).toList()
                : List.of();
    }

    /** What is owed: by who is permitted, or on the refusal. Nothing while the outcome is open. */
    public Set<Obligation> obligations() {
        return outcome == Outcome.INDETERMINATE
                ? Set.of()
                : Stream.concat(
                                determining().stream().flatMap(r -> r.rule().obligations().stream()),
                                reliedOn().stream().flatMap(e -> e.obligations().stream()))
                        .collect(ImmutableSet.toImmutableSet());
    }

    /** The citations of the determining rules and of the exemptions relied on, sorted. */
    public Set<Citation> cites() {
        Set<Citation> cites = new TreeSet<>();
        determining().forEach(r -> cites.addAll(r.rule().cites()));
        reliedOn().forEach(e -> cites.addAll(e.cites()));
        return cites;
    }

    /** For an open outcome, the facts that are needed; else none. */
    public Set<String> missing() {
        Set<String> missing = new TreeSet<>();
        if (outcome == Outcome.INDETERMINATE) {
            unknownTerms.forEach(term -> missing.add("vocabulary." + term));
            determining().forEach(r -> missing.addAll(r.missing()));
        }
        return missing;
    }
}
