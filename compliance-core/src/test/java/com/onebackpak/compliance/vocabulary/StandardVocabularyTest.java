package com.onebackpak.compliance.vocabulary;

import static com.onebackpak.compliance.Given.VOCABULARY;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The constants of the code and the terms of the file are one vocabulary. */
class StandardVocabularyTest {
    private static final Map<Dimension, Class<? extends Term>> TYPES = Map.ofEntries(
            Map.entry(Dimension.ACTION, Action.class),
            Map.entry(Dimension.PERSON, PersonKind.class),
            Map.entry(Dimension.RECIPIENT, RecipientKind.class),
            Map.entry(Dimension.PURPOSE, Purpose.class),
            Map.entry(Dimension.CATEGORY, Category.class),
            Map.entry(Dimension.FORM, DataForm.class),
            Map.entry(Dimension.SOURCE, CollectionSource.class),
            Map.entry(Dimension.BASIS, ConsentBasis.class),
            Map.entry(Dimension.METHOD, ConsentMethod.class),
            Map.entry(Dimension.AGREEMENT_TERM, AgreementTerm.class),
            Map.entry(Dimension.OBLIGATION, ObligationKind.class));

    @ParameterizedTest
    @EnumSource
    void the_constants_are_the_terms_and_the_terms_are_the_constants(Dimension dimension) {
        List<Term> constants =
                constants(dimension).map(StandardVocabularyTest::value).toList();

        assertThat(constants).isNotEmpty().containsExactlyInAnyOrderElementsOf(VOCABULARY.terms(dimension));
    }

    @ParameterizedTest
    @EnumSource
    void a_constant_is_called_what_its_term_is(Dimension dimension) {
        assertThat(constants(dimension))
                .allSatisfy(constant -> assertThat(constant.getName())
                        .isEqualTo(value(constant)
                                .path()
                                .toUpperCase(Locale.ROOT)
                                .replace('.', '_')
                                .replace('-', '_')));
    }

    @ParameterizedTest
    @EnumSource
    void every_term_says_what_it_means(Dimension dimension) {
        assertThat(VOCABULARY.terms(dimension))
                .allSatisfy(term -> assertThat(
                                VOCABULARY.definition(term).orElseThrow().meaning())
                        .endsWith("."));
    }

    private static Stream<Field> constants(Dimension dimension) {
        Class<? extends Term> type = TYPES.get(dimension);
        return Arrays.stream(type.getFields()).filter(f -> Modifier.isStatic(f.getModifiers()) && f.getType() == type);
    }

    private static Term value(Field constant) {
        try {
            return (Term) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
