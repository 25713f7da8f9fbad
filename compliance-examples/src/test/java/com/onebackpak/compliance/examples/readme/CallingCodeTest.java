package com.onebackpak.compliance.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.ComplianceDecision;
import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.FactSource;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The calling code of the README, as it stands there. */
class CallingCodeTest {
    private static final PartyId VENDOR = PartyId.of("backpak");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-15T15:00:00Z"), ZoneOffset.UTC);

    private final List<String> disclosures = new ArrayList<>();
    private final FactSource facts = FactSource.of(ScenarioReader.standard()
            .read(DocumentSource.ofText("world.yaml", """
                    scenarios: A small world
                    policies: [backpak, ferpa, coppa]
                    now: 2026-09-15T10:00:00-05:00
                    world:
                      agencies:
                        district-1: {kind: district, jurisdiction: US-TX, zone: America/Chicago}
                      agreements:
                        - {agency: district-1, from: 2024-07-01}
                      authorizations:
                        - {agency: district-1, application: quizzly, categories: [name], purposes: [education], from: 2026-08-01}
                      organizations:
                        quizzly: {kind: application, written-assurances: true, confidentiality: true, integral: true}
                      people:
                        student-7: {kind: student, school: district-1, birth-date: 2012-05-05}
                    """))
            .world());

    // readme: calling-code
    String export(PartyId student, PartyId application) {
        ComplianceService compliance = ComplianceService.builder()
                .recordingNothing()
                .policies(PolicyLibrary.standard().select("backpak", "ferpa", "coppa"))
                .facts(facts) // yours: what your database knows about the people of a request
                .clock(CLOCK)
                .discharging(ObligationKind.RECORD_DISCLOSURE, (obligation, permit) -> record(permit.id()))
                .build();

        ComplianceDecision decision = compliance.decide(ProcessingRequest.builder()
                .actor(VENDOR)
                .action(Action.DISCLOSE)
                .addCategories(Category.NAME)
                .subject(student)
                .purpose(Purpose.EDUCATION)
                .recipient(application)
                .build());

        return decision.fold(
                permit -> permit.discharge(() -> "sent " + permit.categories()), // what is owed is done first
                refusal -> refusal.explanation().summary());
    }
    // readme: end

    private void record(String decisionId) {
        disclosures.add(decisionId);
    }

    @Test
    void what_is_permitted_is_recorded_and_then_done() {
        assertThat(export(PartyId.of("student-7"), PartyId.of("quizzly"))).isEqualTo("sent [name]");
        assertThat(disclosures).hasSize(1);
    }

    @Test
    void what_is_refused_is_explained_and_not_recorded() {
        assertThat(export(PartyId.of("student-7"), PartyId.of("nobody-known"))).startsWith("INDETERMINATE");
        assertThat(disclosures).isEmpty();
    }
}
