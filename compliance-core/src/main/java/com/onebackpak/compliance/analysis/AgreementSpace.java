package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.condition.AgreementAuthorizesPurpose;
import com.onebackpak.compliance.condition.AgreementHasFeature;
import com.onebackpak.compliance.condition.AgreementHasTerms;
import com.onebackpak.compliance.condition.AgreementInDisposal;
import com.onebackpak.compliance.condition.AgreementInForce;
import com.onebackpak.compliance.condition.AgreementLeavesOutCategory;
import com.onebackpak.compliance.condition.AgreementListsCategory;
import com.onebackpak.compliance.condition.AgreementPermitsPurpose;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.condition.VendorHoldsCredentials;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.SignOn;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.vocabulary.AgreementTerm;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What the agreements with the subject's agency say. Each thing that an agreement says it may say whatever else it says,
 * so that each is told apart on its own; that one is in force, and that they are known at all, is common to all.
 */
final class AgreementSpace {
    private static final Instant LONG_AGO = Instant.parse("1900-01-01T00:00:00Z");

    private final Space space;
    private final Diagrams diagrams;
    private final RequestSpace request;
    private final Ternary inForce;
    private final Optional<Space.Domain<Ended>> ended;
    private final Map<Condition.Test, Ternary> answers = new HashMap<>();
    private final List<OnRecord<Saying>> groups = new ArrayList<>();

    /** What there is of agreements that have ended, where none is in force. */
    private enum Ended {
        NONE,
        DUE,
        TO_COME,
        AS_THE_ZONE_TELLS
    }

    /** Makes an agreement say something. */
    private interface Saying {
        void in(Agreement.Builder agreement, Draft draft);
    }

    private static final Saying NOTHING = (agreement, draft) -> {};

    AgreementSpace(
            Space space, Vocabulary vocabulary, RequestSpace request, Collection<Condition.Test> tests, Instant at) {
        this.space = space;
        this.diagrams = space.diagrams();
        this.request = request;
        inForce = space.answer();
        ended = tests.contains(new AgreementInDisposal())
                ? Optional.of(space.domain(List.of(Ended.values())))
                : Optional.empty();
        ended.ifPresent(domain -> space.require(diagrams.or(inForce.fails(), domain.is(Ended.NONE))));
        answers.put(new AgreementInForce(), inForce);
        if (tests.contains(new AgreementPermitsPurpose())) {
            purpose(new AgreementPermitsPurpose(), Truth.FALSE, Agreement.Builder::addPermits);
        }
        if (tests.contains(new AgreementAuthorizesPurpose())) {
            purpose(new AgreementAuthorizesPurpose(), Truth.UNKNOWN, Agreement.Builder::addPurposes);
        }
        if (tests.contains(new AgreementListsCategory()) || tests.contains(new AgreementLeavesOutCategory())) {
            categories();
        }
        if (tests.contains(new VendorHoldsCredentials())) {
            signOn();
        }
        tests.forEach(test -> {
            if (test instanceof AgreementHasFeature has) {
                Ternary answer = space.answer();
                answers.put(test, answer);
                OnRecord<Saying> group = new OnRecord<>(diagrams, List.of(answer));
                group.add(NOTHING, Diagrams.TRUE, is(Truth.FALSE));
                group.add((agreement, draft) -> agreement.addFeatures(has.feature()), Diagrams.TRUE, is(Truth.TRUE));
                enter(group, List.of(answer), false);
            }
        });
        terms(tests.stream()
                .filter(AgreementHasTerms.class::isInstance)
                .map(AgreementHasTerms.class::cast)
                .toList());
        Map<String, List<Condition.FactTest>> byFact = new TreeMap<>();
        tests.forEach(test -> {
            if (test instanceof Condition.FactTest of) {
                byFact.computeIfAbsent(of.fact(), fact -> new ArrayList<>()).add(of);
            }
        });
        byFact.forEach((fact, of) -> facts(vocabulary, fact, of, at));
    }

    /** Adds a purpose to what an agreement names. */
    private interface AddPurpose {
        Agreement.Builder to(Agreement.Builder agreement, Purpose purpose);
    }

    private void purpose(Condition.Test test, Truth ofNone, AddPurpose add) {
        Ternary answer = space.answer();
        OnRecord<Saying> group = new OnRecord<>(diagrams, List.of(answer));
        int named = request.purposeNamed();
        group.add(NOTHING, named, is(ofNone));
        group.add(NOTHING, diagrams.not(named), is(Truth.FALSE));
        group.add((agreement, draft) -> add.to(agreement, draft.purpose.orElseThrow()), named, is(Truth.TRUE));
        group.add(
                (agreement, draft) -> add.to(
                        agreement, request.narrower(draft.purpose.orElseThrow()).orElseThrow()),
                request.purposeIsBroad(),
                is(Truth.UNKNOWN));
        group.add(
                (agreement, draft) ->
                        add.to(agreement, request.other(draft.purpose).orElseThrow()),
                diagrams.and(named, request.purposeHasOthers()),
                is(Truth.FALSE));
        enter(group, List.of(answer), true);
        answers.put(test, request.ofPurpose(answer));
    }

    private void categories() {
        Ternary lists = space.answer();
        Ternary letsIn = space.answer();
        OnRecord<Saying> group = new OnRecord<>(diagrams, List.of(lists, letsIn));
        group.add(NOTHING, Diagrams.TRUE, is(Truth.UNKNOWN, Truth.TRUE));
        group.add(
                (agreement, draft) -> agreement.addCategories(draft.category),
                Diagrams.TRUE,
                is(Truth.TRUE, Truth.TRUE));
        group.add(
                (agreement, draft) ->
                        agreement.addCategories(request.narrower(draft.category).orElseThrow()),
                request.categoryIsBroad(),
                is(Truth.UNKNOWN, Truth.UNKNOWN));
        group.add(
                (agreement, draft) ->
                        agreement.addCategories(request.other(draft.category).orElseThrow()),
                request.categoryHasOthers(),
                is(Truth.FALSE, Truth.FALSE));
        enter(group, List.of(lists, letsIn), false);
        answers.put(new AgreementListsCategory(), lists);
        answers.put(new AgreementLeavesOutCategory(), inForce.and(letsIn.not()));
    }

    /** Where agreements differ, the school's hold on the credentials counts. */
    private void signOn() {
        Ternary schoolHolds = space.answer();
        OnRecord<Saying> group = new OnRecord<>(diagrams, List.of(schoolHolds));
        group.add(NOTHING, Diagrams.TRUE, is(Truth.UNKNOWN));
        group.add((agreement, draft) -> agreement.signOn(SignOn.SCHOOL), Diagrams.TRUE, is(Truth.TRUE));
        group.add((agreement, draft) -> agreement.signOn(SignOn.VENDOR), Diagrams.TRUE, is(Truth.FALSE));
        enter(group, List.of(schoolHolds), false);
        answers.put(new VendorHoldsCredentials(), inForce.and(schoolHolds.not()));
    }

    private void terms(List<AgreementHasTerms> tests) {
        if (tests.isEmpty()) {
            return;
        }
        List<Ternary> each = tests.stream().map(test -> space.answer()).toList();
        OnRecord<Saying> group = new OnRecord<>(diagrams, each);
        group.add(
                NOTHING,
                Diagrams.TRUE,
                tests.stream().map(test -> truth(Truth.UNKNOWN)).toList());
        for (AgreementHasTerms given : tests) {
            group.add(
                    (agreement, draft) -> agreement.addAllClauses(given.required()),
                    Diagrams.TRUE,
                    tests.stream()
                            .map(test -> truth(Truth.of(covers(given.required(), test.required()))))
                            .toList());
        }
        AgreementTerm unrelated = new AgreementTerm("something-else");
        group.add(
                (agreement, draft) -> agreement.addClauses(unrelated),
                Diagrams.TRUE,
                tests.stream().map(test -> truth(Truth.FALSE)).toList());
        enter(group, each, false);
        IntStream.range(0, tests.size()).forEach(i -> answers.put(tests.get(i), each.get(i)));
    }

    private static boolean covers(Set<AgreementTerm> given, Set<AgreementTerm> required) {
        return required.stream().allMatch(term -> given.stream().anyMatch(term::covers));
    }

    private void facts(Vocabulary vocabulary, String fact, List<Condition.FactTest> tests, Instant at) {
        String attribute = fact.substring(fact.indexOf('.') + 1);
        List<Ternary> each = tests.stream().map(test -> space.answer()).toList();
        OnRecord<Saying> group = new OnRecord<>(diagrams, each);
        TestedValues values = new TestedValues(
                vocabulary,
                fact,
                tests,
                at,
                value -> Facts.builder()
                        .put(
                                FactKeys.SUBJECT_AGREEMENTS,
                                List.of(agreement()
                                        .putAttributes(attribute, value)
                                        .build()))
                        .build());
        values.each((value, said) -> group.add(
                (agreement, draft) -> agreement.putAttributes(attribute, values.atThatTime(value, draft.at)),
                Diagrams.TRUE,
                said.stream().map(this::truth).toList()));
        group.add(
                NOTHING,
                Diagrams.TRUE,
                tests.stream().map(test -> truth(Truth.UNKNOWN)).toList());
        enter(group, each, false);
        IntStream.range(0, tests.size()).forEach(i -> answers.put(tests.get(i), each.get(i)));
    }

    private void enter(OnRecord<Saying> group, List<Ternary> each, boolean isOfPurpose) {
        groups.add(group);
        space.require(diagrams.implies(inForce.holds(), group.possible(true)));
        int named = isOfPurpose ? request.purposeNamed() : Diagrams.TRUE;
        for (Ternary answer : each) {
            space.require(diagrams.implies(inForce.fails(), answer.fails()));
            space.require(
                    diagrams.implies(inForce.unknown(), diagrams.choose(named, answer.unknown(), answer.fails())));
        }
    }

    private List<Ternary> is(Truth... truths) {
        return List.of(truths).stream().map(this::truth).toList();
    }

    private Ternary truth(Truth truth) {
        return Ternary.of(diagrams, truth);
    }

    Ternary answer(Condition.Test test) {
        return Objects.requireNonNull(answers.get(test), test.toString());
    }

    /** Whether data may be there until it is disposed of; a hold keeps it. */
    Ternary inDisposal(Ternary isHeld) {
        Space.Domain<Ended> domain = ended.orElseThrow();
        Ternary hasEnded = Ternary.known(diagrams, domain.where(state -> state != Ended.NONE));
        Ternary isToCome = domain.answers(state -> switch (state) {
            case TO_COME -> Truth.TRUE;
            case AS_THE_ZONE_TELLS -> Truth.UNKNOWN;
            case NONE, DUE -> Truth.FALSE;
        });
        return truth(Truth.UNKNOWN).where(inForce.unknown(), hasEnded.and(isToCome.or(isHeld)));
    }

    void draft(Draft draft) {
        Truth isInForce = inForce.in(draft.assignment);
        if (isInForce == Truth.UNKNOWN) {
            return;
        }
        List<Agreement> agreements = new ArrayList<>();
        if (isInForce == Truth.TRUE) {
            List<List<Saying>> chosen =
                    groups.stream().map(group -> group.in(draft.assignment)).toList();
            int number = Math.max(1, chosen.stream().mapToInt(List::size).max().orElse(1));
            for (int i = 0; i < number; i++) {
                Agreement.Builder agreement = agreement();
                for (List<Saying> sayings : chosen) {
                    sayings.get(Math.min(i, sayings.size() - 1)).in(agreement, draft);
                }
                agreements.add(agreement.build());
            }
        }
        ended.map(domain -> domain.in(draft.assignment))
                .filter(state -> state != Ended.NONE)
                .ifPresent(state -> agreements.add(ended(state, draft.at)));
        draft.facts.put(FactKeys.SUBJECT_AGREEMENTS, agreements);
    }

    private static Agreement.Builder agreement() {
        return Agreement.builder().agency(Draft.AGENCY).term(Span.from(LONG_AGO));
    }

    /** Between the first and the last zone there is a day and a half: half a day more or less tells on which day it is. */
    private static Agreement ended(Ended state, Instant at) {
        Instant end = at.minus(Duration.ofDays(10)).plus(Duration.ofHours(12));
        return Agreement.builder()
                .agency(Draft.AGENCY)
                .term(new Span(LONG_AGO, Optional.of(end)))
                .disposalDays(state == Ended.TO_COME ? Optional.empty() : Optional.of(state == Ended.DUE ? 1 : 9))
                .build();
    }
}
