package com.onebackpak.compliance;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.evaluation.Explanation;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a backend may do: a {@link Permit}, whose obligations are discharged before the action, or a {@link Refusal}.
 * Immutable.
 *
 * <pre>{@code
 * String answer = compliance.decide(request).fold(
 *         permit -> permit.discharge(() -> "sent " + permit.categories()),
 *         refusal -> refusal.explanation().summary());
 * }</pre>
 */
public sealed interface ComplianceDecision {
    /** What the policies decided, with all reasons. */
    PolicyDecision decision();

    /** Why, as a tree. */
    default Explanation explanation() {
        return decision().explanation();
    }

    /** Returns what is made of a permit or of a refusal. */
    <R> R fold(Function<Permit, R> ifPermitted, Function<Refusal, R> ifRefused);

    /** It may be done, once what is owed is discharged. */
    final class Permit implements ComplianceDecision {
        private final PolicyDecision decision;
        private final Map<ObligationKind, ObligationHandler> handlers;

        Permit(PolicyDecision decision, Map<ObligationKind, ObligationHandler> handlers) {
            this.decision = decision;
            this.handlers = ImmutableMap.copyOf(handlers);
        }

        @Override
        public PolicyDecision decision() {
            return decision;
        }

        /** The categories that may be processed. */
        public Set<Category> categories() {
            return decision.permitted();
        }

        /**
         * Discharges what is owed, then does the action; if something owed cannot be discharged, its exception is thrown
         * and the action is not done.
         */
        public <T> T discharge(Supplier<T> action) {
            for (Obligation obligation : decision.obligations()) {
                ObligationHandler handler = handlers.get(obligation.kind());
                if (handler == null) {
                    throw new IllegalStateException("no handler for obligation " + obligation.kind());
                }
                handler.discharge(obligation, decision);
            }
            return action.get();
        }

        @Override
        public <R> R fold(Function<Permit, R> ifPermitted, Function<Refusal, R> ifRefused) {
            return ifPermitted.apply(this);
        }
    }

    /**
     * It may not be done.
     *
     * @param decision what the policies decided; a permit only if something owed has nobody to discharge it
     * @param withoutHandler what is owed and has no handler; empty where the policies refuse
     */
    record Refusal(PolicyDecision decision, Set<Obligation> withoutHandler) implements ComplianceDecision {
        /** Copies what is given. */
        public Refusal {
            withoutHandler = ImmutableSet.copyOf(withoutHandler);
        }

        @Override
        public <R> R fold(Function<Permit, R> ifPermitted, Function<Refusal, R> ifRefused) {
            return ifRefused.apply(this);
        }
    }
}
