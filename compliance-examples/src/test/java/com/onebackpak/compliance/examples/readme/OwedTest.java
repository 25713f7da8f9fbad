package com.onebackpak.compliance.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.AgreementTermination;
import com.onebackpak.compliance.EventRecording;
import com.onebackpak.compliance.LedgerWorld;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.duty.Duties;
import com.onebackpak.compliance.duty.DutyState;
import com.onebackpak.compliance.duty.OwedDuty;
import com.onebackpak.compliance.event.Breach;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.testkit.memory.InMemoryComplianceStores;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide's code for what is owed, as it stands there. */
class OwedTest {
    private static final Instant NOW = Instant.parse("2026-11-04T14:00:00Z");
    private static final PartyId DISTRICT = PartyId.of("district-1");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final TenantStores district =
            InMemoryComplianceStores.of(VocabularyReader.standard(), clock).of(DISTRICT);
    private final World people = ScenarioReader.standard()
            .read(DocumentSource.ofText("world.yaml", """
                    scenarios: A small world
                    policies: [backpak]
                    now: 2026-11-04T09:00:00-05:00
                    world:
                      agencies:
                        district-1: {kind: district, jurisdiction: US-NY, zone: America/New_York}
                      people:
                        student-7: {kind: student, school: district-1, birth-date: 2012-05-05}
                    """))
            .world();

    @Test
    void what_is_owed_follows_from_what_is_on_record_and_what_happened() {
        district.agreements()
                .record(
                        RecordKey.of("agreement"),
                        Agreement.builder()
                                .agency(DISTRICT)
                                .term(Span.from(Instant.parse("2024-07-01T04:00:00Z")))
                                .build());
        Instant lastTime = NOW.minusSeconds(24 * 60 * 60);
        List<OwedDuty> alarms = new ArrayList<>();
        // readme: owed
        PolicySet policies = PolicyLibrary.standard().select("backpak", "ferpa", "coppa", "ndpa", PolicyLibrary.BREACH);
        Breach breach = Breach.builder()
                .id("breach-1")
                .agency(PartyId.of("district-1"))
                .discoverer(PartyId.of("backpak"))
                .addCategories(Category.NAME)
                .addSubjects(PartyId.of("student-7"))
                .discovered(Instant.parse("2026-11-01T14:00:00Z"))
                .build();
        EventRecording.breach(district, people, breach); // told again with more, it adds what is new
        World world = LedgerWorld.of(people, List.of(district));
        List<OwedDuty> owed = Duties.of(policies).owed(world, clock.instant()); // what is due first comes first
        Duties.of(policies).review(world, lastTime, clock.instant(), duty -> alarms.add(duty)); // what became overdue
        AgreementTermination.record(district, PartyId.of("district-1"), clock.instant(), RecordKey.of("leaving-2026"));
        // readme: end

        assertThat(owed.get(0).due().text()).isEqualTo("2026-11-08");
        assertThat(owed.get(0).state()).isEqualTo(DutyState.OWED);
        assertThat(alarms).isEmpty();
        assertThat(Duties.of(policies).owed(LedgerWorld.of(people, List.of(district)), NOW))
                .extracting(OwedDuty::clock)
                .contains("backpak/disposal-after-the-end", "ndpa/provider-disposes-after-the-end")
                .contains("breach-us-ny/contractor-tells-the-agency");
    }
}
