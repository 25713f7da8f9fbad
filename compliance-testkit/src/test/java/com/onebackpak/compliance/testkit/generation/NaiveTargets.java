package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.evaluation.FactKey;
import com.onebackpak.compliance.evaluation.FactKeys;
import com.onebackpak.compliance.evaluation.Facts;
import com.onebackpak.compliance.evaluation.ProcessingRequest;
import com.onebackpak.compliance.policy.Target;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges targets by enumeration: what a request names may be anything below it, what is not known anything at all. */
final class NaiveTargets {
    private final ProcessingRequest request;
    private final Category category;
    private final Facts facts;

    NaiveTargets(ProcessingRequest request, Category category, Facts facts) {
        this.request = request;
        this.category = category;
        this.facts = facts;
    }

    Set<Boolean> values(Target target) {
        boolean purposeIsOpen = request.purpose().isEmpty() && NaiveTests.mustNamePurpose(request);
        boolean sourceIsOpen =
                request.source().isEmpty() && request.action().path().equals("collect");
        List<Set<Boolean>> dimensions = new ArrayList<>();
        dimensions.add(action(target));
        dimensions.add(values(target.categories(), List.of(Optional.of(category))));
        dimensions.add(values(target.forms(), List.of(Optional.of(request.form()))));
        dimensions.add(
                values(target.purposes(), purposeIsOpen ? anything(target.purposes()) : List.of(request.purpose())));
        dimensions.add(values(target.sources(), sourceIsOpen ? anything(target.sources()) : List.of(request.source())));
        dimensions.add(values(
                target.subjects(),
                facts.knows(FactKeys.SUBJECT_KIND)
                        ? List.of(facts.get(FactKeys.SUBJECT_KIND))
                        : anything(target.subjects())));
        dimensions.add(values(target.recipients(), kinds(FactKeys.RECIPIENT_KIND, target.recipients())));
        dimensions.add(values(target.actors(), kinds(FactKeys.ACTOR_KIND, target.actors())));
        return NaiveEvaluator.combinations(dimensions, true);
    }

    /** An action is exactly what is done: disclosing is not selling. */
    private Set<Boolean> action(Target target) {
        return Set.of(target.actions().isEmpty()
                || target.actions().stream().anyMatch(action -> NaiveTests.below(action, request.action())));
    }

    private static Set<Boolean> values(Set<? extends Term> wanted, List<? extends Optional<? extends Term>> possible) {
        Set<Boolean> values = new HashSet<>();
        for (Optional<? extends Term> named : possible) {
            if (wanted.isEmpty()) {
                values.add(true);
            } else if (named.isEmpty()) {
                values.add(false);
            } else {
                values.add(wanted.stream().anyMatch(term -> NaiveTests.below(term, named.get())));
                if (wanted.stream().anyMatch(term -> NaiveTests.below(named.get(), term))) {
                    values.add(true);
                }
            }
        }
        return values;
    }

    private <T extends Term> List<Optional<? extends Term>> kinds(FactKey<Optional<T>> key, Set<T> wanted) {
        return facts.knows(key) ? List.of(facts.get(key).get()) : anything(wanted);
    }

    /** Any of the terms wanted, or none. */
    private static List<Optional<? extends Term>> anything(Set<? extends Term> wanted) {
        List<Optional<? extends Term>> anything = new ArrayList<>();
        anything.add(Optional.empty());
        wanted.forEach(term -> anything.add(Optional.of(term)));
        return anything;
    }
}
