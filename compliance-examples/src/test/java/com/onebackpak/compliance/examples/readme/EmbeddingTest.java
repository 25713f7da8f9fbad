package com.onebackpak.compliance.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.ComplianceDecision;
import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.FactSource;
import com.onebackpak.compliance.ObligationHandler;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.KeyUnavailableException;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.testkit.memory.InMemoryComplianceStores;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the page on embedding, as it stands there. */
class EmbeddingTest {
    private static final PartyId VENDOR = PartyId.of("backpak");
    private static final PartyId STUDENT = PartyId.of("student-7");
    private static final PartyId DISTRICT = PartyId.of("district-1");
    private static final Instant NOW = Instant.parse("2026-09-15T15:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final PolicySet POLICIES = PolicyLibrary.standard().select("backpak", "ferpa", "coppa");
    private static final World WORLD = ScenarioReader.standard()
            .read(DocumentSource.ofText("world.yaml", """
                    scenarios: A small world
                    policies: [backpak, ferpa, coppa]
                    now: 2026-09-15T10:00:00-05:00
                    world:
                      agencies:
                        district-1: {kind: district, jurisdiction: US-TX, zone: America/Chicago}
                      organizations:
                        quizzly: {kind: application, written-assurances: true, confidentiality: true, integral: true}
                      people:
                        student-7: {kind: student, school: district-1, birth-date: 2012-05-05}
                    """))
            .world();

    // readme: first-start
    /** Once, by an operator, before the first start. */
    static void makeKeys(Path folder) {
        KeyFolder.create(folder, "compliance.example.org"); // refuses a folder that is there already
    }

    /** At each start: what is missing or broken is an error, and never replaced by new keys. */
    KeyFolder keys(Path folder) {
        return KeyFolder.open(folder);
    }
    // readme: end

    // readme: ids
    /** An id for whoever is known by an e-mail address, or by anything else that an id must not be. */
    PartyId pseudonym(String known, SecretKey key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        return PartyId.of("p-" + HexFormat.of().formatHex(mac.doFinal(known.getBytes(StandardCharsets.UTF_8))));
    }

    /** What came from outside and cannot be an id names nobody: answer as for any student who is not there. */
    Optional<PartyId> studentOf(String parameter) {
        try {
            return Optional.of(PartyId.of(parameter));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
    // readme: end

    // readme: facts
    FactSource source(Students students) {
        return (request, at) -> {
            Facts.Builder facts = Facts.builder();
            request.subject()
                    .flatMap(students::find)
                    .ifPresent(student -> facts.put(FactKeys.SUBJECT_KIND, Set.of(PersonKind.STUDENT))
                            .put(FactKeys.SUBJECT_BIRTH_DATE, Optional.of(student.born())));
            return facts.build(); // what is left out is unknown, and what is unknown is never permitted
        };
    }
    // readme: end

    /** The host's own. */
    interface Students {
        Optional<Student> find(PartyId id);
    }

    record Student(LocalDate born) {}

    // readme: obligations
    ComplianceService service(ComplianceService.Builder builder, Consumer<String> mail) {
        return builder.discharging(ObligationKind.NOTIFY_SCHOOL, new ObligationHandler() {
                    @Override
                    public boolean canDischarge(Obligation obligation, PolicyDecision decision) {
                        return decision.request().subject().isPresent(); // else refused, before anything is done
                    }

                    @Override
                    public void discharge(Obligation obligation, ComplianceDecision.Permit permit) {
                        mail.accept(obligation + " of decision " + permit.id()); // if it throws, nothing is sent
                    }
                })
                .build();
    }
    // readme: end

    // readme: agreements
    void sign(TenantStores district) {
        Instant begin = Instant.parse("2026-08-01T05:00:00Z");
        district.agreements()
                .record(
                        RecordKey.of("agreement-2026"),
                        Agreement.builder()
                                .agency(DISTRICT)
                                .term(Span.from(begin))
                                .build());
        district.authorizations()
                .record(
                        RecordKey.of("quizzly-2026"),
                        new Authorization(
                                DISTRICT,
                                PartyId.of("quizzly"),
                                Set.of(Category.NAME),
                                Set.of(Purpose.EDUCATION),
                                Span.from(begin)));
    }
    // readme: end

    @Test
    void keys_are_made_once(@TempDir Path folder) {
        Path keys = folder.resolve("keys");
        assertThatThrownBy(() -> keys(keys)).isInstanceOf(KeyUnavailableException.class);

        makeKeys(keys);

        assertThat(keys(keys).signer().vkey()).contains("compliance.example.org");
        assertThatThrownBy(() -> makeKeys(keys)).hasMessageContaining("it exists already");
    }

    @Test
    void who_is_known_by_an_address_gets_an_id_that_tells_nothing() throws GeneralSecurityException {
        SecretKey key = new SecretKeySpec(new byte[32], "HmacSHA256");

        PartyId id = pseudonym("somebody@example.org", key);

        assertThat(id).isEqualTo(pseudonym("somebody@example.org", key));
        assertThat(id.value()).doesNotContain("somebody");
        assertThatThrownBy(() -> PartyId.of("somebody@example.org")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_cannot_be_an_id_names_nobody() {
        assertThat(studentOf("student-7")).contains(STUDENT);
        assertThat(studentOf("' or 1=1")).isEmpty();
    }

    @Test
    void a_source_of_the_hosts_own_gives_what_it_knows() {
        Facts facts = source(id -> Optional.of(new Student(LocalDate.of(2012, 5, 5))))
                .factsFor(request(PartyId.of("quizzly")), NOW);

        assertThat(facts.get(FactKeys.SUBJECT_KIND)).contains(Set.of(PersonKind.STUDENT));
        assertThat(facts.get(FactKeys.RECIPIENT_KIND)).isEmpty();
    }

    @Test
    void what_the_directory_is_asked_for_a_decision_stays_what_the_page_says() {
        CountingDirectory directory = new CountingDirectory();
        InMemoryComplianceStores stores = InMemoryComplianceStores.of(POLICIES.vocabulary(), CLOCK);
        sign(stores.of(DISTRICT));
        ComplianceService compliance = service(
                ComplianceService.builder()
                        .policies(POLICIES)
                        .stores(stores, new Tenancy(directory, VENDOR))
                        .clock(CLOCK),
                text -> {});

        ComplianceDecision decision = compliance.decide(request(PartyId.of("quizzly")));

        assertThat(decision).isInstanceOf(ComplianceDecision.Permit.class);
        assertThat(directory.asked)
                .filteredOn(STUDENT.value()::equals)
                .as("the student")
                .hasSizeLessThanOrEqualTo(20);
        assertThat(directory.asked)
                .filteredOn("agencies"::equals)
                .as("the agencies")
                .hasSizeLessThanOrEqualTo(50);
        assertThat(directory.asked)
                .filteredOn("quizzly"::equals)
                .as("the recipient")
                .hasSizeLessThanOrEqualTo(50);
    }

    private static ProcessingRequest request(PartyId recipient) {
        return ProcessingRequest.builder()
                .actor(VENDOR)
                .action(Action.DISCLOSE)
                .addCategories(Category.NAME)
                .subject(STUDENT)
                .purpose(Purpose.EDUCATION)
                .recipient(recipient)
                .build();
    }

    private static final class CountingDirectory implements Directory {
        final List<String> asked = new ArrayList<>();

        @Override
        public Agencies agencies() {
            asked.add("agencies");
            return WORLD.agencies();
        }

        @Override
        public Optional<Person> person(PartyId id) {
            asked.add(id.value());
            return WORLD.person(id);
        }

        @Override
        public Optional<Organization> organization(PartyId id) {
            asked.add(id.value());
            return WORLD.organization(id);
        }
    }
}
