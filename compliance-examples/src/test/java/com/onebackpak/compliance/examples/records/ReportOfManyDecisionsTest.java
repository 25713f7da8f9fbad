package com.onebackpak.compliance.examples.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.html.ComplianceReport;
import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many decisions on an embedded database in one report: 100,000 where all is tried whole, else a few thousand. */
class ReportOfManyDecisionsTest {
    private static final int NUMBER = Boolean.getBoolean("variations.whole") ? 100_000 : 3_000;
    private static final int PORTION = 1_000;
    private static final int STUDENTS = 50;
    private static final List<Purpose> PURPOSES = List.of(Purpose.EDUCATION, Purpose.MARKETING, Purpose.ANALYTICS);
    private static final PartyId DISTRICT = PartyId.of("district-1");

    @TempDir
    Path folder;

    @Test
    void takes_less_than_ten_seconds_and_five_megabytes() throws IOException {
        try (EmbeddedComplianceStores opened =
                EmbeddedComplianceStores.open(folder, "many.example", VocabularyReader.standard(), Clock.systemUTC())) {
            fill(opened.stores().of(DISTRICT));
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            StringWriter html = new StringWriter();
            ComplianceReport.of(opened.stores(), DISTRICT)
                    .at(Instant.parse("2026-12-01T00:00:00Z"))
                    .write(html);
            long taken = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;

            assertThat(html.toString())
                    .contains("<td class=\"number\">" + String.format(Locale.ROOT, "%,d", NUMBER) + "</td>");
            assertThat(html.toString()).hasSizeLessThan(5_000_000);
            assertThat(Duration.ofNanos(taken)).isLessThan(Duration.ofSeconds(10));
        }
    }

    private static void fill(TenantStores district) {
        StringBuilder people = new StringBuilder();
        for (int i = 0; i < STUDENTS; i++) {
            people.append("    s-").append(i).append(": {kind: student, school: district-1, birth-date: 2011-05-05}\n");
        }
        Scenario scenario = ScenarioReader.standard().read(DocumentSource.ofText("world.yaml", """
                scenarios: who there is
                policies: [backpak, ferpa, coppa]
                now: 2026-09-15T10:00:00-05:00
                world:
                  agencies:
                    district-1: {kind: district, jurisdiction: US-IL, zone: America/Chicago}
                  agreements:
                    - {agency: district-1, from: 2024-07-01}
                  organizations:
                    quizzly: {kind: application, written-assurances: true, confidentiality: true}
                  people:
                """ + people));
        district.policies().keep(scenario.policies());
        PolicyEvaluator evaluator = PolicyEvaluator.of(scenario.policies());
        List<DecisionEvent> portion = new ArrayList<>();
        for (int i = 0; i < NUMBER; i++) {
            ProcessingRequest.Builder asked = ProcessingRequest.builder()
                    .actor(scenario.world().vendor())
                    .action(i % 2 == 0 ? Action.USE : Action.DISCLOSE)
                    .addCategories(Category.NAME, Category.WORK)
                    .subject(PartyId.of("s-" + i % STUDENTS))
                    .purpose(PURPOSES.get(i % PURPOSES.size()));
            if (i % 2 != 0) {
                asked.recipient(PartyId.of("quizzly"));
            }
            ProcessingRequest request = asked.build();
            Instant at = Instant.parse("2025-09-01T10:00:00Z").plusSeconds(300L * i);
            portion.add(new DecisionEvent(
                    "d-" + i, evaluator.decide(request, scenario.world().factsFor(request, at), at), Set.of(), false));
            if (portion.size() == PORTION) {
                district.decisions().recordAll(portion);
                portion.clear();
            }
        }
    }
}
