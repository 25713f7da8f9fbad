package com.onebackpak.compliance.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.examples.ComplianceCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The figures of the report on a year are those of the commands that list what it counts. */
class ReportFiguresTest {
    @TempDir
    static Path folder;

    private static PlayedYearReport year;
    private static Document page;

    @BeforeAll
    static void play_the_year() throws IOException {
        year = PlayedYearReport.in(folder);
        page = Jsoup.parse(year.page());
    }

    /** The numbers of a table's column, by the head of the row. */
    private static Map<String, Long> column(String table, String head) {
        List<String> heads = page.select("#" + table + " thead th").eachText();
        int column = heads.indexOf(head);
        assertThat(column).as(head + " in " + heads).isPositive();
        return page.select("#" + table + " tbody tr").stream()
                .collect(Collectors.toMap(
                        row -> row.child(0).text(), row -> number(row.child(column)), Long::sum, TreeMap::new));
    }

    private static long number(Element cell) {
        return Long.parseLong(cell.text().replace(",", ""));
    }

    private static Map<String, Long> counts(List<JsonNode> rows, Function<JsonNode, String> by) {
        return rows.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    @Test
    void decisions() {
        List<JsonNode> decisions = year.listed("decisions");
        Map<String, Long> outcomes =
                counts(decisions, decision -> decision.get("outcome").stringValue());

        assertThat(column("outcomes-table", "Decisions"))
                .containsEntry("permitted", outcomes.getOrDefault("PERMIT", 0L))
                .containsEntry("denied", outcomes.getOrDefault("DENY", 0L))
                .containsEntry("undetermined, so refused", outcomes.getOrDefault("INDETERMINATE", 0L))
                .containsEntry("not applicable, so refused", outcomes.getOrDefault("NOT_APPLICABLE", 0L))
                .containsEntry("all", (long) decisions.size());
        assertThat(column("over-time", "All"))
                .containsAllEntriesOf(counts(
                        decisions,
                        decision -> Instant.parse(decision.get("at").stringValue())
                                .atZone(PlayedYearReport.CHICAGO)
                                .toLocalDate()
                                .toString()
                                .substring(0, "2026-09".length())));
    }

    @Test
    void reasons_of_refusals() {
        Map<String, Long> rules = new TreeMap<>();
        year.listed("decisions", "--refused")
                .forEach(decision ->
                        decision.get("rules").forEach(rule -> rules.merge(rule.stringValue(), 1L, Long::sum)));

        assertThat(rules).containsAllEntriesOf(column("reasons", "Refusals"));
    }

    @Test
    void flows_of_data() {
        Map<String, Long> flows = new TreeMap<>();
        year.listed("decisions", "--outcome", "PERMIT")
                .forEach(decision -> decision.get("categories")
                        .forEach(category -> flows.merge(category.stringValue(), 1L, Long::sum)));

        assertThat(column("flows", "Permits")).isEqualTo(flows);
    }

    @Test
    void consents() {
        List<JsonNode> all = year.listed("consents");
        List<JsonNode> live = year.listed("consents", "--live");

        assertThat(column("consents-table", "All")).containsEntry("all", (long) all.size());
        assertThat(column("consents-table", "Live"))
                .containsEntry("all", (long) live.size())
                .containsAllEntriesOf(
                        counts(live, consent -> consent.get("basis").stringValue()));
    }

    @Test
    void disclosures() {
        assertThat(year.listed("disclosures")).isEmpty();
        assertThat(page.select("#disclosures").text()).contains("No disclosure is on record for this time.");
    }

    @Test
    void duties_by_owner() {
        List<JsonNode> duties = year.listed("duties", "--world", year.world());

        assertThat(duties).isNotEmpty();
        Map<String, Long> byOwner = counts(duties, duty -> duty.get("by").stringValue());
        byOwner.put("all", (long) duties.size());
        assertThat(column("owners", "All")).isEqualTo(byOwner);
        assertThat(column("owners", "Done in time"))
                .containsEntry(
                        "all",
                        duties.stream()
                                .filter(duty -> duty.get("state").stringValue().equals("done"))
                                .count());
    }

    @Test
    void what_is_due_for_deletion() {
        List<JsonNode> due = year.listed("due", "--world", year.world(), "--zone", "America/Chicago");
        Map<String, Long> people = new TreeMap<>();
        due.stream()
                .collect(Collectors.groupingBy(row -> row.get("due").stringValue()))
                .forEach((day, rows) -> people.put(day, (long) rows.size()));

        assertThat(column("due", "People")).isEqualTo(people);
        assertThat(column("figures", "How many"))
                .containsEntry(
                        "People with data due for deletion",
                        due.stream()
                                .map(row -> row.get("subject").stringValue())
                                .distinct()
                                .count());
    }

    @Test
    void certificates() {
        assertThat(page.select("#certificates tbody tr").stream()
                        .map(row -> row.child(1).text()))
                .hasSize(2)
                .allSatisfy(run -> assertThat(year.certificates()).anyMatch(text -> text.contains(run)));
        assertThat(page.select("#certificates tbody tr").stream().mapToLong(row -> number(row.child(3))))
                .containsExactlyInAnyOrderElementsOf(year.erased());
    }

    @Test
    void the_log() {
        JsonNode logs = JsonMapper.shared()
                .readTree(year.run("audit", "verify-database", "--json"))
                .get("logs");

        assertThat(logs.toString())
                .contains("\"entries\":" + column("figures", "How many").get("Sealed log entries"));
        assertThat(page.select("#log pre").eachText())
                .contains("java -jar compliance.jar audit verify-database --database " + year.records());
    }

    @Test
    void findings() {
        List<String> packs = page.select("#findings-table tbody th").eachText().stream()
                .map(pack -> pack.replaceAll("@.*", ""))
                .distinct()
                .toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> words = new ArrayList<>(List.of("lint", "--json"));
        words.addAll(packs);
        ComplianceCommand.run(out, new ByteArrayOutputStream(), words.toArray(String[]::new));
        JsonNode findings = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));

        Map<String, Long> counted = new TreeMap<>();
        findings.forEach(finding -> counted.merge(finding.get("severity").stringValue(), 1L, Long::sum));
        assertThat(column("finding-counts", "Findings")).containsAllEntriesOf(counted);
        assertThat(page.select("#findings-table tbody tr")).hasSize(findings.size());
    }
}
