package com.onebackpak.compliance.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.EveryCondition;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    @TestFactory
    Stream<DynamicTest> a_condition_says_in_words_what_it_asks() {
        return EveryCondition.byWords().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertThat(ConditionText.of(entry.getValue())).isEqualTo(entry.getKey())));
    }

    @Test
    void there_is_an_example_of_every_kind_of_condition() {
        assertThat(EveryCondition.byWords().values().stream()
                        .map(Object::getClass)
                        .collect(Collectors.toSet()))
                .isEqualTo(kindsOf(Condition.class).collect(Collectors.toSet()));
    }

    private static Stream<Class<?>> kindsOf(Class<?> sealed) {
        return sealed.isSealed()
                ? Stream.of(sealed.getPermittedSubclasses()).flatMap(ConditionTest::kindsOf)
                : Stream.of(sealed);
    }

    @Test
    void a_target_names_its_restricted_dimensions_and_no_other() {
        assertThat(EveryCondition.FULL_TARGET.restrictions().keySet())
                .containsExactly(TargetDimension.values())
                .extracting(TargetDimension::key)
                .containsExactly(
                        "actions", "subjects", "categories", "purposes", "recipients", "actors", "forms", "sources");
        assertThat(Target.anything().restrictions()).isEmpty();
    }

    @Test
    void the_restrictions_of_a_target_cannot_be_changed() {
        Map<TargetDimension, ?> restrictions = EveryCondition.FULL_TARGET.restrictions();

        assertThatThrownBy(() -> restrictions.remove(TargetDimension.ACTIONS))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 13, 150})
    void an_age_that_people_reach_is_accepted(int years) {
        assertThatCode(() -> new Condition.AgeBelow(years)).doesNotThrowAnyException();
        assertThatCode(() -> new Condition.AgeAtLeast(years)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 151})
    void an_age_that_nobody_reaches_is_refused(int years) {
        assertThatThrownBy(() -> new Condition.AgeBelow(years)).hasMessage("an age must be 1 to 150, not " + years);
        assertThatThrownBy(() -> new Condition.AgeAtLeast(years)).hasMessage("an age must be 1 to 150, not " + years);
    }

    @Test
    void twenty_thousand_negations_are_refused_before_they_overflow_anything() {
        assertThatThrownBy(() -> negations(20_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a condition must not nest deeper than 100 levels");
        assertThatCode(() -> negations(99)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new Condition.Defined("it", negations(99))).hasMessageContaining("100 levels");
        assertThatThrownBy(() -> new Condition.All(List.of(Condition.always(), negations(99))))
                .hasMessageContaining("100 levels");
        assertThatThrownBy(() -> new Condition.Any(List.of(negations(99)))).hasMessageContaining("100 levels");
    }

    @Test
    void what_doubles_at_each_level_is_refused_before_it_takes_for_ever() {
        assertThatThrownBy(() -> {
                    Condition doubled = new Condition.AgeBelow(13);
                    for (int i = 0; i < 90; i++) {
                        doubled = new Condition.All(List.of(doubled, doubled));
                    }
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a condition must not have more than 10000 parts");
    }

    private static Condition negations(int number) {
        Condition condition = new Condition.AgeBelow(13);
        for (int i = 0; i < number; i++) {
            condition = new Condition.Not(condition);
        }
        return condition;
    }
}
