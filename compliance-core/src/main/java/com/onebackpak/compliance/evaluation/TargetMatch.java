package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request falls under a target.
 *
 * <p>A request that names a broader term than the target does ({@code contact}, where the target says
 * {@code contact.email}) may fall under it: that is unknown, and the request must be more precise. An action is never
 * broad: what is disclosed is not thereby sold. A dimension that such a request must name and does not is unknown too.
 */
final class TargetMatch {
    private TargetMatch() {}

    static OpenTruth of(Target target, Circumstance circumstance) {
        ProcessingRequest request = circumstance.request();
        KnownFacts facts = circumstance.facts();
        if (!mayCover(target, request.action())) {
            return OpenTruth.FALSE;
        }
        OpenTruth match = liesUnder(circumstance.category(), target.categories(), "request.category");
        match = match.and(liesUnder(request.form(), target.forms(), "request.form"));
        if (!target.purposes().isEmpty()) {
            match = match.and(named(request.purpose(), target.purposes(), request.needsPurpose(), "request.purpose"));
        }
        if (!target.sources().isEmpty()) {
            boolean isCollected = Action.COLLECT.covers(request.action());
            match = match.and(named(request.source(), target.sources(), isCollected, "request.source"));
        }
        if (!target.subjects().isEmpty()) {
            match = match.and(ofAny(facts.find(FactKeys.SUBJECT_KIND), target.subjects(), FactKeys.SUBJECT_KIND));
        }
        if (!target.recipients().isEmpty()) {
            match = match.and(ofAny(facts.find(FactKeys.RECIPIENT_KIND), target.recipients(), FactKeys.RECIPIENT_KIND));
        }
        return target.actors().isEmpty() ? match : match.and(acts(facts, target.actors()));
    }

    /** Whether a request with this action may fall under the target: for most rules that settles it, and cheaply. */
    static boolean mayCover(Target target, Action asked) {
        return target.actions().isEmpty() || Truth.liesUnder(asked, target.actions()) == Truth.TRUE;
    }

    private static OpenTruth liesUnder(Term asked, Set<? extends Term> wanted, String name) {
        return wanted.isEmpty() ? OpenTruth.TRUE : OpenTruth.of(Truth.liesUnder(asked, wanted), name);
    }

    private static OpenTruth named(
            Optional<? extends Term> asked, Set<? extends Term> wanted, boolean mustBeNamed, String name) {
        if (asked.isPresent()) {
            return OpenTruth.of(Truth.liesUnder(asked.get(), wanted), name);
        }
        return mustBeNamed ? OpenTruth.unknown(name) : OpenTruth.FALSE;
    }

    /** Whoever is of several kinds is of each of them; of none, where there is nobody. What is not known may be any. */
    private static OpenTruth ofAny(@Nullable Set<? extends Term> kinds, Set<? extends Term> wanted, FactKey<?> fact) {
        if (kinds == null) {
            return OpenTruth.unknown(fact.name());
        }
        Truth any = Truth.FALSE;
        for (Term kind : kinds) {
            any = any.or(Truth.liesUnder(kind, wanted));
        }
        return OpenTruth.of(any, fact.name());
    }

    private static OpenTruth acts(KnownFacts facts, Set<RecipientKind> wanted) {
        Optional<RecipientKind> kind = facts.find(FactKeys.ACTOR_KIND);
        return kind == null
                ? OpenTruth.unknown(FactKeys.ACTOR_KIND.name())
                : named(kind, wanted, false, FactKeys.ACTOR_KIND.name());
    }
}
