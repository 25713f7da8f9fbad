package com.onebackpak.compliance;

import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.remedy.Remedies;
import com.onebackpak.compliance.remedy.RemedySearch;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a running backend, before it touches a student's data, whether it may. It permits only if the policies permit
 * on the facts as they are known, and somebody discharges every obligation that the permit carries. If the facts cannot
 * be gathered, nothing is known, and what is unknown is never permitted.
 *
 * <p>Built once, at start-up; {@link #within} narrows it to a transaction:
 *
 * <pre>{@code
 * ComplianceService compliance = ComplianceService.builder()
 *         .policies(PolicyLibrary.standard().select("backpak", "ferpa", "coppa"))
 *         .stores(stores, tenancy)
 *         .clock(Clock.systemUTC())
 *         .build();
 * ComplianceDecision decision = compliance.within(stores.joining(context)).decide(request);
 * }</pre>
 *
 * <p>Thread-safe if its fact source and handlers are.
 */
public final class ComplianceService {
    private static final Logger LOG = LoggerFactory.getLogger(ComplianceService.class);

    private final PolicyEvaluator evaluator;
    private final FactSource facts;
    private final Clock clock;
    private final Map<ObligationKind, ObligationHandler> given;
    private final Map<ObligationKind, ObligationHandler> handlers;
    private final Optional<DecisionRecorder> recording;

    private ComplianceService(
            PolicyEvaluator evaluator,
            FactSource facts,
            Clock clock,
            Map<ObligationKind, ObligationHandler> given,
            Optional<DecisionRecorder> recording) {
        this.evaluator = evaluator;
        this.facts = facts;
        this.clock = clock;
        this.given = ImmutableMap.copyOf(given);
        this.recording = recording;
        Map<ObligationKind, ObligationHandler> all = new HashMap<>(given);
        recording.ifPresent(r -> all.putIfAbsent(ObligationKind.RECORD_DISCLOSURE, r.disclosures()));
        this.handlers = ImmutableMap.copyOf(all);
    }

    /** Starts a service. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Decides a request as of now, and records the decision.
     *
     * @throws RuntimeException if it is permitted and the permit cannot be recorded; then nothing may be done
     */
    public ComplianceDecision decide(ProcessingRequest request) {
        Instant now = now();
        PolicyDecision decision = evaluator.decide(request, gather(request, now), now);
        Set<Obligation> withoutHandler = decision.isPermit() ? withoutHandler(decision) : Set.of();
        if (decision.isPermit() && withoutHandler.isEmpty()) {
            recording.ifPresent(r -> r.permitted(decision, evaluator.policies()));
            return new ComplianceDecision.Permit(decision, handlers);
        }
        recordRefusal(decision, withoutHandler);
        return new ComplianceDecision.Refusal(decision, withoutHandler);
    }

    /**
     * The same service within a transaction of the host: it sees what the transaction has recorded, and its permits commit
     * with it or not at all. Cheap; for one transaction.
     *
     * @param joined stores that take part in the transaction, such as {@code stores.joining(context)}
     */
    public ComplianceService within(ComplianceStores joined) {
        return new ComplianceService(
                evaluator, facts.within(joined), clock, given, recording.map(r -> r.within(joined)));
    }

    private Set<Obligation> withoutHandler(PolicyDecision decision) {
        return decision.obligations().stream()
                .filter(obligation -> !isDischargeable(obligation, decision))
                .collect(Collectors.toSet());
    }

    private boolean isDischargeable(Obligation obligation, PolicyDecision decision) {
        ObligationHandler handler = handlers.get(obligation.kind());
        return handler != null && handler.canDischarge(obligation, decision);
    }

    /** A refusal stands, recorded or not: that the store is out of order must open nothing. */
    private void recordRefusal(PolicyDecision decision, Set<Obligation> withoutHandler) {
        try {
            recording.ifPresent(r -> r.refused(decision, withoutHandler, evaluator.policies()));
        } catch (RuntimeException e) {
            LOG.error(
                    "cannot record refusal {}: {}", decision.id(), e.getClass().getName());
        }
    }

    /** Stores keep no finer time, and what is recorded must be what was decided. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Finds what would make a refused request possible as of now, and who could bring it about. */
    public RemedySearch remedies(ProcessingRequest request) {
        Instant now = now();
        return Remedies.of(evaluator).find(request, gather(request, now), now);
    }

    /** A source that fails leaves everything unknown; the log names the error's type, not the people it is about. */
    private Facts gather(ProcessingRequest request, Instant at) {
        try {
            return facts.factsFor(request, at);
        } catch (RuntimeException e) {
            LOG.error(
                    "cannot gather facts, so nothing is known: {}", e.getClass().getName());
            return Facts.nothing();
        }
    }

    /**
     * Builds a {@link ComplianceService}: with {@link #stores}, which are told once, or with {@link #facts} of the host's
     * own and what is said of their recording. Not thread-safe.
     */
    public static final class Builder {
        private final Map<ObligationKind, ObligationHandler> handlers = new HashMap<>();
        private @Nullable PolicySet policies;
        private @Nullable FactSource facts;
        private @Nullable Clock clock;
        private @Nullable DecisionRecorder recording;
        private boolean recordingNothing;
        private @Nullable Ledgers ledgers;

        private record Ledgers(ComplianceStores stores, Tenancy tenancy) {}

        private Builder() {}

        /** The policies that decide, with the vocabulary in which requests speak. */
        public Builder policies(PolicySet policySet) {
            this.policies = policySet;
            return this;
        }

        /**
         * Where facts come from and decisions are recorded: facts are gathered from the ledgers in the vocabulary of the
         * policies, as {@link LedgerFacts} does, and decisions recorded as {@link DecisionRecorder} does.
         *
         * @param stores stores that own their transactions
         * @param tenancy tells whose ledgers and records they are
         */
        public Builder stores(ComplianceStores stores, Tenancy tenancy) {
            this.ledgers = new Ledgers(stores, tenancy);
            return this;
        }

        /** Where facts come from, if not from stores. */
        public Builder facts(FactSource source) {
            this.facts = source;
            return this;
        }

        /** The clock; the library reads no other. */
        public Builder clock(Clock source) {
            this.clock = source;
            return this;
        }

        /** Says who discharges a kind of obligation; a permit that carries one without a handler is refused. */
        public Builder discharging(ObligationKind kind, ObligationHandler handler) {
            handlers.put(kind, handler);
            return this;
        }

        /**
         * Where decisions are recorded, if facts do not come from {@link #stores}. Unless a handler is given for it,
         * {@code record-disclosure} is discharged there too.
         */
        public Builder recording(DecisionRecorder target) {
            this.recording = target;
            return this;
        }

        /** Says that nothing is recorded, because the host does so itself or has nothing to prove. */
        public Builder recordingNothing() {
            this.recordingNothing = true;
            return this;
        }

        /**
         * Returns the service.
         *
         * @throws NullPointerException if policies, facts or clock are missing, or it is not said where
         *     decisions are recorded
         * @throws IllegalStateException if facts or their recording are said in two ways
         * @throws IllegalArgumentException if a handler is for an obligation that the vocabulary does not know
         */
        public ComplianceService build() {
            PolicySet deciding = Objects.requireNonNull(policies, "policies are missing");
            handlers.keySet().forEach(deciding.vocabulary()::requireKnown);
            requireOneWay();
            return new ComplianceService(
                    PolicyEvaluator.of(deciding),
                    source(deciding.vocabulary()),
                    Objects.requireNonNull(clock, "clock is missing"),
                    handlers,
                    recorder());
        }

        private void requireOneWay() {
            if (ledgers != null && (facts != null || recording != null || recordingNothing)) {
                throw new IllegalStateException("facts come from the stores and decisions are recorded there:"
                        + " leave out facts(...), recording(...) and recordingNothing(), or stores(...)");
            }
            if (recording != null && recordingNothing) {
                throw new IllegalStateException("it is said where decisions are recorded, and that they are not");
            }
        }

        private FactSource source(Vocabulary vocabulary) {
            return ledgers != null
                    ? LedgerFacts.of(ledgers.stores(), ledgers.tenancy(), vocabulary)
                    : Objects.requireNonNull(
                            facts, "facts are missing: say from which stores or other source they come");
        }

        private Optional<DecisionRecorder> recorder() {
            if (ledgers != null) {
                return Optional.of(DecisionRecorder.of(ledgers.tenancy(), ledgers.stores()));
            }
            if (recording == null && !recordingNothing) {
                throw new NullPointerException("recording is missing: say where, or that nothing is recorded");
            }
            return Optional.ofNullable(recording);
        }
    }
}
