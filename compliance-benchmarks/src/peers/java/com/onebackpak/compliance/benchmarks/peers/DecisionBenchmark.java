package com.onebackpak.compliance.benchmarks.peers;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One decision, from the plain request to the answer: looking up who is meant, and putting it as the engine wants it, included. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecisionBenchmark {
    /** An engine, loaded. */
    @State(Scope.Benchmark)
    public static class Loaded {
        @Param("hand-written")
        String engine = "";

        @Param("40")
        int rules;

        private Engine<?, ?> loaded = new HandWritten().load(RuleTable.of(0), Directory.sample());

        /** Gives it the policy. */
        @Setup
        public void load() {
            loaded = Peers.load(Peers.named(engine), RuleTable.of(rules), Directory.sample());
        }
    }

    /** The stream of requests, and where a thread is in it. */
    @State(Scope.Thread)
    public static class Turn {
        private Object[] asked = new Object[0];
        private Function<Object, ?> decider = any -> any;
        private int next;

        /** Lets the thread begin. */
        @Setup
        public void begin(Loaded engine) {
            begin(engine.loaded);
        }

        @SuppressWarnings("unchecked") // what an engine is asked comes from the engine
        private <Q> void begin(Engine<Q, ?> engine) {
            asked = Inquiries.of(PeersCommand.INQUIRIES).stream()
                    .map(engine::asked)
                    .toArray();
            decider = (Function<Object, ?>) engine.decider();
        }

        Object decideNext() {
            next = next + 1 == asked.length ? 0 : next + 1;
            return decider.apply(asked[next]);
        }
    }

    /** Decides the next request. */
    @Benchmark
    public Object decide(Turn turn, ProcessorTime time) {
        time.decisions++;
        return turn.decideNext();
    }
}
