package com.onebackpak.compliance;

import com.onebackpak.compliance.evaluation.CurrentPolicies;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.internal.WithoutValues;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.remedy.Remedies;
import com.onebackpak.compliance.remedy.RemedySearch;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(1);

    private final CurrentPolicies policies;
    private final FactSource facts;
    private final Clock clock;
    private final Duration permitLifetime;
    private final ObligationHandlers handlers;
    private final Bookkeeping books;
    private final Optional<Shadow> shadow;

    private ComplianceService(
            CurrentPolicies policies,
            FactSource facts,
            Clock clock,
            Duration permitLifetime,
            Map<ObligationKind, ObligationHandler> given,
            Bookkeeping books,
            Optional<Shadow> shadow) {
        this.policies = policies;
        this.facts = facts;
        this.clock = clock;
        this.permitLifetime = permitLifetime;
        this.handlers = new ObligationHandlers(given, books.recording());
        this.books = books;
        this.shadow = shadow;
    }

    /** Starts a service. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Decides a request as of now, and records the decision. Each call is a decision of its own, with an id of its own.
     *
     * @throws RuntimeException if it is permitted and the permit cannot be recorded; then nothing may be done
     * @throws NullPointerException if the clock gives no time; what it throws is thrown on: there is no decision without a time
     */
    public ComplianceDecision decide(ProcessingRequest request) {
        Instant now = now();
        PolicyEvaluator evaluator = policies.evaluator();
        Decided decided = decided(evaluator, request, now);
        PolicyDecision decision = decided.decision();
        shadow.ifPresent(beside -> beside.follow(decision));
        DecisionEvent event = new DecisionEvent(
                DecisionEvent.newId(), decision, handlers.undischarged(decision), decided.factsUnavailable());
        if (event.isPermit()) {
            Optional<PermitUse.Transaction> transaction = books.permitted(event, evaluator.policies());
            return new ComplianceDecision.Permit(
                    new PermitUse(
                            event,
                            clock,
                            permitLifetime,
                            transaction,
                            (permit, obligation) -> books.failed(permit, obligation, evaluator.policies())),
                    handlers.all());
        }
        return new ComplianceDecision.Refusal(event, books.refused(event, evaluator.policies()));
    }

    /**
     * The same service within a transaction of the host: it sees what the transaction has recorded, and its permits commit
     * with it or not at all, and can be used in it alone. Cheap; for one transaction.
     *
     * @param joined stores that take part in the transaction, such as {@code stores.joining(context)}
     */
    public ComplianceService within(ComplianceStores joined) {
        return new ComplianceService(
                policies, facts.within(joined), clock, permitLifetime, handlers.given(), books.within(joined), shadow);
    }

    /**
     * The same service, but that somebody else discharges a kind of obligation as well or instead.
     *
     * @throws IllegalArgumentException if the vocabulary does not know the obligation
     */
    public ComplianceService discharging(ObligationKind kind, ObligationHandler handler) {
        vocabulary().requireKnown(kind);
        Map<ObligationKind, ObligationHandler> more = new HashMap<>(handlers.given());
        more.put(kind, handler);
        return new ComplianceService(policies, facts, clock, permitLifetime, more, books, shadow);
    }

    /** Whether there is somebody who discharges a kind of obligation; of one permit it may still refuse to. */
    public boolean discharges(ObligationKind kind) {
        return handlers.all().containsKey(kind);
    }

    /** The vocabulary in which requests speak. */
    public Vocabulary vocabulary() {
        return policies.evaluator().policies().vocabulary();
    }

    /**
     * Whether {@link #decide} would permit a request as of now. It records and discharges nothing and is no permit: it is for
     * lists of what may be asked for. While facts cannot be gathered, nothing would be permitted that hangs on them.
     *
     * @throws NullPointerException if the clock gives no time
     */
    public boolean wouldPermit(ProcessingRequest request) {
        PolicyDecision decision = decided(policies.evaluator(), request, now()).decision();
        return decision.isPermit() && handlers.undischarged(decision).isEmpty();
    }

    /** What the policies say, and whether they were asked without facts because those could not be had. */
    private record Decided(PolicyDecision decision, boolean factsUnavailable) {}

    /** Facts that fail, be it only when they are asked for their values, are none. */
    private Decided decided(PolicyEvaluator evaluator, ProcessingRequest request, Instant now) {
        Optional<Facts> known = gather(request, now);
        if (known.isPresent()) {
            try {
                return new Decided(decided(evaluator, request, known.get(), now), false);
            } catch (Throwable e) {
                logUnavailable(e);
            }
        }
        return new Decided(evaluator.decide(request, Facts.nothing(), now), true);
    }

    /** What is decided is about to be recorded with its facts: values of a host's own that cannot be read are told now. */
    private PolicyDecision decided(PolicyEvaluator evaluator, ProcessingRequest request, Facts known, Instant now) {
        PolicyDecision decision = evaluator.decide(request, known, now);
        if (books.recording().isPresent()) {
            known.digest();
        }
        return decision;
    }

    /** Stores keep no finer time, and what is recorded must be what was decided. */
    private Instant now() {
        return Objects.requireNonNull(clock.instant(), "the clock gave no time").truncatedTo(ChronoUnit.MICROS);
    }

    /** Finds what would make a refused request possible as of now, and who could bring it about. */
    public RemedySearch remedies(ProcessingRequest request) {
        Instant now = now();
        return Remedies.of(policies.evaluator())
                .find(request, gather(request, now).orElse(Facts.nothing()), now);
    }

    /** Empty if the source fails, whatever it throws: then nothing is known, and the log names no people. */
    private Optional<Facts> gather(ProcessingRequest request, Instant at) {
        try {
            return Optional.of(Objects.requireNonNull(facts.factsFor(request, at), "the source gave null"));
        } catch (Throwable e) {
            logUnavailable(e);
            return Optional.empty();
        }
    }

    private static void logUnavailable(Throwable e) {
        LOG.error("facts unavailable, so nothing is known: {}", e.getClass().getName());
        LOG.debug("facts unavailable", WithoutValues.of(e));
    }

    /**
     * Builds a {@link ComplianceService}: with {@link #stores}, which are told once, or with {@link #facts} of the host's
     * own and what is said of their recording. Not thread-safe.
     */
    public static final class Builder {
        private final Map<ObligationKind, ObligationHandler> handlers = new HashMap<>();
        private @Nullable CurrentPolicies policies;
        private @Nullable FactSource facts;
        private @Nullable Clock clock;
        private @Nullable DecisionRecorder recording;
        private boolean recordingNothing;
        private Duration permitLifetime = Duration.ofMinutes(5);
        private @Nullable Ledgers ledgers;
        private @Nullable Shadow shadow;
        private final List<DecisionListener> listeners = new ArrayList<>();

        private record Ledgers(ComplianceStores stores, Tenancy tenancy) {}

        private Builder() {}

        /** The policies that decide, with the vocabulary in which requests speak. */
        public Builder policies(PolicySet policySet) {
            return policies(CurrentPolicies.of(policySet));
        }

        /** The same, of policies that may be replaced while the service runs. */
        public Builder policies(CurrentPolicies current) {
            this.policies = current;
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
         * How long a permit can be used after it was decided; five minutes, if nothing else is said.
         *
         * @throws IllegalArgumentException if it is no time at all, or longer than a day: then it would no longer be
         *     known that nothing has changed since
         */
        public Builder permitsLast(Duration lifetime) {
            if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(LONGEST_LIFETIME) > 0) {
                throw new IllegalArgumentException("a permit must last for more than no time and for a day at most");
            }
            this.permitLifetime = lifetime;
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

        /** Lets other policies decide beside, without any effect; whoever makes the shadow closes it. */
        public Builder shadow(Shadow beside) {
            this.shadow = beside;
            return this;
        }

        /** Adds one who is told of each decision, such as to count it; without any effect on it. */
        public Builder listener(DecisionListener told) {
            listeners.add(told);
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
         * @throws IllegalArgumentException if a handler is for an obligation that the vocabulary does not know, or the
         *     shadow's policies speak in another vocabulary, in which facts are not gathered
         */
        public ComplianceService build() {
            CurrentPolicies deciding = Objects.requireNonNull(policies, "policies are missing");
            Vocabulary vocabulary = deciding.evaluator().policies().vocabulary();
            handlers.keySet().forEach(vocabulary::requireKnown);
            requireOneWay();
            requireSameVocabulary(vocabulary);
            return new ComplianceService(
                    deciding,
                    source(vocabulary),
                    Objects.requireNonNull(clock, "clock is missing"),
                    permitLifetime,
                    handlers,
                    new Bookkeeping(recorder(), listeners),
                    Optional.ofNullable(shadow));
        }

        private void requireSameVocabulary(Vocabulary vocabulary) {
            if (shadow != null && !shadow.candidate().vocabulary().digest().equals(vocabulary.digest())) {
                throw new IllegalArgumentException("a shadow's policies must speak in the vocabulary of the policies");
            }
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
