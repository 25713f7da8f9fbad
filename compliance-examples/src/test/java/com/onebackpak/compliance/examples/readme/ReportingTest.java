package com.onebackpak.compliance.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.html.ComplianceReport;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.testkit.memory.InMemoryComplianceStores;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's code for a report, as it stands there. */
class ReportingTest {
    private static final Instant NOW = Instant.parse("2026-11-04T14:00:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final InMemoryComplianceStores stores = InMemoryComplianceStores.of(VocabularyReader.standard(), clock);
    private final PolicySet policies = PolicyLibrary.standard().select("backpak", "ferpa", "coppa");
    private final World world = ScenarioReader.standard()
            .read(DocumentSource.ofText("world.yaml", """
                    scenarios: A small world
                    policies: [backpak]
                    now: 2026-11-04T09:00:00-05:00
                    world:
                      agencies:
                        district-1: {kind: district, jurisdiction: US-NY, zone: America/New_York}
                    """))
            .world();

    @Test
    void a_report_is_written_to_a_file(@TempDir Path folder) throws IOException {
        PartyId district = PartyId.of("district-1");
        // readme: report
        ComplianceReport report = ComplianceReport.of(stores, district)
                .since(Instant.parse("2026-08-01T04:00:00Z")) // decisions and disclosures from then on
                .knowing(world, policies) // who there is, so that it tells what is owed and due
                .at(clock.instant());
        try (Writer file = Files.newBufferedWriter(folder.resolve("report.html"))) {
            report.write(file);
        }
        // readme: end
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("<title>Compliance report of district-1</title>", "America/New_York; all days and times");
    }
}
