package com.onebackpak.compliance;

import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.vocabulary.Category;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a candidate's decision differs from the live one, by clause. It names nobody and nothing that was asked. Immutable.
 *
 * @param before what the live policies decided
 * @param after what the candidate decided; the same, where only some of several categories or what is owed differs
 * @param citesBefore what the live decision cites, sorted
 * @param citesAfter what the candidate's cites, sorted
 * @param what in what they differ first
 */
public record ShadowDifference(
        Outcome before, Outcome after, List<Citation> citesBefore, List<Citation> citesAfter, What what) {
    /** In what two decisions differ; the first that applies. */
    public enum What {
        /** The outcomes are two. */
        OUTCOME,
        /** Of several categories others could pass alone. */
        PERMITTED_CATEGORIES,
        /** Something else is owed. */
        OBLIGATIONS
    }

    /** Copies what is given. */
    public ShadowDifference {
        citesBefore = List.copyOf(citesBefore);
        citesAfter = List.copyOf(citesAfter);
    }

    /** The difference between two decisions about the same; empty: there is none that anybody would notice. */
    public static Optional<ShadowDifference> between(PolicyDecision live, PolicyDecision candidate) {
        return what(live, candidate)
                .map(what ->
                        new ShadowDifference(live.outcome(), candidate.outcome(), cites(live), cites(candidate), what));
    }

    private static Optional<What> what(PolicyDecision live, PolicyDecision candidate) {
        if (live.outcome() != candidate.outcome()) {
            return Optional.of(What.OUTCOME);
        }
        List<Category> permitted = sorted(live);
        if (!permitted.equals(sorted(candidate))) {
            return Optional.of(What.PERMITTED_CATEGORIES);
        }
        return live.obligations().equals(candidate.obligations()) ? Optional.empty() : Optional.of(What.OBLIGATIONS);
    }

    private static List<Category> sorted(PolicyDecision decision) {
        return decision.permitted().stream()
                .sorted(Comparator.comparing(Category::path))
                .toList();
    }

    private static List<Citation> cites(PolicyDecision decision) {
        return decision.cites().stream()
                .sorted(Comparator.comparing(Citation::toString))
                .toList();
    }
}
