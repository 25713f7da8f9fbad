package com.onebackpak.compliance.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.onebackpak.compliance.analysis.LintFinding.Kind;
import com.onebackpak.compliance.analysis.LintFinding.Severity;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyLintTest {
    private static final Vocabulary VOCABULARY = VocabularyReader.standard();
    private static final String MAY =
            "{id: may, effect: permit, target: {actions: [use], purposes: [education]}, reason: So., cites: [C1]}";

    @Test
    void a_sound_policy_has_no_findings_but_remarks() {
        assertThat(toMend(rules(
                        MAY,
                        forbid("children", "{age: {below: 13}}", "{consent: {basis: [parental-direct]}}"),
                        forbid("adults", "{all: [{age: {at-least: 18}}, {not: {agreement: in-force}}]}", null))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{any: []}",
                "{request: {actions: [delete]}}",
                "{all: [{request: {actions: [delete]}}, {request: {actions: [use, delete]}}]}",
                "{not: {request: {forms: [identified, pseudonymised, de-identified, aggregated]}}}",
                "{all: [{request: {categories: [contact.email]}}, {not: {request: {categories: [contact]}}}]}",
                "{all: [{agreement: in-force}, {not: {any: [{agreement: in-force}, {all: []}]}}]}",
            })
    void a_rule_that_nothing_can_meet_is_dead(String condition) {
        assertThat(toMend(rules(MAY, forbid("dead", condition, null))))
                .extracting(LintFinding::kind, LintFinding::severity, LintFinding::places, LintFinding::says)
                .containsExactly(tuple(
                        Kind.DEAD_RULE,
                        Severity.ERROR,
                        List.of("dead", "Tiny C1"),
                        "rule 'dead' can never fire: its target and its condition exclude each other"));
    }

    /** While the fact is unknown, such a rule keeps a request open that would be permitted without it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{all: [{age: {below: 13}}, {age: {at-least: 18}}]}",
                "{all: [{age: {below: 13}}, {not: {age: {below: 18}}}, {age: {at-least: 13}}]}",
                "{all: [{flag: recipient.integral}, {not: {flag: recipient.integral}}]}",
                "{all: [{legitimate-interest: recipient}, {not: {flag: relation.legitimate-interest}}]}",
                "{all: [{agreement: permits-purpose}, {not: {agreement: in-force}}]}",
                "{all: [{agreement: {feature: login}}, {not: {agreement: in-force}}]}",
                "{all: [{agreement: in-disposal}, {agreement: in-force}]}",
                "{all: [{age: {at-least: 18, when: collected}}, {age: {below: 18}}]}",
                "{all: [{age: {at-least: 18, when: collected}}, {not: {age: {at-least: 13}}}]}",
                "{all: [{age: {at-least: 18, when: collected}}, {age: {below: 13, when: collected}}]}",
                "{all: [{consent-withdrawn: {basis: [self]}}, {not: {consent-withdrawn: {basis: [self, parental-direct]}}}]}",
                "{all: [{consent: {method-not: [email-plus]}}, {not: {consent: {}}}]}",
                "{all: [{consent: {method-not: [email-plus, text-plus]}}, {not: {consent: {method-not: [text-plus]}}}]}",
                "{all: [{agreement: vendor-sign-on}, {not: {agreement: in-force}}]}",
                "{all: [{consent: {basis: [parental-direct]}}, {not: {consent: {}}}]}",
                "{all: [{consent: {basis: [parental-direct, self]}}, {not: {consent: {}}}]}",
                "{all: [{consent: {in-writing: true}}, {not: {consent: {}}}]}",
                "{all: [{held: [legal]}, {not: {held: []}}]}",
                "{all: [{held: []}, {not: {held: [legal]}}, {not: {held: [inspection]}}]}",
                "{all: [{region: [US]}, {not: {region: [US, CA]}}]}",
                "{all: [{region: [US-TX]}, {not: {region: [US]}}]}",
                "{all: [{region: [US]}, {region: [CA]}]}",
                "{all: [{request: {purposes: [marketing]}}, {request: {purposes: [education]}}]}",
            })
    void a_rule_that_contradicts_itself_but_can_be_unknown_is_told_apart_from_a_dead_one(String condition) {
        assertThat(toMend(rules(MAY, forbid("never", condition, null))))
                .extracting(LintFinding::kind, LintFinding::severity, LintFinding::places, LintFinding::says)
                .containsExactly(tuple(
                        Kind.NEVER_CERTAIN,
                        Severity.MEDIUM,
                        List.of("never", "Tiny C1"),
                        "rule 'never' can never forbid on its own: its target, condition and exemptions never let it;"
                                + " it only leaves requests open while a fact is unknown"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{all: [{age: {below: 18}}, {age: {at-least: 13}}]}",
                "{all: [{not: {age: {below: 13}}}, {not: {age: {at-least: 13}}}]}",
                "{all: [{agreement: in-force}, {not: {agreement: permits-purpose}}]}",
                "{all: [{consent: {}}, {not: {consent: {basis: [parental-direct]}}}]}",
                "{all: [{consent: {}}, {not: {consent: {method-not: [email-plus]}}}]}",
                "{all: [{consent: {method-not: [text-plus]}}, {not: {consent: {method-not: [email-plus]}}}]}",
                "{all: [{age: {at-least: 13}}, {age: {below: 13, when: collected}}]}",
                "{all: [{age: {at-least: 13, when: collected}}, {age: {below: 18}}]}",
                "{all: [{consent: {}}, {consent-withdrawn: {}}]}",
                "{all: [{agreement: in-disposal}, {not: {agreement: in-force}}]}",
                "{all: [{consent: {basis: [parental-direct]}}, {not: {consent: {basis: [self]}}}]}",
                "{all: [{region: [US, CA]}, {not: {region: [US]}}]}",
                "{all: [{region: [US]}, {not: {region: [US-TX]}}]}",
                "{all: [{request: {categories: [contact]}}, {not: {request: {categories: [contact.email]}}}]}",
                "{not: {request: {purposes: [education]}}}",
                "{not: {request: {recipients: [application, school-user, parent, service-provider, researcher]}}}",
            })
    void a_rule_that_can_fire_is_not_called_dead(String condition) {
        assertThat(toMend(rules(MAY, forbid("alive", condition, null)))).isEmpty();
    }

    @Test
    void a_rule_that_is_always_exempted_is_dead() {
        assertThat(toMend(rules(MAY, forbid("children", "{age: {below: 13}}", "{all: []}"))))
                .extracting(LintFinding::isError, LintFinding::says)
                .containsExactly(tuple(
                        true, "rule 'children' can never fire: whenever it applies, one of its exemptions holds"));
    }

    @Test
    void a_rule_that_is_exempted_wherever_it_certainly_applies_only_leaves_requests_open() {
        assertThat(toMend(rules(MAY, forbid("children", "{age: {below: 13}}", "{age: {below: 18}}"))))
                .extracting(
                        LintFinding::kind, LintFinding::isError, f -> f.places().get(0))
                .containsExactly(tuple(Kind.NEVER_CERTAIN, false, "children"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{request: {actions: [delete]}}",
                "{age: {at-least: 18}}",
                "{any: []}",
            })
    void an_exemption_that_never_holds_where_its_rule_applies_is_dead(String when) {
        assertThat(toMend(rules(MAY, forbid("children", "{age: {below: 13}}", when))))
                .extracting(LintFinding::kind, LintFinding::isError, LintFinding::places)
                .containsExactly(tuple(Kind.DEAD_RULE, true, List.of("children/only", "Tiny C1")));
    }

    @Test
    void an_exemption_that_can_only_be_unknown_where_its_rule_applies_is_no_dead_one() {
        assertThat(toMend(rules(
                        MAY,
                        forbid(
                                "children",
                                "{age: {below: 13}}",
                                "{all: [{flag: recipient.integral}, {not: {flag: recipient.integral}}]}"))))
                .extracting(
                        LintFinding::kind,
                        LintFinding::severity,
                        f -> f.places().get(0))
                .containsExactly(tuple(Kind.NEVER_CERTAIN, Severity.MEDIUM, "children/only"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {consent: {}}                         | C1 | DEAD_RULE | ERROR
            {consent: {basis: [parental-direct]}} | C1 | DEAD_RULE | ERROR
            {consent: {basis: [self, parental-direct], names-recipient: true}} | C1 | DEAD_RULE | ERROR
            {consent: {}}                         | C2 | REDUNDANT_RULE | REMARK
            """)
    void an_exemption_that_holds_only_where_another_does_adds_at_most_its_citation(
            String when, String cites, Kind kind, Severity severity) {
        assertThat(findings(rules(
                                MAY,
                                "{id: closed, effect: forbid, target: {actions: [use]}, except: ["
                                        + "{name: agreed, when: {consent: {}}, cites: [C1]},"
                                        + "{name: again, when: " + when + ", cites: [" + cites + "]}],"
                                        + " reason: No., cites: [C1]}")
                        .replace("C1: {", "C2: {says: B., modality: forbids, not-operative: No.}, C1: {")
                        .replace(cites.equals("C2") ? ", not-operative: No." : "none", "")))
                .filteredOn(
                        finding -> Set.of(Kind.DEAD_RULE, Kind.REDUNDANT_RULE).contains(finding.kind()))
                .extracting(LintFinding::kind, LintFinding::severity)
                .containsExactly(tuple(kind, severity));
    }

    @Test
    void an_exemption_with_an_obligation_of_its_own_is_of_use() {
        assertThat(toMend(rules(
                        MAY,
                        "{id: closed, effect: forbid, target: {actions: [use]}, except: ["
                                + "{name: agreed, when: {consent: {}}, cites: [C1]},"
                                + "{name: direct, when: {consent: {basis: [self]}}, obligations: [safeguards], cites: [C1]}],"
                                + " reason: No., cites: [C1]}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {actions: [use]} | true
            {actions: [use], purposes: [education, marketing]} | true
            {forms: [identified, pseudonymised, de-identified, aggregated]} | true
            {actions: [use], categories: [name]} | false
            {purposes: [marketing]} | false
            """)
    void a_permission_that_a_prohibition_of_the_policy_always_takes_back_is_dead(String target, boolean isDead) {
        List<LintFinding> findings =
                toMend(rules(MAY, "{id: closed, effect: forbid, target: " + target + ", reason: No., cites: [C1]}"));
        assertThat(findings)
                .extracting(LintFinding::kind, LintFinding::places, LintFinding::says)
                .isEqualTo(
                        isDead
                                ? List.of(tuple(
                                        Kind.DEAD_RULE,
                                        List.of("may", "Tiny C1", "closed"),
                                        "rule 'may' can never permit: wherever it applies, rule 'closed' of the same"
                                                + " policy forbids"))
                                : List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {consent: {}}       | {not: {consent: {}}}
            {age: {below: 13}}  | {not: {age: {below: 13}}}
            {request: {categories: [contact]}} | {not: {request: {categories: [contact]}}}
            {held: [legal]} | {not: {held: [legal]}}
            {flag: recipient.integral} | {any: [{consent: {}}, {not: {flag: recipient.integral}}]}
            """)
    void two_prohibitions_that_together_take_a_permission_leave_it_dead(String one, String other) {
        assertThat(toMend(rules(MAY, forbid("one", one, null), forbid("other", other, null))))
                .extracting(LintFinding::kind, LintFinding::isError, LintFinding::places)
                .containsExactly(tuple(Kind.DEAD_RULE, true, List.of("may", "Tiny C1", "one", "other")));
    }

    /** Where no birth date is on file, no age is shown either way: neither of them forbids. */
    @Test
    void ages_that_together_seem_to_cover_everybody_leave_those_of_whom_none_is_on_file() {
        assertThat(toMend(rules(
                        MAY,
                        forbid("one", "{age: {below: 13}}", null),
                        forbid("other", "{age: {at-least: 13}}", null))))
                .isEmpty();
    }

    @Test
    void prohibitions_for_each_part_of_a_permission_take_it_together() {
        assertThat(toMend(rules(
                        "{id: may, effect: permit, target: {actions: [use], categories: [name, work, media.photo]},"
                                + " reason: So., cites: [C1]}",
                        "{id: a, effect: forbid, target: {categories: [name]}, reason: No., cites: [C1]}",
                        "{id: b, effect: forbid, target: {categories: [work]}, reason: No., cites: [C1]}",
                        "{id: c, effect: forbid, target: {categories: [media]}, reason: No., cites: [C1]}",
                        "{id: d, effect: forbid, target: {categories: [contact]}, reason: No., cites: [C1]}")))
                .extracting(LintFinding::places)
                .containsExactly(List.of("may", "Tiny C1", "a", "b", "c"));
    }

    /** All that stands below a term is covered by its parts, but not a request that names the term itself. */
    @Test
    void what_decides_broader_requests_is_not_dead() {
        String children = "[contact.address, contact.email, contact.phone]";
        assertThat(toMend(rules(
                        MAY,
                        "{id: narrow, effect: forbid, target: {categories: " + children
                                + "}, reason: No., cites: [C1]}",
                        "{id: wide, effect: forbid, target: {categories: [contact]}, reason: No., cites: [C1]}")))
                .extracting(f -> f.places().get(0))
                .containsExactly("narrow");
    }

    @Test
    void a_permission_is_not_dead_where_the_prohibition_has_an_exemption_or_a_condition() {
        assertThat(toMend(rules(MAY, forbid("closed", "{all: []}", "{agreement: in-force}"))))
                .isEmpty();
        assertThat(toMend(rules(MAY, forbid("closed", "{agreement: in-force}", null))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {all: []}                       | {age: {below: 13}}
            {age: {below: 18}}              | {age: {below: 13}}
            {age: {below: 13}}              | {all: [{age: {below: 13}}, {not: {agreement: in-force}}]}
            {not: {agreement: in-force}}    | {all: [{not: {agreement: in-force}}, {not: {agreement: {feature: login}}}]}
            {any: [{held: []}, {consent: {}}]} | {consent: {basis: [self]}}
            {not: {region: [US]}}           | {not: {region: [US, CA]}}
            """)
    void a_narrower_rule_under_a_wider_one_is_dead(String wide, String narrow) {
        assertThat(toMend(rules(
                        "{id: wide, effect: forbid, target: {actions: [disclose]}, when: " + wide
                                + ", reason: No., cites: [C1]}",
                        "{id: narrow, effect: forbid, target: {actions: [disclose.sell]}, when: " + narrow
                                + ", reason: No., cites: [C1]}")))
                .extracting(LintFinding::kind, LintFinding::isError, LintFinding::places, LintFinding::says)
                .containsExactly(tuple(
                        Kind.DEAD_RULE,
                        true,
                        List.of("narrow", "Tiny C1", "wide"),
                        "rule 'narrow' changes nothing: wherever it applies, rule 'wide' forbids too"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {age: {below: 13}} | {age: {below: 18}}
            {consent: {}}      | {agreement: in-force}
            {agreement: {feature: login}} | {agreement: in-force}
            """)
    void a_rule_that_is_not_narrower_is_alive(String one, String other) {
        assertThat(toMend(rules(
                        "{id: one, effect: forbid, target: {actions: [disclose]}, when: " + one
                                + ", reason: No., cites: [C1]}",
                        "{id: other, effect: forbid, target: {actions: [disclose.sell]}, when: " + other
                                + ", reason: No., cites: [C1]}")))
                .isEmpty();
    }

    @Test
    void a_permission_under_a_wider_one_is_dead_unless_it_owes_more() {
        String narrow = "{id: narrow, effect: permit, target: {actions: [use], purposes: [education]},"
                + " when: {agreement: in-force}, OWES reason: So., cites: [C1]}";
        assertThat(toMend(rules(MAY, narrow.replace("OWES", ""))))
                .extracting(LintFinding::isError, f -> f.places().get(0))
                .containsExactly(tuple(true, "narrow"));
        assertThat(toMend(rules(MAY, narrow.replace("OWES", "obligations: [safeguards],"))))
                .isEmpty();
    }

    @Test
    void a_prohibition_that_owes_more_than_the_wider_one_is_alive() {
        assertThat(toMend(rules(
                        "{id: wide, effect: forbid, target: {actions: [disclose]}, reason: No., cites: [C1]}",
                        "{id: narrow, effect: forbid, target: {actions: [disclose.sell]}, obligations: [notify-school],"
                                + " reason: No., cites: [C1]}")))
                .isEmpty();
    }

    @Test
    void a_rule_that_adds_only_its_citation_is_redundant_and_no_error() {
        assertThat(
                        findings(
                                "clauses: {C1: {says: A., modality: forbids}, C2: {says: B., modality: forbids}}\nrules:\n"
                                        + " - {id: wide, effect: forbid, target: {actions: [disclose]}, reason: No., cites: [C1]}\n"
                                        + " - {id: narrow, effect: forbid, target: {actions: [disclose.sell]}, reason: No., cites: [C2]}"))
                .extracting(LintFinding::kind, LintFinding::severity, LintFinding::places)
                .containsExactly(tuple(Kind.REDUNDANT_RULE, Severity.REMARK, List.of("narrow", "Tiny C2", "wide")));
    }

    @Test
    void of_two_equal_rules_one_is_dead() {
        assertThat(toMend(rules(
                        forbid("one", "{age: {below: 13}}", "{consent: {}}"),
                        forbid("other", "{age: {below: 13}}", "{consent: {}}"))))
                .extracting(LintFinding::kind, f -> f.places().get(0))
                .containsExactly(tuple(Kind.DEAD_RULE, "one"));
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

    private static String rules(String... rules) {
        return "clauses: {C1: {says: A., modality: permits}}\nrules:\n - " + String.join("\n - ", rules);
    }

    private static String forbid(String id, String when, String except) {
        return "{id: " + id + ", effect: forbid, target: {actions: [use]}, when: " + when
                + (except == null ? "" : ", except: [{name: only, when: " + except + ", cites: [C1]}]")
                + ", reason: No., cites: [C1]}";
    }

    private static List<LintFinding> toMend(String sections) {
        return findings(sections).stream().filter(LintFinding::isToMend).toList();
    }

    private static List<LintFinding> findings(String sections) {
        return PolicyLint.of(VOCABULARY).findings(read(sections));
    }

    private static Policy read(String sections) {
        return read(sections, "version: \"1\", from: 2026-01-01");
    }

    private static Policy read(String sections, String head) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String line : ("policy: tiny, title: Tiny, kind: vendor, citation-prefix: Tiny, party: backpak, " + head)
                .split(", ")) {
            lines.put(line.split(": ")[0], line);
        }
        return PolicyReader.of(VOCABULARY)
                .read(DocumentSource.ofText("tiny.yaml", String.join("\n", lines.values()) + "\n" + sections + "\n"));
    }
}
