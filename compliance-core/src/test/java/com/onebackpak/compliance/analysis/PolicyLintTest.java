package com.onebackpak.compliance.analysis;

import static com.onebackpak.compliance.analysis.TinyPack.MAY;
import static com.onebackpak.compliance.analysis.TinyPack.VOCABULARY;
import static com.onebackpak.compliance.analysis.TinyPack.findings;
import static com.onebackpak.compliance.analysis.TinyPack.forbid;
import static com.onebackpak.compliance.analysis.TinyPack.read;
import static com.onebackpak.compliance.analysis.TinyPack.rules;
import static com.onebackpak.compliance.analysis.TinyPack.toMend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.onebackpak.compliance.analysis.LintFinding.Kind;
import com.onebackpak.compliance.analysis.LintFinding.Severity;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.policy.Policy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyLintTest {
    @Test
    void a_sound_policy_has_no_findings_but_remarks() {
        assertThat(toMend(rules(
                        MAY,
                        forbid("children", "{age: {below: 13}}", "{consent: {basis: [parental-direct]}}"),
                        forbid("adults", "{all: [{age: {at-least: 18}}, {not: {agreement: in-force}}]}", null))))
                .isEmpty();
    }

    @Test
    void a_retention_limit_that_never_applies_is_dead() {
        assertThat(findings("clauses: {C1: {says: A., modality: forbids}}\n"
                        + "retention-limits: [{id: limit, when: {any: []}, says: It stays., cites: [C1]}]"))
                .extracting(LintFinding::kind, f -> f.places().get(0))
                .containsExactly(tuple(Kind.DEAD_RULE, "limit"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            due: [{after: agreement-end, days: 90}] | delete | true
            due: [{after: agreement-end, days: 60}] | delete | false
            due: [{after: agreement-end, days: 30}] | delete | false
            due: [{after: agreement-end}]           | delete | false
            due: [{after: deletion-request, days: 90}] | delete | false
            undated: []                             | retain | true
            """)
    void a_provision_that_another_always_overtakes_never_sets_a_date(String due, String action, boolean isShadowed) {
        String sections = "clauses: {C1: {says: A., modality: obliges}}\nretention:\n"
                + " - {id: all, target: {subjects: [student]}, due: [{after: agreement-end, days: 60}], action: delete, cites: [C1]}\n"
                + " - {id: some, target: {subjects: [student], categories: [work]}, " + due + ", action: " + action
                + ", cites: [C1]}";
        assertThat(findings(sections.replace("undated: [], ", "")))
                .filteredOn(LintFinding::isError)
                .extracting(LintFinding::kind, f -> f.places().get(0))
                .isEqualTo(isShadowed ? List.of(tuple(Kind.DEAD_RULE, "some")) : List.of());
    }

    /** No rule takes another's place here, but that takes more than four steps to see. */
    @ParameterizedTest
    @CsvSource({"4, true", "20000, false"})
    void where_the_bound_stops_the_search_it_is_said(int mostSteps, boolean isStopped) {
        Policy policy =
                read("definitions: {it: {any: [{consent: {}}, {held: []}, {age: {below: 13}}, {opted-out: purpose}]}}\n"
                        + rules(
                                MAY,
                                forbid("one", "{defined: it}", "{agreement: in-force}"),
                                forbid("other", "{any: [{flag: recipient.integral}, {held: []}]}", null)));
        assertThat(PolicyLint.within(VOCABULARY, mostSteps).findings(policy))
                .filteredOn(finding -> finding.kind() != Kind.GAP)
                .extracting(LintFinding::kind, LintFinding::severity, LintFinding::places)
                .isEqualTo(
                        isStopped
                                ? Stream.of(
                                                List.<String>of(),
                                                List.of("may", "Tiny C1"),
                                                List.of("one", "Tiny C1"),
                                                List.of("other", "Tiny C1"))
                                        .map(places -> tuple(Kind.UNDECIDED, Severity.REMARK, places))
                                        .toList()
                                : List.of());
    }

    @Test
    void what_a_granting_policy_never_permits_is_remarked() {
        assertThat(findings(rules("{id: may, effect: permit, target: {actions: [use, disclose], recipients: [parent,"
                        + " service-provider.hosting]}, reason: So., cites: [C1]}")))
                .extracting(LintFinding::kind, LintFinding::severity, LintFinding::places)
                .containsExactly(
                        tuple(
                                Kind.GAP,
                                Severity.REMARK,
                                List.of(
                                        "acquirer",
                                        "advertising-network",
                                        "agency",
                                        "application",
                                        "assessment-provider",
                                        "authority",
                                        "governing-board",
                                        "public",
                                        "researcher",
                                        "school-user")),
                        tuple(
                                Kind.GAP,
                                Severity.REMARK,
                                List.of("amend", "collect", "delete", "inspect", "retain", "store")));
    }

    @Test
    void a_policy_that_grants_nothing_has_no_gaps() {
        assertThat(findings(rules(
                        "{id: closed, effect: forbid, target: {purposes: [marketing]}, reason: No., cites: [C1]}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [marketing]                   | marketing
            [education, advertising.targeted] | advertising.targeted
            [education]                   |
            """)
    void a_purpose_that_only_prohibitions_name_is_remarked(String purposes, String remarked) {
        assertThat(findings(rules(
                        MAY,
                        "{id: closed, effect: forbid, target: {purposes: " + purposes
                                + "}, when: {consent: {}}, reason: No., cites: [C1]}")))
                .filteredOn(finding -> finding.kind() == Kind.ONLY_FORBIDDEN)
                .extracting(LintFinding::severity, LintFinding::places)
                .isEqualTo(remarked == null ? List.of() : List.of(tuple(Severity.REMARK, List.of(remarked))));
    }

    @ParameterizedTest
    @CsvSource({
        "student-login, student_login, MEDIUM",
        "student-login, studentlogin, MEDIUM",
        "student-login, Student-Login, MEDIUM",
        "student-login, student-logins, LOW",
        "student-login, student-logon, LOW",
        "student-login, financial-aid,",
        "essays-2, essays-3,",
        "chat, chats,",
    })
    void a_feature_that_is_spelt_in_two_ways_is_found(String one, String other, Severity severity) {
        assertThat(toMend(rules(
                        MAY,
                        forbid("one", "{not: {agreement: {feature: " + one + "}}}", null),
                        forbid("other", "{all: [{consent: {}}, {not: {agreement: {feature: " + other + "}}}]}", null))))
                .filteredOn(finding -> finding.kind() == Kind.TWO_SPELLINGS)
                .extracting(LintFinding::severity, f -> Set.copyOf(f.places()))
                .isEqualTo(severity == null ? List.of() : List.of(tuple(severity, Set.of(one, other))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            until: 2026-07-01 | from: 2026-07-01 |
            until: 2026-06-30 | from: 2026-07-01 | no version is in effect from 2026-06-30T00:00:00Z until 2026-07-01T00:00:00Z
            until: 2026-07-01, zone: America/New_York | from: 2026-07-01 | two versions are in effect from 2026-07-01T00:00:00Z until 2026-07-01T04:00:00Z
            until: 2026-07-01 | from: 2026-07-01, zone: America/New_York | no version is in effect from 2026-07-01T00:00:00Z until 2026-07-01T04:00:00Z
            title: Tiny       | from: 2026-07-01 | two versions are in effect from 2026-07-01T00:00:00Z on
            """)
    void versions_that_do_not_adjoin_are_found(String earlier, String later, String says) {
        Policy first = read(rules(MAY), "version: \"1\", from: 2026-01-01, " + earlier);
        Policy second = read(rules(MAY), "version: \"2\", " + later);
        List<LintFinding> findings = PolicyLint.of(VOCABULARY).findings(List.of(second, first));
        assertThat(findings)
                .filteredOn(finding -> finding.kind() == Kind.VERSIONS)
                .extracting(LintFinding::isError, LintFinding::places, LintFinding::says)
                .isEqualTo(says == null ? List.of() : List.of(tuple(true, List.of("1", "2"), says)));
        assertThat(findings).extracting(LintFinding::policy).contains("tiny@1", "tiny@2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {all: [{age: {below: 13}}, {age: {at-least: 18}}]} | definition 'it' can never hold for certain
            {any: []}        | definition 'it' can never hold for certain
            {not: {any: []}} | definition 'it' always holds
            {any: [{consent: {}}, {not: {consent: {}}}]} |
            {age: {below: 13}} |
            """)
    void a_definition_that_never_or_always_holds_is_found(String definition, String says) {
        assertThat(toMend("definitions: {it: " + definition + "}\n"
                        + rules(MAY, forbid("closed", "{held: []}", "{any: [{consent: {}}, {defined: it}]}"))))
                .filteredOn(finding -> finding.places().equals(List.of("it")))
                .extracting(LintFinding::says)
                .isEqualTo(says == null ? List.of() : List.of(says));
    }

    @Test
    void a_term_beside_one_that_covers_it_is_remarked() {
        assertThat(findings(rules("{id: closed, effect: forbid, target: {categories: [contact, name, contact.email]},"
                        + " reason: No., cites: [C1]}")))
                .extracting(LintFinding::kind, LintFinding::severity, LintFinding::places)
                .containsExactly(tuple(Kind.TEXT, Severity.REMARK, List.of("closed", "contact.email")));
    }

    @Test
    void a_permission_that_cites_only_what_forbids_is_remarked() {
        assertThat(findings(rules(MAY).replace("modality: permits", "modality: forbids")))
                .filteredOn(finding -> finding.kind() == Kind.TEXT)
                .extracting(LintFinding::severity, LintFinding::says)
                .containsExactly(tuple(Severity.REMARK, "rule 'may' permits, but all that it cites only forbids"));
        assertThat(findings(rules(MAY))).noneMatch(finding -> finding.kind() == Kind.TEXT);
    }

    @Test
    void what_the_policy_declares_of_itself_is_passed_on() {
        assertThat(
                        findings(
                                "clauses: {C1: {says: A., modality: permits, not-operative: Why not.}}\n"
                                        + "findings: {X1: {kind: contradiction, severity: high, clauses: [C1], law: [FERPA 99.30],"
                                        + " says: Both., resolved: The narrower.}, X2: {kind: number, severity: low, says: How many?}}"))
                .containsExactly(
                        new LintFinding(
                                Kind.CONTRADICTION,
                                Severity.HIGH,
                                "tiny",
                                Optional.of("X1"),
                                List.of("Tiny C1", "FERPA 99.30"),
                                "Both.",
                                Optional.of("The narrower.")),
                        new LintFinding(
                                Kind.MISSING_NUMBER,
                                Severity.LOW,
                                "tiny",
                                Optional.of("X2"),
                                List.of(),
                                "How many?",
                                Optional.empty()));
    }

    @Test
    void missing_and_unverified_numbers_are_found_and_duties_noted() {
        assertThat(findings("clauses: {C1: {says: A., modality: obliges}}\n"
                        + "retention:\n"
                        + " - {id: some-day, action: delete, cites: [C1]}\n"
                        + " - {id: agreed, target: {forms: [identified]}, due: [{after: agreement-end}], action: delete, cites: [C1]}\n"
                        + " - {id: set, target: {forms: [identified]}, due: [{after: agreement-end, days: 60}], action: delete, cites: [C1]}\n"
                        + " - {id: stays, target: {forms: [aggregated]}, action: retain, cites: [C1]}\n"
                        + "duties: [{id: notice, obligation: publish-notice, says: Post it., within: P30D, cites: [C1]}]\n"
                        + "parameters: {notice: {value: 72, unit: hours, verify: true, cites: [C1]},"
                        + " read: {value: 45, unit: days, cites: [C1]}}"))
                .extracting(
                        LintFinding::kind,
                        LintFinding::severity,
                        f -> f.places().get(0),
                        LintFinding::isToMend)
                .containsExactly(
                        tuple(Kind.MISSING_NUMBER, Severity.MEDIUM, "some-day", true),
                        tuple(Kind.UNVERIFIED_NUMBER, Severity.MEDIUM, "notice", true),
                        tuple(Kind.MISSING_NUMBER, Severity.LOW, "agreed", true),
                        tuple(Kind.STANDING_DUTY, Severity.REMARK, "notice", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"backpak", "ferpa", "coppa", "us-sopipa", "us-ny", "us-tx"})
    void the_built_in_packs_have_no_error(String id) {
        assertThat(PolicyLibrary.builtIn(VOCABULARY).versions(id))
                .isNotEmpty()
                .allSatisfy(policy -> assertThat(PolicyLint.of(VOCABULARY).findings(policy))
                        .isNotEmpty()
                        .noneMatch(LintFinding::isError));
    }
}
