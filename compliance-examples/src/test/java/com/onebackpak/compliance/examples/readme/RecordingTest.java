package com.onebackpak.compliance.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.DecisionReview;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recording code of the README, as it stands there. */
class RecordingTest {
    private static final PartyId VENDOR = PartyId.of("backpak");
    private static final PartyId STUDENT = PartyId.of("student-7");
    private static final PartyId DISTRICT = PartyId.of("district-1");
    private static final Instant NOW = Instant.parse("2026-09-15T15:00:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Vocabulary vocabulary = VocabularyReader.standard();
    private final PolicySet policies = PolicyLibrary.builtIn(vocabulary).select("backpak", "ferpa", "coppa");
    private final World world = ScenarioReader.standard()
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
            .world();
    private final Tenancy tenancy = new Tenancy(world, VENDOR);

    @TempDir
    Path folder;

    private EmbeddedComplianceStores embedded;
    private JdbcComplianceStores stores;
    private DSLContext jooq;
    private ComplianceService compliance;

    @BeforeEach
    void open() {
        // readme: opening
        embedded =
                EmbeddedComplianceStores.open(folder.resolve("records"), "compliance.example.org", vocabulary, clock);
        stores = embedded.stores();
        // readme: end
        compliance = start();
        jooq = DSL.using(embedded.dataSource(), SQLDialect.H2);
        jooq.execute("create table sent (student varchar(128), categories varchar(1000))");
        TenantStores district = stores.of(DISTRICT);
        district.agreements()
                .record(RecordKey.of("agreement-1"), world.agreements().get(0));
        district.authorizations()
                .record(RecordKey.of("authorization-1"), world.authorizations().get(0));
    }

    @AfterEach
    void close() {
        embedded.close();
    }

    // readme: starting
    ComplianceService start() {
        return ComplianceService.builder()
                .policies(policies)
                .stores(stores, tenancy)
                .clock(clock)
                .build();
    }
    // readme: end

    // readme: recording
    String export(PartyId student, PartyId application) {
        return jooq.transactionResult(transaction -> compliance
                .within(stores.joining(transaction.dsl()))
                .decide(ProcessingRequest.builder()
                        .actor(VENDOR)
                        .action(Action.DISCLOSE)
                        .addCategories(Category.NAME)
                        .subject(student)
                        .purpose(Purpose.EDUCATION)
                        .recipient(application)
                        .build())
                .fold(
                        permit -> permit.discharge(() -> send(transaction.dsl(), student, permit.categories())),
                        refusal -> refusal.explanation().summary()));
    }
    // readme: end

    private String send(DSLContext statements, PartyId student, Object categories) {
        statements.execute("insert into sent values (?, ?)", student.value(), categories.toString());
        if (fails) {
            throw new IllegalStateException("the application does not answer");
        }
        return "sent " + categories;
    }

    private boolean fails;

    @Test
    void a_permit_its_disclosure_and_the_hosts_row_commit_together() {
        assertThat(export(STUDENT, PartyId.of("quizzly"))).isEqualTo("sent [name]");

        TenantStores district = stores.of(DISTRICT);
        assertThat(jooq.fetchCount(DSL.table("sent"))).isOne();
        assertThat(district.decisions().about(STUDENT)).singleElement().matches(record -> record.isPermit());
        assertThat(district.disclosures().about(STUDENT, NOW)).hasSize(1);
    }

    @Test
    void nothing_of_it_is_left_where_the_host_rolls_back() {
        fails = true;

        assertThatThrownBy(() -> export(STUDENT, PartyId.of("quizzly"))).hasMessageContaining("does not answer");

        TenantStores district = stores.of(DISTRICT);
        assertThat(jooq.fetchCount(DSL.table("sent"))).isZero();
        assertThat(district.decisions().about(STUDENT)).isEmpty();
        assertThat(district.disclosures().about(STUDENT, NOW)).isEmpty();
    }

    @Test
    void a_refusal_is_recorded_and_can_be_explained_later() {
        assertThat(export(STUDENT, PartyId.of("nobody-known"))).startsWith("INDETERMINATE");

        TenantStores district = stores.of(DISTRICT);
        String id = district.decisions().about(STUDENT).get(0).id();
        assertThat(DecisionReview.of(district).review(id)).get().isInstanceOf(DecisionReview.Rederived.class);
    }
}
