package com.onebackpak.compliance.scenario;

import static com.onebackpak.compliance.Given.VOCABULARY;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the packs of states must be beside others, and among each other. */
class StatePacksTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
    private static final ScenarioReader READER = ScenarioReader.standard();
    private static final PolicyLibrary LIBRARY = PolicyLibrary.builtIn(VOCABULARY);

    @TestFactory
    Stream<DynamicTest> with_the_packs_of_states_every_scenario_comes_out_as_without() throws IOException {
        return files().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), file.toUri(), () -> {
            Scenario scenario = READER.read(DocumentSource.of(file));
            PolicySet more = PolicySet.of(Stream.concat(
                            scenario.policies().policies().stream(),
                            LIBRARY.versions(PolicyLibrary.STATES).stream())
                    .toList());

            assertThat(answers(new Scenario(
                            scenario.title(), more, scenario.now(), scenario.world(), scenario.cases())))
                    .isEqualTo(answers(scenario));
        }));
    }

    private static Map<String, String> answers(Scenario scenario) {
        return ScenarioRunner.of(scenario).run().stream()
                .collect(ImmutableMap.toImmutableMap(
                        result -> result.of().name(),
                        result -> result instanceof CaseResult.OfRequest request
                                ? request.decision().outcome().toString()
                                : ((CaseResult.OfRetention) result).answer().due().toString()));
    }

    private static Stream<Path> files() throws IOException {
        try (Stream<Path> own = Files.walk(ROOT.resolve("scenarios"))) {
            List<Path> all = own.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            return all.stream();
        }
    }
}
