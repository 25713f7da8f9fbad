package com.onebackpak.compliance.analysis;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.condition.ActsAs;
import com.onebackpak.compliance.condition.AgreementInDisposal;
import com.onebackpak.compliance.condition.AgreementInterpreter;
import com.onebackpak.compliance.condition.BelongsTo;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.ConsentOverruled;
import com.onebackpak.compliance.condition.ConsentWithdrawn;
import com.onebackpak.compliance.condition.During;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.condition.ProtectedIn;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.PartyAttributes;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All situations as far as some tests tell them apart: what is asked, by whom, when, and what is known. Everything is in
 * it that the evaluator could be asked, so what holds in all of it always holds. Of a test that is not understood here
 * every answer is thought possible, which makes a situation of it that may not be one; {@link #coarse} names these.
 *
 * <p>The order of the variables is fixed: the request, then ages and places, then facts, near those that conditions combine
 * them with, agreements and ledgers; facts with many tests, which tell tenants and applications apart, come last.
 */
final class SituationSpace implements AgreementInterpreter<Ternary> {
    private static final FactComparison IS_TRUE = new FactComparison.Is(FactValue.of(true));
    private static final Condition.FactTest IS_POSTSECONDARY =
            new Condition.FactTest(FactKeys.SUBJECT_POSTSECONDARY.name(), IS_TRUE);

    private final Space space;
    private final Diagrams diagrams;
    private final RequestSpace request;
    private final AgeSpace ages;
    private final PlaceSpace places;
    private final AgreementSpace agreements;
    private final LedgerSpace ledgers;
    private final ConsentSpace consents;
    private final List<FactSpace> factSpaces = new ArrayList<>();
    private final Map<Condition.FactTest, Ternary> factAnswers = new HashMap<>();
    private final Map<Condition.FactTest, Ternary> questions = new LinkedHashMap<>();
    private final Optional<Space.Domain<PartyId>> recipients;
    private final Set<String> coarse = new LinkedHashSet<>();
    private final int situations;

    SituationSpace(Vocabulary vocabulary, List<Condition> conditions, int mostDiagrams) {
        space = new Space(mostDiagrams);
        diagrams = space.diagrams();
        Set<Condition.Test> tests = new LinkedHashSet<>();
        conditions.stream().flatMap(Condition::tests).forEach(test -> add(test, tests));
        request = new RequestSpace(space, vocabulary, tests);
        SortedSet<Integer> bounds = AgeSpace.bounds(tests);
        boolean isOwnConsentAsked = tests.stream().anyMatch(ConsentGiven.class::isInstance);
        if (isOwnConsentAsked) {
            bounds.add(ConsentSpace.ELIGIBLE_AT);
        }
        Map<String, List<Condition.FactTest>> byFact = new LinkedHashMap<>();
        List<Condition.FactTest> ofAgreements = new ArrayList<>();
        List<Condition.FactTest> ofRecipients = new ArrayList<>();
        tests.stream()
                .flatMap(test -> test instanceof Condition.FactTest of ? Stream.of(of) : Stream.empty())
                .collect(Collectors.groupingBy(Condition.FactTest::fact, LinkedHashMap::new, Collectors.toList()))
                .forEach((fact, of) -> {
                    boolean areInTurns = vocabulary
                            .fact(fact)
                            .filter(declared -> DayBounds.areInTurns(declared.type(), of))
                            .isPresent();
                    of.forEach(test -> {
                        if (areInTurns) {
                            leaveOpen(test);
                        } else {
                            sort(test, vocabulary, byFact, ofAgreements, ofRecipients);
                        }
                    });
                });
        Map<String, List<Condition.FactTest>> few = new LinkedHashMap<>(byFact);
        few.values().removeIf(of -> of.size() > MANY);
        FactOrder.of(few.keySet(), conditions)
                .forEach(fact -> add(vocabulary, fact, few.getOrDefault(fact, List.of())));
        Set<Condition.Test> withoutFacts = tests.stream()
                .filter(test -> !(test instanceof Condition.FactTest) || ofAgreements.contains(test))
                .collect(ImmutableSet.toImmutableSet());
        agreements = new AgreementSpace(space, vocabulary, request, withoutFacts, RequestSpace.WHENEVER);
        ledgers = new LedgerSpace(space, request, tests);
        ages = new AgeSpace(space, bounds);
        consents = new ConsentSpace(
                space,
                vocabulary,
                request,
                ages,
                isOwnConsentAsked ? answer(IS_POSTSECONDARY) : Ternary.of(diagrams, Truth.FALSE),
                tests);
        byFact.entrySet().stream()
                .filter(fact -> fact.getValue().size() > MANY)
                .forEach(fact -> add(vocabulary, fact.getKey(), fact.getValue()));
        places = new PlaceSpace(space, tests);
        recipients = recipients(ofRecipients);
        situations = space.situations();
    }

    private static final int MANY = 8;

    /** What a test is made of here: some rest on what others ask. */
    private static void add(Condition.Test test, Set<Condition.Test> tests) {
        if (test instanceof Condition.Flag flag) {
            tests.add(new Condition.FactTest(flag.fact(), IS_TRUE));
        } else if (test instanceof Condition.LegitimateInterest) {
            tests.add(new Condition.FactTest(FactKeys.LEGITIMATE_INTEREST.name(), IS_TRUE));
        } else if (test instanceof ConsentOverruled overruled) {
            tests.add(ConsentGiven.onBasis(overruled.bases()));
            tests.add(IS_POSTSECONDARY);
            tests.add(new Condition.OptedOut(Condition.OptOutScope.PURPOSE));
        } else {
            tests.add(test);
            if (test instanceof ConsentGiven) {
                tests.add(IS_POSTSECONDARY);
            } else if (test instanceof AgreementInDisposal) {
                tests.add(new Condition.Held(Set.of()));
            }
        }
    }

    private void sort(
            Condition.FactTest test,
            Vocabulary vocabulary,
            Map<String, List<Condition.FactTest>> byFact,
            List<Condition.FactTest> ofAgreements,
            List<Condition.FactTest> ofRecipients) {
        Optional<Ternary> ofRequest = request.fact(test);
        boolean isSame = test.comparison() instanceof FactComparison.Same;
        String attribute = test.fact().substring(test.fact().indexOf('.') + 1);
        boolean isOfAgreement = test.fact().startsWith("agreement.");
        if (ofRequest.isPresent() && !isSame) {
            factAnswers.put(test, ofRequest.get());
        } else if (test.fact().equals("request.recipient") && !isSame) {
            ofRecipients.add(test);
        } else if (isSame
                || (isOfAgreement
                        ? PartyAttributes.typeOf("agreement", attribute).isPresent()
                        : FactKeys.isOwn(test.fact())
                                && vocabulary
                                        .fact(test.fact())
                                        .filter(fact -> fact.type() == FactType.BOOLEAN)
                                        .isEmpty())) {
            leaveOpen(test);
        } else if (isOfAgreement) {
            ofAgreements.add(test);
        } else {
            byFact.computeIfAbsent(test.fact(), fact -> new ArrayList<>()).add(test);
        }
    }

    private void leaveOpen(Condition.FactTest test) {
        factAnswers.put(test, space.answer());
        coarse.add(test.describe());
    }

    private void add(Vocabulary vocabulary, String fact, List<Condition.FactTest> tests) {
        FactSpace of = new FactSpace(space, vocabulary, fact, tests, RequestSpace.WHENEVER);
        factSpaces.add(of);
        tests.forEach(test -> {
            factAnswers.put(test, of.answer(test));
            questions.put(test, of.answer(test));
        });
    }

    private Optional<Space.Domain<PartyId>> recipients(List<Condition.FactTest> tests) {
        if (tests.isEmpty()) {
            return Optional.empty();
        }
        List<PartyId> ids = Stream.concat(
                        Stream.of(Draft.APPLICATION),
                        tests.stream()
                                .flatMap(test -> test.comparison().values().stream())
                                .flatMap(value -> PartyId.find(((FactValue.OfText) value).value()).stream()))
                .distinct()
                .toList();
        Space.Domain<PartyId> domain = space.domain(ids);
        space.require(diagrams.or(request.recipientNamed(), domain.is(Draft.APPLICATION)));
        tests.forEach(test -> {
            int is = domain.where(id -> test.comparison().values().contains(FactValue.of(id.value())));
            factAnswers.put(
                    test,
                    Ternary.known(diagrams, is).where(request.recipientNamed(), Ternary.of(diagrams, Truth.UNKNOWN)));
        });
        return Optional.of(domain);
    }

    Diagrams diagrams() {
        return diagrams;
    }

    int variables() {
        return space.variables();
    }

    /** Which assignments are situations. */
    int situations() {
        return situations;
    }

    /** Tests of which every answer is thought possible, in words. */
    Set<String> coarse() {
        return coarse;
    }

    /**
     * A part of the vocabulary.
     *
     * @param action the narrowest action above all that is done
     * @param purpose the narrowest purpose above all that it is done for; empty: none is named
     * @param where the assignments
     */
    record Area(Action action, Optional<Purpose> purpose, int where) {}

    /** The parts of the vocabulary in which a formula holds somewhere; every assignment of it is in one of them. */
    List<Area> areas(int formula) {
        return request.areas(formula);
    }

    /** What is asked of declared facts, each with its answers. */
    Map<Condition.FactTest, Ternary> questions() {
        return questions;
    }

    /** The situation of an assignment. */
    Situation situation(BitSet assignment) {
        Draft draft = new Draft(assignment);
        request.draft(draft);
        ages.draft(draft);
        if (diagrams.holds(request.recipientNamed(), assignment)) {
            draft.recipient =
                    Optional.of(recipients.map(domain -> domain.in(assignment)).orElse(Draft.APPLICATION));
            draft.request.recipient(draft.recipient);
        }
        factSpaces.forEach(fact -> fact.draft(draft));
        agreements.draft(draft);
        ledgers.draft(draft);
        consents.draft(draft);
        places.draft(draft);
        return draft.situation();
    }

    private Ternary answer(Condition.FactTest test) {
        return Objects.requireNonNull(factAnswers.get(test), test.toString());
    }

    @Override
    public Ternary all(Condition.All condition, List<Ternary> parts) {
        return parts.stream().reduce(Ternary.of(diagrams, Truth.TRUE), Ternary::and);
    }

    @Override
    public Ternary any(Condition.Any condition, List<Ternary> parts) {
        return parts.stream().reduce(Ternary.of(diagrams, Truth.FALSE), Ternary::or);
    }

    @Override
    public Ternary not(Condition.Not condition, Ternary part) {
        return part.not();
    }

    @Override
    public Ternary defined(Condition.Defined condition, Ternary part) {
        return part;
    }

    @Override
    public Ternary ageBelow(Condition.AgeBelow test) {
        return ages.below(test.years(), test.when());
    }

    @Override
    public Ternary ageAtLeast(Condition.AgeAtLeast test) {
        return ages.reached(test.years(), test.when());
    }

    @Override
    public Ternary consentGiven(ConsentGiven test) {
        return consents.answer(test);
    }

    @Override
    public Ternary consentOverruled(ConsentOverruled test) {
        return consents.answer(ConsentGiven.onBasis(test.bases())).and(ledgers.optedOut(Condition.OptOutScope.PURPOSE));
    }

    @Override
    public Ternary consentWithdrawn(ConsentWithdrawn test) {
        return consents.answer(test);
    }

    @Override
    public Ternary ofAgreements(Condition.Test test) {
        return agreements.answer(test);
    }

    @Override
    public Ternary agreementInDisposal(AgreementInDisposal test) {
        return agreements.inDisposal(ledgers.held(Set.of()));
    }

    @Override
    public Ternary applicationAuthorized(Condition.ApplicationAuthorized test) {
        return ledgers.authorized();
    }

    @Override
    public Ternary legitimateInterest(Condition.LegitimateInterest test) {
        return answer(new Condition.FactTest(FactKeys.LEGITIMATE_INTEREST.name(), IS_TRUE));
    }

    @Override
    public Ternary recipientIn(Condition.RecipientIn test) {
        return places.recipientIn(test);
    }

    @Override
    public Ternary requestMatches(Condition.RequestMatches test) {
        return request.matches(test.target());
    }

    @Override
    public Ternary flag(Condition.Flag test) {
        return factTest(new Condition.FactTest(test.fact(), IS_TRUE));
    }

    @Override
    public Ternary held(Condition.Held test) {
        return ledgers.held(test.kinds());
    }

    @Override
    public Ternary optedOut(Condition.OptedOut test) {
        return ledgers.optedOut(test.scope());
    }

    @Override
    public Ternary factTest(Condition.FactTest test) {
        return test.fact().startsWith("agreement.") && !factAnswers.containsKey(test)
                ? agreements.answer(test)
                : answer(test);
    }

    @Override
    public Ternary protectedIn(ProtectedIn test) {
        return places.protectedIn(test);
    }

    @Override
    public Ternary belongsTo(BelongsTo test) {
        return places.belongsTo(test);
    }

    @Override
    public Ternary actsAs(ActsAs test) {
        return request.actsAs(test);
    }

    @Override
    public Ternary during(During test) {
        return request.during(test);
    }
}
