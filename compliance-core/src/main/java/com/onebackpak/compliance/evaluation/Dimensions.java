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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
 * @param areSorted whether there are so few sorts of requests that each has a number
 * @param arePartiesSorted whether that is so also where requests of other recipients and agencies are of other sorts
 */
record Dimensions(
        RuleDimension actions,
        RuleDimension categories,
        RuleDimension forms,
        RuleDimension purposes,
        RuleDimension sources,
        RuleDimension actors,
        RuleDimension subjects,
        RuleDimension recipients,
        RuleDimension actorKinds,
        RuleDimension places,
        RuleDimension receivers,
        RuleDimension agencies,
        List<Instant> changes,
        List<Mask> spans,
        boolean areSorted,
        boolean arePartiesSorted) {
    /** The sort of a request that names a term that is not known. */
    static final long OF_UNKNOWN_TERMS = -1;

    /** The sort of what cannot be told from all others by a number. */
    static final long UNSORTED = -2;

    private static final double MOST_SORTS = 1L << 62;

    /** Puts them together: the number of a sort is the sum of what each of its values adds, those of times in steps of one. */
    static Dimensions of(
            RuleDimension actions,
            RuleDimension categories,
            RuleDimension forms,
            RuleDimension purposes,
            RuleDimension sources,
            RuleDimension actors,
            RuleDimension subjects,
            RuleDimension recipients,
            RuleDimension actorKinds,
            RuleDimension places,
            RuleDimension receivers,
            RuleDimension agencies,
            List<Instant> changes,
            List<Mask> spans) {
        List<RuleDimension> all = new ArrayList<>(List.of(
                actions, categories, forms, purposes, sources, actors, subjects, recipients, actorKinds, places));
        double sorts = 1.0 + spans.size();
        long step = 1L + spans.size();
        for (int i = 0; i < all.size(); i++) {
            int size = all.get(i).size();
            all.set(i, all.get(i).inSteps(step));
            sorts *= size;
            step *= size; // where that is more than a long holds, it is not used
        }
        return new Dimensions(
                all.get(0),
                all.get(1),
                all.get(2),
                all.get(3),
                all.get(4),
                all.get(5),
                all.get(6),
                all.get(7),
                all.get(8),
                all.get(9),
                receivers.inSteps(step),
                agencies.inSteps(step * receivers.size()),
                changes,
                spans,
                sorts < MOST_SORTS,
                sorts * receivers.size() * agencies.size() < MOST_SORTS);
    }

    /**
     * The sort of a request by all that it settles itself beside its recipient: but by that no rule tells requests of one
     * sort apart.
     *
     * @param asked which of its categories is asked about
     */
    long sort(ProcessingRequest request, Category asked, Instant at) {
        Mask action = action(request.action());
        Mask category = category(asked);
        Mask form = form(request.form());
        Mask purpose = purpose(request);
        Mask source = source(request);
        if (action == null || category == null || form == null || purpose == null || source == null) {
            return OF_UNKNOWN_TERMS;
        }
        if (!areSorted) {
            return UNSORTED;
        }
        return actions.part(action)
                + categories.part(category)
                + forms.part(form)
                + purposes.part(purpose)
                + sources.part(source)
                + (actors.isEmpty() ? 0 : actors.part(actor(request.actor())))
                + time(at).number(); // that of no time is none of them
    }

    /** The sort by what is known of the kinds of its parties and of the places, too. */
    long sort(long ofRequest, Mask subject, Mask recipient, Mask actorKind, Mask place) {
        boolean areNumbered = (subject.number() | recipient.number() | actorKind.number() | place.number()) >= 0;
        return areNumbered && areSorted
                ? ofRequest
                        + subjects.part(subject)
                        + recipients.part(recipient)
                        + actorKinds.part(actorKind)
                        + places.part(place)
                : UNSORTED;
    }

    /** The sort by its recipient and the agencies, too. */
    long sort(long ofKinds, Mask receiver, Mask agency) {
        boolean areNumbered = (receiver.number() | agency.number()) >= 0;
        return ofKinds >= 0 && areNumbered && arePartiesSorted
                ? ofKinds + receivers.part(receiver) + agencies.part(agency)
                : UNSORTED;
    }

    /** The masks of a request of known terms beside those of its recipient and of the agencies. */
    Mask[] masks(Circumstance asked, Mask subject, Mask recipient, Mask actorKind, Mask place) {
        ProcessingRequest request = asked.request();
        return new Mask[] {
            Objects.requireNonNull(action(request.action())),
            Objects.requireNonNull(category(asked.category())),
            Objects.requireNonNull(form(request.form())),
            Objects.requireNonNull(purpose(request)),
            Objects.requireNonNull(source(request)),
            actor(request.actor()),
            time(asked.at()),
            subject,
            recipient,
            actorKind,
            place
        };
    }

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
    Mask purpose(ProcessingRequest request) {
        Purpose purpose = request.namedPurpose();
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

    private Mask actor(PartyId actor) {
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

    private Mask time(Instant at) {
        int from = 0;
        for (int to = changes.size(); from < to; ) {
            int middle = (from + to) >>> 1;
            if (changes.get(middle).isAfter(at)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return spans.get(from);
    }
}
