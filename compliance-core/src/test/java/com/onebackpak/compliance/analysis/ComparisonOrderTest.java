package com.onebackpak.compliance.analysis;

import static com.onebackpak.compliance.analysis.TinyPack.MAY;
import static com.onebackpak.compliance.analysis.TinyPack.forbid;
import static com.onebackpak.compliance.analysis.TinyPack.rules;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.analysis.LintFinding.Kind;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lint knows of two comparisons of one fact. */
class ComparisonOrderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            at-least: 9                 | at-least: 8                 | true
            at-least: 8                 | at-least: 9                 | false
            below: 8                    | below: 9                    | true
            is: 9                       | at-least: 9                 | true
            is: 8                       | below: 9                    | true
            is: 9                       | below: 9                    | false
            in: [8, 9]                  | in: [9, 8, 7]               | true
            in: [8, 9]                  | in: [9, 7]                  | false
            at-least: 9                 | below: 8                    | false
            """)
    void what_holds_of_a_fact_only_where_another_test_does_never_holds_without_it(
            String narrow, String wide, boolean isNever) {
        assertNever("subject.grade", "number", narrow, wide, isNever);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            date   | since: {at-least: P61D}     | since: {at-least: P60D}     | true
            date   | since: {at-least: P1Y}      | since: {at-least: P12M}     | true
            date   | since: {at-least: P1M}      | since: {at-least: P30D}     | false
            date   | since: {below: P1M}         | since: {below: P2M}         | true
            date   | at-least: 2026-06-26        | at-least: 2026-06-25        | true
            term   | in: [contact.email]         | in: [contact]               | true
            term   | in: [contact]               | in: [contact.email]         | false
            terms  | has: contact.email          | has: contact                | true
            text   | is: IB                      | in: [IB, AP]                | true
            """)
    void days_terms_and_texts_are_ordered_too(String type, String narrow, String wide, boolean isNever) {
        assertNever("subject.asked", type, narrow, wide, isNever);
    }

    private static void assertNever(String fact, String type, String narrow, String wide, boolean isNever) {
        Vocabulary declared = VocabularyReader.read(
                DocumentSource.ofText(
                        "asked.yaml",
                        "vocabulary: asked\nversion: \"1\"\nfacts:\n  " + fact + ": {type: " + type
                                + ", world: open, means: It., known-by: [school]}"),
                TinyPack.VOCABULARY);
        String both = "{all: [{fact: " + fact + ", " + narrow + "}, {not: {fact: " + fact + ", " + wide + "}}]}";

        assertThat(
                        PolicyLint.of(declared)
                                .findings(TinyPack.read(declared, rules(MAY, forbid("never", both, null))))
                                .stream()
                                .filter(LintFinding::isToMend)
                                .map(LintFinding::kind))
                .isEqualTo(isNever ? List.of(Kind.NEVER_CERTAIN) : List.of());
    }
}
