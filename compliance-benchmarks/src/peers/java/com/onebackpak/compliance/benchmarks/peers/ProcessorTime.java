package com.onebackpak.compliance.benchmarks.peers;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The processor's time that a thread's decisions take, beside the clock's: where others use the machine, too, the clock counts their
 * time as well.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class ProcessorTime {
    /** How the two counters are called among what JMH tells. */
    static final String NANOS = "processorNanos";

    static final String DECISIONS = "decisions";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /** Nanoseconds of the processor in an iteration. */
    public long processorNanos;

    /** How many decisions they were. */
    public long decisions;

    private long start;

    /** Begins to count. */
    @Setup(Level.Iteration)
    public void begin() {
        decisions = 0;
        start = threads.getCurrentThreadCpuTime();
    }

    /** Ends. */
    @TearDown(Level.Iteration)
    public void end() {
        processorNanos = threads.getCurrentThreadCpuTime() - start;
    }
}
