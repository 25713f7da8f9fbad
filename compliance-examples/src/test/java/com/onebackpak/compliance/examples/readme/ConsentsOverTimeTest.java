package com.onebackpak.compliance.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.FactSource;
import com.onebackpak.compliance.Shadow;
import com.onebackpak.compliance.ShadowReport;
import com.onebackpak.compliance.analysis.ConsentReach;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.document.ConsentReceipt;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The guide's code for consents over time and for candidate policies, as it stands there. */
class ConsentsOverTimeTest {
    private static final Instant NOW = Instant.parse("2026-09-15T15:00:00Z");
    private static final PolicySet POLICIES = PolicyLibrary.standard().select("backpak", "ferpa", "coppa");

    private final PolicyEvaluator evaluator = PolicyEvaluator.of(POLICIES);
    private final PartyId student = PartyId.of("student-7");
    private final PartyId parent = PartyId.of("parent-1");
    private final World world = ScenarioReader.standard()
            .read(DocumentSource.ofText("world.yaml", """
                    scenarios: A small world
                    policies: [backpak]
                    now: 2026-09-15T10:00:00-05:00
                    world:
                      agencies:
                        district-1: {kind: district, jurisdiction: US-TX, zone: America/Chicago}
                      agreements:
                        - {agency: district-1, from: 2024-07-01}
                      people:
                        student-7: {kind: student, school: district-1, birth-date: 2015-05-05}
                        parent-1: {kind: parent, children: [student-7]}
                    """))
            .world();

    @Test
    void what_must_stop_with_a_consent_is_told() {
        Instant given = Instant.parse("2025-09-01T05:00:00Z");
        // readme: reach
        Consent consent = Consent.builder()
                .subject(student)
                .basis(ConsentBasis.PARENTAL_DIRECT)
                .addPurposes(Purpose.EDUCATION)
                .given(given)
                .by(parent)
                .notice("backpak@2025-08-01")
                .build();
        Consent renewed = consent.renewed(NOW, Optional.of(NOW.plusSeconds(31_536_000))); // amends its record
        ConsentReach reach = ConsentReach.of(renewed, world, Set.of(), NOW);
        List<ConsentReach.Use> stops = reach.restingOn(evaluator); // when it is withdrawn
        List<Category> goes = reach.toGo(evaluator);
        String receipt = ConsentReceipt.builder()
                .recordId("consent-1")
                .consent(renewed)
                .build()
                .write();
        // readme: end

        assertThat(stops).extracting(ConsentReach.Use::action).contains(Action.COLLECT, Action.USE);
        assertThat(goes).isEmpty();
        assertThat(receipt).contains("\"event_state\" : \"renewed\"");
    }

    @Test
    void candidate_policies_decide_beside() {
        PolicySet candidate = PolicyLibrary.standard().select("backpak", "ferpa", "coppa", "us-tx");
        FactSource facts = FactSource.of(world);
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        ProcessingRequest request = request();
        // readme: shadow
        Shadow shadow = Shadow.of(candidate); // close it when the candidate has been watched for long enough
        ComplianceService compliance = ComplianceService.builder()
                .policies(POLICIES)
                .facts(facts)
                .recordingNothing()
                .clock(clock)
                .shadow(shadow)
                .build();
        compliance.decide(request);
        ShadowReport report = shadow.report(); // by outcome and citations; what failed; what was dropped
        // readme: end

        assertThat(report.failed()).isZero();
        shadow.close();
    }

    private ProcessingRequest request() {
        return ProcessingRequest.builder()
                .actor(PartyId.of("backpak"))
                .action(Action.USE)
                .addCategories(Category.NAME)
                .subject(student)
                .purpose(Purpose.EDUCATION)
                .build();
    }
}
