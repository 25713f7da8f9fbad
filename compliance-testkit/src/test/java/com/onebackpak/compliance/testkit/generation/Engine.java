package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.CategoryDecision;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.scenario.CaseResult;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.scenario.ScenarioRunner;
import com.onebackpak.compliance.testkit.oracle.GeneratedScenario;
import com.onebackpak.compliance.testkit.oracle.Verdict;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The engine, asked as the command line asks it: with the texts of files. */
final class Engine {
    private static final Vocabulary VOCABULARY = VocabularyReader.read(
            DocumentSource.ofText("host.vocabulary.yaml", GeneratedScenario.vocabulary()), VocabularyReader.standard());
    private static final Map<String, Policy> READ = new ConcurrentHashMap<>();

    private Engine() {}

    static List<Policy> packs(GeneratedScenario generated) {
        return generated.packs().values().stream()
                .map(text -> text.length() > 20_000 ? READ.computeIfAbsent(text, Engine::policy) : policy(text))
                .toList();
    }

    static Scenario read(GeneratedScenario generated) {
        return ScenarioReader.of(VOCABULARY, PolicyLibrary.of(VOCABULARY, packs(generated)))
                .read(DocumentSource.ofText("scenario.yaml", generated.scenario()));
    }

    private static Policy policy(String text) {
        return PolicyReader.of(VOCABULARY).read(DocumentSource.ofText("pack.yaml", text));
    }

    static List<Verdict> decide(GeneratedScenario generated) {
        return ScenarioRunner.of(read(generated)).run().stream()
                .map(result -> verdict(((CaseResult.OfRequest) result).decision()))
                .toList();
    }

    private static Verdict verdict(PolicyDecision decision) {
        Map<String, Verdict.Part> each = new TreeMap<>();
        decision.categories().forEach(category -> each.put(category.category().path(), part(category)));
        Verdict.Part whole = new Verdict.Part(
                decision.outcome().name(),
                decision.rules(),
                texts(decision.cites()),
                owed(decision.obligations()),
                decision.missing());
        return new Verdict(whole, new TreeMap<>(each));
    }

    private static Verdict.Part part(CategoryDecision decision) {
        return new Verdict.Part(
                decision.outcome().name(),
                decision.determining().stream().map(one -> one.rule().id()).collect(Collectors.toSet()),
                texts(decision.cites()),
                owed(decision.obligations()),
                decision.missing());
    }

    private static Set<String> texts(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.toSet());
    }

    private static Set<String> owed(Collection<Obligation> obligations) {
        return obligations.stream()
                .map(one -> one.kind().path()
                        + one.detail().map(detail -> ": " + detail).orElse(""))
                .collect(Collectors.toSet());
    }
}
