package com.onebackpak.compliance.benchmarks.peers;

import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.evaluation.Batch;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A decision by the packs that come with the library, all of them, with the facts at hand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BuiltInPacksBenchmark {
    private static final int REQUESTS = 2_000;

    private final PolicyEvaluator evaluator =
            PolicyEvaluator.of(PolicyLibrary.standard().select("backpak", "ferpa", "coppa", "states"));
    private final List<Inquiry> inquiries = Inquiries.of(REQUESTS);
    private final Instant at = inquiries.get(0).at();
    private final List<ProcessingRequest> requests = RecordedWorld.requests(inquiries);
    private final World world = RecordedWorld.of(Directory.sample());
    private final List<Facts> facts = facts();
    private final ProcessingRequest aboutAll = RecordedWorld.requests(List.of(new Inquiry(
                    Directory.student(1),
                    Directory.application(1),
                    "disclose",
                    "name",
                    "education.assessment",
                    false,
                    false,
                    false,
                    false,
                    false,
                    at,
                    Directory.TODAY)))
            .get(0);
    private final List<Batch.Subject> subjects = subjects();
    private int next;

    private List<Batch.Subject> subjects() {
        return world.people().keySet().stream()
                .map(id -> new Batch.Subject(id, world.factsFor(Batch.about(aboutAll, id), at)))
                .toList();
    }

    private List<Facts> facts() {
        return requests.stream().map(request -> world.factsFor(request, at)).toList();
    }

    /** Decides the next request. */
    @Benchmark
    public Object decide(ProcessorTime time) {
        time.decisions++;
        next = next + 1 == REQUESTS ? 0 : next + 1;
        return evaluator.decide(requests.get(next), facts.get(next), at);
    }

    /** Decides one request about all students. */
    @Benchmark
    @OperationsPerInvocation(Directory.STUDENTS)
    public long decideBatch(ProcessorTime time) {
        time.decisions += subjects.size();
        return Batch.of(evaluator, at)
                .decide(aboutAll, subjects.stream())
                .filter(Batch.Decided::isPermit)
                .count();
    }
}
