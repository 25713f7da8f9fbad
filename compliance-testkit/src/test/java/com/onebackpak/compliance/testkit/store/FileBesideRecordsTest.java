package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.EventRecording;
import com.onebackpak.compliance.LedgerWorld;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.duty.Duties;
import com.onebackpak.compliance.duty.OwedDuty;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.testkit.memory.InMemoryComplianceStores;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a file tells of two districts, and one of them has on record, is still told of the other. */
class FileBesideRecordsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
    private static final PartyId FIRST = PartyId.of("co-1");
    private static final Scenario SCENARIO = ScenarioReader.standard().read(DocumentSource.ofText("both.yaml", """
                    scenarios: What befell two districts
                    policies: [breach-us-co]
                    now: 2026-11-20T15:00:00Z
                    world:
                      agencies:
                        co-1: {kind: district, jurisdiction: US-CO, zone: America/Denver}
                        co-2: {kind: district, jurisdiction: US-CO, zone: America/Denver}
                      breaches:
                        b1: {agencies: [co-1, co-2], discovered: 2026-11-01}
                      policy-changes:
                        c1: {policy: backpak, published: 2026-11-01, effective: 2026-12-01}
                    """));

    private final TenantStores stores = InMemoryComplianceStores.of(
                    VocabularyReader.standard(), Clock.fixed(NOW, ZoneOffset.UTC))
            .of(FIRST);

    private List<String> owedTo(String clock) {
        World both = LedgerWorld.of(SCENARIO.world(), List.of(stores));
        return Duties.of(SCENARIO.policies()).owed(both, NOW).stream()
                .filter(duty -> duty.clock().equals("breach-us-co/" + clock))
                .map(OwedDuty::to)
                .toList();
    }

    @Test
    void a_breach_that_is_on_record_of_one_agency_is_owed_to_the_other_by_the_file() {
        SCENARIO.world().breaches().stream()
                .filter(breach -> breach.agency().orElseThrow().equals(FIRST))
                .forEach(breach -> EventRecording.breach(stores, SCENARIO.world(), breach));

        assertThat(owedTo("contract-provider-tells-the-agency")).containsExactly("co-1", "co-2");
    }

    @Test
    void a_change_of_a_policy_that_is_on_record_with_one_agency_is_told_to_the_other_by_the_file() {
        EventRecording.policyChange(
                stores,
                SCENARIO.world(),
                FIRST,
                SCENARIO.world().policyChanges().get(0));

        assertThat(owedTo("notice-before-a-material-change")).containsExactly("co-1", "co-2");
    }
}
