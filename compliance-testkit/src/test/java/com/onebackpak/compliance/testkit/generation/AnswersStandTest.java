package com.onebackpak.compliance.testkit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.evaluation.CategoryDecision;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.remedy.Remedies;
import com.onebackpak.compliance.remedy.RemedySearch;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.scenario.ScenarioCase;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.testkit.oracle.GeneratedScenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * What was answered stays answered: digests over outcomes, explanations, missing facts, obligations and remedies, taken
 * when all of it was interpreted. Whoever means to change an answer changes a digest, and says so in the change log.
 */
class AnswersStandTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
    private static final long SEED = 15;

    /** Scenarios whose cases had no answers then. */
    private static final Set<String> ADDED_SINCE = Set.of(
            "absolute-clauses.yaml", "refused-consents.yaml", "custody-orders.yaml", "deletion-while-inspected.yaml");

    @Test
    void seven_thousand_generated_questions_are_answered_as_before() {
        RandomGenerator<Question> questions = Questions.arbitrary().generator(1000);
        Random random = new Random(SEED);
        Answers answers = new Answers(true);

        for (int i = 0; i < 7_000; i++) {
            answers.add(questions.next(random).value().decide());
        }

        // 2026-12-01: requests to inspect are drawn too, and keep data
        assertThat(answers.digest()).isEqualTo("e41e4d3834b41faaceebd4f34b3ab339fdfea30a5d61e9682f0afdfd00590145");
    }

    @Test
    void three_thousand_questions_to_the_built_in_packs_are_answered_as_before() {
        Answers answers = new Answers(false);

        for (long seed = SEED; seed < SEED + 500; seed++) {
            each(
                    Engine.read(GeneratedScenario.of(seed, BuiltInPacks.TEXTS)),
                    asked -> answers.add(asked.evaluator()
                            .decide(
                                    asked.of().request(),
                                    asked.facts(),
                                    asked.of().at())));
        }

        assertThat(answers.count).isEqualTo(3_000);
        // 2026-12-01: so they are in these files
        assertThat(answers.digest()).isEqualTo("31046cc6fa8cd5a537d2596ea7c0570bf63428fa034caf2e43e12cf41a0854e1");
    }

    @Test
    void every_case_of_the_scenarios_is_answered_as_before() throws IOException {
        Answers answers = new Answers(false);

        for (Scenario scenario : scenarios()) {
            each(
                    scenario,
                    asked -> answers.add(asked.evaluator()
                            .decide(
                                    asked.of().request(),
                                    asked.facts(),
                                    asked.of().at())));
        }

        assertThat(answers.digest()).isEqualTo("f0b60ef623d427e815f3ecf281de2cbdbc987818dd33f17b5033439e6cb859be");
    }

    @Test
    void every_refusal_of_the_scenarios_has_the_remedies_that_it_had() throws IOException {
        Hasher hasher = Hashing.sha256().newHasher();

        for (Scenario scenario : scenarios()) {
            each(scenario, asked -> {
                RemedySearch search = Remedies.of(asked.evaluator())
                        .find(asked.of().request(), asked.facts(), asked.of().at());
                hasher.putUnencodedChars(search.complete() + text(search) + "\n");
            });
        }

        // 2026-12-01: what a hold of an inspection needs is said as what it is
        assertThat(hasher.hash()).hasToString("e652ab729a686f8c3d965e3d50d9325779dd687cbd05ccbc1cfb279d86ee0fe3");
    }

    private static String text(RemedySearch search) {
        return search.remedies().stream()
                .map(remedy -> remedy.changes().stream()
                        .map(change -> change.says() + " by " + change.by())
                        .collect(Collectors.joining(" and ")))
                .collect(Collectors.joining("\n"));
    }

    private record Asked(PolicyEvaluator evaluator, ScenarioCase.OfRequest of, Facts facts) {}

    private static void each(Scenario scenario, Consumer<Asked> use) {
        PolicyEvaluator evaluator = PolicyEvaluator.of(scenario.policies());
        for (ScenarioCase one : scenario.cases()) {
            if (one instanceof ScenarioCase.OfRequest of) {
                use.accept(new Asked(evaluator, of, scenario.world().factsFor(of.request(), of.at())));
            }
        }
    }

    private static List<Scenario> scenarios() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("scenarios"))) {
            return files.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".json"))
                    .filter(file -> !ADDED_SINCE.contains(file.getFileName().toString()))
                    .sorted()
                    .map(file -> ScenarioReader.standard().read(DocumentSource.of(file)))
                    .toList();
        }
    }

    /**
     * All that is said in decisions, in one digest. A decision's own digest covers the policies' text, so by the built-in packs, which
     * get parts that no decision turns on, it is left out.
     */
    private static final class Answers {
        private final Hasher hasher = Hashing.sha256().newHasher();
        private final boolean withDigests;
        private int count;

        Answers(boolean withDigests) {
            this.withDigests = withDigests;
        }

        void add(PolicyDecision decision) {
            count++;
            decision.categories().forEach(this::add);
            add(decision.outcome() + " " + decision.rules() + decision.cites() + decision.missing());
            add(owed(decision.obligations()) + (withDigests ? decision.digest() : ""));
            add(decision.explanation().text());
        }

        private void add(CategoryDecision category) {
            add(category.category() + " " + category.outcome() + category.cites() + category.missing());
            add(owed(category.obligations()));
            category.considered()
                    .forEach(rule -> add(rule.rule().id() + " " + rule.fires() + rule.missing() + rule.reliedOn()));
        }

        private static String owed(Collection<Obligation> obligations) {
            return obligations.stream().map(Obligation::toString).sorted().collect(Collectors.joining(", "));
        }

        private void add(String text) {
            hasher.putString(text, StandardCharsets.UTF_8).putChar('\n');
        }

        String digest() {
            return hasher.hash().toString();
        }
    }
}
