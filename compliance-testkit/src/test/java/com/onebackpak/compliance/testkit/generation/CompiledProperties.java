package com.onebackpak.compliance.testkit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.evaluation.Batch;
import com.onebackpak.compliance.evaluation.CategoryDecision;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.scenario.ScenarioCase;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.testkit.oracle.GeneratedScenario;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * What the compiled policies decide at once is what their interpretation comes to, rule by rule: for the whole request and
 * for each of its categories alone.
 */
class CompiledProperties {
    private static final Map<Outcome, Long> COMPARED = new EnumMap<>(Outcome.class);
    private static final AtomicLong RELIED_ON = new AtomicLong();
    private static final AtomicLong ASKED = new AtomicLong();

    @Provide
    Arbitrary<Questions.Learned> learned() {
        return Questions.learned();
    }

    /** A set is decided as its worst member is. */
    private static final List<Outcome> WORST_FIRST =
            List.of(Outcome.DENY, Outcome.INDETERMINATE, Outcome.NOT_APPLICABLE, Outcome.PERMIT);

    @AfterContainer
    static void print_what_was_compared() {
        System.out.println("compiled and interpreted alike: "
                + COMPARED.values().stream().mapToLong(Long::longValue).sum() + " verdicts, " + COMPARED
                + ", exemptions relied on: " + RELIED_ON + ", facts of hosts asked once: " + ASKED);
        assertThat(COMPARED).containsOnlyKeys(Outcome.values());
        assertThat(RELIED_ON).hasPositiveValue();
        assertThat(ASKED).hasPositiveValue();
    }

    @Provide
    Arbitrary<Question> questions() {
        return Questions.arbitrary();
    }

    @Property
    void generated_policies_decide_alike(@ForAll("questions") Question question) {
        assertAlike(PolicyEvaluator.of(question.policies()), question.request(), question.facts(), question.at());
    }

    @Property
    void generated_pack_files_decide_alike(@ForAll long seed) {
        assertAlike(Engine.read(GeneratedScenario.ofSmallPacks(seed)));
    }

    @Property(tries = BuiltInPacks.TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void the_built_in_packs_decide_alike(@ForAll long seed) {
        assertAlike(Engine.read(GeneratedScenario.of(seed, BuiltInPacks.TEXTS)));
    }

    /** Twice: what was decided before is remembered, and must not change what is decided after. */
    private static void assertAlike(Scenario scenario) {
        PolicyEvaluator evaluator = PolicyEvaluator.of(scenario.policies());
        for (int round = 0; round < 2; round++) {
            for (ScenarioCase one : scenario.cases()) {
                if (one instanceof ScenarioCase.OfRequest of) {
                    assertAlike(evaluator, of.request(), scenario.world().factsFor(of.request(), of.at()), of.at());
                }
            }
        }
    }

    @Property
    void who_has_decided_about_other_facts_decides_alike(@ForAll("learned") Questions.Learned learned) {
        Question before = learned.before();
        PolicyEvaluator evaluator = PolicyEvaluator.of(before.policies());
        for (Facts facts : List.of(before.facts(), learned.after().facts(), Facts.nothing(), before.facts())) {
            for (String name : facts.names()) {
                assertAlike(evaluator, before.request(), facts.without(new FactKey<>(name)), before.at());
            }
            assertAlike(evaluator, before.request(), facts, before.at());
        }
    }

    private static void assertAlike(PolicyEvaluator evaluator, ProcessingRequest request, Facts facts, Instant at) {
        PolicyDecision decision = evaluator.decide(request, facts, at);
        List<CategoryDecision> interpreted = decision.categories();
        Set<Outcome> outcomes =
                interpreted.stream().map(CategoryDecision::outcome).collect(Collectors.toSet());
        Outcome outcome =
                WORST_FIRST.stream().filter(outcomes::contains).findFirst().orElseThrow();

        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(askingOnce(evaluator, request, facts, at)).isEqualTo(outcome);
        assertThat(decision.rules())
                .isEqualTo(interpreted.stream()
                        .filter(category -> category.outcome() == outcome)
                        .flatMap(category -> determining(category).stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertReasonsAlike(
                decision,
                interpreted.stream()
                        .filter(category -> category.outcome() == outcome)
                        .toList());
        for (CategoryDecision category : interpreted) {
            if (category.unknownTerms().isEmpty()) {
                PolicyDecision alone = evaluator.decide(
                        request.toBuilder()
                                .categories(Set.of(category.category()))
                                .build(),
                        facts,
                        at);

                assertThat(alone.outcome()).isEqualTo(category.outcome());
                assertThat(alone.rules()).isEqualTo(determining(category));
                assertReasonsAlike(alone, List.of(category));
            }
            COMPARED.merge(category.outcome(), 1L, Long::sum);
        }
    }

    /** A host's records, which are asked for each fact once at most until the outcome is there. */
    private static Outcome askingOnce(PolicyEvaluator evaluator, ProcessingRequest request, Facts facts, Instant at) {
        Map<String, Integer> asked = new HashMap<>();
        Outcome outcome = evaluator
                .decide(
                        request,
                        name -> {
                            asked.merge(name, 1, Integer::sum);
                            return facts.value(name);
                        },
                        at)
                .outcome();

        assertThat(asked).allSatisfy((name, times) -> assertThat(times).as(name).isEqualTo(1));
        ASKED.addAndGet(asked.size());
        return outcome;
    }

    /** What is cited, relied on and owed is looked up as well; in the order in which the interpretation tells it. */
    private static void assertReasonsAlike(PolicyDecision decision, List<CategoryDecision> interpreted) {
        assertThat(decision.cites())
                .containsExactlyElementsOf(interpreted.stream()
                        .flatMap(category -> category.cites().stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(decision.reliedOn())
                .containsExactlyElementsOf(interpreted.stream()
                        .flatMap(category -> category.reliedOn().stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
        assertThat(decision.obligations())
                .containsExactlyElementsOf(interpreted.stream()
                        .flatMap(category -> category.obligations().stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
        RELIED_ON.addAndGet(decision.reliedOn().size());
    }

    @Property
    void a_batch_decides_about_each_as_one_decision_does(@ForAll("learned") Questions.Learned learned) {
        Question before = learned.before();
        PolicyEvaluator evaluator = PolicyEvaluator.of(before.policies());
        Map<PartyId, Facts> facts = Map.of(
                PartyId.of("first"), before.facts(),
                PartyId.of("second"), learned.after().facts(),
                PartyId.of("third"), before.facts(),
                PartyId.of("fourth"), Facts.nothing());

        List<Batch.Decided> decided = Batch.of(evaluator, before.at())
                .decide(before.request(), facts.keySet().stream().map(id -> new Batch.Subject(id, facts.get(id))))
                .toList();

        assertThat(decided).hasSize(4).allSatisfy(each -> {
            PolicyDecision alone = evaluator.decide(
                    Batch.about(before.request(), each.subject()), facts.get(each.subject()), before.at());
            assertThat(each.decision()).isEqualTo(alone);
            assertThat(each.outcome()).isEqualTo(alone.outcome());
            assertThat(each.isPermit()).isEqualTo(alone.isPermit());
            assertThat(each.rules()).isEqualTo(alone.rules());
            assertThat(each.decision().permitted()).isEqualTo(alone.permitted());
        });
    }

    @Property
    void facts_that_are_read_one_by_one_decide_as_those_that_are_gathered(@ForAll("questions") Question question) {
        PolicyEvaluator evaluator = PolicyEvaluator.of(question.policies());
        PolicyDecision gathered = evaluator.decide(question.request(), question.facts(), question.at());
        PolicyDecision read = evaluator.decide(question.request(), question.facts()::value, question.at());

        assertThat(read.outcome()).isEqualTo(gathered.outcome());
        assertThat(read.rules()).isEqualTo(gathered.rules());
        assertThat(read.explanation()).isEqualTo(gathered.explanation());
        assertThat(read.facts()).isEqualTo(gathered.facts());
        assertThat(read.digest()).isEqualTo(gathered.digest());
    }

    private static Set<String> determining(CategoryDecision category) {
        return category.determining().stream()
                .map(one -> one.rule().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
