package com.onebackpak.compliance.testkit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.testkit.oracle.GeneratedScenario;
import com.onebackpak.compliance.testkit.oracle.Oracle;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;

/** A kind of test that is never generated is one that no property tries. */
class GeneratedConditionsTest {
    @Example
    void every_kind_of_test_and_of_comparison_is_generated() {
        Vocabulary vocabulary = Vocabularies.withAllFacts();
        List<Condition> tests =
                Conditions.tests(vocabulary).list().ofSize(5_000).sample();

        assertThatAllKindsAreAmong(tests);
    }

    /** A test that the oracle does not know is refused by it, so all that are written here are known to it. */
    @Example
    void every_kind_of_test_and_of_comparison_is_written_in_files_and_known_to_the_oracle() {
        List<Condition> tests = LongStream.range(0, 1_000)
                .mapToObj(GeneratedScenario::ofSmallPacks)
                .filter(generated -> !new Oracle(generated.packs().values(), Set.of())
                        .decide(generated.scenario())
                        .isEmpty())
                .flatMap(generated -> Engine.packs(generated).stream())
                .flatMap(pack -> pack.rules().stream())
                .flatMap(Rule::conditions)
                .<Condition>flatMap(Condition::tests)
                .toList();

        assertThatAllKindsAreAmong(tests);
    }

    private static void assertThatAllKindsAreAmong(List<Condition> tests) {
        assertThat(classes(tests.stream())).isEqualTo(Set.of(Condition.Test.class.getPermittedSubclasses()));
        assertThat(classes(tests.stream()
                        .filter(Condition.FactTest.class::isInstance)
                        .map(test -> ((Condition.FactTest) test).comparison())))
                .isEqualTo(Set.of(FactComparison.class.getPermittedSubclasses()));
    }

    private static Set<Class<?>> classes(Stream<?> values) {
        return values.map(Object::getClass).collect(Collectors.toSet());
    }
}
