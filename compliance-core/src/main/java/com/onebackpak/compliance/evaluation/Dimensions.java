package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Jurisdictions;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.Lineage;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Term;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that rules ask of every request, each with the masks of its values. Of a term that the vocabulary does not know there
 * is no mask, but null. Immutable.
 *
 * @param places by code; of a subdivision that nothing names, by its country's code and a hyphen
 * @param changes when which policies take effect or end
 * @param spans the rules in effect before the first change, and from each on
 * @param all all rules, each surely met
 */
record Dimensions(
        RuleDimension actions,
        RuleDimension categories,
        RuleDimension forms,
        RuleDimension purposes,
        RuleDimension sources,
        RuleDimension subjects,
        RuleDimension recipients,
        RuleDimension actorKinds,
        RuleDimension actors,
        RuleDimension receivers,
        RuleDimension agencies,
        RuleDimension places,
        List<Instant> changes,
        List<Mask> spans,
        Mask all) {

    @Nullable
    Mask action(Action action) {
        return actions.of(action.path());
    }

    @Nullable
    Mask category(Category category) {
        return categories.of(category.path());
    }

    @Nullable
    Mask form(DataForm form) {
        return forms.of(form.path());
    }

    @Nullable
    Mask purpose(ProcessingRequest request, @Nullable Purpose purpose) {
        if (purpose != null) {
            return purposes.of(purpose.path());
        }
        return request.needsPurpose() ? purposes.unknown() : purposes.nothing();
    }

    @Nullable
    Mask source(ProcessingRequest request) {
        return named(sources, request.source(), request.source().isEmpty() && Action.COLLECT.covers(request.action()));
    }

    private static @Nullable Mask named(RuleDimension dimension, Optional<? extends Term> term, boolean mustBeNamed) {
        if (term.isPresent()) {
            return dimension.of(term.get().path());
        }
        return mustBeNamed ? dimension.unknown() : dimension.nothing();
    }

    @Nullable
    Mask subject(ProcessingRequest request, KnownFacts facts) {
        boolean isKnown = request.subjectKind().isEmpty()
                || subjects.of(request.subjectKind().get().path()) != null;
        return isKnown ? ofEach(subjects, Dimension.PERSON, facts.find(FactKeys.SUBJECT_KIND)) : null;
    }

    @Nullable
    Mask recipient(ProcessingRequest request, @Nullable Set<RecipientKind> roles) {
        boolean isKnown = request.recipientKind().isEmpty()
                || recipients.of(request.recipientKind().get().path()) != null;
        return isKnown ? ofEach(recipients, Dimension.RECIPIENT, roles) : null;
    }

    /** Whoever is of several kinds is of each of them. */
    private static @Nullable Mask ofEach(
            RuleDimension dimension, Dimension named, @Nullable Set<? extends Term> kinds) {
        if (kinds == null) {
            return dimension.unknown();
        }
        if (kinds.size() == 1) { // by far the most, and then the iterator costs nothing
            return of(dimension, named, kinds.iterator().next());
        }
        Mask any = dimension.nothing();
        for (Term kind : kinds) {
            Mask mask = of(dimension, named, kind);
            if (mask == null) {
                return null;
            }
            any = joined(any, mask, dimension.nothing());
        }
        return any;
    }

    /** A host's own records may hold a term of another dimension, whose path says nothing here: it is not known. */
    private static @Nullable Mask of(RuleDimension dimension, Dimension named, Term kind) {
        return kind.dimension() == named ? dimension.of(kind.path()) : null;
    }

    @Nullable
    Mask actorKind(KnownFacts facts) {
        Optional<? extends Term> kind = facts.find(FactKeys.ACTOR_KIND);
        if (kind == null) {
            return actorKinds.unknown();
        }
        return kind.isPresent() ? of(actorKinds, Dimension.RECIPIENT, kind.get()) : actorKinds.nothing();
    }

    Mask actor(PartyId actor) {
        return actors.named(actor.value());
    }

    Mask receiver(ProcessingRequest request) {
        if (receivers.isEmpty()) {
            return receivers.unknown();
        }
        Optional<PartyId> recipient = request.recipient();
        return recipient.isPresent() ? receivers.named(recipient.get().value()) : receivers.unknown();
    }

    Mask agencies(KnownFacts facts) {
        Lineage lineage = agencies.isEmpty() ? null : facts.find(FactKeys.SUBJECT_AGENCIES);
        if (lineage == null) {
            return agencies.unknown();
        }
        Mask any = lineage.complete() ? agencies.nothing() : agencies.unknown();
        for (PartyId agency : lineage.known()) {
            any = joined(any, agencies.named(agency.value()), agencies.nothing());
        }
        return any;
    }

    Mask places(KnownFacts facts) {
        Jurisdictions protecting = places.isEmpty() ? null : facts.find(FactKeys.SUBJECT_JURISDICTION);
        if (protecting == null) {
            return places.unknown();
        }
        Mask any = protecting.complete() ? places.nothing() : places.unknown();
        Set<Jurisdiction> known = protecting.known();
        if (known.size() == 1) {
            return joined(any, place(known.iterator().next().code()), places.nothing());
        }
        for (Jurisdiction place : known) {
            any = joined(any, place(place.code()), places.nothing());
        }
        return any;
    }

    /** Every place that is not in the list is a subdivision of a country that is. */
    private Mask place(String code) {
        Mask mask = places.of(code);
        return mask == null ? places.named(code.substring(0, code.indexOf('-') + 1)) : mask;
    }

    private static Mask joined(Mask one, Mask other, Mask nothing) {
        if (other == nothing) {
            return one;
        }
        return one == nothing ? other : one.or(other);
    }

    Mask time(Instant at) {
        int found = Collections.binarySearch(changes, at);
        return spans.get(found < 0 ? -found - 1 : found + 1);
    }

    /** Whether no rule is only of some party or place: then the masks of those exclude nothing. */
    boolean areOfAnybody() {
        return actors.isEmpty() && receivers.isEmpty() && agencies.isEmpty() && places.isEmpty();
    }
}
