package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.ShadowDifference;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.scenario.CaseResult;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.scenario.ScenarioCase;
import com.onebackpak.compliance.scenario.ScenarioRunner;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets candidate packs decide beside those of scenario files, and counts by clause where they differ. */
@Command(
        name = "shadow",
        description =
                "Lets packs decide the requests of scenario files in place of the packs of the same id, and counts"
                        + " by clause where they decide otherwise. Exits 1 if they do anywhere.",
        footer = {"", "Example: java -jar compliance.jar shadow --candidate new/district.yaml scenarios/*.yaml"},
        sortOptions = false)
final class ShadowCommand implements Callable<Integer> {
    @Option(
            names = "--candidate",
            paramLabel = "PACK",
            required = true,
            description = "A pack file, or the id of a built-in pack, that is to decide; may be repeated.")
    private List<String> candidates;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scenario files, YAML or JSON.")
    private List<Path> files;

    @Mixin
    private SpokenVocabulary vocabulary;

    @Mixin
    private AnswerForm form;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    ShadowCommand() {}

    /** How often a difference was found, and the first case in which it was. */
    private record Counted(int times, ScenarioCase first) {
        Counted again() {
            return new Counted(times + 1, first);
        }
    }

    @Override
    public Integer call() {
        Documents documents = vocabulary.documents();
        List<Policy> deciding = documents.packs(candidates);
        List<Scenario> scenarios = documents.scenariosWithCases(files);
        Map<ShadowDifference, Counted> found = new LinkedHashMap<>();
        int compared = 0;
        for (Scenario scenario : scenarios) {
            ScenarioRunner live = ScenarioRunner.of(scenario);
            ScenarioRunner candidate = ScenarioRunner.of(new Scenario(
                    scenario.title(),
                    replaced(scenario, deciding),
                    scenario.now(),
                    scenario.world(),
                    scenario.cases()));
            for (ScenarioCase one : scenario.cases()) {
                if (one instanceof ScenarioCase.OfRequest) {
                    compared++;
                    ShadowDifference.between(decision(live, one), decision(candidate, one))
                            .ifPresent(difference ->
                                    found.merge(difference, new Counted(1, one), (before, ignored) -> before.again()));
                }
            }
        }
        return print(found, compared);
    }

    private static PolicyDecision decision(ScenarioRunner runner, ScenarioCase one) {
        return ((CaseResult.OfRequest) runner.run(one)).decision();
    }

    /** The scenario's packs, those of which there is a candidate by that. */
    private static PolicySet replaced(Scenario scenario, List<Policy> candidates) {
        Set<String> ids = candidates.stream().map(Policy::id).collect(Collectors.toSet());
        List<Policy> policies = Stream.concat(
                        scenario.policies().policies().stream().filter(policy -> !ids.contains(policy.id())),
                        candidates.stream())
                .toList();
        try {
            return PolicySet.of(scenario.policies().vocabulary(), policies);
        } catch (IllegalArgumentException e) {
            throw new CommandException("the candidates cannot decide in '" + scenario.title() + "': " + e.getMessage());
        }
    }

    private int print(Map<ShadowDifference, Counted> found, int compared) {
        int differing = found.values().stream().mapToInt(Counted::times).sum();
        List<Map.Entry<ShadowDifference, Counted>> sorted = found.entrySet().stream()
                .sorted((one, other) ->
                        Integer.compare(other.getValue().times(), one.getValue().times()))
                .toList();
        return form.print(
                () -> data(sorted, compared, differing),
                out -> {
                    sorted.forEach(each -> out.println(Columns.fitted(text(each.getKey(), each.getValue()))));
                    out.println(differing + " of " + compared + " decisions differ");
                },
                differing == 0);
    }

    private static String text(ShadowDifference difference, Counted counted) {
        String what = switch (difference.what()) {
            case OUTCOME -> "";
            case PERMITTED_CATEGORIES -> ", other categories could pass";
            case OBLIGATIONS -> ", something else is owed";
        };
        return counted.times() + "  " + difference.before() + " -> " + difference.after() + what + "  "
                + cites(difference.citesBefore()) + " -> " + cites(difference.citesAfter()) + "\n    such as "
                + counted.first().name() + "  (" + counted.first().place() + ")";
    }

    private static String cites(List<Citation> cites) {
        return cites.stream().map(Citation::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    private static Map<String, Object> data(
            List<Map.Entry<ShadowDifference, Counted>> found, int compared, int differing) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("compared", compared);
        data.put("differing", differing);
        data.put(
                "differences",
                found.stream().map(each -> data(each.getKey(), each.getValue())).toList());
        return data;
    }

    private static Map<String, Object> data(ShadowDifference difference, Counted counted) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("count", counted.times());
        data.put("before", difference.before().name());
        data.put("after", difference.after().name());
        data.put("cites-before", texts(difference.citesBefore()));
        data.put("cites-after", texts(difference.citesAfter()));
        data.put(
                "differs-in",
                difference.what().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        data.put("example", counted.first().name());
        data.put("place", counted.first().place());
        return data;
    }

    private static List<String> texts(List<Citation> cites) {
        return cites.stream().map(Citation::toString).toList();
    }
}
