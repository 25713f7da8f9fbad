package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.policy.Target;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a request may name on one dimension, as far as some targets tell it apart: two terms that fall under the same
 * targets are one alternative.
 */
final class TermChoice {
    /** The dimensions of a target that a request may leave out. */
    private static final Set<String> MAY_BE_ABSENT = Set.of("purposes", "recipients", "actors", "sources");

    private TermChoice() {}

    /** Returns for each alternative the sets of terms, of those given, under which it falls. */
    static Set<Set<Set<? extends Term>>> alternatives(
            String dimension, Collection<Set<? extends Term>> restrictions, Vocabulary vocabulary) {
        Set<Set<Set<? extends Term>>> alternatives = new LinkedHashSet<>();
        for (Term term : vocabulary.terms(dimensionOf(dimension))) {
            if (isPrecise(term, restrictions)) {
                Set<Set<? extends Term>> matched = new LinkedHashSet<>();
                restrictions.stream().filter(r -> covers(r, term)).forEach(matched::add);
                alternatives.add(matched);
            }
        }
        if (MAY_BE_ABSENT.contains(dimension)) {
            alternatives.add(Set.of());
        }
        return alternatives;
    }

    /** Whose terms stand on a dimension of a target. */
    private static Dimension dimensionOf(String ofTarget) {
        return switch (ofTarget) {
            case "actions" -> Dimension.ACTION;
            case "subjects" -> Dimension.PERSON;
            case "categories" -> Dimension.CATEGORY;
            case "purposes" -> Dimension.PURPOSE;
            case "recipients", "actors" -> Dimension.RECIPIENT;
            case "forms" -> Dimension.FORM;
            case "sources" -> Dimension.SOURCE;
            default -> throw new IllegalArgumentException("a target has no dimension '" + ofTarget + "'");
        };
    }

    /** The restrictions that the targets put on each dimension. */
    static Map<String, List<Set<? extends Term>>> restrictions(Collection<Target> targets) {
        Map<String, List<Set<? extends Term>>> byDimension = new LinkedHashMap<>();
        targets.forEach(target -> target.restrictions()
                .forEach((dimension, terms) -> byDimension
                        .computeIfAbsent(dimension, d -> new ArrayList<>())
                        .add(terms)));
        return byDimension;
    }

    /**
     * Whether it is certain for each restriction whether the term falls under it. A broader term than a restriction
     * names leaves that open; what holds of it holds of some narrower term, which is an alternative of its own.
     */
    private static boolean isPrecise(Term term, Collection<Set<? extends Term>> restrictions) {
        return term instanceof Action
                || restrictions.stream()
                        .allMatch(r -> covers(r, term) || r.stream().noneMatch(term::covers));
    }

    static boolean covers(Set<? extends Term> wide, Term term) {
        return wide.stream().anyMatch(w -> w.covers(term));
    }
}
