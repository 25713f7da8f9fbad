package com.onebackpak.compliance.benchmarks.peers;

import com.onebackpak.compliance.document.PolicyLibrary;
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
    private final List<Facts> facts = facts();
    private int next;

    private List<Facts> facts() {
        World world = RecordedWorld.of(Directory.sample());
        return requests.stream().map(request -> world.factsFor(request, at)).toList();
    }

    /** Decides the next request. */
    @Benchmark
    public Object decide() {
        next = next + 1 == REQUESTS ? 0 : next + 1;
        return evaluator.decide(requests.get(next), facts.get(next), at);
    }
}
