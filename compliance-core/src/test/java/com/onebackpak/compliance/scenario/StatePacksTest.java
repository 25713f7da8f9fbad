package com.onebackpak.compliance.scenario;

import static com.onebackpak.compliance.Given.VOCABULARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import com.onebackpak.compliance.document.DocumentException;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.policy.PolicySet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The packs of states change nothing for the vendor's own policy: whoever adds them to a scenario gets the outcomes and dates
 * that it had without, unless the scenario names them itself.
 */
class StatePacksTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
    private static final ScenarioReader READER = ScenarioReader.standard();
    private static final PolicyLibrary LIBRARY = PolicyLibrary.builtIn(VOCABULARY);

    /**
     * Where a policy other than the vendor's lets an application have data that no school authorized and of which nothing is
     * known: Texas leaves that open, and so does a student's state that is not known.
     */
    private static final Map<String, Map<String, String>> CHANGED = Map.of(
            "disclosure-to-whom.yaml",
            Map.of(
                    "to others it does", "INDETERMINATE",
                    "a disclosure of what is granted to nobody needs no recipient", "INDETERMINATE"),
            "declared-facts.yaml",
            Map.of("one of several texts", "INDETERMINATE", "none of them", "INDETERMINATE"),
            "recipients-by-kind.yaml",
            Map.of("the application that is named receives", "INDETERMINATE"),
            "recipient-kind-consent.yaml",
            Map.of("to this one", "INDETERMINATE"));

    @TestFactory
    Stream<DynamicTest> the_packs_of_states_change_no_scenario() throws IOException {
        return Stream.concat(filesUnder("scenarios"), filesUnder("../shared/cases"))
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(), file.toUri(), () -> assertUnchanged(file)));
    }

    private static void assertUnchanged(Path file) {
        Scenario scenario = read(file);
        List<String> selected = scenario.policies().policies().stream()
                .map(policy -> policy.id())
                .toList();
        assumeThat(LIBRARY.versions(PolicyLibrary.STATES))
                .as("the scenario has packs of states already")
                .noneMatch(state -> selected.contains(state.id()));
        PolicySet more = PolicySet.of(
                scenario.policies().vocabulary(),
                Stream.concat(scenario.policies().policies().stream(), LIBRARY.versions(PolicyLibrary.STATES).stream())
                        .toList());
        Map<String, String> without = answers(scenario);
        Map<String, String> with =
                answers(new Scenario(scenario.title(), more, scenario.now(), scenario.world(), scenario.cases()));

        assertThat(Maps.filterEntries(with, answer -> !answer.getValue().equals(without.get(answer.getKey()))))
                .isEqualTo(CHANGED.getOrDefault(file.getFileName().toString(), Map.of()));
    }

    /** The answers but for those on duties: the packs of states have clocks of their own. */
    private static Map<String, String> answers(Scenario scenario) {
        return ScenarioRunner.of(scenario).run().stream()
                .filter(result -> !(result instanceof CaseResult.OfDuties))
                .collect(ImmutableMap.toImmutableMap(result -> result.of().name(), StatePacksTest::answer));
    }

    private static String answer(CaseResult result) {
        return result instanceof CaseResult.OfRequest request
                ? request.decision().outcome().toString()
                : ((CaseResult.OfRetention) result)
                        .answer()
                        .due()
                        .map(Object::toString)
                        .orElse("none");
    }

    /** What does not read is no scenario, or one that shows what is refused. */
    private static Scenario read(Path file) {
        try {
            return READER.read(DocumentSource.of(file));
        } catch (DocumentException e) {
            assumeThat(e.problems()).as("a scenario that can be read").isEmpty();
            throw e;
        }
    }

    private static Stream<Path> filesUnder(String folder) throws IOException {
        Path root = ROOT.resolve(folder);
        if (!Files.isDirectory(root)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".json"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
