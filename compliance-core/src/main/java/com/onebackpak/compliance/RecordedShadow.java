package com.onebackpak.compliance;

import com.onebackpak.compliance.DecisionReview.Rederived;
import com.onebackpak.compliance.DecisionReview.Review;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.store.DecisionQuery;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.TenantStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets candidate policies decide what was decided before, and counts by clause where they differ: the same request, for the same
 * instant, by the facts as they were known and recorded. Nothing is written, discharged or guessed: what cannot be decided anew
 * exactly is counted apart. Each candidate takes the place of the policies of its id among those that decided then, and its first
 * version counts as in effect from the beginning, since it is asked what it would have decided.
 *
 * <p>It keeps what differs, each with one decision, and no requests. Not thread-safe.
 *
 * <pre>{@code
 * RecordedShadow shadow = RecordedShadow.of(List.of(policy));
 * shadow.compare(stores.of(district), DecisionQuery.builder().since(monday).build());
 * RecordedShadow.Report report = shadow.report();
 * }</pre>
 */
public final class RecordedShadow {
    private static final int PAGE = 500;

    private final List<Policy> candidates;
    private final Map<String, PolicyEvaluator> byPolicies = new HashMap<>();
    private final Map<ShadowDifference, Found> differences = new LinkedHashMap<>();
    private final Map<NotCompared, Found> notCompared = new EnumMap<>(NotCompared.class);
    private long compared;

    private RecordedShadow(List<Policy> candidates) {
        this.candidates = candidates;
    }

    /** Lets these decide. */
    public static RecordedShadow of(Collection<Policy> candidates) {
        Set<String> seen = new HashSet<>();
        List<Policy> sinceEver = candidates.stream()
                .sorted(Comparator.comparing(candidate -> candidate.effective().from()))
                .map(candidate -> seen.add(candidate.id())
                        ? Policy.builder()
                                .from(candidate)
                                .effective(new Span(
                                        Instant.EPOCH, candidate.effective().until()))
                                .build()
                        : candidate)
                .toList();
        return new RecordedShadow(sinceEver);
    }

    /** Why a decision on record is not compared. */
    public enum NotCompared {
        /** It cannot be derived again as it was recorded; {@link DecisionReview} says why. */
        NOT_REDERIVABLE,
        /** The source of its facts had failed, so nothing that was known is on record. */
        FACTS_UNAVAILABLE,
        /** The candidates ask for facts that are not on record with it, and without them they leave open what they decide. */
        FACTS_NOT_ON_RECORD
    }

    /**
     * How often something was found.
     *
     * @param times how often
     * @param decision the id of the first decision of which it was
     */
    public record Found(long times, String decision) {
        private Found and(Found other) {
            return new Found(times + other.times, decision);
        }
    }

    /**
     * What was found so far. Immutable.
     *
     * @param compared how many decisions were compared
     * @param differences where the candidates decide otherwise, the most frequent first
     * @param notCompared why others were not compared
     */
    public record Report(long compared, Map<ShadowDifference, Found> differences, Map<NotCompared, Found> notCompared) {
        /** How many of those compared differ. */
        public long differing() {
            return differences.values().stream().mapToLong(Found::times).sum();
        }
    }

    /**
     * Compares a tenant's decisions, a page at a time.
     *
     * @throws IllegalArgumentException if the candidates cannot decide together with the other policies of then, or speak of
     *     what the vocabulary of then does not know
     */
    public void compare(TenantStores tenant, DecisionQuery which) {
        DecisionReview review = DecisionReview.of(tenant);
        Page.readAll(
                after -> tenant.decisions().page(which, after, PAGE), record -> compare(tenant, review.review(record)));
    }

    private void compare(TenantStores tenant, Review review) {
        DecisionRecord record = review.record();
        if (record.factsUnavailable()) {
            count(notCompared, NotCompared.FACTS_UNAVAILABLE, record);
        } else if (review instanceof Rederived then) {
            compare(record, then.decision(), candidates(tenant, record.policyDigest()));
        } else {
            count(notCompared, NotCompared.NOT_REDERIVABLE, record);
        }
    }

    private void compare(DecisionRecord record, PolicyDecision then, PolicyEvaluator candidate) {
        PolicyDecision now = candidate.decide(record.request(), record.facts(), record.at());
        if (isOpenForWantOfMore(now, then.missing())) {
            count(notCompared, NotCompared.FACTS_NOT_ON_RECORD, record);
            return;
        }
        compared++;
        ShadowDifference.between(then, now).ifPresent(difference -> count(differences, difference, record));
    }

    /** Also where another category settles the whole. */
    private static boolean isOpenForWantOfMore(PolicyDecision now, Set<String> known) {
        return now.categories().stream()
                .filter(category -> category.outcome() == Outcome.INDETERMINATE)
                .anyMatch(category -> !known.containsAll(category.missing()));
    }

    private static <K> void count(Map<K, Found> found, K what, DecisionRecord record) {
        found.merge(what, new Found(1, record.id()), Found::and);
    }

    /** The policies of then, the candidates in the place of those of their ids. */
    private PolicyEvaluator candidates(TenantStores tenant, String digest) {
        return byPolicies.computeIfAbsent(
                digest,
                key -> PolicyEvaluator.of(replaced(tenant.policies().find(key).orElseThrow(), candidates)));
    }

    /**
     * The policies of a set, those of which there is a candidate of the same id by that.
     *
     * @throws IllegalArgumentException if they cannot decide together
     */
    public static PolicySet replaced(PolicySet policies, List<Policy> candidates) {
        Set<String> ids = new HashSet<>();
        candidates.forEach(candidate -> ids.add(candidate.id()));
        List<Policy> deciding = new ArrayList<>(candidates);
        policies.policies().stream()
                .filter(policy -> !ids.contains(policy.id()))
                .forEach(deciding::add);
        return PolicySet.of(policies.vocabulary(), deciding);
    }

    /** What was found so far. */
    public Report report() {
        Map<ShadowDifference, Found> sorted = new LinkedHashMap<>();
        differences.entrySet().stream()
                .sorted(Comparator.comparing(each -> -each.getValue().times()))
                .forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return new Report(compared, sorted, new EnumMap<>(notCompared));
    }
}
