package com.onebackpak.compliance.benchmarks.peers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** What was measured, as a table: of the iterations the one that took least, of the processor's time the median, too. Not thread-safe. */
final class Measured {
    static final int ITERATIONS = 10;

    private static final String BYTES = "gc.alloc.rate.norm";

    private final Map<String, Double> nanos = new HashMap<>();
    private final Map<String, Double> medians = new HashMap<>();
    private final Map<String, Double> processor = new HashMap<>();
    private final Map<String, Double> bytes = new HashMap<>();
    private final Map<String, Double> loads = new HashMap<>();
    private final StringBuilder builtIn = new StringBuilder();

    void decisions(int threads, Collection<RunResult> results) {
        for (RunResult result : results) {
            String key = key(result.getParams()) + "/" + threads;
            nanos.put(key, clock(result).get(0));
            List<Double> iterations = processor(result);
            processor.put(key, iterations.get(0));
            medians.put(key, iterations.get(iterations.size() / 2));
            bytes.put(key, bytes(result));
        }
    }

    void loads(Collection<RunResult> results) {
        results.forEach(result -> loads.put(
                key(result.getParams()),
                result.getPrimaryResult().getStatistics().getPercentile(50)));
    }

    void builtIn(Collection<RunResult> results) {
        results.forEach(result -> builtIn.append(String.format(
                Locale.ROOT,
                "built-in packs, facts at hand, %s: %s ns of the processor, %s in the median, %s of the clock, %s bytes%n",
                result.getParams().getBenchmark().endsWith("decideBatch")
                        ? "one of a batch of " + Directory.STUDENTS
                        : "one decision",
                number(processor(result).get(0)),
                number(processor(result).get(ITERATIONS / 2)),
                number(clock(result).get(0)),
                number(bytes(result)))));
    }

    private static double bytes(RunResult result) {
        return secondary(result, BYTES);
    }

    private static List<Double> processor(RunResult result) {
        return iterations(
                result,
                iteration -> secondary(iteration, ProcessorTime.NANOS) / secondary(iteration, ProcessorTime.DECISIONS));
    }

    private static List<Double> clock(RunResult result) {
        return iterations(result, iteration -> iteration.getPrimaryResult().getScore());
    }

    /** The least first: what an iteration took more, others on the machine took. */
    private static List<Double> iterations(RunResult result, ToDoubleFunction<IterationResult> time) {
        return result.getBenchmarkResults().stream()
                .flatMap(of -> of.getIterationResults().stream())
                .mapToDouble(time)
                .sorted()
                .boxed()
                .toList();
    }

    private static double secondary(IterationResult iteration, String name) {
        return Objects.requireNonNull(iteration.getSecondaryResults().get(name)).getScore();
    }

    private static double secondary(RunResult result, String name) {
        return Objects.requireNonNull(result.getSecondaryResults().get(name)).getScore();
    }

    String builtInPacks() {
        return builtIn.toString();
    }

    private static String key(BenchmarkParams of) {
        return of.getParam("engine") + "/" + of.getParam("rules");
    }

    List<List<String>> table(List<String> engines, List<Integer> rules, List<Integer> threads) {
        int one = threads.get(0);
        List<String> head = new ArrayList<>(
                List.of("engine", "rules", "processor ns", "x hand-written", "x ours", "median", "clock ns", "bytes"));
        threads.stream().skip(1).forEach(number -> head.add(number + " threads do x " + one));
        head.add("load ms");
        List<List<String>> rows = new ArrayList<>();
        rows.add(head);
        for (String engine : engines) {
            for (int number : rules) {
                String key = engine + "/" + number;
                double time = of(nanos, key + "/" + one);
                double processing = of(processor, key + "/" + one);
                List<String> row = new ArrayList<>(List.of(
                        engine,
                        String.valueOf(number),
                        number(processing),
                        ratio(processing / of(processor, Peers.HAND_WRITTEN + "/" + number + "/" + one)),
                        ratio(processing / of(processor, Peers.OURS + "/" + number + "/" + one)),
                        number(of(medians, key + "/" + one)),
                        number(time),
                        number(of(bytes, key + "/" + one))));
                threads.stream()
                        .skip(1)
                        .forEach(many -> row.add(ratio(time * many / of(nanos, key + "/" + many) / one)));
                row.add(number(of(loads, key)));
                rows.add(row);
            }
        }
        return rows;
    }

    /** What was measured; not a number where nothing was. */
    private static double of(Map<String, Double> values, String key) {
        return values.getOrDefault(key, Double.NaN);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String ratio(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
    }
}
