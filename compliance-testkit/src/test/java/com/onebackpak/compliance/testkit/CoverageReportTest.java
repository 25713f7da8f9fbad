package com.onebackpak.compliance.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.scenario.CaseResult;
import com.onebackpak.compliance.scenario.ScenarioRunner;
import com.onebackpak.compliance.testkit.ClauseCoverage.Standing;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageReportTest {
    private final Policy policy =
            PolicyReader.of(VocabularyReader.standard()).read(DocumentSource.of(file("pack.yaml")));
    private final List<CaseResult> results = ScenarioRunner.of(
                    ScenarioReader.standard().read(DocumentSource.of(file("cases.yaml"))))
            .run();
    private final CoverageReport report = CoverageReport.of(policy, results);

    @Test
    void a_clause_is_determined_by_the_cases_whose_answer_cites_it() {
        assertThat(report.clauses())
                .filteredOn(ClauseCoverage::isDetermined)
                .extracting(c -> c.clause().citation().section(), ClauseCoverage::determined)
                .containsExactly(
                        tuple("C1", List.of("somebody older is")),
                        tuple("C2", List.of("a child is not touched", "somebody of unknown age is not either")),
                        tuple("C5", List.of("how long it stays")));
    }

    @Test
    void a_clause_is_only_reached_where_a_rule_that_cites_it_was_considered() {
        assertThat(clause("C3").reached())
                .containsExactly(
                        "a child is not touched", "somebody older is", "somebody of unknown age is not either");
        assertThat(clause("C3").isDetermined()).isFalse();
        assertThat(clause("C2").reached()).containsExactly("somebody older is");
        assertThat(clause("C4").reached()).isEmpty();
        assertThat(report.undetermined())
                .extracting(c -> c.clause().citation().section())
                .containsExactly("C3", "C4");
    }

    @Test
    void duties_and_what_is_not_operative_are_listed_and_not_counted() {
        assertThat(clause("C6").standing()).isEqualTo(Standing.STANDING_DUTY);
        assertThat(clause("C7").standing()).isEqualTo(Standing.NOT_OPERATIVE);
        assertThat(report.operative()).isEqualTo(5);
        assertThat(report.determined()).isEqualTo(3);
    }

    @Test
    void a_clause_names_all_that_is_bound_to_it() {
        assertThat(report.clauses())
                .extracting(ClauseCoverage::boundTo)
                .containsExactly(
                        List.of("open"),
                        List.of("children"),
                        List.of("children/parent"),
                        List.of("sale"),
                        List.of("gone"),
                        List.of("notice"),
                        List.of());
    }

    @Test
    void a_rule_is_counted_once_for_each_request() {
        assertThat(report.rules())
                .extracting(
                        r -> r.rule().id(),
                        RuleCoverage::fired,
                        RuleCoverage::silent,
                        RuleCoverage::unknown,
                        RuleCoverage::notConsidered)
                .containsExactly(tuple("open", 3, 0, 0, 0), tuple("children", 1, 1, 1, 0), tuple("sale", 0, 0, 0, 3));
    }

    @Test
    void cases_that_other_policies_decided_reach_nothing() {
        Policy other = Policy.builder().from(policy).version("2").build();
        CoverageReport reportOnOther = CoverageReport.of(other, results);
        assertThat(reportOnOther.rules())
                .allSatisfy(rule -> assertThat(rule.notConsidered()).isEqualTo(3));
        assertThat(reportOnOther.clauses())
                .allSatisfy(clause -> assertThat(clause.reached()).isEmpty());
    }

    @Test
    void the_text_has_a_line_for_each_clause_and_ends_with_the_count() {
        List<String> lines = report.text().lines().toList();
        assertThat(lines.get(0)).isEqualTo("Tiny, version 1");
        assertThat(lines.get(1)).isEqualTo("  C1  determined     open             1 case: somebody older is");
        assertThat(lines.get(3))
                .startsWith("  C3  REACHED ONLY   children/parent  reached by 3 cases: a child is not touched;")
                .endsWith("; 1 more");
        assertThat(lines.get(4)).isEqualTo("  C4  NEVER REACHED  sale             0 cases");
        assertThat(lines.get(7)).isEqualTo("  C7  not operative  -");
        assertThat(lines).last().isEqualTo("3 of 5 clauses determined");
    }

    @Test
    void the_data_say_what_the_report_says() {
        assertThat(report.data()).containsEntry("operative", 5).containsEntry("determined", 3);
        assertThat(report.data().toString())
                .contains(
                        "{clause=Tiny C6, standing=standing-duty, bound-to=[notice], determined-by=[], reached-by=[]}")
                .contains("{rule=children, fired=1, silent=1, unknown=1, not-considered=0}");
    }

    private ClauseCoverage clause(String section) {
        return report.clauses().stream()
                .filter(c -> c.clause().citation().section().equals(section))
                .findFirst()
                .orElseThrow();
    }

    private static Path file(String name) {
        try {
            return Path.of(CoverageReportTest.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
