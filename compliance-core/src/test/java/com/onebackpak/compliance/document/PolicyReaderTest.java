package com.onebackpak.compliance.document;

import static com.onebackpak.compliance.Given.VOCABULARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only the reader of a pack decides: a pack that is not sound is refused, with the place. */
class PolicyReaderTest {
    private static final String HEAD = """
            policy: p
            title: A pack
            kind: KIND
            version: "1"
            from: 2026-01-01
            citation-prefix: P
            """;
    private static final String CLAUSES = """
            clauses:
              C1: {says: It says so., modality: forbids}
            """;
    private static final String RULE = """
            rules:
              - {id: R1, effect: forbid, reason: It says so., cites: [C1]}
            """;

    @Test
    void a_small_pack_is_read() {
        Policy policy = read(CLAUSES + RULE);

        assertThat(policy.rules()).extracting(r -> r.id()).containsExactly("R1");
        assertThat(policy.rules().get(0).target()).isEqualTo(Target.anything());
        assertThat(policy.rules().get(0).when()).isEqualTo(Condition.always());
        assertThat(policy.bound()).isEqualTo(policy.decidable()).hasSize(1);
    }

    @Test
    void a_date_is_the_start_of_its_day_in_the_packs_zone() {
        assertThat(read(CLAUSES + RULE).effective().from()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(read("zone: America/New_York\nuntil: 2026-07-01\n" + CLAUSES + RULE)
                        .effective())
                .satisfies(span -> assertThat(span.from()).isEqualTo(Instant.parse("2026-01-01T05:00:00Z")))
                .satisfies(span -> assertThat(span.until()).contains(Instant.parse("2026-07-01T04:00:00Z")));
    }

    @Test
    void a_clause_that_nothing_cites_must_say_why() {
        refused(
                """
                clauses:
                  C1: {says: It says so., modality: forbids}
                  C2: {says: It says more., modality: forbids}
                """ + RULE,
                "clause 'C2' is cited by nothing; bind a rule to it, or say in 'not-operative' why no decision can rest"
                        + " on it",
                "9:");
    }

    @Test
    void a_clause_on_which_no_decision_can_rest_may_not_be_cited() {
        refused("""
                clauses:
                  C1: {says: It says so., modality: forbids, not-operative: It only warns.}
                """ + RULE, "clause 'C1' is declared not operative but cited", "8:");
    }

    @Test
    void a_citation_of_a_clause_that_is_not_there_is_refused_with_the_nearest() {
        refused(
                CLAUSES + RULE.replace("[C1]", "[C1, C11]"),
                "'C11' is cited but is no clause of this pack; did you mean 'C1'?",
                "10:");
    }

    @Test
    void a_definition_that_nothing_uses_is_refused() {
        refused(
                "definitions:\n  child: {age: {below: 13}}\n" + CLAUSES + RULE,
                "definition 'child' is used by nothing",
                "");
    }

    @Test
    void definitions_that_only_use_each_other_are_used_by_nothing() {
        refused(
                "definitions:\n  a: {defined: b}\n  b: {age: {below: 13}}\n" + CLAUSES + RULE,
                "definition 'a' is used by nothing",
                "");
    }

    @Test
    void a_definition_may_not_refer_to_itself() {
        refused(
                "definitions:\n  a: {not: {defined: b}}\n  b: {defined: a}\n" + CLAUSES + using("a"),
                "definition 'a' refers to itself",
                "9:");
    }

    @Test
    void a_definition_that_is_not_there_is_refused_with_the_nearest() {
        refused(
                "definitions:\n  child: {age: {below: 13}}\n" + CLAUSES + using("childs"),
                "unknown definition 'childs'; did you mean 'child'?",
                "");
    }

    @Test
    void definitions_may_stand_in_any_order_and_use_each_other() {
        Policy policy =
                read(CLAUSES + using("a") + "definitions:\n  a: {not: {defined: b}}\n  b: {age: {below: 13}}\n");

        assertThat(policy.rules().get(0).when())
                .isEqualTo(new Condition.Defined(
                        "a", new Condition.Not(new Condition.Defined("b", new Condition.AgeBelow(13)))));
    }

    @Test
    void definitions_that_double_each_other_are_refused_before_they_are_written_out() {
        StringBuilder doubling = new StringBuilder("definitions:\n");
        for (int i = 0; i < 50; i++) {
            doubling.append("  d%d: {all: [{defined: d%d}, {defined: d%d}]}\n".formatted(i, i + 1, i + 1));
        }
        doubling.append("  d50: {agreement: in-force}\n");

        refused(doubling + CLAUSES + using("d0"), "a condition must not have more than 10000 parts", "46:");
    }

    @Test
    void definitions_that_many_rules_refer_to_are_refused_before_they_are_written_out() {
        StringBuilder pack = new StringBuilder("definitions:\n");
        for (int i = 0; i < 11; i++) {
            pack.append("  d%d: {all: [{defined: d%d}, {defined: d%d}]}\n".formatted(i, i + 1, i + 1));
        }
        pack.append("  d11: {agreement: in-force}\n").append(CLAUSES).append("rules:\n");
        for (int i = 0; i < 200; i++) {
            pack.append("  - {id: R%d, effect: forbid, when: {defined: d0}, reason: It says so., cites: [C1]}\n"
                    .formatted(i));
        }

        refused(pack.toString(), "the conditions of a policy must not have more than 1000000 parts together", "");
    }

    @ParameterizedTest
    @CsvSource({
        "20000, the document nests deeper than 256 levels",
        "60, a condition must not nest deeper than 100 levels",
        "49, a condition must not nest deeper than 100 levels"
    })
    void definitions_that_lead_too_deep_are_refused(int length, String problem) {
        StringBuilder chain = new StringBuilder("definitions:\n");
        for (int i = 0; i < length; i++) {
            chain.append("  d%d: {not: {defined: d%d}}\n".formatted(i, i + 1));
        }

        refused(chain + "  d" + length + ": {agreement: in-force}\n" + CLAUSES + using("d0"), problem, "");
    }

    @Test
    void a_law_may_not_permit() {
        refused(CLAUSES + RULE.replace("forbid,", "permit,"), "rule 'R1' permits, but a policy of", "");
    }

    @Test
    void a_vendor_that_permits_must_name_its_party() {
        refusedAs(
                "vendor",
                CLAUSES + RULE.replace("forbid,", "permit,"),
                "rule 'R1' permits, but the policy names no party",
                "");
        assertThat(readAs("vendor", "party: acme\n" + CLAUSES + RULE.replace("forbid,", "permit,"))
                        .party()
                        .map(Object::toString))
                .isEqualTo(Optional.of("acme"));
    }

    @Test
    void a_finding_that_explains_a_missing_date_must_be_there() {
        refused(CLAUSES + """
                        retention:
                          - {id: P1, action: delete, undated: [X9], cites: [C1]}
                        findings:
                          X1: {kind: gap, severity: low, says: So.}
                        """, "unknown finding 'X9'", "10:");
    }

    @Test
    void two_versions_in_effect_at_once_are_refused() {
        Policy one = read(CLAUSES + RULE);
        Policy two = read("until: 2027-01-01\n" + CLAUSES + RULE);

        assertThatThrownBy(() -> PolicySet.of(VOCABULARY, one, two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("of policy 'p' are in effect at the same time");
    }

    @Test
    void a_pack_may_not_end_before_it_begins() {
        refused("until: 2025-12-31\n" + CLAUSES + RULE, "a span must not end before it begins", "");
    }

    @Test
    void a_duty_keeps_its_time_as_it_is_written() {
        assertThat(List.of("P7D", "P1Y", "PT72H"))
                .allSatisfy(written -> assertThat(
                                read(CLAUSES + RULE + duty(written)).duties())
                        .singleElement()
                        .satisfies(duty ->
                                assertThat(duty.within().map(Object::toString)).contains(written)));
    }

    @Test
    void a_duty_is_due_by_the_calendar_or_by_the_clock_and_not_by_both() {
        refused(
                CLAUSES + RULE + duty("P1DT2H"),
                "expected a period such as P45D or P1Y, or a duration such as PT72H, found 'P1DT2H'",
                "");
    }

    private static String duty(String within) {
        return "duties: [{id: D1, obligation: publish-notice, says: Post it., within: " + within + ", cites: [C1]}]\n";
    }

    private static String using(String definition) {
        return RULE.replace("reason:", "when: {defined: " + definition + "}, reason:");
    }

    private static Policy read(String rest) {
        return readAs("law", rest);
    }

    private static Policy readAs(String kind, String rest) {
        return PolicyReader.of(VOCABULARY).read(DocumentSource.ofText("p.yaml", HEAD.replace("KIND", kind) + rest));
    }

    private static void refused(String rest, String problem, String place) {
        refusedAs("law", rest, problem, place);
    }

    private static void refusedAs(String kind, String rest, String problem, String place) {
        assertThatThrownBy(() -> readAs(kind, rest))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("(p.yaml:" + place);
    }
}
