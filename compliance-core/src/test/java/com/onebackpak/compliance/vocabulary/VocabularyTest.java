package com.onebackpak.compliance.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final TermDefinition NAME = definition(Category.NAME);
    private static final TermDefinition CONTACT = definition(Category.CONTACT);
    private static final TermDefinition EMAIL = definition(Category.CONTACT_EMAIL);
    private static final FactDeclaration INTEGRAL = fact("recipient.integral", FactType.BOOLEAN);
    private static final Vocabulary BASE = Vocabulary.of(List.of(NAME, CONTACT), List.of(INTEGRAL));

    @Test
    void a_vocabulary_is_extended_with_terms_and_facts_and_stays_as_it_was() {
        Vocabulary extended = BASE.extendedWith(List.of(EMAIL), List.of(fact("recipient.kind", FactType.TERM)));

        assertThat(extended.knows(Category.CONTACT_EMAIL)).isTrue();
        assertThat(extended.knows(Category.NAME)).isTrue();
        assertThat(extended.fact("recipient.kind")).isPresent();
        assertThat(BASE.knows(Category.CONTACT_EMAIL)).isFalse();
        assertThat(BASE.fact("recipient.kind")).isEmpty();
    }

    @Test
    void a_term_may_not_be_redefined_even_alike() {
        assertThatThrownBy(() -> BASE.extendedWith(List.of(NAME), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a vocabulary can be extended, not redefined: category 'name' has its meaning already");
    }

    @Test
    void a_fact_may_not_be_redefined() {
        assertThatThrownBy(() -> BASE.extendedWith(List.of(), List.of(INTEGRAL)))
                .hasMessage(
                        "a vocabulary can be extended, not redefined: fact 'recipient.integral' is declared already");
    }

    @Test
    void a_term_is_given_once() {
        assertThatThrownBy(() -> Vocabulary.of(List.of(NAME, NAME), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Vocabulary.of(List.of(), List.of(INTEGRAL, INTEGRAL)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_term_stands_below_a_term() {
        assertThatThrownBy(() -> BASE.extendedWith(List.of(definition(Category.WORK_ASSIGNMENT)), List.of()))
                .hasMessage("'work.assignment' stands below 'work', which is not a term; define that one too");
    }

    @Test
    void terms_are_found_by_dimension_in_the_order_of_their_definition() {
        assertThat(BASE.paths(Dimension.CATEGORY)).containsExactly("name", "contact");
        assertThat(BASE.terms(Dimension.CATEGORY)).containsExactly(Category.NAME, Category.CONTACT);
        assertThat(BASE.terms(Dimension.PURPOSE)).isEmpty();
        assertThat(BASE.definition(Category.NAME)).contains(NAME);
        assertThat(BASE.definition(Category.WORK)).isEmpty();
        assertThat(BASE.definitions()).containsExactly(NAME, CONTACT);
    }

    @Test
    void what_has_nothing_in_common_with_some_categories_is_told_by_its_topmost() {
        Vocabulary vocabulary = BASE.extendedWith(
                List.of(
                        definition(Category.WORK),
                        definition(Category.WORK_ASSIGNMENT),
                        definition(Category.WORK_CONTENT)),
                List.of());

        assertThat(vocabulary.categoriesApartFrom(List.of()))
                .containsExactly(Category.NAME, Category.CONTACT, Category.WORK);
        assertThat(vocabulary.categoriesApartFrom(List.of(Category.NAME, Category.WORK)))
                .containsExactly(Category.CONTACT);
        assertThat(vocabulary.categoriesApartFrom(List.of(Category.WORK_CONTENT, Category.CONTACT_EMAIL)))
                .containsExactly(Category.NAME, Category.WORK_ASSIGNMENT);
    }

    @Test
    void facts_are_found_by_role_and_type() {
        Vocabulary vocabulary = Vocabulary.of(
                List.of(),
                List.of(INTEGRAL, fact("recipient.kind", FactType.TERM), fact("recipients.all", FactType.BOOLEAN)));

        assertThat(vocabulary.facts("recipient")).contains(INTEGRAL);
        assertThat(vocabulary.facts()).hasSize(3);
    }

    @Test
    void an_unknown_term_is_answered_with_the_nearest_of_its_dimension() {
        BASE.requireKnown(Category.CONTACT);
        assertThatThrownBy(() -> BASE.requireKnown(new Category("contract")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown category 'contract'; did you mean 'contact'?");
        assertThatThrownBy(() -> BASE.requireKnown(new Purpose("contract")))
                .hasMessage("unknown purpose 'contract'; there are none");
    }

    @Test
    void a_condition_may_ask_for_declared_facts_that_are_true_or_false() {
        Vocabulary vocabulary = BASE.extendedWith(List.of(), List.of(fact("recipient.kind", FactType.TERM)));

        assertThat(vocabulary.flags()).containsExactly("recipient.integral");
        vocabulary.requireFact("recipient.integral", FactType.BOOLEAN::equals);
        assertThatThrownBy(() -> vocabulary.requireFact("recipient.intergal", FactType.BOOLEAN::equals))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown fact 'recipient.intergal'; did you mean 'recipient.integral'?");
        assertThatThrownBy(() -> vocabulary.requireFact("recipient.kind", FactType.BOOLEAN::equals))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fact 'recipient.kind' is of type term, of which this cannot be asked");
    }

    @Test
    void an_everyday_word_is_answered_with_the_term_that_is_also_called_so() {
        Vocabulary vocabulary = BASE.extendedWith(
                List.of(
                        new TermDefinition(Category.WORK, "so", Set.of("homework"), Map.of(), Optional.empty()),
                        definition(new Category("contact.email"))),
                List.of());

        assertThat(vocabulary.meant(Dimension.CATEGORY, "homework")).containsExactly("work");
        assertThat(vocabulary.meant(Dimension.CATEGORY, "email")).containsExactly("contact.email");
        assertThat(vocabulary.meant(Dimension.CATEGORY, "Home Work")).isEmpty();
        assertThat(vocabulary.meant(Dimension.PURPOSE, "homework")).isEmpty();
    }

    @Test
    void a_standards_name_that_two_categories_claim_is_no_ones() {
        Vocabulary vocabulary = Vocabulary.of(
                List.of(
                        mapped(Category.NAME, "users.givenName", "users.shared"),
                        mapped(Category.CONTACT, "users.email", "users.shared"),
                        new TermDefinition(Purpose.EDUCATION, "so", Map.of(Standard.CLEVER, List.of("users.purpose")))),
                List.of());

        assertThat(vocabulary.categoriesByNameIn(Standard.CLEVER))
                .isEqualTo(Map.of("users.givenName", Category.NAME, "users.email", Category.CONTACT));
        assertThat(vocabulary.categoriesByNameIn(Standard.ED_FI)).isEmpty();
    }

    @Test
    void an_attribute_has_terms_of_the_dimension_that_it_is_declared_of() {
        Term purpose = new Purpose("name");
        Vocabulary vocabulary = BASE.extendedWith(
                List.of(definition(purpose)),
                List.of(topic("request.topic", FactType.TERM), topic("relation.topics", FactType.TERMS)));

        vocabulary.requireFitting(Map.of("topic", FactValue.of(Category.NAME)));
        vocabulary.requireFitting(Map.of("topics", FactValue.ofTerms(List.of())));
        vocabulary.requireFitting(Map.of("undeclared", FactValue.of(purpose)));
        assertThatThrownBy(() -> vocabulary.requireFitting(Map.of("topic", FactValue.of(purpose))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attribute 'topic' is declared as of category, so it cannot be purpose 'name'");
        assertThatThrownBy(() -> vocabulary.requireFitting(
                        Map.of("topics", FactValue.ofTerms(List.of(Category.CONTACT, purpose)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attribute 'topics' is declared as of category, so it cannot be purpose 'name'");
    }

    private static FactDeclaration topic(String name, FactType type) {
        return new FactDeclaration(
                name, type, Optional.of(Dimension.CATEGORY), WorldAssumption.OPEN, "A topic.", Set.of(), Set.of());
    }

    private static TermDefinition definition(Term term) {
        return new TermDefinition(term, "what it means", Map.of());
    }

    private static TermDefinition mapped(Category category, String... names) {
        return new TermDefinition(category, "so", Map.of(Standard.CLEVER, List.of(names)));
    }

    private static FactDeclaration fact(String name, FactType type) {
        return new FactDeclaration(
                name, type, Optional.empty(), WorldAssumption.OPEN, "so", Set.of(FactParty.SCHOOL), Set.of());
    }
}
