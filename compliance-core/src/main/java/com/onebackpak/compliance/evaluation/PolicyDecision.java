package com.onebackpak.compliance.evaluation;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.onebackpak.compliance.internal.CanonicalJson;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A decision with its reasons: everything that was concluded, and from what. The same request, facts, time and policies
 * always give an equal decision. Immutable, thread-safe; names people by pseudonymous id only.
 *
 * @param request what was asked
 * @param at the instant it was decided for
 * @param policyDigest the digest of the policies that decided
 * @param facts what was known; their text names the facts without their values
 * @param categories what was decided for each category on its own, in the order of their names
 */
public record PolicyDecision(
        ProcessingRequest request, Instant at, String policyDigest, Facts facts, List<CategoryDecision> categories) {
    /** Copies what is given. */
    public PolicyDecision {
        categories = List.copyOf(categories);
    }

    /** What was decided for the whole: permitted only if every category is. */
    public Outcome outcome() {
        return Outcome.ofParts(
                categories.stream().map(CategoryDecision::outcome).toList());
    }

    /** Whether it may be done. */
    public boolean isPermit() {
        return outcome() == Outcome.PERMIT;
    }

    /** The categories that would be permitted on their own, so that a caller can send less instead of nothing. */
    public Set<Category> permitted() {
        return categories.stream()
                .filter(c -> c.outcome() == Outcome.PERMIT)
                .map(CategoryDecision::category)
                .collect(ImmutableSet.toImmutableSet());
    }

    /** The ids of the rules that determined the outcome, sorted. */
    public Set<String> rules() {
        return sorted(determining()
                .flatMap(c -> c.determining().stream().map(r -> r.rule().id())));
    }

    /** For a permit, the exemptions it relied on: its legal basis. */
    public Set<Exemption> reliedOn() {
        return determining().flatMap(c -> c.reliedOn().stream()).collect(ImmutableSet.toImmutableSet());
    }

    /** What is owed along with this decision. */
    public Set<Obligation> obligations() {
        return determining().flatMap(c -> c.obligations().stream()).collect(ImmutableSet.toImmutableSet());
    }

    /** The clauses and sections that determined the outcome, sorted. */
    public Set<Citation> cites() {
        return sorted(determining().flatMap(c -> c.cites().stream()));
    }

    /** The facts that are needed where the outcome is open, sorted. */
    public Set<String> missing() {
        return sorted(determining().flatMap(c -> c.missing().stream()));
    }

    /** The digest of the facts that the policies were given. */
    public String factsDigest() {
        return facts.digest();
    }

    /**
     * The SHA-256, in hexadecimal, of what was decided about: the request, the instant, the policies and the facts. The
     * same content gives the same digest; that somebody asked, and when, is an event with an id of its own.
     */
    public String digest() {
        return CanonicalJson.sha256(Map.of(
                "request", request.exactData(),
                "at", at.toString(),
                "policies", policyDigest,
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

    /** The categories whose outcome is the whole's. */
    private Stream<CategoryDecision> determining() {
        Outcome outcome = outcome();
        return categories.stream().filter(c -> c.outcome() == outcome);
    }

    private static <T extends Comparable<? super T>> Set<T> sorted(Stream<? extends T> values) {
        return ImmutableSortedSet.copyOf(values.iterator());
    }
}
