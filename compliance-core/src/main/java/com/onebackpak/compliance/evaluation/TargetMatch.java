package com.onebackpak.compliance.evaluation;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a request falls under a target.
 *
 * <p>A request that names a broader term than the target does ({@code contact}, where the target says
 * {@code contact.email}) may fall under it: that is unknown, and the request must be more precise. An action is never
 * broad: what is disclosed is not thereby sold. A dimension that such a request must name and does not is unknown too.
 */
final class TargetMatch {
    private Truth truth = Truth.TRUE;
    private final Set<String> missing = new TreeSet<>();

    private TargetMatch() {}

    static Reasoning of(Condition.RequestMatches test, Circumstance circumstance) {
        Target target = test.target();
        ProcessingRequest request = circumstance.request();
        Facts facts = circumstance.facts();
        TargetMatch match = new TargetMatch();
        if (!mayCover(target, request.action())) {
            return new Reasoning(test, Truth.FALSE, Set.of(), List.of());
        }
        match.require(target.categories(), List.of(circumstance.category()), "request.category");
        match.require(target.forms(), List.of(request.form()), "request.form");
        match.requireNamed(target.purposes(), request.purpose(), request.needsPurpose(), "request.purpose");
        match.requireNamed(
                target.sources(), request.source(), Action.COLLECT.covers(request.action()), "request.source");
        match.requireFact(target.subjects(), facts.get(FactKeys.SUBJECT_KIND), FactKeys.SUBJECT_KIND);
        match.requireFact(target.recipients(), facts.get(FactKeys.RECIPIENT_KIND), FactKeys.RECIPIENT_KIND);
        match.requireFact(
                target.actors(),
                facts.get(FactKeys.ACTOR_KIND).map(kind -> kind.stream().collect(ImmutableSet.toImmutableSet())),
                FactKeys.ACTOR_KIND);
        return new Reasoning(test, match.truth, match.truth == Truth.UNKNOWN ? match.missing : Set.of(), List.of());
    }

    /** Whether the request falls under the target, or may. */
    static boolean mayMatch(Target target, Circumstance circumstance) {
        return of(new Condition.RequestMatches(target), circumstance).truth() != Truth.FALSE;
    }

    /** Whether a request with this action may fall under the target: for most rules that settles it, and cheaply. */
    static boolean mayCover(Target target, Action asked) {
        return target.actions().isEmpty() || Truth.liesUnder(asked, target.actions()) == Truth.TRUE;
    }

    private void require(Set<? extends Term> wanted, Collection<? extends Term> asked, String name) {
        if (wanted.isEmpty() || truth == Truth.FALSE) {
            return;
        }
        Truth matches =
                asked.stream().map(term -> Truth.liesUnder(term, wanted)).reduce(Truth.FALSE, Truth::or);
        if (matches == Truth.UNKNOWN) {
            missing.add(name);
        }
        truth = truth.and(matches);
    }

    private void requireNamed(
            Set<? extends Term> wanted, Optional<? extends Term> asked, boolean mustBeNamed, String name) {
        if (asked.isEmpty() && mustBeNamed) {
            leaveOpen(wanted, name);
        } else {
            require(wanted, asked.stream().toList(), name);
        }
    }

    /** Whoever is of several kinds is of each of them; of none, where there is nobody. */
    private void requireFact(Set<? extends Term> wanted, Optional<? extends Set<? extends Term>> fact, FactKey<?> key) {
        if (fact.isPresent()) {
            require(wanted, fact.get(), key.name());
        } else {
            leaveOpen(wanted, key.name());
        }
    }

    /** What is not known may be any term. */
    private void leaveOpen(Set<? extends Term> wanted, String name) {
        if (!wanted.isEmpty()) {
            missing.add(name);
            truth = truth.and(Truth.UNKNOWN);
        }
    }
}
