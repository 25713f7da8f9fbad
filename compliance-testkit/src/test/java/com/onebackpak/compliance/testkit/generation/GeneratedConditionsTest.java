package com.onebackpak.compliance.testkit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;

/** A kind of test that is never generated is one that no property tries. */
class GeneratedConditionsTest {
    @Example
    void every_kind_of_test_and_of_comparison_is_generated() {
        Vocabulary vocabulary = Vocabularies.withAllFacts();
        List<Condition> tests =
                Conditions.tests(vocabulary).list().ofSize(5_000).sample();

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
