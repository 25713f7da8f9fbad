package com.onebackpak.compliance.analysis;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.condition.ActsAs;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.During;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is asked, when, and of which kinds the parties are: all terms of the vocabulary, unnamed and unknown ones too. */
final class RequestSpace {
    static final Instant WHENEVER = Instant.parse("2026-06-15T12:00:00Z");
    private static final Duration LATER = Duration.ofDays(40);
    private static final PartyId SOMEBODY = PartyId.of("somebody");

    private final Diagrams diagrams;
    private final Vocabulary vocabulary;
    private final Space.Domain<Instant> times;
    private final Space.Domain<Action> actions;
    private final int kindUnknown;
    private final Map<PersonKind, Integer> kinds = new HashMap<>();
    private final Space.Domain<Optional<Purpose>> purposes;
    private final Space.Domain<Optional<CollectionSource>> sources;
    private final Space.Domain<Kind> recipients;
    private final Space.Domain<DataForm> forms;
    private final Space.Domain<Category> categories;
    private final Space.Domain<Kind> actorKinds;
    private final Space.Domain<PartyId> actors;
    private final int recipientNamed;
    private final Map<Target, Ternary> targets = new HashMap<>();

    /** A kind on record: known, or nobody, or unknown. */
    private record Kind(Optional<RecipientKind> kind, boolean isKnown) {}

    RequestSpace(Space space, Vocabulary vocabulary, Collection<Condition.Test> tests) {
        this.diagrams = space.diagrams();
        this.vocabulary = vocabulary;
        times = space.domain(times(tests));
        actions = space.domain(this.<Action>terms(Dimension.ACTION));
        kindUnknown = space.bit();
        this.<PersonKind>terms(Dimension.PERSON).forEach(kind -> {
            int isOfIt = space.bit();
            kinds.put(kind, isOfIt);
            space.require(diagrams.not(diagrams.and(kindUnknown, isOfIt)));
        });
        purposes = space.domain(orNone(this.<Purpose>terms(Dimension.PURPOSE)));
        sources = space.domain(orNone(this.<CollectionSource>terms(Dimension.SOURCE)));
        List<Kind> recipientKinds = Stream.concat(
                        orNone(this.<RecipientKind>terms(Dimension.RECIPIENT)).stream()
                                .map(kind -> new Kind(kind, true)),
                        Stream.of(new Kind(Optional.empty(), false)))
                .toList();
        recipients = space.domain(recipientKinds);
        forms = space.domain(this.<DataForm>terms(Dimension.FORM));
        categories = space.domain(this.<Category>terms(Dimension.CATEGORY));
        actorKinds = space.domain(recipientKinds);
        actors = space.domain(Stream.concat(
                        Stream.of(SOMEBODY),
                        tests.stream()
                                .flatMap(test -> test instanceof ActsAs acts ? Stream.of(acts.party()) : Stream.empty())
                                .distinct()
                                .sorted())
                .toList());
        recipientNamed = space.bit();
        tests.forEach(test -> {
            if (test instanceof Condition.RequestMatches matches) {
                targets.computeIfAbsent(matches.target(), this::match);
            }
        });
    }

    /** An instant in each span that no test divides. */
    private static List<Instant> times(Collection<Condition.Test> tests) {
        TreeSet<Instant> cuts = new TreeSet<>();
        tests.forEach(test -> {
            if (test instanceof During during) {
                Optional.of(during.span().from()).filter(Instant.MIN::isBefore).ifPresent(cuts::add);
                during.span().until().ifPresent(cuts::add);
            }
        });
        if (cuts.isEmpty()) {
            return List.of(WHENEVER);
        }
        List<Instant> times = new ArrayList<>();
        times.add(cuts.first().minus(LATER));
        cuts.forEach(cut -> {
            Instant next = cuts.higher(cut);
            Duration half = next == null ? LATER : Duration.between(cut, next).dividedBy(2);
            times.add(cut.plus(half.compareTo(LATER) < 0 ? half : LATER));
        });
        return times;
    }

    /** In the order of their paths, so that what lies under one term lies together. */
    @SuppressWarnings("unchecked") // the terms of a dimension are all of its type
    private <T extends Term> List<T> terms(Dimension dimension) {
        return (List<T>) vocabulary.terms(dimension).stream()
                .sorted(Comparator.comparing(Term::path))
                .toList();
    }

    private static <T> List<Optional<T>> orNone(List<T> values) {
        return Stream.concat(Stream.of(Optional.<T>empty()), values.stream().map(Optional::of))
                .toList();
    }

    void draft(Draft draft) {
        draft.at = times.in(draft.assignment);
        draft.category = categories.in(draft.assignment);
        draft.purpose = purposes.in(draft.assignment);
        draft.request
                .actor(actors.in(draft.assignment))
                .action(actions.in(draft.assignment))
                .subject(Draft.SUBJECT)
                .addCategories(draft.category)
                .purpose(draft.purpose)
                .source(sources.in(draft.assignment))
                .form(forms.in(draft.assignment));
        if (!diagrams.holds(kindUnknown, draft.assignment)) {
            draft.facts.put(
                    FactKeys.SUBJECT_KIND,
                    kinds.entrySet().stream()
                            .filter(kind -> diagrams.holds(kind.getValue(), draft.assignment))
                            .map(Map.Entry::getKey)
                            .collect(ImmutableSet.toImmutableSet()));
        }
        Kind recipient = recipients.in(draft.assignment);
        if (recipient.isKnown()) {
            draft.facts.put(
                    FactKeys.RECIPIENT_KIND, recipient.kind().map(Set::of).orElse(Set.of()));
            if (!diagrams.holds(recipientNamed, draft.assignment)) {
                draft.request.recipientKind(recipient.kind());
            }
        }
        Kind actor = actorKinds.in(draft.assignment);
        if (actor.isKnown()) {
            draft.facts.put(FactKeys.ACTOR_KIND, actor.kind());
        }
    }

    List<SituationSpace.Area> areas(int formula) {
        List<SituationSpace.Area> areas = new ArrayList<>();
        roots(actions.values()).forEach(action -> {
            int ofAction = diagrams.and(formula, actions.where(action::covers));
            List<Optional<Purpose>> roots = new ArrayList<>(List.of(Optional.empty()));
            roots(purposes.values().stream().flatMap(Optional::stream).toList())
                    .forEach(purpose -> roots.add(Optional.of(purpose)));
            roots.forEach(root -> {
                int where = diagrams.and(ofAction, purposes.where(purpose -> isUnder(root, purpose)));
                if (where != Diagrams.FALSE) {
                    areas.add(new SituationSpace.Area(
                            narrowest(
                                    action,
                                    actions.values(),
                                    one -> diagrams.and(where, actions.where(one::covers)),
                                    where),
                            root.map(purpose -> narrowest(
                                    purpose,
                                    purposes.values().stream()
                                            .flatMap(Optional::stream)
                                            .toList(),
                                    one -> diagrams.and(
                                            where, purposes.where(other -> isUnder(Optional.of(one), other))),
                                    where)),
                            where));
                }
            });
        });
        return areas;
    }

    private static boolean isUnder(Optional<Purpose> root, Optional<Purpose> purpose) {
        return root.isEmpty()
                ? purpose.isEmpty()
                : purpose.filter(root.get()::covers).isPresent();
    }

    private static <T extends Term> List<T> roots(List<T> terms) {
        return terms.stream().filter(term -> term.broader().isEmpty()).toList();
    }

    /** The term under it under which all of it lies still. */
    private static <T extends Term> T narrowest(T root, List<T> terms, Function<T, Integer> part, int whole) {
        return terms.stream()
                .filter(term -> root.covers(term) && part.apply(term) == whole)
                .max(Comparator.comparing(term -> term.path().length()))
                .orElse(root);
    }

    int recipientNamed() {
        return recipientNamed;
    }

    int discloses() {
        return actions.where(Action.DISCLOSE::covers);
    }

    int purposeNamed() {
        return purposes.where(Optional::isPresent);
    }

    /** Where the request names a purpose that others lie under. */
    int purposeIsBroad() {
        return purposes.where(
                purpose -> purpose.filter(p -> narrower(p).isPresent()).isPresent());
    }

    /** Where the vocabulary has a purpose that has nothing to do with the request's. */
    int purposeHasOthers() {
        return purposes.where(purpose -> other(purpose).isPresent());
    }

    int categoryIsBroad() {
        return categories.where(category -> narrower(category).isPresent());
    }

    int categoryHasOthers() {
        return categories.where(category -> other(category).isPresent());
    }

    /** A term right under another. */
    @SuppressWarnings("unchecked") // a term under another is of the same type
    <T extends Term> Optional<T> narrower(T term) {
        return (Optional<T>) vocabulary.terms(term.dimension()).stream()
                .filter(other -> term.covers(other) && !other.equals(term))
                .findFirst();
    }

    Optional<Purpose> other(Optional<Purpose> purpose) {
        return this.<Purpose>terms(Dimension.PURPOSE).stream()
                .filter(other -> purpose.stream().noneMatch(other::touches))
                .findFirst();
    }

    Optional<Category> other(Category category) {
        return this.<Category>terms(Dimension.CATEGORY).stream()
                .filter(other -> !category.covers(other) && !other.covers(category))
                .findFirst();
    }

    /** What a test of a ledger about purposes comes to: where none is named and one must be, that is open. */
    Ternary ofPurpose(Ternary entries) {
        int needs = actions.where(action ->
                !Action.INSPECT.covers(action) && !Action.AMEND.covers(action) && !Action.DELETE.covers(action));
        Ternary unnamed = new Ternary(diagrams, Diagrams.FALSE, diagrams.not(needs));
        return entries.where(purposeNamed(), unnamed);
    }

    Ternary isNoStudent() {
        return ofKinds(kind -> Truth.of(PersonKind.STUDENT.covers(kind))).not();
    }

    Ternary during(During test) {
        return Ternary.known(diagrams, times.where(test.span()::contains));
    }

    Ternary actsAs(ActsAs test) {
        return Ternary.known(diagrams, actors.is(test.party()));
    }

    Ternary matches(Target target) {
        Ternary known = targets.get(target);
        return known == null ? match(target) : known;
    }

    private Ternary match(Target target) {
        int isAction = target.actions().isEmpty()
                ? Diagrams.TRUE
                : actions.where(action -> Truth.liesUnder(action, target.actions()) == Truth.TRUE);
        int collects = actions.where(Action.COLLECT::covers);
        int needsPurpose = actions.where(action ->
                !Action.INSPECT.covers(action) && !Action.AMEND.covers(action) && !Action.DELETE.covers(action));
        Ternary match = Ternary.known(diagrams, isAction);
        match = match.and(where(target.subjects(), ofKinds(kind -> Truth.liesUnder(kind, target.subjects()))));
        match = match.and(named(target.purposes(), purposes, needsPurpose));
        match = match.and(named(target.sources(), sources, collects));
        match = match.and(where(target.recipients(), recipients.answers(kind -> liesUnder(kind, target.recipients()))));
        match = match.and(where(target.forms(), forms.answers(form -> Truth.liesUnder(form, target.forms()))));
        match = match.and(
                where(target.categories(), categories.answers(one -> Truth.liesUnder(one, target.categories()))));
        return match.and(where(target.actors(), actorKinds.answers(kind -> liesUnder(kind, target.actors()))));
    }

    private Ternary where(Set<? extends Term> wanted, Ternary answer) {
        return wanted.isEmpty() ? Ternary.of(diagrams, Truth.TRUE) : answer;
    }

    private <T extends Term> Ternary named(Set<T> wanted, Space.Domain<Optional<T>> domain, int mustBeNamed) {
        Ternary answers = domain.answers(
                term -> term.map(one -> Truth.liesUnder(one, wanted)).orElse(Truth.FALSE));
        int open = diagrams.and(mustBeNamed, domain.is(Optional.empty()));
        return where(wanted, Ternary.of(diagrams, Truth.UNKNOWN).where(open, answers));
    }

    private static Truth liesUnder(Kind kind, Set<RecipientKind> wanted) {
        return kind.isKnown()
                ? kind.kind().map(one -> Truth.liesUnder(one, wanted)).orElse(Truth.FALSE)
                : Truth.UNKNOWN;
    }

    private Ternary ofKinds(Function<PersonKind, Truth> truth) {
        Ternary any = Ternary.of(diagrams, Truth.FALSE);
        for (PersonKind kind : this.<PersonKind>terms(Dimension.PERSON)) {
            Ternary isOfIt = Ternary.known(diagrams, kinds.getOrDefault(kind, Diagrams.FALSE));
            any = any.or(isOfIt.and(Ternary.of(diagrams, truth.apply(kind))));
        }
        return Ternary.of(diagrams, Truth.UNKNOWN).where(kindUnknown, any);
    }

    /** A test of a fact that the request itself tells, or the kind of a party; nothing for any other. */
    Optional<Ternary> fact(Condition.FactTest test) {
        FactComparison comparison = test.comparison();
        return switch (test.fact()) {
            case "subject.kind" -> Optional.of(ofKinds(kind -> of(comparison, kind)));
            case "recipient.kind" -> Optional.of(recipients.answers(kind -> ofKind(comparison, kind)));
            case "actor.kind" -> Optional.of(actorKinds.answers(kind -> ofKind(comparison, kind)));
            case "request.category" -> Optional.of(categories.answers(category -> of(comparison, category)));
            case "request.form" -> Optional.of(forms.answers(form -> of(comparison, form)));
            case "request.source" ->
                Optional.of(sources.answers(
                        source -> source.map(one -> of(comparison, one)).orElse(Truth.UNKNOWN)));
            case "request.purpose" ->
                Optional.of(ofPurpose(purposes.answers(
                        purpose -> purpose.map(one -> of(comparison, one)).orElse(Truth.UNKNOWN))));
            default -> Optional.empty();
        };
    }

    private static Truth ofKind(FactComparison comparison, Kind kind) {
        return kind.isKnown() ? kind.kind().map(one -> of(comparison, one)).orElse(Truth.FALSE) : Truth.UNKNOWN;
    }

    private static Truth of(FactComparison comparison, Term term) {
        FactValue value = FactValue.of(term);
        if (comparison instanceof FactComparison.Is is) {
            return Truth.of(is.value().equals(value));
        }
        List<Term> wanted = comparison.values().stream()
                .flatMap(one -> one instanceof FactValue.OfTerm of ? Stream.of(of.value()) : Stream.<Term>empty())
                .toList();
        return comparison instanceof FactComparison.In ? Truth.liesUnder(term, wanted) : Truth.UNKNOWN;
    }
}
