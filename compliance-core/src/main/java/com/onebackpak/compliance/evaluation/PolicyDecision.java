package com.onebackpak.compliance.evaluation;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.internal.CanonicalJson;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A decision. Its outcome and the rules that determined it are there at once; its reasons are derived from the same rules
 * and facts when they are asked for. The same request, facts, time and policies always give an equal decision. Immutable,
 * thread-safe; names people by pseudonymous id only.
 */
public final class PolicyDecision {
    private final PolicyEvaluator evaluator;
    private final ProcessingRequest request;
    private final KnownFacts known;
    private final Instant at;
    private final Verdict verdict;

    /** Derived when it is asked for; who derives it at the same time derives an equal one. */
    private @Nullable Reasons reasons;

    /** What reasons are told from; apart, since of most decisions nobody asks for any. */
    private static final class Reasons {
        private final Facts facts;

        private @Nullable List<CategoryDecision> categories;

        /** What each category of a permit relied on, which three of the answers below ask for. */
        private @Nullable List<List<Exemption>> exemptions;

        Reasons(Facts facts) {
            this.facts = facts;
        }
    }

    private Reasons reasons() {
        Reasons derived = reasons;
        if (derived == null) {
            derived = new Reasons(Facts.of(known, evaluator.policies().vocabulary()));
            reasons = derived;
        }
        return derived;
    }

    PolicyDecision(
            PolicyEvaluator evaluator, ProcessingRequest request, KnownFacts known, Instant at, Verdict verdict) {
        this.evaluator = evaluator;
        this.request = request;
        this.known = known;
        this.at = at;
        this.verdict = verdict;
    }

    /** What was asked. */
    public ProcessingRequest request() {
        return request;
    }

    /** The instant it was decided for. */
    public Instant at() {
        return at;
    }

    /** The digest of the policies that decided. */
    public String policyDigest() {
        return evaluator.policies().digest();
    }

    /** What was known; the text of facts names them without their values. */
    public Facts facts() {
        return reasons().facts;
    }

    /** What was decided for each category on its own, and why, in the order of their names. */
    public List<CategoryDecision> categories() {
        List<CategoryDecision> derived = reasons().categories;
        if (derived == null) {
            derived = List.copyOf(PolicyInterpreter.decide(evaluator.policies(), request, facts(), at));
            reasons().categories = derived;
        }
        return derived;
    }

    /** What was decided for the whole: permitted only if every category is. */
    public Outcome outcome() {
        return verdict.outcome();
    }

    /** Whether it may be done. */
    public boolean isPermit() {
        return outcome() == Outcome.PERMIT;
    }

    /** The categories that would be permitted on their own, so that a caller can send less instead of nothing. */
    public Set<Category> permitted() {
        List<Category> sorted = request.sortedCategories();
        return IntStream.range(0, sorted.size())
                .filter(i -> verdict.part(i).outcome() == Outcome.PERMIT)
                .mapToObj(sorted::get)
                .collect(ImmutableSet.toImmutableSet());
    }

    /** The ids of the rules that determined the outcome, sorted. */
    public Set<String> rules() {
        return sorted(decisive().flatMap(this::determining).map(Rule::id));
    }

    /** The layers of the rules that determined the outcome, in their order; none where nobody speaks. */
    public Set<Layer> layers() {
        return sorted(decisive()
                .flatMap(category -> verdict.part(category).determining().mapToObj(evaluator::layer)));
    }

    /**
     * The prohibitions that fire or may, those of each category in the order of the policies: while there is one, nothing is
     * permitted. One that stands in the way of two categories is there twice.
     */
    public List<Rule> prohibitions() {
        return IntStream.range(0, request.categories().size())
                .mapToObj(verdict::part)
                .flatMapToInt(Verdict::standingInTheWay)
                .mapToObj(evaluator::rule)
                .toList();
    }

    /**
     * The rules that count and under whose target one of the request's categories falls, or may, whether they fire or not, in
     * the order of the policies, each once; of a recipient of several kinds, those that count for one of them.
     */
    public List<Rule> considered(Category category) {
        return verdict.isOfUnknownTerms()
                ? List.of()
                : PolicyInterpreter.rules(evaluator.policies(), new ConditionTruth(request, facts(), at, category));
    }

    /** For a permit, the exemptions it relied on: its legal basis. */
    public Set<Exemption> reliedOn() {
        return decisive().flatMap(this::reliedOn).collect(ImmutableSet.toImmutableSet());
    }

    /** What is owed along with this decision. */
    public Set<Obligation> obligations() {
        return outcome() == Outcome.INDETERMINATE
                ? Set.of()
                : decisive().flatMap(this::obligations).collect(ImmutableSet.toImmutableSet());
    }

    /** In several roles they are told role by role. */
    private Stream<Obligation> obligations(int category) {
        return isInSeveralRoles()
                ? categories().get(category).obligations().stream()
                : Stream.concat(
                        determining(category).flatMap(rule -> rule.obligations().stream()),
                        reliedOn(category).flatMap(exemption -> exemption.obligations().stream()));
    }

    /** The clauses and sections that determined the outcome, sorted. */
    public Set<Citation> cites() {
        List<Citation> cites = new ArrayList<>();
        decisive().forEach(category -> {
            determining(category).forEach(rule -> cites.addAll(rule.cites()));
            reliedOn(category).forEach(exemption -> cites.addAll(exemption.cites()));
        });
        return ImmutableSortedSet.copyOf(cites);
    }

    /** The facts that are needed where the outcome is open, sorted. */
    public Set<String> missing() {
        return outcome() == Outcome.INDETERMINATE
                ? sorted(categories().stream()
                        .filter(category -> category.outcome() == Outcome.INDETERMINATE)
                        .flatMap(category -> category.missing().stream()))
                : Set.of();
    }

    /** The digest of the facts that the policies were given. */
    public String factsDigest() {
        return facts().digest();
    }

    /**
     * The SHA-256, in hexadecimal, of what was decided about: the request, the instant, the policies and the facts. The
     * same content gives the same digest; that somebody asked, and when, is an event with an id of its own.
     */
    public String digest() {
        return CanonicalJson.sha256(Map.of(
                "request", request.exactData(),
                "at", at.toString(),
                "policies", policyDigest(),
                "facts", factsDigest()));
    }

    /** Why, as a tree. */
    public Explanation explanation() {
        return Explanation.of(this);
    }

    /** Returns what is made of a permit or of a refusal; whatever is not a permit is a refusal. */
    public <R> R fold(Function<PolicyDecision, R> ifPermitted, Function<PolicyDecision, R> ifRefused) {
        return isPermit() ? ifPermitted.apply(this) : ifRefused.apply(this);
    }

    /** The categories whose outcome is the whole's, by their places in the order of their names. */
    private Stream<Integer> decisive() {
        Outcome outcome = outcome();
        return IntStream.range(0, request.categories().size())
                .filter(category -> verdict.part(category).outcome() == outcome)
                .boxed();
    }

    private Stream<Rule> determining(int category) {
        return verdict.part(category).determining().sorted().distinct().mapToObj(evaluator::rule);
    }

    private Stream<Exemption> reliedOn(int category) {
        if (outcome() != Outcome.PERMIT) {
            return Stream.empty();
        }
        List<List<Exemption>> derived = reasons().exemptions;
        if (derived == null) {
            derived = IntStream.range(0, request.categories().size())
                    .mapToObj(each -> exemptions(each).toList())
                    .toList();
            reasons().exemptions = derived;
        }
        return derived.get(category).stream();
    }

    /** Who receives in several roles relies on what the roles rely on that are permitted, and only the reasons tell them. */
    private Stream<Exemption> exemptions(int category) {
        if (isInSeveralRoles()) {
            return categories().get(category).reliedOn().stream();
        }
        ConditionTruth truth = new ConditionTruth(
                request, facts(), at, request.sortedCategories().get(category));
        return evaluator
                .silenced(request, facts(), at, truth.category())
                .flatMap(rule -> rule.exemptions().stream())
                .filter(exemption -> exemption.when().interpret(truth).truth() == Truth.TRUE);
    }

    private boolean isInSeveralRoles() {
        Set<RecipientKind> roles = facts().find(FactKeys.RECIPIENT_KIND);
        return roles != null && roles.size() > 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PolicyDecision decision
                && decision.request.equals(request)
                && decision.at.equals(at)
                && decision.policyDigest().equals(policyDigest())
                && decision.facts().equals(facts());
    }

    @Override
    public int hashCode() {
        return Objects.hash(request, at, policyDigest());
    }

    /** The outcome and what was asked; people by pseudonymous id. */
    @Override
    public String toString() {
        return outcome() + ": " + request.describe();
    }

    /** Sorted once, and by the order by which others know such a set and do not sort it again. */
    private static <T extends Comparable<? super T>> Set<T> sorted(Stream<? extends T> values) {
        return ImmutableSortedSet.<T>copyOf(values.toList());
    }
}
