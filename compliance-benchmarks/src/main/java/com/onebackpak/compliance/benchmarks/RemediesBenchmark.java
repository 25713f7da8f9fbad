package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.remedy.Remedies;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.scenario.ScenarioCase;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks for what would open each refusal of the project's scenarios, all of them in turn. What is told of each is its median
 * round, in the processor's time, so that what the machine does beside counts little.
 */
final class RemediesBenchmark {
    private static final Path SCENARIOS = Path.of("scenarios");
    private static final double MOST_MILLISECONDS = 5;

    private static final int TOLD = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Effort effort;
    private long found;

    RemediesBenchmark(Effort effort) {
        this.effort = effort;
    }

    /** Somebody who was refused. */
    private record Refused(String name, Remedies remedies, ProcessingRequest request, Facts facts, Instant at) {}

    List<Ratio> run() throws IOException {
        if (!Files.isDirectory(SCENARIOS)) {
            effort.report("remedies: skipped, as there is no folder 'scenarios' here");
            return List.of();
        }
        List<Refused> refusals = refusals();
        List<List<Double>> times = Stream.<List<Double>>generate(ArrayList::new)
                .limit(refusals.size())
                .toList();
        for (int round = 0; round <= effort.rounds(); round++) {
            for (int i = 0; i < refusals.size(); i++) {
                Refused refused = refusals.get(i);
                long start = THREADS.getCurrentThreadCpuTime();
                found += refused.remedies()
                        .find(refused.request(), refused.facts(), refused.at())
                        .remedies()
                        .size();
                if (round > 0) { // the first is for warming up
                    times.get(i).add((THREADS.getCurrentThreadCpuTime() - start) / 1e6);
                }
            }
            effort.report("round " + round + ": in all " + found + " remedies");
        }
        IntStream.range(0, refusals.size())
                .boxed()
                .sorted(Comparator.comparing(i -> -Ratio.median(times.get(i))))
                .limit(TOLD)
                .forEach(i -> effort.report(Ratio.number(Ratio.median(times.get(i))) + " ms: "
                        + refusals.get(i).name()));
        List<Double> medians = times.stream().map(Ratio::median).sorted().toList();
        long slow = medians.stream().filter(time -> time > MOST_MILLISECONDS).count();
        return List.of(new Ratio(
                "remedies of the slowest of " + refusals.size() + " refusals, processor ms",
                MOST_MILLISECONDS,
                false,
                List.of(medians.get(medians.size() - 1)),
                "-",
                "median " + Ratio.number(Ratio.median(medians)) + ", above " + slow));
    }

    private static List<Refused> refusals() throws IOException {
        Map<String, Remedies> byPolicies = new HashMap<>();
        List<Refused> refusals = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(SCENARIOS)) {
            files = all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            Scenario scenario = ScenarioReader.standard().read(DocumentSource.of(file));
            PolicyEvaluator evaluator = PolicyEvaluator.of(scenario.policies());
            Remedies remedies =
                    byPolicies.computeIfAbsent(scenario.policies().digest(), digest -> Remedies.of(evaluator));
            for (ScenarioCase each : scenario.cases()) {
                if (each instanceof ScenarioCase.OfRequest of) {
                    Facts facts = scenario.world().factsFor(of.request(), of.at());
                    if (!evaluator.decide(of.request(), facts, of.at()).isPermit()) {
                        refusals.add(new Refused(
                                file.getFileName() + " " + each.name(), remedies, of.request(), facts, of.at()));
                    }
                }
            }
        }
        return refusals;
    }
}
