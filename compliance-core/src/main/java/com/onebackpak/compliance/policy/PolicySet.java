package com.onebackpak.compliance.policy;

import com.google.common.collect.ImmutableList;
import com.onebackpak.compliance.internal.CanonicalJson;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The policies that decide together, possibly in several versions each.
 *
 * <p>Their order means nothing, and the digest does not depend on it. Immutable, thread-safe.
 */
public final class PolicySet {
    private final ImmutableList<Policy> policies;
    private final String digest;

    private PolicySet(ImmutableList<Policy> policies) {
        this.policies = policies;
        this.digest = CanonicalJson.sha256(policies.stream().map(Policy::digest).toList());
    }

    /**
     * Puts policies together.
     *
     * @throws IllegalArgumentException if two versions of a policy are in effect at the same time
     */
    public static PolicySet of(Collection<Policy> policies) {
        ImmutableList<Policy> sorted = policies.stream()
                .distinct()
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
        return new PolicySet(sorted);
    }

    /** Puts policies together. */
    public static PolicySet of(Policy... policies) {
        return of(List.of(policies));
    }

    /** All policies in all versions, in a fixed order. */
    public List<Policy> policies() {
        return policies;
    }

    /** The policies in effect at an instant. */
    public List<Policy> inEffectAt(Instant instant) {
        return policies.stream().filter(p -> p.effective().contains(instant)).toList();
    }

    /** The rule with this id, in any policy, or nothing. */
    public Optional<Rule> rule(String id) {
        return policies.stream()
                .flatMap(p -> p.rules().stream())
                .filter(r -> r.id().equals(id))
                .findFirst();
    }

    /** The SHA-256 of the policies' digests, in hexadecimal: equal exactly for equal content. */
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
