package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.ConsentWithdrawn;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the consents on record say of the request: every consent that some test tells from another, in every way in which
 * they can stand beside each other.
 */
final class ConsentSpace {
    static final int ELIGIBLE_AT = 18;

    private final Diagrams diagrams;
    private final RequestSpace request;
    private final AgeSpace ages;
    private final List<Condition.Test> tests;
    private final List<Ternary> answers;
    private final OnRecord<Shape> consents;
    private final int known;

    /** What a consent names beside what is asked. */
    private enum Names {
        ALL,
        IT,
        A_PART_OF_IT,
        SOMETHING_ELSE
    }

    /**
     * A consent as far as tests tell it from others.
     *
     * @param isLive whether it holds; else it was withdrawn
     * @param wasOfAge whether the subject was known to be of age when it was given; counts for the subject's own alone
     */
    private record Shape(
            boolean isLive,
            ConsentBasis basis,
            Optional<ConsentMethod> method,
            Names category,
            Names purpose,
            boolean namesRecipient,
            Truth wasOfAge) {
        boolean isWritten() {
            return method.isPresent() && category != Names.ALL && namesRecipient;
        }
    }

    ConsentSpace(
            Space space,
            Vocabulary vocabulary,
            RequestSpace request,
            AgeSpace ages,
            Ternary isPostsecondary,
            Collection<Condition.Test> all) {
        this.diagrams = space.diagrams();
        this.request = request;
        this.ages = ages;
        tests = all.stream()
                .filter(test -> test instanceof ConsentGiven || test instanceof ConsentWithdrawn)
                .toList();
        answers = tests.stream().map(test -> space.answer()).toList();
        consents = new OnRecord<>(diagrams, answers);
        Ternary isEntitled = request.isNoStudent().or(isPostsecondary);
        shapes(vocabulary).forEach(shape -> consents.add(shape, where(shape), says(shape, isEntitled)));
        known = consents.possible(false);
        int unknown = Diagrams.TRUE;
        for (int i = 0; i < tests.size(); i++) {
            int isAnswered = isOfAnyPurpose(tests.get(i)) ? Diagrams.TRUE : request.purposeNamed();
            unknown = diagrams.and(
                    unknown,
                    diagrams.choose(
                            isAnswered, answers.get(i).unknown(), answers.get(i).fails()));
        }
        space.require(diagrams.or(unknown, known));
    }

    static boolean isOwn(ConsentBasis basis) {
        return ConsentBasis.SELF.covers(basis) || ConsentBasis.ELIGIBLE_STUDENT.covers(basis);
    }

    private static boolean isOfAnyPurpose(Condition.Test test) {
        return test instanceof ConsentGiven given && given.forAnyPurpose();
    }

    private List<Shape> shapes(Vocabulary vocabulary) {
        List<Shape> shapes = new ArrayList<>();
        List<Optional<ConsentMethod>> methods = Stream.concat(
                        Stream.of(Optional.<ConsentMethod>empty()),
                        distinct(vocabulary, Dimension.METHOD).map(term -> Optional.of((ConsentMethod) term)))
                .toList();
        distinct(vocabulary, Dimension.BASIS).map(ConsentBasis.class::cast).forEach(basis -> {
            for (boolean isLive : List.of(true, false)) {
                for (Optional<ConsentMethod> method : methods) {
                    for (Names category : List.of(Names.ALL, Names.IT, Names.A_PART_OF_IT)) {
                        for (Names purpose : List.of(Names.IT, Names.A_PART_OF_IT, Names.SOMETHING_ELSE)) {
                            for (boolean namesRecipient : List.of(false, true)) {
                                for (Truth wasOfAge :
                                        isOwn(basis) && isLive ? List.of(Truth.values()) : List.of(Truth.FALSE)) {
                                    shapes.add(new Shape(
                                            isLive, basis, method, category, purpose, namesRecipient, wasOfAge));
                                }
                            }
                        }
                    }
                }
            }
        });
        return shapes;
    }

    /** A term for each of the ways in which tests and the law tell terms apart. */
    private Stream<Term> distinct(Vocabulary vocabulary, Dimension dimension) {
        Set<List<Boolean>> seen = new HashSet<>();
        return vocabulary.terms(dimension).stream().filter(term -> {
            List<Boolean> key = new ArrayList<>();
            key.add(term instanceof ConsentBasis basis && isOwn(basis));
            tests.forEach(test -> {
                if (test instanceof ConsentGiven given) {
                    key.add(isAnyOf(given.bases(), term) || isAnyOf(given.methodsNot(), term));
                } else if (test instanceof ConsentWithdrawn withdrawn) {
                    key.add(isAnyOf(withdrawn.bases(), term));
                }
            });
            return seen.add(key);
        });
    }

    private static boolean isAnyOf(Set<? extends Term> terms, Term term) {
        return terms.stream().anyMatch(each -> each.covers(term));
    }

    /** Where there can be such a consent. */
    private int where(Shape shape) {
        int where = switch (shape.purpose()) {
            case ALL -> Diagrams.FALSE;
            case IT -> request.purposeNamed();
            case A_PART_OF_IT -> request.purposeIsBroad();
            case SOMETHING_ELSE -> request.purposeHasOthers();
        };
        if (shape.category() == Names.A_PART_OF_IT) {
            where = diagrams.and(where, request.categoryIsBroad());
        }
        if (!isOwn(shape.basis()) || !shape.isLive()) {
            return where;
        }
        int wasOfAge = switch (shape.wasOfAge()) {
            case TRUE -> ages.mayHaveReached(ELIGIBLE_AT);
            case FALSE -> diagrams.not(ages.isUnknown());
            case UNKNOWN -> diagrams.or(ages.isUnknown(), ages.mayHaveBeenAbout(ELIGIBLE_AT));
        };
        return diagrams.and(where, wasOfAge);
    }

    private List<Ternary> says(Shape shape, Ternary isEntitled) {
        Ternary isRecipient = shape.namesRecipient()
                ? Ternary.known(diagrams, request.discloses())
                        .and(new Ternary(diagrams, request.recipientNamed(), Diagrams.FALSE))
                : truth(Truth.TRUE);
        Ternary covers = isRecipient.and(truth(shape.category() == Names.A_PART_OF_IT ? Truth.UNKNOWN : Truth.TRUE));
        Ternary isPurpose = Ternary.known(diagrams, request.purposeNamed())
                .and(truth(
                        switch (shape.purpose()) {
                            case ALL, IT -> Truth.TRUE;
                            case A_PART_OF_IT -> Truth.UNKNOWN;
                            case SOMETHING_ELSE -> Truth.FALSE;
                        }));
        Ternary wasEntitled = isOwn(shape.basis()) ? isEntitled.or(truth(shape.wasOfAge())) : truth(Truth.TRUE);
        return tests.stream()
                .map(test -> {
                    if (!counts(shape, test)) {
                        return truth(Truth.FALSE);
                    }
                    Ternary said = isOfAnyPurpose(test) ? covers : covers.and(isPurpose);
                    return shape.isLive() ? said.and(wasEntitled) : said;
                })
                .toList();
    }

    private static boolean counts(Shape shape, Condition.Test test) {
        if (test instanceof ConsentWithdrawn withdrawn) {
            return !shape.isLive() && isOnBasis(withdrawn.bases(), shape.basis());
        }
        ConsentGiven given = (ConsentGiven) test;
        return shape.isLive()
                && isOnBasis(given.bases(), shape.basis())
                && (!given.namesRecipient() || shape.namesRecipient())
                && (!given.inWriting() || shape.isWritten())
                && shape.method()
                        .filter(method -> isAnyOf(given.methodsNot(), method))
                        .isEmpty();
    }

    private static boolean isOnBasis(Set<ConsentBasis> bases, ConsentBasis basis) {
        return bases.isEmpty() || isAnyOf(bases, basis);
    }

    private Ternary truth(Truth truth) {
        return Ternary.of(diagrams, truth);
    }

    Ternary answer(Condition.Test test) {
        Ternary answer = answers.get(tests.indexOf(test));
        return isOfAnyPurpose(test) ? answer : request.ofPurpose(answer);
    }

    void draft(Draft draft) {
        if (!diagrams.holds(known, draft.assignment)) {
            return;
        }
        boolean isAny = answers.stream().anyMatch(answer -> answer.in(draft.assignment) != Truth.FALSE);
        draft.facts.put(
                FactKeys.SUBJECT_CONSENTS,
                isAny
                        ? consents.in(draft.assignment).stream()
                                .map(shape -> consent(shape, draft))
                                .toList()
                        : List.of());
    }

    private Consent consent(Shape shape, Draft draft) {
        Consent.Builder consent =
                Consent.builder().subject(Draft.SUBJECT).basis(shape.basis()).method(shape.method());
        switch (shape.category()) {
            case ALL -> {}
            case IT -> consent.addCategories(draft.category);
            case A_PART_OF_IT ->
                consent.addCategories(request.narrower(draft.category).orElseThrow());
            case SOMETHING_ELSE ->
                consent.addCategories(request.other(draft.category).orElseThrow());
        }
        switch (shape.purpose()) {
            case ALL -> {}
            case IT -> consent.addPurposes(draft.purpose.orElseThrow());
            case A_PART_OF_IT ->
                consent.addPurposes(
                        request.narrower(draft.purpose.orElseThrow()).orElseThrow());
            case SOMETHING_ELSE ->
                consent.addPurposes(request.other(draft.purpose).orElseThrow());
        }
        if (shape.namesRecipient()) {
            consent.addRecipients(draft.recipient.orElse(Draft.APPLICATION));
        }
        if (!shape.isLive()) {
            return consent.given(draft.at.minus(Duration.ofDays(20)))
                    .withdrawn(draft.at.minus(Duration.ofDays(10)))
                    .build();
        }
        return consent.given(given(shape, draft)).build();
    }

    private static Instant given(Shape shape, Draft draft) {
        return isOwn(shape.basis())
                ? draft.birth
                        .map(birth -> switch (shape.wasOfAge()) {
                            case TRUE -> draft.at;
                            case FALSE ->
                                birth.plusDays(10).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
                            case UNKNOWN ->
                                earlier(
                                        birth.plusYears(ELIGIBLE_AT)
                                                .atTime(LocalTime.NOON)
                                                .toInstant(ZoneOffset.UTC),
                                        draft.at);
                        })
                        .orElse(draft.at)
                : draft.at;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
