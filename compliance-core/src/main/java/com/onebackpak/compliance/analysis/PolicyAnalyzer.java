package com.onebackpak.compliance.analysis;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proves what policies decide in every situation there can be. What is proved holds of whatever the evaluator could be
 * asked; what is refuted comes with a situation in which the evaluator decides otherwise.
 *
 * <p>Situations are told apart as far as the policies and the claims tell them: each term of the request's dimensions, also
 * unnamed and unknown ones, ages, numbers and days cut at the bounds that are asked for, each answer that the records can
 * give. Which is a finite number, so that proofs and counts are exact. Whoever receives does so in one role: of who has
 * several, each is decided alone, and what is claimed of recipients of one kind says nothing of the others. Not thread-safe:
 * it keeps what it worked out.
 *
 * <pre>{@code
 * PolicyClaims claims = ClaimsReader.standard().read(DocumentSource.of(Path.of("absolute.claims.yaml")));
 * PolicyAnalyzer analyzer = PolicyAnalyzer.of(claims.policies(), claims.claims());
 * Proof proof = analyzer.prove(claims.claims().get(0));
 * proof.counterexample()
 *         .ifPresent(witness -> log.warn(witness.decision().explanation().text()));
 * }</pre>
 */
public final class PolicyAnalyzer {
    /** How many diagrams are made at most where nobody says otherwise: they take some 400 MB. */
    public static final int MOST_DIAGRAMS = 8_000_000;

    /** How many situations are tried where of some it cannot be told beforehand whether there are such. */
    private static final int TRIES = 1_000;

    private static final int MOST_TRIES = 20 * TRIES;

    private final PolicyEvaluator evaluator;
    private final SituationSpace space;
    private final Decided decided;

    /** What is made beyond it is for a question, and can be forgotten. */
    private final int mark;

    private final Map<Condition.Test, SingleTest> tests = new LinkedHashMap<>();
    private @Nullable Boolean isCountable;

    private PolicyAnalyzer(PolicySet policies, SituationSpace space) {
        this.evaluator = PolicyEvaluator.of(policies);
        this.space = space;
        this.decided = Decided.by(policies, space);
        this.mark = space.diagrams().mark();
    }

    /**
     * Prepares to prove claims of policies; no others can be proved by it. Each question may take {@link #MOST_DIAGRAMS}.
     *
     * @throws IllegalArgumentException if a claim speaks of what the policies' vocabulary does not know
     * @throws PoliciesTooLargeException if already what can be asked takes too much to tell apart
     */
    public static PolicyAnalyzer of(PolicySet policies, List<PolicyClaim> claims) {
        return of(policies, claims, MOST_DIAGRAMS);
    }

    /**
     * Prepares to prove claims of policies; no others can be proved by it.
     *
     * @param mostDiagrams how many diagrams a question may take; a million takes 50 MB and some seconds
     * @throws IllegalArgumentException if a claim speaks of what the policies' vocabulary does not know, or there
     *     may not be a single diagram
     * @throws PoliciesTooLargeException if already what can be asked takes too much to tell apart
     */
    public static PolicyAnalyzer of(PolicySet policies, List<PolicyClaim> claims, int mostDiagrams) {
        return new PolicyAnalyzer(
                policies,
                PoliciesTooLargeException.naming(
                        "which situations there are",
                        () -> new SituationSpace(
                                policies.vocabulary(),
                                Stream.concat(
                                                conditions(policies),
                                                claims.stream().map(PolicyClaim::when))
                                        .toList(),
                                mostDiagrams)));
    }

    private <T> T answer(String question, Supplier<T> answer) {
        return PoliciesTooLargeException.naming(question, () -> space.diagrams().from(mark, answer));
    }

    static Stream<Condition> conditions(PolicySet policies) {
        return policies.policies().stream()
                .flatMap(policy -> Stream.concat(
                        Arrays.stream(Effect.values()).map(policy::scopeOf),
                        policy.rules().stream().flatMap(rule -> Stream.of(rule.fires()))));
    }

    /**
     * In which situations two sets of policies decide differently. Where each holds one version of every pack, the days from
     * which these are in effect are left aside.
     *
     * @throws IllegalArgumentException if the old policies speak of what the new ones' vocabulary does not know
     * @throws PoliciesTooLargeException if it takes more than {@link #MOST_DIAGRAMS}
     */
    public static PolicyDifference difference(PolicySet before, PolicySet after) {
        return difference(before, after, MOST_DIAGRAMS);
    }

    /**
     * In which situations two sets of policies decide differently, as {@link #difference(PolicySet, PolicySet)} says.
     *
     * @param mostDiagrams how many diagrams it may take; a million takes 50 MB and some seconds
     * @throws IllegalArgumentException if the old policies speak of what the new ones' vocabulary does not know, or there
     *     may not be a single diagram
     * @throws PoliciesTooLargeException if it takes more
     */
    public static PolicyDifference difference(PolicySet before, PolicySet after, int mostDiagrams) {
        return PoliciesTooLargeException.naming(
                "in which situations they decide differently",
                () -> new Comparing(before, after, mostDiagrams).difference());
    }

    /**
     * What of the policies does nothing: rules that never fire or without which every outcome would be the same, and
     * permissions by which nothing is ever permitted. Exact: of which rules and facts that would take too much to tell is
     * said in findings that are {@link LintFinding.Kind#UNDECIDED}.
     */
    public List<LintFinding> findings() {
        return answer("what does nothing", () -> space.diagrams().anew(mark, () -> new InVain(decided).findings()));
    }

    /**
     * Whether each of the situations that proofs are about can be made. Where a rule asks whether two facts are the same, or
     * compares a fact with a day and with the day of the decision, some cannot: then what is proved still holds, and what is
     * counted is more than there is.
     */
    public boolean isExact() {
        return space.coarse().isEmpty();
    }

    /**
     * In how many situations each outcome is decided; exact.
     *
     * @throws PoliciesTooLargeException if that takes too many diagrams
     */
    public Map<Outcome, BigInteger> counts() {
        return answer("in how many situations each outcome is decided", this::countsOfAll);
    }

    private Map<Outcome, BigInteger> countsOfAll() {
        ImmutableMap.Builder<Outcome, BigInteger> counts = ImmutableMap.builder();
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, count(decided.where(outcome, space.situations())));
        }
        return counts.buildOrThrow();
    }

    /**
     * What comes of a claim, which must be one of those that were given.
     *
     * @throws PoliciesTooLargeException if that takes too many diagrams; what many agencies forbid of many recipients is told
     *     apart only as far as the claim needs it
     */
    public Proof prove(PolicyClaim claim) {
        return answer("whether claim '" + claim.name() + "' holds", () -> proof(claim));
    }

    private Proof proof(PolicyClaim claim) {
        int within = within(claim);
        BigInteger situations = count(within);
        boolean isAgainst =
                decided.someNot(claim.outcomes(), within).findFirst().isPresent();
        Optional<Witness> witness = isAgainst ? witness(claim, within) : Optional.empty();
        Optional<String> undecided = !isAgainst || witness.isPresent()
                ? Optional.empty()
                : Optional.of(
                        "no situation could be made in which it does not hold, and none excluded, since every answer"
                                + " is thought possible to: " + String.join("; ", space.coarse()));
        return new Proof(
                claim, situations, isAgainst ? countOfOthers(claim) : Optional.of(BigInteger.ZERO), witness, undecided);
    }

    /** Where all prohibitions are too much for one formula, nothing is counted. */
    private Optional<BigInteger> countOfOthers(PolicyClaim claim) {
        Diagrams diagrams = space.diagrams();
        if (isCountable == null) {
            isCountable = diagrams.anew(mark, () -> diagrams.ifFew(decided::prohibitions))
                    .isPresent();
        }
        return isCountable
                ? diagrams.anew(
                        mark, () -> diagrams.ifFew(() -> count(decided.whereNot(claim.outcomes(), within(claim)))))
                : Optional.empty();
    }

    /** The situations of which a claim speaks. */
    private int within(PolicyClaim claim) {
        Ternary when = claim.when().interpret(space);
        return space.diagrams().and(space.situations(), claim.orUnknown() ? when.may() : when.holds());
    }

    private BigInteger count(int formula) {
        return space.diagrams().count(formula, space.variables());
    }

    private Optional<Witness> witness(PolicyClaim claim, int within) {
        SingleTest when = new SingleTest(claim.when(), evaluator.policies().vocabulary());
        return decided.someNot(claim.outcomes(), within)
                .flatMap(this::situations)
                .limit(MOST_TRIES)
                .filter(assignment -> !claim.outcomes().contains(decided.in(assignment)))
                .map(assignment -> {
                    Witness witness = decide(space.situation(assignment));
                    Truth holds = when.in(witness.situation());
                    boolean isAgainst = (holds == Truth.TRUE || (claim.orUnknown() && holds == Truth.UNKNOWN))
                            && !claim.outcomes().contains(witness.decision().outcome());
                    return isAgainst ? Optional.of(witness) : refused(witness, holds, assignment);
                })
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * A situation in which a claim's condition holds and the outcome is one that it allows, as nearly against the claim as
     * there is one: if a permission fires in any, in this one. Empty where there is none.
     *
     * @throws PoliciesTooLargeException if that takes too many diagrams
     */
    public Optional<Witness> example(PolicyClaim claim) {
        return answer("of what claim '" + claim.name() + "' speaks", () -> nearest(claim));
    }

    private Optional<Witness> nearest(PolicyClaim claim) {
        Diagrams diagrams = space.diagrams();
        Ternary when = claim.when().interpret(space);
        int of = diagrams.and(space.situations(), claim.orUnknown() ? when.unknown() : when.holds());
        int all = diagrams.without(of, decided.whereNot(claim.outcomes(), of));
        int permitted = diagrams.and(all, decided.permissions().holds());
        int where = permitted == Diagrams.FALSE ? all : permitted;
        return where == Diagrams.FALSE
                ? Optional.empty()
                : situations(where)
                        .map(assignment -> decide(space.situation(assignment)))
                        .filter(witness ->
                                claim.outcomes().contains(witness.decision().outcome()))
                        .findFirst();
    }

    /** One where every situation can be; several, to be tried, where not. */
    private Stream<BitSet> situations(int where) {
        if (space.coarse().isEmpty()) {
            return Stream.of(space.diagrams().first(where));
        }
        RandomGenerator random = new SplittableRandom(1);
        Diagrams.Draw draws = space.diagrams().draws(where, space.variables());
        return Stream.concat(
                Stream.of(space.diagrams().first(where)),
                Stream.generate(() -> draws.next(random)).limit(TRIES));
    }

    private Witness decide(Situation situation) {
        return new Witness(situation, evaluator.decide(situation.request(), situation.facts(), situation.at()));
    }

    /** A situation that is decided otherwise than it should be is no answer: what was proved here is wrong. */
    private Optional<Witness> refused(Witness witness, Truth holds, BitSet assignment) {
        if (space.coarse().isEmpty()) {
            throw new IllegalStateException("a defect of the analysis: it took "
                    + witness.situation().request().describe() + " to be decided " + decided.in(assignment)
                    + " and to be one that the claim speaks of; the evaluator decides "
                    + witness.decision().outcome() + ", and that the claim speaks of it is " + holds);
        }
        return Optional.empty();
    }

    /**
     * Situations, each as likely as any other, with the outcome that the proofs rest on. An evaluator of the same policies
     * must decide each of them so.
     *
     * @throws PoliciesTooLargeException when one is drawn, if that takes too many diagrams
     */
    public Stream<Map.Entry<Situation, Outcome>> samples(RandomGenerator random) {
        Diagrams.Draw draws = space.diagrams().draws(space.situations(), space.variables());
        return Stream.generate(() -> answer("what situations there are", () -> draws.next(random)))
                .map(assignment -> answer(
                        "what a situation is decided as",
                        () -> Map.entry(space.situation(assignment), decided.in(assignment))));
    }

    /**
     * What the proofs take a situation to be decided as, which is what the evaluator decides. For comparing the two.
     *
     * @param situation a request for one category, to a recipient in at most one role
     * @return the outcome; empty where the situation is none of those that the proofs are about, which must not be
     * @throws IllegalArgumentException if it is about several categories or roles: each is decided by itself
     * @throws PoliciesTooLargeException if that takes too many diagrams
     */
    public Optional<Outcome> outcomeIn(Situation situation) {
        Set<RecipientKind> roles =
                situation.facts().get(FactKeys.RECIPIENT_KIND).orElse(Set.of());
        Preconditions.checkArgument(
                roles.size() < 2 && situation.request().categories().size() == 1,
                "one role of the recipient and one category at a time");
        return answer("what a situation is decided as", () -> outcomeAmong(situation));
    }

    private Optional<Outcome> outcomeAmong(Situation situation) {
        Diagrams diagrams = space.diagrams();
        int where = Diagrams.TRUE;
        for (Condition.Test test : tests()) {
            Ternary answer = test.interpret(space);
            where = diagrams.and(
                    where,
                    switch (Objects.requireNonNull(tests.get(test)).in(situation)) {
                        case TRUE -> answer.holds();
                        case FALSE -> answer.fails();
                        case UNKNOWN -> answer.unknown();
                    });
        }
        where = diagrams.and(where, space.situations());
        return where == Diagrams.FALSE ? Optional.empty() : Optional.of(decided.in(diagrams.first(where)));
    }

    private Set<Condition.Test> tests() {
        if (tests.isEmpty()) {
            conditions(evaluator.policies())
                    .flatMap(Condition::tests)
                    .forEach(test -> tests.computeIfAbsent(
                            test,
                            one -> new SingleTest(one, evaluator.policies().vocabulary())));
        }
        return tests.keySet();
    }
}
