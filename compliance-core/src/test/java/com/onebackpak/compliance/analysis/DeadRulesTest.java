package com.onebackpak.compliance.analysis;

import static com.onebackpak.compliance.analysis.TinyPack.MAY;
import static com.onebackpak.compliance.analysis.TinyPack.findings;
import static com.onebackpak.compliance.analysis.TinyPack.forbid;
import static com.onebackpak.compliance.analysis.TinyPack.rules;
import static com.onebackpak.compliance.analysis.TinyPack.toMend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.onebackpak.compliance.analysis.LintFinding.Kind;
import com.onebackpak.compliance.analysis.LintFinding.Severity;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules and exemptions that can never have an effect. */
class DeadRulesTest {
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
                "{all: [{agreement: lists-category}, {not: {agreement: in-force}}]}",
                "{all: [{agreement: leaves-out-category}, {not: {agreement: in-force}}]}",
                "{all: [{agreement: authorizes-purpose}, {not: {agreement: in-force}}]}",
                "{all: [{agreement: {has-terms: [encryption]}}, {not: {agreement: in-force}}]}",
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

    /** What nobody named a purpose of is open, though there be no consent and no agreement at all. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {consent: {method-not: [email-plus]}} | {not: {consent: {for-any-purpose: true}}}
            {consent: {}}                         | {not: {consent: {for-any-purpose: true}}}
            {agreement: permits-purpose}          | {not: {agreement: in-force}}
            {agreement: authorizes-purpose}       | {not: {agreement: in-force}}
            """)
    void an_exemption_that_counts_while_no_purpose_is_named_is_alive(String when, String except) {
        assertThat(toMend(rules(MAY, forbid("unnamed", when, except)))).isEmpty();
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
}
