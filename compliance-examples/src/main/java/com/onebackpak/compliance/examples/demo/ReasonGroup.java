package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.evaluation.CategoryDecision;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.remedy.Remedy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decisions of one kind that came out alike for the same clauses. Immutable.
 *
 * @param answers the answers, in roster order; at least one
 * @param first the first of them in full
 * @param remedies for a refusal, what would turn the first into a permit, fewest changes first
 */
record ReasonGroup(List<Answer> answers, PolicyDecision first, List<Remedy> remedies) {
    /** The kinds of outcome in their order, the largest group of each first. */
    static List<ReasonGroup> of(List<Answer> answers, Deciding deciding) {
        Map<Object, List<Answer>> alike = new LinkedHashMap<>();
        answers.forEach(
                a -> alike.computeIfAbsent(a.likeness(), k -> new ArrayList<>()).add(a));
        return alike.values().stream()
                .map(group -> grouped(group, deciding))
                .sorted(Comparator.comparing(ReasonGroup::outcome).thenComparing(g -> -g.count()))
                .toList();
    }

    private static ReasonGroup grouped(List<Answer> alike, Deciding deciding) {
        PolicyDecision first = deciding.decide(alike.get(0).request());
        // Where the outcome is open, the missing facts say what would settle it
        boolean refused = first.outcome() == Outcome.DENY || first.outcome() == Outcome.NOT_APPLICABLE;
        return new ReasonGroup(List.copyOf(alike), first, refused ? deciding.remedies(first.request()) : List.of());
    }

    Outcome outcome() {
        return first.outcome();
    }

    int count() {
        return answers.size();
    }

    List<String> subjects() {
        return answers.stream().map(Answer::subject).toList();
    }

    List<String> cites() {
        return first.cites().stream().map(Citation::toString).toList();
    }

    List<String> missing() {
        return List.copyOf(first.missing());
    }

    /** What is owed along with the outcome. */
    List<String> owed() {
        return first.obligations().stream().map(Object::toString).sorted().toList();
    }

    /** Why, a sentence for each rule that settled it. */
    List<String> reasons() {
        return first.categories().stream()
                .filter(c -> c.outcome() == outcome())
                .map(CategoryDecision::determining)
                .flatMap(List::stream)
                .map(rule -> rule.rule().reason())
                .distinct()
                .toList();
    }

    Optional<Remedy> smallestRemedy() {
        return remedies.stream().findFirst();
    }
}
