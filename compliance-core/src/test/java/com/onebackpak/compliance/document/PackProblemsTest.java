package com.onebackpak.compliance.document;

import static com.onebackpak.compliance.Given.VOCABULARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that is wrong with a pack is told together, and nothing that will be right once the rest is mended. */
class PackProblemsTest {
    @Test
    void what_follows_only_from_a_mistake_that_is_told_is_not_told_too() {
        assertThat(problems("""
                        policy: p
                        title: A pack
                        kind: law
                        version: "1"
                        from: 2026-01-01
                        citation-prefix: P
                        rules:
                          - {id: R1, effect: forbid, when: {agreement: {has-terms: [encription]}}, reason: So., cites: [C1]}
                        clauses:
                          C1: {says: It says so., modality: forbids}
                        """))
                .satisfiesExactly(starts("unknown agreement-term 'encription'; did you mean 'encryption'?"));
    }

    private static final String PACK = """
            policy: p
            title: A pack
            kind: law
            version: "1"
            from: 2026-01-01
            citation-prefix: P
            definitions:
              child: {age: {below: 13}}
            clauses:
              C1: {says: It says so., modality: forbids}
              C20: {says: It says more., modality: forbids}
              C333: {says: It warns., modality: forbids, not-operative: It only warns.}
            rules:
              - {id: R1, effect: forbid, when: {defined: child}, reason: It says so., cites: [C1]}
              - {id: R2, effect: forbid, reason: It says so., cites: [C20]}
            findings:
              X1: {kind: gap, severity: low, says: So.}
            """;

    @Test
    void what_is_wrong_with_one_part_hides_nothing_of_another() {
        assertThat(problems("""
                        policy: p
                        title: A pack
                        kind: law
                        version: "1"
                        from: 2026-01-01
                        until: 2025-01-01
                        citation-prefix: P
                        definitions:
                          child: {age: {below: 13}}
                          lonely: {age: {below: 0}}
                        clauses:
                          C1: {says: It says so., modality: forbid}
                          C20: {says: It says more., modality: forbids}
                          C333: {says: It warns., modality: forbids, not-operative: It only warns.}
                        rules:
                          - {id: R1, effect: forbid, when: {defined: child}, reason: So., cites: [C1, D44444]}
                          - {id: R1, effect: forbid, target: {purposes: [marketting]}, reason: So., cites: [C1, C333]}
                          - {id: R2, effect: permit, resaon: So., cites: [C1]}
                        retention:
                          - {id: P1, action: delet, undated: [X9], cites: [C1, D55555]}
                        retention-limits:
                          - {id: P1, says: So., cites: [C1], when: {age: {below: 3}, flag: fog}}
                        duties:
                          - {id: D1, obligation: publish, says: So., cites: [C1]}
                          - {id: D1, obligation: publish-notice, says: So., cites: [C1]}
                        findings:
                          X1: {kind: gap, severity: lo, clauses: [D66666], says: So.}
                        """))
                .satisfiesExactly(
                        starts("a span must not end before it begins (p.yaml:6:"),
                        starts("definition 'lonely' is used by nothing"),
                        starts("expected a whole number from 1 to 150, found '0'"),
                        starts("unknown modality 'forbid'"),
                        starts("clause 'C20' is cited by nothing"),
                        starts("clause 'C333' is declared not operative but cited"),
                        starts("'D44444' is cited but is no clause"),
                        starts("rule 'R1' is given twice (p.yaml:17:"),
                        starts("unknown purpose 'marketting'"),
                        starts("rule 'R2' permits, but a policy of kind 'law' can only forbid (p.yaml:18:"),
                        starts("unknown key 'resaon'"),
                        starts("unknown action 'delet'"),
                        starts("unknown finding 'X9'"),
                        starts("'D55555' is cited but is no clause"),
                        starts("retention 'P1' is given twice (p.yaml:22:"),
                        starts("expected exactly one key for condition, found 2"),
                        starts("unknown fact 'fog'"),
                        starts("unknown obligation 'publish'"),
                        starts("duty 'D1' is given twice (p.yaml:25:"),
                        starts("unknown severity 'lo'"),
                        starts("and 1 more problem"));
    }

    @Test
    void what_is_wrong_with_exceptions_is_told_with_all_else() {
        assertThat(
                        problems(
                                changed(
                                        "C20]}",
                                        "C20], except: [{name: a, when: {defined: child}, cites: [D4444]},"
                                                + " {name: a, when: {flag: fog}, cites: [C1]}, {name: b, when: {defined: child}, cites: []}]}")))
                .satisfiesExactly(
                        starts("'D4444' is cited but is no clause"),
                        starts("rule 'R2' has two exemptions named 'a'"),
                        starts("unknown fact 'fog'"),
                        starts("the list is empty; name at least one"));
    }

    @Test
    void every_rule_that_permits_where_none_may_is_told_in_its_place() {
        assertThat(problems(PACK.replace("effect: forbid", "effect: permit")))
                .satisfiesExactly(
                        starts("rule 'R1' permits, but a policy of kind 'law' can only forbid (p.yaml:14:"),
                        starts("rule 'R2' permits, but a policy of kind 'law' can only forbid (p.yaml:15:"));
    }

    @Test
    void a_party_that_is_missing_is_told_once() {
        assertThat(problems(PACK.replace("effect: forbid", "effect: permit").replace("kind: law", "kind: vendor")))
                .satisfiesExactly(starts("rule 'R1' permits, but the policy names no party (p.yaml:14:"));
    }

    @Test
    void a_rule_that_permits_can_have_no_exemptions_whatever_else_is_wrong_with_it() {
        assertThat(problems(changed(
                        "id: R2, effect: forbid,",
                        "id: R2, effect: permit, except: [{name: a, when: {flag: fog}, cites: [C1]}],")))
                .satisfiesExactly(
                        starts("rule 'R2' permits, but a policy of kind 'law'"),
                        starts("rule 'R2' permits, so it can have no exemptions"),
                        starts("unknown fact 'fog'"));
    }

    @Test
    void a_citation_of_a_clause_that_could_not_be_read_is_right() {
        assertThat(problems(changed("It says so., modality: forbids}", "It says so., modality: forbid}")))
                .satisfiesExactly(starts("unknown modality 'forbid'"));
    }

    /** Each change hides something that other parts refer to, or that refers to others. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        clauses: | clause: | unknown key 'clause'
        clauses: | clauses: {}\\nclauses: | key 'clauses' is given twice
        definitions: | definition: | unknown key 'definition'
        definitions: | Begriffe: | unknown key 'Begriffe'
        definitions: | definitions: {}\\ndefinitions: | key 'definitions' is given twice
        rules: | rule: | unknown key 'rule'
        rules: | Regeln: | unknown key 'Regeln'
        rules: | rules: []\\nrules: | key 'rules' is given twice
        'when: {defined: child}, ' | 'wen: {defined: child}, ' | unknown key 'wen'
        {defined: child} | {define: child} | unknown condition 'define'
        {defined: child} | {defined: chidl} | unknown definition 'chidl'
        {defined: child} | | expected a mapping, found nothing
        {defined: child} | {} | expected exactly one key
        cites: [C20] | cite: [C20] | unknown key 'cite'
        cites: [C20] | cites: C20 | expected a list, found 'C20'
        cites: [C20] | cites: [C2] | 'C2' is cited but is no clause of this pack
        cites: [C20] | cites: [] | the list is empty; name at least one
        ', cites: [C20]' | '' | key 'cites' is missing
        ' [C20]}' | ' [C1], except: [{name: a, when: {defined: child}, cite: [C20]}]}' | unknown key 'cite'
        ' [C20]}' | ' [C1], exept: [{name: a, when: {defined: child}, cites: [C20]}]}' | unknown key 'exept'
        ', not-operative: It only' | ', not-operativ: It only' | unknown key 'not-operativ'
        C1: { | ' C1 ': { | a citation is a prefix, a space and a section
        citation-prefix: P | citation-prefix: P Q | a citation prefix is one word such as FERPA, not 'P Q'
        'kind: law\\n' | 'kind: lawn\\n' | unknown kind of policy 'lawn'
        findings: | finding: | unknown key 'finding'
        """)
    void nothing_is_told_that_only_seems_wrong(String good, String bad, String problem) {
        String pack =
                changed("findings:", "retention: [{id: P1, action: delete, undated: [X1], cites: [C1]}]\nfindings:");
        String from = good.replace("\\n", "\n");
        String to = Optional.ofNullable(bad).orElse("").replace("\\n", "\n");

        assertThat(pack).contains(from);
        assertThat(problems(pack.replace(from, to))).satisfiesExactly(starts(problem));
    }

    @Test
    void a_definition_is_not_missed_while_the_exception_that_may_use_it_has_no_condition() {
        assertThat(problems(changed(", when: {defined: child}", ", except: [{name: a, cites: [C1]}]")))
                .satisfiesExactly(starts("key 'when' is missing in an exception"));
    }

    @Test
    void aliases_are_told_together() {
        assertThat(problems(changed("[C1]", "*a").replace("[C20]", "*b")))
                .satisfiesExactly(starts("aliases are not allowed"), starts("aliases are not allowed"));
    }

    private static ThrowingConsumer<String> starts(String text) {
        return problem -> assertThat(problem).startsWith(text);
    }

    private static String changed(String good, String bad) {
        assertThat(PACK).contains(good);
        return PACK.replace(good, bad);
    }

    private static List<String> problems(String pack) {
        DocumentException refused = catchThrowableOfType(
                DocumentException.class, () -> PolicyReader.of(VOCABULARY).read(DocumentSource.ofText("p.yaml", pack)));
        return refused.problems();
    }
}
