package com.onebackpak.compliance;

import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.TenantStores;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Explains past decisions anew, from the policies that were archived and the facts as they were known. What it cannot
 * derive exactly as it was recorded and logged, it does not explain, and says why. Thread-safe if the stores are.
 *
 * <pre>{@code
 * String why = DecisionReview.of(stores.of(district))
 *         .review(decisionId)
 *         .map(review -> review instanceof DecisionReview.Rederived same
 *                 ? same.decision().explanation().text()
 *                 : ((DecisionReview.NotRederivable) review).why())
 *         .orElse("no such decision");
 * }</pre>
 */
public final class DecisionReview {
    private final TenantStores stores;
    private final Map<String, PolicyEvaluator> archived = new ConcurrentHashMap<>();

    private DecisionReview(TenantStores stores) {
        this.stores = stores;
    }

    /** Reviews the decisions of one tenant, by the policies and in the terms of then. */
    public static DecisionReview of(TenantStores stores) {
        return new DecisionReview(stores);
    }

    /** What came of a review. */
    public sealed interface Review {
        /** What was recorded when it was decided. */
        DecisionRecord record();
    }

    /**
     * The decision was derived again, exactly as it was recorded.
     *
     * @param record what was recorded
     * @param decision the decision, with all its reasons
     */
    public record Rederived(DecisionRecord record, PolicyDecision decision) implements Review {}

    /**
     * The decision cannot be derived again.
     *
     * @param record what was recorded
     * @param why what is missing or differs
     */
    public record NotRederivable(DecisionRecord record, String why) implements Review {}

    /** Reviews a decision; empty if none of that id is on record. */
    public Optional<Review> review(String id) {
        return stores.decisions().find(id).map(this::review);
    }

    /** Reviews a decision as it was read. */
    Review review(DecisionRecord record) {
        Optional<String> changed = stores.decisions().difference(record.id());
        if (changed.isPresent()) {
            return new NotRederivable(record, "what is on record is not what was logged: " + changed.get());
        }
        Optional<PolicyEvaluator> policies;
        try {
            policies = policies(record.policyDigest());
        } catch (RuntimeException e) {
            return new NotRederivable(record, "the archived policies cannot be read: " + e.getMessage());
        }
        if (policies.isEmpty()) {
            return new NotRederivable(
                    record, "the policies of digest " + record.policyDigest() + " are not in the archive");
        }
        PolicyDecision decision = policies.get().decide(record.request(), record.facts(), record.at());
        return difference(record, DecisionRecord.of(DecisionEvent.of(decision), record.entry()))
                .<Review>map(why -> new NotRederivable(record, why))
                .orElseGet(() -> new Rederived(record, decision));
    }

    /** What is in the archive never changes, and many decisions rest on the same. */
    private Optional<PolicyEvaluator> policies(String digest) {
        Optional<PolicyEvaluator> known = Optional.ofNullable(archived.get(digest));
        return known.isPresent()
                ? known
                : stores.policies()
                        .find(digest)
                        .map(policies -> archived.computeIfAbsent(digest, same -> PolicyEvaluator.of(policies)));
    }

    private static Optional<String> difference(DecisionRecord then, DecisionRecord now) {
        if (!then.digest().equals(now.digest())) {
            return Optional.of("what is on record is not what was decided: its digest would be " + now.digest());
        }
        if (then.outcome() != now.outcome()
                || !then.rules().equals(now.rules())
                || !then.exemptions().equals(now.exemptions())
                || !then.cites().equals(now.cites())) {
            return Optional.of("the same policies and facts give " + now.outcome()
                    + " by other rules now, so the evaluator has changed since");
        }
        return Optional.empty();
    }
}
