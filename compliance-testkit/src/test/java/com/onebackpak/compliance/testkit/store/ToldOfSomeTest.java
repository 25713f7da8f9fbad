package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.onebackpak.compliance.EventRecording;
import com.onebackpak.compliance.LedgerWorld;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.duty.Duties;
import com.onebackpak.compliance.duty.DutyState;
import com.onebackpak.compliance.duty.OwedDuty;
import com.onebackpak.compliance.event.EventNotice;
import com.onebackpak.compliance.event.PolicyChange;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.testkit.memory.InMemoryComplianceStores;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a family was told of one child is not told of another, nor another family of anything. */
class ToldOfSomeTest {
    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
    private static final Instant TOLD = NOW.minusSeconds(60);
    private static final PartyId DISTRICT = PartyId.of("ny-1");
    private static final PartyId ANA = PartyId.of("ana");
    private static final PartyId BO = PartyId.of("bo");
    private static final PartyId CY = PartyId.of("cy");
    private static final Scenario SCENARIO = ScenarioReader.standard().read(DocumentSource.ofText("told.yaml", """
                    scenarios: A breach of three children's data
                    policies: [breach-us-ny, coppa]
                    now: 2026-11-20T15:00:00Z
                    world:
                      agencies:
                        ny-1: {kind: district, jurisdiction: US-NY, zone: America/New_York}
                      people:
                        ana: {kind: student, school: ny-1, birth-date: 2018-05-01}
                        bo: {kind: student, school: ny-1, birth-date: 2018-05-01}
                        cy: {kind: student, school: ny-1, birth-date: 2018-05-01}
                        ruth: {kind: parent, children: [ana, bo]}
                        sue: {kind: parent, children: [cy]}
                      consents:
                        - {subject: ana, basis: parental-direct, purposes: [education], given: 2026-09-01}
                        - {subject: cy, basis: parental-direct, purposes: [education], given: 2026-09-01}
                      breaches:
                        b1: {subjects: [ana, bo, cy], categories: [name], discovered: 2026-11-01, told: [{to: ny-1, at: 2026-11-02}]}
                      policy-changes:
                        c1: {policy: backpak, published: 2026-11-01, effective: 2026-12-01}
                    """));

    private final TenantStores stores = InMemoryComplianceStores.of(
                    VocabularyReader.standard(), Clock.fixed(NOW, ZoneOffset.UTC))
            .of(DISTRICT);

    @BeforeEach
    void record() {
        EventRecording.breach(
                stores, SCENARIO.world(), SCENARIO.world().breaches().get(0));
        PolicyChange change = SCENARIO.world().policyChanges().get(0);
        EventRecording.policyChange(stores, SCENARIO.world(), DISTRICT, change);
        SCENARIO.world()
                .consents()
                .forEach(consent -> stores.consents().record(RecordKey.of("consent-" + consent.subject()), consent));
    }

    private void tell(String event, String recipient, PartyId by, PartyId about) {
        EventRecording.told(stores, new EventNotice(about, event, PartyId.of(recipient), by, TOLD));
    }

    private List<OwedDuty> owedToFamilies(String clock) {
        return Duties.of(SCENARIO.policies()).owed(LedgerWorld.of(SCENARIO.world(), List.of(stores)), NOW).stream()
                .filter(duty -> duty.clock().equals(clock))
                .toList();
    }

    @Test
    void a_parent_who_was_told_of_one_child_is_to_be_told_of_the_other() {
        tell("b1", "ruth", DISTRICT, ANA);

        assertThat(owedToFamilies("breach-us-ny/agency-tells-families"))
                .extracting(OwedDuty::to, OwedDuty::about, OwedDuty::state)
                .containsExactlyInAnyOrder(
                        tuple("ruth", Set.of(ANA), DutyState.DONE),
                        tuple("ruth", Set.of(BO), DutyState.OWED),
                        tuple("sue", Set.of(CY), DutyState.OWED));
    }

    @Test
    void that_the_parents_of_one_child_were_told_says_nothing_of_others() {
        tell("b1", "parent", DISTRICT, ANA);

        assertThat(owedToFamilies("breach-us-ny/agency-tells-families"))
                .extracting(OwedDuty::about, OwedDuty::state)
                .containsExactlyInAnyOrder(
                        tuple(Set.of(ANA), DutyState.DONE),
                        tuple(Set.of(BO), DutyState.OWED),
                        tuple(Set.of(CY), DutyState.OWED));
    }

    @Test
    void that_families_were_told_says_it_of_all() {
        tell("b1", "parent", DISTRICT, DISTRICT);

        assertThat(owedToFamilies("breach-us-ny/agency-tells-families"))
                .extracting(OwedDuty::about, OwedDuty::state)
                .containsExactlyInAnyOrder(tuple(Set.of(ANA, BO), DutyState.DONE), tuple(Set.of(CY), DutyState.DONE));
    }

    @Test
    void nor_of_a_changed_policy() {
        tell("c1", "parent", SCENARIO.world().vendor(), ANA);

        assertThat(owedToFamilies("coppa/operator-tells-before-a-material-change"))
                .extracting(OwedDuty::about, OwedDuty::state)
                .containsExactlyInAnyOrder(tuple(Set.of(ANA), DutyState.DONE), tuple(Set.of(CY), DutyState.OWED));
    }
}
