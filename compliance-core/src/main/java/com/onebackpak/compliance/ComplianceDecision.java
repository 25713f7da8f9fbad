package com.onebackpak.compliance;

import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.evaluation.Explanation;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.remedy.RemedySearch;
import com.onebackpak.compliance.report.Problem;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a backend may do: a {@link Permit}, whose obligations are discharged before the action, or a {@link Refusal}.
 * Thread-safe.
 *
 * <pre>{@code
 * String answer = compliance.decide(request).fold(
 *         permit -> permit.discharge(() -> "sent " + permit.categories()),
 *         refusal -> refusal.explanation().summary());
 * }</pre>
 */
public sealed interface ComplianceDecision {
    /** Names this decision and no other, also in its record and in the audit log. */
    String id();

    /** What the policies decided, with all reasons. */
    PolicyDecision decision();

    /** Why, as a tree. */
    default Explanation explanation() {
        return decision().explanation();
    }

    /** Returns what is made of a permit or of a refusal. */
    <R> R fold(Function<Permit, R> ifPermitted, Function<Refusal, R> ifRefused);

    /**
     * Returns the permit, where a refusal ends what goes on:
     *
     * <pre>{@code
     * compliance.decide(request).orElseThrow().discharge(() -> "sent");
     * }</pre>
     *
     * @throws RefusedException if it is refused
     */
    default Permit orElseThrow() {
        return fold(permit -> permit, refusal -> {
            throw new RefusedException(refusal);
        });
    }

    /** It may be done now and once, when what is owed is discharged. */
    final class Permit implements ComplianceDecision {
        private final PermitUse use;
        private final Map<ObligationKind, ObligationHandler> handlers;

        Permit(PermitUse use, Map<ObligationKind, ObligationHandler> handlers) {
            this.use = use;
            this.handlers = ImmutableMap.copyOf(handlers);
        }

        @Override
        public String id() {
            return use.event().id();
        }

        @Override
        public PolicyDecision decision() {
            return use.event().decision();
        }

        /** The categories that may be processed. */
        public Set<Category> categories() {
            return decision().permitted();
        }

        /**
         * Whether it was recorded in a transaction of the host's, and so is not on record before that commits: nobody outside
         * of the transaction may be told of it until then.
         */
        public boolean isInTransaction() {
            return use.isInTransaction();
        }

        /**
         * Discharges what is owed, then does the action. It does so once, within the time that the service gives a permit,
         * and where the permit was recorded in a transaction of the host's, within that transaction. If something owed
         * cannot be discharged, its exception is thrown, the action is not done, and the failure is recorded as a refusal.
         *
         * @throws UnusablePermitException if it was called before, it is too late, or the transaction is over; then nothing
         *     was discharged and nothing done
         */
        public <T> T discharge(Supplier<T> action) {
            use.begin();
            for (Obligation obligation : decision().obligations()) {
                discharge(obligation);
            }
            return action.get();
        }

        private void discharge(Obligation obligation) {
            ObligationHandler handler = handlers.get(obligation.kind());
            if (handler == null) {
                throw new IllegalStateException("no handler for obligation " + obligation.kind());
            }
            boolean isDischarged = false;
            try {
                handler.discharge(obligation, this);
                isDischarged = true;
            } finally {
                if (!isDischarged) {
                    use.failed(obligation);
                }
            }
        }

        @Override
        public <R> R fold(Function<Permit, R> ifPermitted, Function<Refusal, R> ifRefused) {
            return ifPermitted.apply(this);
        }
    }

    /** It may not be done. */
    final class Refusal implements ComplianceDecision {
        private final DecisionEvent event;
        private final BooleanSupplier recorded;

        Refusal(DecisionEvent event, BooleanSupplier recorded) {
            this.event = event;
            this.recorded = recorded;
        }

        @Override
        public String id() {
            return event.id();
        }

        /** What the policies decided; a permit only if something owed has nobody to discharge it. */
        @Override
        public PolicyDecision decision() {
            return event.decision();
        }

        /** What is owed and has nobody to discharge it; empty where the policies refuse. */
        public Set<Obligation> undischarged() {
            return event.undischarged();
        }

        /** Whether the source of the facts failed: then all was unknown, and asking again may help. */
        public boolean factsUnavailable() {
            return event.factsUnavailable();
        }

        /**
         * Whether its id is for others to ask by: false where it could not be recorded. One that will be recorded when a
         * transaction of the host's has ended counts as recorded until that fails.
         */
        public boolean isRecorded() {
            return recorded.getAsBoolean();
        }

        /** Why, as a tree: what stood in the way first, where it was not the policies. */
        @Override
        public Explanation explanation() {
            Explanation reasons = decision().explanation();
            if (factsUnavailable()) {
                return refused("facts unavailable: their source failed, so nothing was known", reasons);
            }
            return undischarged().isEmpty()
                    ? reasons
                    : refused(
                            "nobody discharges "
                                    + undischarged().stream()
                                            .map(Obligation::toString)
                                            .sorted()
                                            .collect(Collectors.joining(", ")),
                            reasons);
        }

        private static Explanation refused(String why, Explanation reasons) {
            return new Explanation("REFUSED, " + why, Optional.empty(), List.of(), reasons.cites(), List.of(reasons));
        }

        /** What an HTTP answer says of it (RFC 9457); it names no person, and no id that is not on record. */
        public Problem problem() {
            Problem problem = Problem.of(event);
            return isRecorded() ? problem : problem.unrecorded();
        }

        /** The same with what would open it. */
        public Problem problem(RemedySearch remedies) {
            return problem().with(remedies);
        }

        @Override
        public <R> R fold(Function<Permit, R> ifPermitted, Function<Refusal, R> ifRefused) {
            return ifRefused.apply(this);
        }
    }
}
