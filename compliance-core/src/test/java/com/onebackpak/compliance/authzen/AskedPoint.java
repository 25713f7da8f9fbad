package com.onebackpak.compliance.authzen;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.FactSource;
import com.onebackpak.compliance.ObligationHandler;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.document.StrictJson;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Term;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A decision point for two small districts, and questions to it. */
final class AskedPoint {
    static final PartyId DISTRICT = PartyId.of("gb-isd");
    static final PartyId OTHER_DISTRICT = PartyId.of("far-isd");

    static final Scenario SCENARIO = ScenarioReader.standard().read(DocumentSource.ofText("asked.yaml", """
            scenarios: Two districts
            policies: [backpak, ferpa, coppa]
            now: 2026-09-15T10:00:00-05:00
            world:
              agencies:
                gb-isd: {kind: district, jurisdiction: US-CO, zone: America/Denver}
                gb-high: {kind: school, parent: gb-isd}
                far-isd: {kind: district, jurisdiction: US-CO, zone: America/Denver}
              agreements:
                - {agency: gb-isd, from: 2024-07-01}
                - {agency: far-isd, from: 2024-07-01}
              authorizations:
                - {agency: gb-high, application: quizzly, categories: [name, enrollment], purposes: [education], from: 2026-08-01}
              organizations:
                quizzly: {kind: application, written-assurances: true, confidentiality: true, region: US, integral: true}
                student: {kind: application, written-assurances: true, confidentiality: true, region: US, integral: true}
                vague: {kind: service-provider.hosting, region: US, necessary: true}
              people:
                ana: {kind: student, school: gb-high, birth-date: 2010-05-01}
                cy: {kind: student, school: gb-high, birth-date: 2011-05-01}
                dan: {kind: student, school: gb-high, birth-date: 2012-05-01}
                far: {kind: student, school: far-isd, birth-date: 2010-05-01}
                ruth: {kind: parent, children: [ana]}
                far-mother: {kind: parent, children: [far]}
                far-teacher: {kind: school-employee.teacher, school: far-isd}
                between: {kind: parent, children: [ana, far]}
                ben: {kind: school-employee.teacher, school: gb-high, teaches: [ana]}
            cases: []
            """));

    static final World WORLD = SCENARIO.world();
    static final Tenancy TENANCY = new Tenancy(WORLD, WORLD.vendor());

    static final AuthorizationNames NAMES = AuthorizationNames.none()
            .withAction("can_read", Action.DISCLOSE, Purpose.EDUCATION)
            .withResource("enrollment-card", PersonKind.STUDENT, Category.NAME, Category.ENROLLMENT);

    private final AuthorizationApi api;

    AskedPoint(AuthorizationApi api) {
        this.api = api;
    }

    static AskedPoint usual() {
        return with(builder -> builder);
    }

    static AskedPoint with(UnaryOperator<AuthorizationApi.Builder> more) {
        return with((obligation, permit) -> {}, more);
    }

    /** Whatever is owed is discharged by a handler. */
    static AskedPoint with(ObligationHandler handler, UnaryOperator<AuthorizationApi.Builder> more) {
        ComplianceService service = service();
        for (Term kind : WORLD.vocabulary().terms(Dimension.OBLIGATION)) {
            service = service.discharging((ObligationKind) kind, handler);
        }
        return new AskedPoint(
                more.apply(AuthorizationApi.builder(service, TENANCY).names(NAMES))
                        .build());
    }

    /** It records nothing, and discharges nothing. */
    static ComplianceService service() {
        return ComplianceService.builder()
                .recordingNothing()
                .policies(SCENARIO.policies())
                .facts(FactSource.of(WORLD))
                .clock(Clock.fixed(SCENARIO.now(), ZoneOffset.UTC))
                .build();
    }

    /** What is refused. */
    static ProcessingRequest marketing() {
        return ProcessingRequest.builder()
                .actor(WORLD.vendor())
                .action(Action.DISCLOSE)
                .addCategories(Category.NAME)
                .subject(PartyId.of("ana"))
                .purpose(Purpose.MARKETING)
                .recipient(PartyId.of("quizzly"))
                .build();
    }

    AuthorizationApi api() {
        return api;
    }

    AuthorizationAnswer raw(AuthorizationEndpoint endpoint, String body) {
        return api.answer(endpoint, DISTRICT, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** Asks with single quotes for double ones. */
    Map<String, Object> ask(AuthorizationEndpoint endpoint, String body) {
        AuthorizationAnswer answer = raw(endpoint, body.replace('\'', '"'));
        if (answer.status() != 200) {
            throw new AssertionError(answer.toString());
        }
        return StrictJson.object(answer.body().getBytes(StandardCharsets.UTF_8), AuthorizationApi.MAX_BODY);
    }

    Map<String, Object> evaluate(String body) {
        return ask(AuthorizationEndpoint.EVALUATION, body);
    }

    static boolean decision(Object answer) {
        return (Boolean) ((Map<?, ?>) answer).get("decision");
    }

    static Map<?, ?> context(Map<String, Object> answer) {
        return (Map<?, ?>) answer.get("context");
    }

    static String error(Map<String, Object> answer) {
        return ((Map<?, ?>) context(answer).get("error")).get("message").toString();
    }

    static List<?> list(Map<String, Object> answer, String key) {
        return (List<?>) answer.get(key);
    }
}
