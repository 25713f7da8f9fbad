package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.ComplianceDecision;
import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.testkit.store.MutableClock;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A small district with something of everything on record, in the order of a September. */
final class OfficerFixture {
    static final String WORLD = """
            scenarios: who there is
            policies: [backpak, ferpa, coppa]
            now: 2026-09-15T10:00:00-05:00
            world:
              agencies:
                district-1: {kind: district, jurisdiction: US-IL, zone: America/Chicago}
                school-1: {kind: school, parent: district-1}
                district-2: {kind: district, jurisdiction: US-IL, zone: America/Chicago}
              organizations:
                quizzly: {kind: application, written-assurances: true, confidentiality: true, integral: true}
              people:
                student-7: {kind: student, school: school-1, birth-date: 2011-05-05}
                student-8: {kind: student, school: school-1, birth-date: 2011-06-06}
                student-9: {kind: student, school: district-2, birth-date: 2011-07-07}
            """;
    private static final PartyId DISTRICT = PartyId.of("district-1");
    private static final PartyId LEFT = PartyId.of("district-2");
    private static final PartyId STUDENT = PartyId.of("student-7");
    private static final PartyId OTHER = PartyId.of("student-8");
    private static final PartyId QUIZZLY = PartyId.of("quizzly");

    private OfficerFixture() {}

    static Instant at(String day) {
        return Instant.parse("2026-" + day + ":00Z");
    }

    static void record(JdbcComplianceStores stores, MutableClock clock) {
        Scenario scenario = ScenarioReader.standard().read(DocumentSource.ofText("world.yaml", WORLD));
        TenantStores district = stores.of(DISTRICT);
        district.agreements()
                .record(RecordKey.of("agreement"), agreement(DISTRICT).build());
        stores.of(LEFT)
                .agreements()
                .record(
                        RecordKey.of("agreement"),
                        agreement(LEFT)
                                .terminated(at("07-01T05:00"))
                                .disposalDays(60)
                                .build());
        district.authorizations()
                .record(
                        RecordKey.of("authorization"),
                        new Authorization(
                                DISTRICT,
                                QUIZZLY,
                                Set.of(Category.NAME),
                                Set.of(Purpose.EDUCATION),
                                Span.from(at("08-01T05:00"))));
        district.consents()
                .record(
                        RecordKey.of("consent-1"),
                        Consent.builder()
                                .subject(STUDENT)
                                .basis(ConsentBasis.PARENTAL_DIRECT)
                                .addPurposes(Purpose.EDUCATION)
                                .addCategories(Category.NAME, Category.WORK)
                                .addRecipients(QUIZZLY)
                                .given(at("09-01T14:30"))
                                .method(ConsentMethod.SIGNED_FORM)
                                .build());
        district.consents()
                .record(
                        RecordKey.of("consent-2"),
                        Consent.builder()
                                .subject(OTHER)
                                .basis(ConsentBasis.PARENTAL_DIRECT)
                                .addPurposes(Purpose.EDUCATION)
                                .given(at("09-02T14:30"))
                                .withdrawn(at("09-10T08:00"))
                                .build());
        district.holds()
                .record(
                        RecordKey.of("hold-1"),
                        new Hold(HoldKind.LEGAL, STUDENT, Set.of(), Span.from(at("09-03T12:00"))));
        district.holds()
                .record(
                        RecordKey.of("hold-2"),
                        new Hold(
                                HoldKind.LEGAL,
                                OTHER,
                                Set.of(Category.TRANSCRIPT),
                                new Span(at("08-03T12:00"), Optional.of(at("09-03T12:00")))));
        district.requests()
                .record(
                        RecordKey.of("request-1"),
                        RightsRequest.builder()
                                .subject(STUDENT)
                                .requester(PartyId.of("parent-1"))
                                .action(Action.INSPECT)
                                .received(at("09-04T09:00"))
                                .due(at("10-19T09:00"))
                                .details("\u001b[31mall of it, please")
                                .build());
        decide(stores, clock, scenario);
        stores.sealer().sealAll();
    }

    private static void decide(JdbcComplianceStores stores, MutableClock clock, Scenario scenario) {
        ComplianceService compliance = ComplianceService.builder()
                .policies(scenario.policies())
                .stores(stores, new Tenancy(scenario.world(), scenario.world().vendor()))
                .clock(clock)
                .build();
        clock.set(at("09-15T15:00"));
        done(compliance.decide(disclosing(STUDENT, Category.NAME, Purpose.EDUCATION)));
        clock.set(at("09-16T03:00"));
        done(compliance.decide(disclosing(OTHER, Category.NAME, Purpose.EDUCATION)));
        clock.set(at("09-16T15:00"));
        done(compliance.decide(disclosing(STUDENT, Category.NAME, Purpose.MARKETING)));
        done(compliance.decide(disclosing(STUDENT, Category.TRANSCRIPT, Purpose.EDUCATION)));
    }

    private static void done(ComplianceDecision decision) {
        decision.fold(permit -> permit.discharge(() -> "sent"), refusal -> "refused");
    }

    private static ProcessingRequest disclosing(PartyId subject, Category category, Purpose purpose) {
        return ProcessingRequest.builder()
                .actor(PartyId.of("backpak"))
                .action(Action.DISCLOSE)
                .addCategories(category)
                .subject(subject)
                .purpose(purpose)
                .recipient(QUIZZLY)
                .build();
    }

    private static Agreement.Builder agreement(PartyId agency) {
        return Agreement.builder().agency(agency).term(Span.from(Instant.parse("2024-07-01T05:00:00Z")));
    }
}
