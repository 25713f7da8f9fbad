package org.example.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.FactSource;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.document.StrictJson;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.spring.authzen.CallerTenant;
import com.onebackpak.compliance.testkit.generation.AskedQuestions;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A thousand drawn requests, asked over HTTP, come out as the evaluator has them. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:many",
            "spring.sql.init.mode=never",
            "compliance.authzen.enabled=true"
        })
class ManyEvaluationsTest {
    private static final int MANY = 1000;
    private static final Scenario SCENARIO = ScenarioReader.standard().read(DocumentSource.ofText("many.yaml", """
            scenarios: A school day
            policies: [backpak, ferpa, coppa, us-ny]
            now: 2026-09-15T10:00:00-05:00
            world:
              agencies:
                gb-1: {kind: district, jurisdiction: US-CO, zone: America/Denver}
                gb-school: {kind: school, parent: gb-1}
                ny-1: {kind: district, jurisdiction: US-NY, zone: America/New_York}
              agreements:
                - {agency: gb-1, from: 2024-07-01, permits: [improvement.existing-products, research], features: [student-login]}
                - {agency: ny-1, from: 2024-07-01, terminated: 2026-06-30, disposal-days: 60}
              authorizations:
                - {agency: gb-1, application: quizzly, categories: [name, enrollment], purposes: [education, service], from: 2026-08-01}
              organizations:
                quizzly: {kind: application, written-assurances: true, confidentiality: true, region: US, integral: true}
                vague: {kind: application}
                hosting: {kind: service-provider.hosting, written-assurances: true, confidentiality: true, region: US, necessary: true}
                ads: {kind: advertising-network, region: US}
              people:
                ana: {kind: student, school: gb-school, birth-date: 2014-05-01}
                cy: {kind: student, school: gb-school, birth-date: 2008-05-01}
                eve: {kind: student, school: gb-school}
                dan: {kind: student, school: ny-1, birth-date: 2010-05-01}
                ruth: {kind: parent, children: [ana]}
                ben: {kind: school-employee.teacher, school: gb-school, teaches: [ana, cy]}
                vera: {kind: visitor}
              consents:
                - {subject: ana, basis: parental-via-school, purposes: [service, education], given: 2026-08-20}
                - {subject: cy, basis: parental-direct, purposes: [education], recipients: [quizzly], categories: [name, work], given: 2026-08-20, method: signed-form}
              opt-outs:
                - {person: ben, purpose: marketing.promotional, from: 2026-03-01}
                - {person: cy, directory-information: true, from: 2025-09-01}
              holds:
                - {kind: legal, subject: ana, categories: [communications], from: 2026-06-01}
            cases: []
            """));

    private static final World WORLD = SCENARIO.world();

    /** What the application has: the service is its own, with a handler for whatever is owed, and records nothing. */
    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class ManyApplication {
        @Bean
        ComplianceService service() {
            ComplianceService.Builder builder = ComplianceService.builder()
                    .recordingNothing()
                    .policies(SCENARIO.policies())
                    .facts(FactSource.of(WORLD))
                    .clock(Clock.fixed(SCENARIO.now(), ZoneOffset.UTC));
            for (Term kind : WORLD.vocabulary().terms(Dimension.OBLIGATION)) {
                builder.discharging((ObligationKind) kind, (obligation, permit) -> {});
            }
            return builder.build();
        }

        @Bean
        Tenancy tenancy() {
            return new Tenancy(WORLD, WORLD.vendor());
        }

        @Bean
        CallerTenant tenants() {
            return request ->
                    Optional.ofNullable(request.getHeader("Authorization")).map(PartyId::of);
        }
    }

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry properties) {
        properties.add("compliance.keys.folder", () -> folder.resolve("keys").toString());
    }

    @Autowired
    private Environment environment;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(17);
    private final Vocabulary vocabulary = WORLD.vocabulary();

    @Test
    void a_thousand_evaluations_over_http_are_those_of_the_evaluator() throws Exception {
        PolicyEvaluator evaluator = PolicyEvaluator.of(SCENARIO.policies());
        Tenancy tenancy = new Tenancy(WORLD, WORLD.vendor());
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        Instant now = SCENARIO.now();
        for (int asked = 0; asked < MANY; ) {
            ProcessingRequest request = drawn();
            Optional<String> question = AskedQuestions.body(request, WORLD);
            if (question.isEmpty()) {
                continue;
            }
            PolicyDecision expected = evaluator.decide(request, WORLD.factsFor(request, now), now);
            Map<String, Object> answer = ask(tenancy.of(request), question.get());

            Map<?, ?> context = (Map<?, ?>) answer.get("context");
            if (namesStranger(tenancy, request)) {
                assertThat(context.get("error").toString()).as(question.get()).contains("is on record");
                continue;
            }
            assertThat(answer.get("decision")).as(question.get()).isEqualTo(expected.isPermit());
            assertThat(context.get("outcome"))
                    .as(question.get())
                    .isEqualTo(expected.outcome().name());
            assertThat(texts(context.get("missing"))).containsExactlyInAnyOrderElementsOf(expected.missing());
            assertThat(texts(context.get("permitted")))
                    .containsExactlyInAnyOrderElementsOf(
                            expected.permitted().stream().map(Category::path).toList());
            assertThat(kinds(context.get("obligations")))
                    .containsExactlyInAnyOrderElementsOf(expected.obligations().stream()
                            .map(obligation -> obligation.kind().path())
                            .toList());
            assertThat(context.containsKey("ignored")).isFalse();
            outcomes.merge(expected.outcome(), 1, Integer::sum);
            asked++;
        }
        System.out.println("Evaluations over HTTP compared with the evaluator: " + outcomes);
        assertThat(outcomes).containsKeys(Outcome.values());
        assertThat(outcomes.get(Outcome.PERMIT)).isGreaterThan(MANY / 20);
    }

    /** Whether a party is a person or an agency of another tenant than that of whom the data is about. */
    private static boolean namesStranger(Tenancy tenancy, ProcessingRequest request) {
        PartyId tenant = tenancy.of(request);
        return Stream.of(Optional.of(request.actor()), request.recipient(), request.requester(), request.instructedBy())
                .flatMap(Optional::stream)
                .anyMatch(party -> WORLD.people().containsKey(party)
                        ? !tenancy.allOfPerson(party).contains(tenant)
                        : WORLD.agencies().find(party).isPresent()
                                && !tenancy.ofAgency(party).equals(tenant));
    }

    private ProcessingRequest drawn() {
        boolean isPlain = random.nextBoolean(); // else few would be permitted
        Optional<CollectionSource> source =
                isPlain ? Optional.empty() : sometimes(() -> term(Dimension.SOURCE, CollectionSource.class));
        ProcessingRequest.Builder request = ProcessingRequest.builder()
                .actor(isPlain || random.nextInt(4) > 0 ? WORLD.vendor() : party())
                .action(
                        isPlain
                                ? one(List.of(Action.USE, Action.USE, Action.DISCLOSE, Action.STORE))
                                : term(Dimension.ACTION, Action.class))
                .subject(isPlain ? one(List.of(PartyId.of("ana"), PartyId.of("cy"), PartyId.of("ben"))) : one(people()))
                .form(isPlain ? DataForm.IDENTIFIED : term(Dimension.FORM, DataForm.class))
                .source(source)
                .purpose(
                        isPlain
                                ? Optional.of(one(List.of(Purpose.EDUCATION, Purpose.SERVICE)))
                                : sometimes(() -> term(Dimension.PURPOSE, Purpose.class)))
                .collectedAt(isPlain ? Optional.empty() : sometimes(() -> Instant.parse("2025-09-15T10:00:00Z")))
                .requester(sometimes(this::party))
                .instructedBy(
                        isPlain
                                ? Optional.of(PartyId.of("gb-1"))
                                : sometimes(
                                        () -> one(List.copyOf(WORLD.agencies().ids()))));
        source.filter(CollectionSource.APPLICATION::covers).ifPresent(from -> request.application(one(applications())));
        for (int categories = 1 + random.nextInt(2); categories > 0; categories--) {
            request.addCategories(
                    isPlain
                            ? one(List.of(Category.NAME, Category.ENROLLMENT, Category.WORK))
                            : term(Dimension.CATEGORY, Category.class));
        }
        if (isPlain ? random.nextBoolean() : random.nextInt(4) > 0) {
            request.recipient(
                    isPlain ? one(List.of(PartyId.of("quizzly"), PartyId.of("hosting"), PartyId.of("ben"))) : party());
        } else if (random.nextBoolean()) {
            request.recipientKind(term(Dimension.RECIPIENT, RecipientKind.class));
        }
        if (random.nextInt(6) == 0) {
            request.putCircumstances("do-not-track", random.nextBoolean());
            request.putCircumstances("articulable-threat", random.nextBoolean());
            request.putCircumstances("small-cells-suppressed", true);
        }
        return request.build();
    }

    private <T> Optional<T> sometimes(java.util.function.Supplier<T> value) {
        return random.nextInt(3) == 0 ? Optional.of(value.get()) : Optional.empty();
    }

    private <T extends Term> T term(Dimension dimension, Class<T> type) {
        return type.cast(one(vocabulary.terms(dimension)));
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static List<PartyId> people() {
        return WORLD.people().keySet().stream().sorted().toList();
    }

    private static List<PartyId> applications() {
        return WORLD.organizations().keySet().stream().sorted().toList();
    }

    private PartyId party() {
        List<PartyId> parties = new ArrayList<>(people());
        parties.addAll(applications());
        parties.addAll(WORLD.agencies().ids());
        parties.add(WORLD.vendor());
        parties.sort(Comparator.naturalOrder());
        return one(parties);
    }

    private static List<String> texts(Object list) {
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(Object::toString).toList();
    }

    private static List<String> kinds(Object list) {
        return list == null
                ? List.of()
                : ((List<?>) list)
                        .stream()
                                .map(each -> ((Map<?, ?>) each).get("kind").toString())
                                .toList();
    }

    private Map<String, Object> ask(PartyId tenant, String body) throws Exception {
        URI uri = URI.create(
                "http://localhost:" + environment.getRequiredProperty("local.server.port") + "/access/v1/evaluation");
        var answer = http.send(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", tenant.value())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StrictJson.object(answer.body().getBytes(StandardCharsets.UTF_8), 1 << 20);
    }
}
