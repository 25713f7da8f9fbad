package com.onebackpak.compliance.jdbc.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.authzen.AuthorizationAnswer;
import com.onebackpak.compliance.authzen.AuthorizationApi;
import com.onebackpak.compliance.authzen.AuthorizationEndpoint;
import com.onebackpak.compliance.document.StrictJson;
import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.JdbcStoreUnderTest;
import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.ledger.ClockSkew;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.testkit.generation.AskedQuestions;
import com.onebackpak.compliance.testkit.generation.Moments;
import com.onebackpak.compliance.testkit.generation.Policies;
import com.onebackpak.compliance.testkit.generation.Requests;
import com.onebackpak.compliance.testkit.generation.Worlds;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.RandomGenerator;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What a search for resources finds, page by page, is what evaluations of each of the people say yes to. */
class FilteredPeopleProperties {
    private static final int WORLDS = Math.max(1, FilterProperties.WORLDS / 2);

    private record Case(World drawn, List<PolicySet> policies, List<ProcessingRequest> requests, Instant at) {}

    /** How much was compared. */
    private static final class Counts {
        private int searches;
        private int decisions;
        private int found;
        private int refused;
    }

    private static Arbitrary<Case> cases() {
        return Combinators.combine(
                        Worlds.arbitrary(People.VOCABULARY),
                        Policies.sets(People.VOCABULARY).list().ofSize(3),
                        Requests.arbitrary(People.VOCABULARY).list().ofSize(8),
                        Moments.arbitrary())
                .as(Case::new);
    }

    @Property(tries = 1)
    void a_search_on_h2_finds_those_of_whom_an_evaluation_says_yes(@ForAll Random random) throws IOException {
        compare(random, H2TestDatabase::installed);
    }

    @Property(tries = 1)
    void a_search_on_postgresql_finds_those_of_whom_an_evaluation_says_yes(@ForAll Random random) throws IOException {
        compare(random, PostgresTestDatabase::installed);
    }

    private static void compare(Random random, Supplier<TestDatabase> databases) throws IOException {
        Counts counts = new Counts();
        RandomGenerator<Case> generator = cases().generator(1000);
        for (int i = 0; i < WORLDS || counts.found < 20; i++) {
            compare(generator.next(random).value(), random, databases.get(), counts);
        }
        System.out.println("Searches compared with evaluations: " + counts.searches + ", of " + counts.decisions
                + " people, " + counts.found + " found; refused " + counts.refused);
        assertThat(counts.found).isLessThan(counts.decisions);
    }

    private static void compare(Case one, Random random, TestDatabase database, Counts counts) throws IOException {
        boolean areStudents = random.nextBoolean();
        Map<PartyId, Person> rows = FilterProperties.rows(random, areStudents, FilterProperties.SCHOOLS);
        World world = FilterProperties.inhabited(one.drawn(), rows, random);
        Clock clock = Clock.fixed(one.at(), ZoneOffset.UTC);
        Clock recording = Clock.fixed(Instant.parse("2031-01-01T00:00:00Z"), ZoneOffset.UTC);
        try (JdbcStoreUnderTest under =
                new JdbcStoreUnderTest(database, TestDatabase::dataSource, People.VOCABULARY, recording)) {
            database.execute(People.CREATE);
            DSLContext statements = DSL.using(database.dataSource(), database.dialect());
            People.insert(statements, rows.values());
            RecordedWorld recorded = new RecordedWorld(world, under.stores());
            recorded.record();
            for (PolicySet policies : one.policies()) {
                PolicyFilters filters = PolicyFilters.of(
                                statements,
                                People.mapping(areStudents),
                                policies,
                                recorded.tenancy(),
                                (JdbcComplianceStores) under.stores())
                        .withClockSkew(ClockSkew.USUAL);
                ComplianceService service = service(policies, recorded, clock);
                AuthorizationApi api = AuthorizationApi.builder(service, recorded.tenancy())
                        .searchingResources(FilteredPeople.of(statements, filters, clock))
                        .build();
                for (ProcessingRequest request : one.requests()) {
                    compare(api, world, recorded, rows.keySet(), request, counts);
                }
            }
        }
    }

    private static ComplianceService service(PolicySet policies, RecordedWorld recorded, Clock clock) {
        ComplianceService service = ComplianceService.builder()
                .policies(policies)
                .stores(recorded.stores(), recorded.tenancy())
                .clock(clock)
                .build();
        for (var kind : People.VOCABULARY.terms(Dimension.OBLIGATION)) {
            service = service.discharging((ObligationKind) kind, (obligation, permit) -> {});
        }
        return service;
    }

    private static void compare(
            AuthorizationApi api,
            World world,
            RecordedWorld recorded,
            Set<PartyId> people,
            ProcessingRequest request,
            Counts counts) {
        PersonKind kind = request.subjectKind().orElse(PersonKind.STUDENT);
        ProcessingRequest open =
                request.toBuilder().subject(Optional.empty()).subjectKind(kind).build();
        Optional<String> search = AskedQuestions.search(open, world);
        if (search.isEmpty()) {
            return;
        }
        Set<PartyId> tenants = new HashSet<>(Set.of(world.vendor()));
        people.forEach(id -> tenants.add(recorded.tenancy().ofPerson(id)));
        for (PartyId tenant : tenants) {
            Optional<Set<String>> found = found(api, tenant, search.get());
            if (found.isEmpty()) {
                counts.refused++;
                continue;
            }
            Set<String> permitted = new TreeSet<>();
            for (PartyId person : people) {
                String question = search.get()
                        .replace(
                                "\"type\":\"" + kind.path() + "\",\"properties\"",
                                "\"type\":\"" + kind.path() + "\",\"id\":\"" + person.value() + "\",\"properties\"");
                AuthorizationAnswer answer = ask(api, AuthorizationEndpoint.EVALUATION, tenant, question);
                assertThat(answer.status()).isEqualTo(200);
                if (answer.body().startsWith("{\"decision\":true")) {
                    permitted.add(person.value());
                }
                counts.decisions++;
            }
            assertThat(found.get()).as(() -> tenant + ": " + search.get()).isEqualTo(permitted);
            counts.searches++;
            counts.found += permitted.size();
        }
    }

    /** All pages; each of the people is on one of them at most. */
    private static Optional<Set<String>> found(AuthorizationApi api, PartyId tenant, String search) {
        Set<String> found = new TreeSet<>();
        String page = "{\"limit\":3}";
        while (true) {
            AuthorizationAnswer answer = ask(
                    api,
                    AuthorizationEndpoint.RESOURCE_SEARCH,
                    tenant,
                    search.substring(0, search.length() - 1) + ",\"page\":" + page + "}");
            if (answer.status() == 400) {
                assertThat(answer.body()).contains("ask about each resource");
                return Optional.empty();
            }
            assertThat(answer.status()).isEqualTo(200);
            Map<String, Object> data = StrictJson.object(answer.body().getBytes(StandardCharsets.UTF_8), 1 << 20);
            for (Object result : (List<?>) data.get("results")) {
                assertThat(found.add(((Map<?, ?>) result).get("id").toString())).isTrue();
            }
            Object next = ((Map<?, ?>) data.get("page")).get("next_token");
            if (next.equals("")) {
                return Optional.of(found);
            }
            page = "{\"token\":\"" + next + "\"}";
        }
    }

    private static AuthorizationAnswer ask(
            AuthorizationApi api, AuthorizationEndpoint endpoint, PartyId tenant, String body) {
        return api.answer(endpoint, tenant, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }
}
