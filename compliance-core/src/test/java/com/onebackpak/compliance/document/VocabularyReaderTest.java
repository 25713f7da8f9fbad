package com.onebackpak.compliance.document;

import static com.onebackpak.compliance.Given.VOCABULARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.TermDefinition;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host's own vocabulary extends the standard one, and what is wrong with it is told where it stands. */
class VocabularyReaderTest {
    private static final String BUSES = """
            vocabulary: buses
            version: "1"
            terms:
              recipient:
                bus-company: {means: A company that drives students to school., also-called: [coach]}
            facts:
              recipient.licensed: {type: boolean, world: open, means: It has a licence., known-by: [school]}
            """;

    @Test
    void terms_and_facts_are_added() {
        Vocabulary extended = read(BUSES);

        assertThat(extended.knows(new RecipientKind("bus-company"))).isTrue();
        assertThat(extended.meant(Dimension.RECIPIENT, "coach")).containsExactly("bus-company");
        assertThat(extended.fact("recipient.licensed")).isPresent();
        assertThat(extended.fact("recipient.integral")).isPresent();
    }

    @Test
    void the_same_file_named_twice_adds_nothing() {
        Vocabulary once = read(BUSES);
        Vocabulary twice = VocabularyReader.read(DocumentSource.ofText("v.yaml", BUSES), once);

        assertThat(twice.definitions()).containsExactlyElementsOf(once.definitions());
        assertThat(twice.facts()).containsExactlyElementsOf(once.facts());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        bus-company: { | application: { | recipient 'application' has its meaning already (v.yaml:5:5)
        bus-company: { | bus.company: { | 'bus.company' stands below 'bus', which is not a term; define that one too (v.yaml:5:5)
        bus-company: { | Bus: { | a term must be dotted segments of lower-case letters, digits and hyphens, not 'Bus' (v.yaml:5:5)
        recipient.licensed | recipient.integral | fact 'recipient.integral' is declared already (v.yaml:7:3)
        recipient.licensed | licensed | a fact must be named after whom it is about (v.yaml:7:3)
        recipient.licensed | bus.licensed | a fact must be named after whom it is about (v.yaml:7:3)
        recipient.licensed | request.categories | 'categories' has a meaning of its own where the request is described (v.yaml:7:3)
        type: boolean | type: boolaen | unknown type 'boolaen'; did you mean 'boolean'? (v.yaml:7:30)
        means: A company | mean: A company | unknown key 'mean' in a term; did you mean 'means'? (v.yaml:5:19)
        facts: | fact: | unknown key 'fact' in a vocabulary; did you mean 'facts'? (v.yaml:6:1)
        """)
    void what_is_wrong_is_told_where_it_stands(String good, String bad, String problem) {
        String place = problem.substring(problem.lastIndexOf('('));

        assertThatThrownBy(() -> read(BUSES.replace(good, bad)))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .asString()
                                .contains(problem.substring(0, problem.length() - place.length())
                                        .strip())
                                .endsWith(place));
    }

    @Test
    void what_is_wrong_with_one_term_or_fact_hides_nothing_of_another() {
        assertThatThrownBy(() -> read("""
                        vocabulary: buses
                        terms:
                          recipient:
                            tram.company: {mean: It drives trams.}
                            bus: {mean: A bus.}
                            bus.company: {means: It drives buses.}
                        facts:
                          licensed: {type: boolaen, world: open, means: It has a licence., known-by: [school]}
                        """))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refused -> assertThat(refused.problems())
                                .satisfiesExactly(
                                        told -> assertThat(told).startsWith("key 'version' is missing"),
                                        told -> assertThat(told).startsWith("'tram.company' stands below 'tram'"),
                                        told -> assertThat(told).startsWith("unknown key 'mean' in a term"),
                                        told -> assertThat(told).startsWith("unknown key 'mean' in a term"),
                                        told -> assertThat(told).startsWith("a fact must be named after whom"),
                                        told -> assertThat(told).startsWith("unknown type 'boolaen'")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Bus: {means: A bus.} | a term must be dotted segments
        bus: {means: A bus., meens: So.} | unknown key 'meens'
        bus: A bus. | expected a mapping
        """)
    void a_term_whose_broader_one_could_not_be_read_is_right(String broader, String problem) {
        String terms = BUSES.replace("bus-company", "bus.company").replace("facts:", "    " + broader + "\nfacts:");

        assertThatThrownBy(() -> read(terms))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refused -> assertThat(refused.problems())
                                .satisfiesExactly(told -> assertThat(told).startsWith(problem)));
    }

    @Test
    void a_word_that_a_term_is_also_called_is_no_term_itself() {
        for (TermDefinition definition : VOCABULARY.definitions()) {
            assertThat(definition.alsoCalled())
                    .as(definition.term().path())
                    .doesNotContainAnyElementsOf(
                            VOCABULARY.paths(definition.term().dimension()))
                    .allMatch(word -> word.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ACTION, share, disclose",
        "ACTION, send, disclose",
        "ACTION, transfer, disclose",
        "ACTION, give, disclose",
        "ACTION, sell, disclose.sell",
        "ACTION, publish, disclose.publish",
        "ACTION, read, inspect",
        "ACTION, view, inspect",
        "ACTION, access, inspect",
        "ACTION, erase, delete",
        "ACTION, remove, delete",
        "ACTION, update, amend",
        "ACTION, correct, amend",
        "ACTION, gather, collect",
        "ACTION, keep, retain",
        "ACTION, save, store",
        "PERSON, teacher, school-employee.teacher",
        "PERSON, child, student",
        "RECIPIENT, teacher, school-user.teacher",
        "RECIPIENT, school, school-user",
        "RECIPIENT, aws, service-provider.hosting",
        "RECIPIENT, vendor, service-provider",
        "RECIPIENT, ads, advertising-network",
        "RECIPIENT, police, authority.law-enforcement",
        "PURPOSE, ads, advertising",
        "PURPOSE, login, service.authentication",
        "CATEGORY, email, contact.email",
        "CATEGORY, dob, demographics.birth-date",
        "CATEGORY, grades, transcript.grade",
        "FORM, anonymous, de-identified"
    })
    void everyday_words_are_answered_with_the_term_for_them(Dimension dimension, String word, String term) {
        assertThat(VOCABULARY.meant(dimension, word)).containsExactly(term);
    }

    private static Vocabulary read(String text) {
        return VocabularyReader.read(DocumentSource.ofText("v.yaml", text), VOCABULARY);
    }
}
