package com.onebackpak.compliance.policy;

import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.law;
import static com.onebackpak.compliance.Given.span;
import static com.onebackpak.compliance.Given.vendorPolicy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.EveryCondition;
import com.onebackpak.compliance.Given;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.policy.RetentionProvision.Deadline;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionAction;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionEvent;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shape that is written to files and that digests are taken of: a change of it changes every digest. */
class PolicyDataTest {
    private static final List<Citation> OWN = List.of(Given.CITATION);

    @Test
    void the_head_names_what_is_set_and_leaves_out_what_is_not() {
        assertThat(PolicyData.of(law().build()))
                .isEqualTo(Map.of(
                        "policy", "law",
                        "title", "A policy",
                        "kind", "law",
                        "version", "1",
                        "from", "1970-01-01T00:00:00Z",
                        "citation-prefix", "Text"));
        assertThat(PolicyData.of(vendorPolicy()
                        .effective(span("2020-05-01T00:00:00Z", "2021-05-01T00:00:00Z"))
                        .addJurisdictions(Jurisdiction.of("US"))
                        .build()))
                .containsEntry("until", "2021-05-01T00:00:00Z")
                .containsEntry("party", "backpak")
                .containsEntry("applies-to", Map.of("jurisdictions", List.of("US")));
    }

    @Test
    void a_head_is_written_in_the_order_in_which_a_person_would_write_it() {
        assertThat(PolicyData.of(law().build()).keySet())
                .containsExactly("policy", "title", "kind", "version", "from", "citation-prefix");
    }

    @Test
    void a_bare_rule_is_its_id_effect_reason_and_citations() {
        assertThat(rule(forbid("R1").build()))
                .isEqualTo(Map.of("id", "R1", "effect", "forbid", "reason", "because of R1", "cites", List.of("R1")));
    }

    @Test
    void a_full_rule_says_everything() {
        Obligation detailed = new Obligation(ObligationKind.HOLD, Optional.of("for now"));
        Condition never = new Condition.Any(List.of());
        Rule rule = forbid("R1")
                .target(Given.to(Action.DISCLOSE))
                .when(never)
                .addExemptions(new Exemption(
                        "unless", never, List.of(Obligation.of(ObligationKind.SAFEGUARDS)), List.of(Given.CITATION)))
                .addExemptions(new Exemption("or", never, List.of(), List.of(new Citation("FERPA", "99.30"))))
                .addObligations(detailed)
                .build();

        assertThat(rule(rule))
                .containsEntry("target", Map.of("actions", List.of("disclose")))
                .containsEntry("when", Map.of("any", List.of()))
                .containsEntry("obligations", List.of(Map.of("obligation", "hold", "detail", "for now")))
                .containsEntry(
                        "except",
                        List.of(
                                Map.of(
                                        "name", "unless",
                                        "when", Map.of("any", List.of()),
                                        "obligations", List.of("safeguards"),
                                        "cites", List.of("C1")),
                                Map.of(
                                        "name",
                                        "or",
                                        "when",
                                        Map.of("any", List.of()),
                                        "cites",
                                        List.of("FERPA 99.30"))));
    }

    @Test
    void a_clause_says_whether_decisions_rest_on_it() {
        Clause bare =
                new Clause(Given.CITATION, "it says so", Clause.Modality.FORBIDS, Optional.empty(), Optional.empty());
        Clause full = new Clause(
                Given.cites("C2"),
                "it is said",
                Clause.Modality.DEFINES,
                Optional.of("3-4"),
                Optional.of("it defines"));

        assertThat(PolicyData.of(law().addClauses(bare, full).build()).get("clauses"))
                .isEqualTo(Map.of(
                        "C1", Map.of("says", "it says so", "modality", "forbids"),
                        "C2",
                                Map.of(
                                        "says", "it is said",
                                        "lines", "3-4",
                                        "modality", "defines",
                                        "not-operative", "it defines")));
    }

    @Test
    void retention_says_what_goes_when_and_why_there_may_be_no_date() {
        RetentionProvision bare =
                new RetentionProvision("P1", Target.anything(), List.of(), RetentionAction.RETAIN, List.of(), OWN);
        RetentionProvision full = new RetentionProvision(
                "P2",
                Given.to(Action.DELETE),
                List.of(
                        new Deadline(RetentionEvent.AGREEMENT_END, Optional.empty()),
                        new Deadline(RetentionEvent.DELETION_REQUEST, Optional.of(30))),
                RetentionAction.DELETE,
                List.of("X1"),
                OWN);

        assertThat(PolicyData.of(law().addRetention(bare, full).build()).get("retention"))
                .isEqualTo(List.of(
                        Map.of("id", "P1", "action", "retain", "cites", List.of("C1")),
                        Map.of(
                                "id", "P2",
                                "target", Map.of("actions", List.of("delete")),
                                "due",
                                        List.of(
                                                Map.of("after", "agreement-end"),
                                                Map.of("after", "deletion-request", "days", 30)),
                                "action", "delete",
                                "undated", List.of("X1"),
                                "cites", List.of("C1"))));
    }

    @Test
    void a_retention_limit_says_when_it_applies() {
        RetentionLimit limit = new RetentionLimit("L1", Given.to(Action.RETAIN), Condition.always(), "no date", OWN);

        assertThat(PolicyData.of(law().addRetentionLimits(limit).build()).get("retention-limits"))
                .isEqualTo(List.of(Map.of(
                        "id", "L1",
                        "target", Map.of("actions", List.of("retain")),
                        "when", Map.of("all", List.of()),
                        "says", "no date",
                        "cites", List.of("C1"))));
    }

    @Test
    void a_retention_minimum_names_categories_and_what_it_rests_on() {
        Target disclosures = Target.builder()
                .addCategories(Category.ACCOUNTABILITY_DISCLOSURES)
                .build();
        Policy policy = law().addRetentionMinimums(new RetentionMinimum("M1", disclosures, OWN))
                .build();

        assertThat(PolicyData.of(policy).get("retention-minimums"))
                .isEqualTo(List.of(Map.of(
                        "id", "M1",
                        "target", Map.of("categories", List.of("accountability.disclosures")),
                        "cites", List.of("C1"))));
        assertThat(policy.bound()).containsAll(OWN);
        assertThatThrownBy(() -> new RetentionMinimum("M1", Target.anything(), OWN))
                .hasMessageContaining("must name categories");
        assertThatThrownBy(() -> new RetentionMinimum("M1", disclosures, List.of()))
                .hasMessageContaining("must cite what it rests on");
    }

    @Test
    void duties_parameters_and_findings_are_written_whole() {
        Policy policy = law().addDuties(new Duty(
                        "D1",
                        Obligation.of(ObligationKind.PUBLISH_NOTICE),
                        "post it",
                        Optional.of(Period.ofDays(45)),
                        OWN))
                .addParameters(
                        new Parameter("read", 3, "days", false, OWN), new Parameter("guessed", 4, "years", true, OWN))
                .addFindings(
                        new PackFinding(
                                "X1",
                                PackFinding.Kind.UNDEFINED_TERM,
                                PackFinding.Severity.HIGH,
                                OWN,
                                List.of(new Citation("Text", "C1")),
                                "a word",
                                Optional.of("read so")),
                        new PackFinding(
                                "X2",
                                PackFinding.Kind.GAP,
                                PackFinding.Severity.LOW,
                                List.of(),
                                List.of(),
                                "a hole",
                                Optional.empty()))
                .build();

        assertThat(PolicyData.of(policy))
                .containsEntry(
                        "duties",
                        List.of(Map.of(
                                "id", "D1",
                                "obligation", "publish-notice",
                                "says", "post it",
                                "within", "P45D",
                                "cites", List.of("C1"))))
                .containsEntry(
                        "parameters",
                        Map.of(
                                "read", Map.of("value", 3, "unit", "days", "cites", List.of("C1")),
                                "guessed", Map.of("value", 4, "unit", "years", "verify", true, "cites", List.of("C1"))))
                .containsEntry(
                        "findings",
                        Map.of(
                                "X1",
                                        Map.of(
                                                "kind", "undefined-term",
                                                "severity", "high",
                                                "clauses", List.of("C1"),
                                                "law", List.of("Text C1"),
                                                "says", "a word",
                                                "resolved", "read so"),
                                "X2", Map.of("kind", "gap", "severity", "low", "says", "a hole")));
    }

    private static Map<String, Object> rule(Rule rule) {
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> rules =
                (List<Map<String, Object>>) PolicyData.of(law(rule).build()).get("rules");
        return rules.get(0);
    }

    @Test
    void the_same_condition_has_the_same_plain_data_and_another_has_other() {
        Set<Object> data =
                EveryCondition.byWords().values().stream().map(PolicyData::of).collect(Collectors.toSet());

        assertThat(data).hasSameSizeAs(EveryCondition.byWords().keySet());
    }

    @Test
    void a_target_of_anything_has_no_plain_data() {
        assertThat(PolicyData.of(Target.anything())).isEmpty();
    }
}
