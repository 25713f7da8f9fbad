package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Decides one request about many people. Each decision is the one that {@link PolicyEvaluator#decide} gives for the request
 * about that person; what the request itself settles is looked up once, and what is the same of many decisions is kept once.
 * Immutable, thread-safe.
 *
 * <pre>{@code
 * Stream<Batch.Subject> subjects = world.people().keySet().stream()
 *         .map(id -> new Batch.Subject(id, world.factsFor(Batch.about(request, id), monday)));
 * long permitted =
 *         Batch.of(evaluator, monday).decide(request, subjects).filter(Batch.Decided::isPermit).count();
 * }</pre>
 */
public final class Batch {
    private static final PartyId SOMEBODY = PartyId.of("somebody");

    /** Of more different verdicts than this each is kept by its decision alone. */
    private static final int MOST_SHARED = 10_000;

    private final PolicyEvaluator evaluator;
    private final Instant at;

    private Batch(PolicyEvaluator evaluator, Instant at) {
        this.evaluator = evaluator;
        this.at = at;
    }

    /** Decides by an evaluator, for an instant. */
    public static Batch of(PolicyEvaluator evaluator, Instant at) {
        return new Batch(Objects.requireNonNull(evaluator, "evaluator"), Objects.requireNonNull(at, "at"));
    }

    /**
     * Somebody about whom is asked.
     *
     * @param id who it is
     * @param facts what is known about the request's parties, if it is about this person
     */
    public record Subject(PartyId id, KnownFacts facts) {}

    /**
     * Decides the request about each subject, as the stream comes to it: in order, and one after the other unless the stream
     * is parallel.
     *
     * @param request what is asked; whomever it names as its subject, each of the subjects takes the place
     */
    public Stream<Decided> decide(ProcessingRequest request, Stream<Subject> subjects) {
        ProcessingRequest about = about(request, SOMEBODY);
        List<CompiledPolicies.Settled> settled = evaluator.compiled().settled(about, at);
        Map<Verdict, Verdict> shared = new ConcurrentHashMap<>();
        return subjects.map(given -> {
            KnownFacts facts = evaluator.compiled().read(given.facts(), settled.size());
            Subject subject = facts == given.facts() ? given : new Subject(given.id(), facts);
            Verdict verdict = evaluator.compiled().decide(about, facts, at, settled);
            Verdict same = shared.get(verdict);
            if (same == null && shared.size() < MOST_SHARED) {
                same = shared.putIfAbsent(verdict, verdict);
            }
            return new Decided(this, about, subject, same == null ? verdict : same);
        });
    }

    /** The request about this person, whomever it names. */
    public static ProcessingRequest about(ProcessingRequest request, PartyId subject) {
        return request.toBuilder()
                .subjectKind(Optional.empty())
                .subject(subject)
                .build();
    }

    /** What was decided about one subject. It holds the subject and what it shares with others. Immutable, thread-safe. */
    public static final class Decided {
        private final Batch batch;
        private final ProcessingRequest request;
        private final Subject subject;
        private final Verdict verdict;

        private Decided(Batch batch, ProcessingRequest request, Subject subject, Verdict verdict) {
            this.batch = batch;
            this.request = request;
            this.subject = subject;
            this.verdict = verdict;
        }

        /** About whom. */
        public PartyId subject() {
            return subject.id();
        }

        /** What was decided for the whole request. */
        public Outcome outcome() {
            return verdict.outcome();
        }

        /** Whether it may be done. */
        public boolean isPermit() {
            return outcome() == Outcome.PERMIT;
        }

        /** The ids of the rules that determined the outcome, sorted. */
        public Set<String> rules() {
            return decision().rules();
        }

        /** The decision with its reasons, which are derived when they are asked for. */
        public PolicyDecision decision() {
            return new PolicyDecision(
                    batch.evaluator, about(request, subject.id()), subject.facts(), batch.at, verdict);
        }
    }
}
