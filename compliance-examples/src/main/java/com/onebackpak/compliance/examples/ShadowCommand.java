package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.RecordedShadow;
import com.onebackpak.compliance.ShadowDifference;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.examples.records.DecisionsOnRecord;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.scenario.CaseResult;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.scenario.ScenarioCase;
import com.onebackpak.compliance.scenario.ScenarioRunner;
import com.onebackpak.compliance.store.DecisionQuery;
import com.onebackpak.compliance.store.TenantStores;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets candidate packs decide beside those of scenario files, or of decisions on record, and counts by clause where they differ. */
@Command(
        name = "shadow",
        description = {
            "Lets packs decide the requests of scenario files in place of the packs of the same id, and counts"
                    + " by clause where they decide otherwise. Exits 1 if they do anywhere, and 2 if there was nothing to"
                    + " compare.",
            "",
            "Where records are named instead of files, what was decided is decided anew, each request for its instant, by the"
                    + " facts and the other policies of then; nothing is recorded. What cannot be decided anew exactly is"
                    + " counted apart."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar compliance.jar shadow --candidate new/district.yaml scenarios/*.yaml",
            "  java -jar compliance.jar shadow --candidate new/district.yaml --database records --month 2026-09"
        },
        sortOptions = false)
final class ShadowCommand implements Callable<Integer> {
    @Option(
            names = "--candidate",
            paramLabel = "PACK",
            required = true,
            description = "A pack file, or the id of a built-in pack, that is to decide; may be repeated.")
    private List<String> candidates;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Scenario files, YAML or JSON.")
    private List<Path> files = List.of();

    @Mixin
    private DecisionsOnRecord records;

    @Mixin
    private SpokenVocabulary vocabulary;

    @Mixin
    private AnswerForm form;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    ShadowCommand() {}

    /**
     * How often a difference was found, and the first of which it was.
     *
     * @param example how it is called
     * @param place where it stands
     */
    private record Counted(long times, String example, String place) {
        private Counted and(Counted other) {
            return new Counted(times + other.times, example, place);
        }
    }

    /** What was found. */
    private record Compared(
            long compared, Map<ShadowDifference, Counted> differences, Map<String, Counted> notCompared) {
        private long differing() {
            return differences.values().stream().mapToLong(Counted::times).sum();
        }

        private List<Map.Entry<ShadowDifference, Counted>> sorted() {
            return differences.entrySet().stream()
                    .sorted((one, other) -> Long.compare(
                            other.getValue().times(), one.getValue().times()))
                    .toList();
        }
    }

    @Override
    public Integer call() {
        if (files.isEmpty() != records.areNamed()) {
            throw new CommandException(
                    "say what is to be decided: scenario FILEs, or decisions on record by --database FOLDER"
                            + " or --url JDBC-URL, and not both");
        }
        Documents documents = vocabulary.documents();
        List<Policy> deciding = documents.packs(candidates);
        Compared compared =
                files.isEmpty() ? ofRecords(deciding) : ofFiles(documents.scenariosWithCases(files), deciding);
        int answer = print(compared);
        if (compared.compared() == 0) { // that nothing differs says nothing then
            throw new CommandException("nothing was compared: "
                    + (files.isEmpty()
                            ? "no decision on record, of those asked for, can be decided anew"
                            : "the files have no case of a request"));
        }
        return answer;
    }

    private Compared ofRecords(List<Policy> deciding) {
        Map<ShadowDifference, Counted> found = new LinkedHashMap<>();
        Map<String, Counted> notCompared = new LinkedHashMap<>();
        long[] compared = {0};
        records.eachTenant((tenant, query) -> {
            RecordedShadow.Report report = reported(tenant, query, deciding);
            compared[0] += report.compared();
            String place = tenant.tenant().value();
            report.differences()
                    .forEach((difference, times) -> found.merge(difference, counted(times, place), Counted::and));
            report.notCompared()
                    .forEach((why, times) -> notCompared.merge(key(why), counted(times, place), Counted::and));
        });
        return new Compared(compared[0], found, notCompared);
    }

    private static RecordedShadow.Report reported(TenantStores tenant, DecisionQuery query, List<Policy> deciding) {
        RecordedShadow shadow = RecordedShadow.of(deciding);
        try {
            shadow.compare(tenant, query);
        } catch (IllegalArgumentException e) {
            throw new CommandException("the candidates cannot decide in place of what decided for " + tenant.tenant()
                    + ": " + e.getMessage());
        }
        return shadow.report();
    }

    private static Counted counted(RecordedShadow.Found found, String place) {
        return new Counted(found.times(), "decision " + found.decision(), place);
    }

    private static Compared ofFiles(List<Scenario> scenarios, List<Policy> deciding) {
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
                    Counted once = new Counted(1, one.name(), one.place().toString());
                    ShadowDifference.between(decision(live, one), decision(candidate, one))
                            .ifPresent(difference -> found.merge(difference, once, Counted::and));
                }
            }
        }
        return new Compared(compared, found, Map.of());
    }

    private static PolicyDecision decision(ScenarioRunner runner, ScenarioCase one) {
        return ((CaseResult.OfRequest) runner.run(one)).decision();
    }

    private static PolicySet replaced(Scenario scenario, List<Policy> candidates) {
        try {
            return RecordedShadow.replaced(scenario.policies(), candidates);
        } catch (IllegalArgumentException e) {
            throw new CommandException("the candidates cannot decide in '" + scenario.title() + "': " + e.getMessage());
        }
    }

    private int print(Compared compared) {
        return form.print(
                () -> data(compared),
                out -> {
                    compared.sorted()
                            .forEach(each -> out.println(Columns.fitted(text(each.getKey(), each.getValue()))));
                    compared.notCompared()
                            .forEach((why, counted) -> out.println(Columns.fitted(counted.times() + "  not compared: "
                                    + why.replace('-', ' ') + "\n" + such(counted))));
                    out.println(compared.differing() + " of " + compared.compared() + " decisions differ");
                },
                compared.differing() == 0);
    }

    private static String text(ShadowDifference difference, Counted counted) {
        String what = switch (difference.what()) {
            case OUTCOME -> "";
            case PERMITTED_CATEGORIES -> ", other categories could pass";
            case OBLIGATIONS -> ", something else is owed";
        };
        return counted.times() + "  " + difference.before() + " -> " + difference.after() + what + "  "
                + cites(difference.citesBefore()) + " -> " + cites(difference.citesAfter()) + "\n" + such(counted);
    }

    private static String such(Counted counted) {
        return "    such as " + counted.example() + "  (" + counted.place() + ")";
    }

    private static String cites(List<Citation> cites) {
        return cites.stream().map(Citation::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    private static Map<String, Object> data(Compared compared) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("compared", compared.compared());
        data.put("differing", compared.differing());
        data.put(
                "differences",
                compared.sorted().stream()
                        .map(each -> data(each.getKey(), each.getValue()))
                        .toList());
        data.put(
                "not-compared",
                compared.notCompared().entrySet().stream()
                        .map(each -> example(new LinkedHashMap<>(Map.of("why", each.getKey())), each.getValue()))
                        .toList());
        return data;
    }

    private static Map<String, Object> data(ShadowDifference difference, Counted counted) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("before", difference.before().name());
        data.put("after", difference.after().name());
        data.put("cites-before", texts(difference.citesBefore()));
        data.put("cites-after", texts(difference.citesAfter()));
        data.put("differs-in", key(difference.what()));
        return example(data, counted);
    }

    private static Map<String, Object> example(Map<String, Object> data, Counted counted) {
        data.put("count", counted.times());
        data.put("example", counted.example());
        data.put("place", counted.place());
        return data;
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> texts(List<Citation> cites) {
        return cites.stream().map(Citation::toString).toList();
    }
}
