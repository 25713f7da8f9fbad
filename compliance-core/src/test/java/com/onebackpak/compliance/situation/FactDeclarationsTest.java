package com.onebackpak.compliance.situation;

import static com.onebackpak.compliance.Given.STUDENT;
import static com.onebackpak.compliance.Given.VOCABULARY;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.situation.GivenWorld.person;
import static com.onebackpak.compliance.situation.GivenWorld.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.EveryCondition;
import com.onebackpak.compliance.Given;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.WorldAssumption;
import java.lang.reflect.Field;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What tests of conditions read, what the vocabulary declares and what is gathered are the same facts. */
class FactDeclarationsTest {
    private static final List<String> DECLARED =
            VOCABULARY.facts().stream().map(FactDeclaration::name).toList();

    @Test
    void every_fact_that_the_code_reads_is_declared() {
        List<String> keys = Arrays.stream(FactKeys.class.getFields())
                .map(FactDeclarationsTest::name)
                .toList();

        assertThat(keys).hasSizeGreaterThan(20);
        assertThat(DECLARED).containsAll(keys);
    }

    @Test
    void every_relation_that_is_declared_is_gathered() {
        Facts facts = world().build().factsFor(use().build());

        assertThat(DECLARED)
                .filteredOn(name -> name.startsWith("relation."))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(facts.names()).contains(name));
    }

    @Test
    void of_a_student_on_record_every_fact_of_a_closed_world_is_gathered() {
        World world = world().people(Map.of(
                        STUDENT,
                        person(STUDENT, PersonKind.STUDENT)
                                .agency(Given.SCHOOL)
                                .birthDate(LocalDate.of(2014, 5, 1))
                                .build()))
                .build();
        Facts facts = world.factsFor(use().build());

        assertThat(VOCABULARY.facts())
                .filteredOn(declared -> declared.world() == WorldAssumption.CLOSED)
                // What an agreement says is gathered with the agreements.
                .filteredOn(declared -> !declared.party().equals("agreement"))
                .isNotEmpty()
                .allSatisfy(declared -> assertThat(facts.names()).contains(declared.name()));
    }

    @Test
    void nothing_is_gathered_that_is_not_declared() {
        assertThat(DECLARED).containsAll(world().build().factsFor(use().build()).names());
    }

    @Test
    void a_request_with_a_term_of_another_dimension_says_nothing_of_the_fact() {
        World world = world().vocabulary(EveryCondition.VOCABULARY).build();

        assertThat(world.factsFor(use().putCircumstances("topic", FactValue.of(Category.NAME))
                                .build())
                        .names())
                .contains("request.topic");
        assertThat(world.factsFor(use().putCircumstances("topic", FactValue.of(Purpose.EDUCATION))
                                .build())
                        .names())
                .doesNotContain("request.topic");
    }

    @Test
    void a_term_that_the_vocabulary_does_not_have_says_nothing_of_the_fact() {
        World world = world().vocabulary(EveryCondition.VOCABULARY).build();

        assertThat(world.factsFor(use().putCircumstances("topic", FactValue.of(new Category("name.unheard-of")))
                                .build())
                        .names())
                .doesNotContain("request.topic");
    }

    private static String name(Field key) {
        try {
            return ((FactKey<?>) key.get(null)).name();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
