package com.onebackpak.compliance.benchmarks.peers;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading and compiling a policy in a JVM that has done nothing yet, up to the first decision. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LoadBenchmark {
    @Param("hand-written")
    String engine = "";

    @Param("40")
    int rules;

    private final Directory directory = Directory.sample();
    private final Inquiry inquiry = Inquiries.of(1).get(0);
    private Loading loading = () -> directory;

    private interface Loading {
        Object run();
    }

    /** Writes the policy as the engine wants it. */
    @Setup
    public void write() {
        loading = written(Peers.named(engine));
    }

    private <S> Loading written(Peer<S> peer) {
        S policy = peer.write(RuleTable.of(rules));
        return () -> decided(peer.load(policy, directory));
    }

    private <Q> Object decided(Engine<Q, ?> engine) {
        return engine.decider().apply(engine.asked(inquiry));
    }

    /** Loads it and decides once. */
    @Benchmark
    public Object load() {
        return loading.run();
    }
}
