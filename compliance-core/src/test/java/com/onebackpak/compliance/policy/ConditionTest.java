package com.onebackpak.compliance.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.EveryCondition;
import java.util.Map;
import java.util.Set;
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
                .containsExactly(
                        "actions", "subjects", "categories", "purposes", "recipients", "actors", "forms", "sources");
        assertThat(Target.anything().restrictions()).isEmpty();
        assertThat(PolicyData.of(Target.anything())).isEmpty();
    }

    @Test
    void the_restrictions_of_a_target_cannot_be_changed() {
        Map<String, ?> restrictions = EveryCondition.FULL_TARGET.restrictions();

        assertThatThrownBy(() -> restrictions.remove("actions")).isInstanceOf(UnsupportedOperationException.class);
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
    void the_same_condition_has_the_same_plain_data_and_another_has_other() {
        Set<Object> data =
                EveryCondition.byWords().values().stream().map(PolicyData::of).collect(Collectors.toSet());

        assertThat(data).hasSameSizeAs(EveryCondition.byWords().keySet());
    }
}
