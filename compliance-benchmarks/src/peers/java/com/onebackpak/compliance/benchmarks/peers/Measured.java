package com.onebackpak.compliance.benchmarks.peers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What was measured, as a table. Not thread-safe. */
final class Measured {
    private static final String BYTES = "gc.alloc.rate.norm";

    private final Map<String, Result<?>> decisions = new HashMap<>();
    private final Map<String, Result<?>> bytes = new HashMap<>();
    private final Map<String, Result<?>> loads = new HashMap<>();
    private final StringBuilder builtIn = new StringBuilder();

    void decisions(int threads, Collection<RunResult> results) {
        for (RunResult result : results) {
            String key = key(result.getParams()) + "/" + threads;
            decisions.put(key, result.getPrimaryResult());
            bytes.put(key, result.getSecondaryResults().get(BYTES));
        }
    }

    void loads(Collection<RunResult> results) {
        results.forEach(result -> loads.put(key(result.getParams()), result.getPrimaryResult()));
    }

    void builtIn(Collection<RunResult> results) {
        results.forEach(result -> builtIn.append(String.format(
                Locale.ROOT,
                "%s: %s ns (+- %s), %s bytes%n",
                result.getParams().getBenchmark().replaceAll(".*\\.", "built-in packs, "),
                number(result.getPrimaryResult().getScore()),
                number(result.getPrimaryResult().getScoreError()),
                number(result.getSecondaryResults().get(BYTES).getScore()))));
    }

    String builtInPacks() {
        return builtIn.toString();
    }

    private static String key(BenchmarkParams of) {
        return of.getParam("engine") + "/" + of.getParam("rules");
    }

    List<List<String>> table(List<String> engines, List<Integer> rules, List<Integer> threads) {
        int one = threads.get(0);
        List<String> head = new ArrayList<>(List.of("engine", "rules", "ns", "+-", "x hand-written", "bytes"));
        threads.stream().skip(1).forEach(number -> head.add(number + " threads do x " + one));
        head.add("load ms");
        List<List<String>> rows = new ArrayList<>();
        rows.add(head);
        for (String engine : engines) {
            for (int number : rules) {
                String key = engine + "/" + number;
                Result<?> time = decisions.get(key + "/" + one);
                Result<?> written = decisions.get(Peers.HAND_WRITTEN + "/" + number + "/" + one);
                List<String> row = new ArrayList<>(List.of(
                        engine,
                        String.valueOf(number),
                        number(time.getScore()),
                        number(time.getScoreError()),
                        written == null ? "-" : ratio(time.getScore() / written.getScore()),
                        number(bytes.get(key + "/" + one).getScore())));
                threads.stream().skip(1).forEach(many -> row.add(
                        ratio(time.getScore() * many / decisions.get(key + "/" + many).getScore() / one)));
                row.add(number(loads.get(key).getScore()));
                rows.add(row);
            }
        }
        return rows;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
    }
}
