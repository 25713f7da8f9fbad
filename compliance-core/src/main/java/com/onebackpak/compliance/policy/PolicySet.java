package com.onebackpak.compliance.policy;

import com.google.common.collect.ImmutableList;
import com.onebackpak.compliance.internal.CanonicalJson;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The policies that decide together, possibly in several versions each, and the vocabulary in which they speak.
 *
 * <p>Their order means nothing, and the digest does not depend on it. Immutable, thread-safe.
 *
 * <pre>{@code
 * List<Policy> policies = new ArrayList<>(PolicyLibrary.standard().select("backpak", "ferpa").policies());
 * policies.add(PolicyReader.of(vocabulary).read(DocumentSource.of(Path.of("our-district.pack.yaml"))));
 * PolicySet together = PolicySet.of(vocabulary, policies);
 * }</pre>
 */
public final class PolicySet {
    private final Vocabulary vocabulary;
    private final ImmutableList<Policy> policies;
    private final String digest;

    private PolicySet(Vocabulary vocabulary, ImmutableList<Policy> policies) {
        this.vocabulary = vocabulary;
        this.policies = policies;
        this.digest = CanonicalJson.sha256(List.of(
                vocabulary.digest(), policies.stream().map(Policy::digest).toList()));
    }

    /**
     * Puts policies together.
     *
     * @param vocabulary the terms and facts in which they speak, and requests may
     * @param policies the policies
     * @throws IllegalArgumentException if one is none that {@link Policy#builder} makes, such as a law that permits, two versions of a policy are in effect at the same time, or one speaks of a
     *     term or a fact that the vocabulary does not know
     */
    public static PolicySet of(Vocabulary vocabulary, Collection<Policy> policies) {
        Set<String> seen = new HashSet<>();
        ImmutableList<Policy> sorted = policies.stream()
                .map(ImmutablePolicy::copyOf) // which refuses what a host's own implementation does not
                .filter(policy -> seen.add(policy.digest()))
                .sorted(Comparator.comparing(Policy::id)
                        .thenComparing(p -> p.effective().from())
                        .thenComparing(Policy::version))
                .collect(ImmutableList.toImmutableList());
        for (int i = 1; i < sorted.size(); i++) {
            Policy earlier = sorted.get(i - 1);
            Policy later = sorted.get(i);
            if (earlier.id().equals(later.id()) && overlap(earlier, later)) {
                throw new IllegalArgumentException("versions '" + earlier.version() + "' and '" + later.version()
                        + "' of policy '" + later.id() + "' are in effect at the same time");
            }
        }
        sorted.forEach(policy -> PolicyCheck.requireKnown(policy, vocabulary));
        return new PolicySet(vocabulary, sorted);
    }

    /** Puts policies together, as {@link #of(Vocabulary, Collection)} does. */
    public static PolicySet of(Vocabulary vocabulary, Policy... policies) {
        return of(vocabulary, List.of(policies));
    }

    /** The terms and facts in which the policies speak; part of the set and of its digest. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** All policies in all versions, in a fixed order. */
    public List<Policy> policies() {
        return policies;
    }

    /** The policies in effect at an instant. */
    public List<Policy> inEffectAt(Instant instant) {
        return policies.stream().filter(p -> p.effective().contains(instant)).toList();
    }

    /** The SHA-256 of the digests of the vocabulary and the policies, in hexadecimal: equal exactly for equal content. */
    public String digest() {
        return digest;
    }

    private static boolean overlap(Policy earlier, Policy later) {
        return earlier.effective()
                .until()
                .map(end -> end.isAfter(later.effective().from()))
                .orElse(true);
    }
}
