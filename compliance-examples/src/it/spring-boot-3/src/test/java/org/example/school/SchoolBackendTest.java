package org.example.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.DecisionReview;
import com.onebackpak.compliance.SealingSchedule;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.ComplianceSchema;
import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.jdbc.StoreSettings;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The backend on PostgreSQL, with all versions of Spring Boot's: its Jackson 2, jOOQ, Flyway, driver and JUnit. */
@SpringBootTest
class SchoolBackendTest {
    private static final Instant NOW = Instant.parse("2026-09-15T15:00:00Z");
    private static final PartyId DISTRICT = PartyId.of("district-1");
    private static final PartyId STUDENT = PartyId.of("student-7");
    private static final PartyId QUIZZLY = PartyId.of("quizzly");

    @TestConfiguration
    static class Time {
        @Bean
        @Primary
        Clock fixed() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry properties) throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        Path keys = Files.createTempDirectory("school").resolve("keys");
        KeyFolder.create(keys, "compliance.example.org");
        properties.add("spring.datasource.url", () -> server.getJdbcUrl("postgres", "postgres"));
        properties.add("compliance.keys", keys::toString);
    }

    @Autowired
    private Exports exports;

    @Autowired
    private JdbcComplianceStores stores;

    @Autowired
    private ComplianceService compliance;

    @Autowired
    private SealingSchedule sealing;

    @Autowired
    private DSLContext jooq;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Flyway flyway;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void begin() {
        jooq.execute("delete from export");
        jooq.execute("delete from student");
        jooq.execute("insert into student values (?, ?, date '2012-05-05')", STUDENT.value(), DISTRICT.value());
        sign(stores.of(DISTRICT));
    }

    private static void sign(TenantStores district) {
        district.agreements()
                .record(
                        RecordKey.of("agreement-1"),
                        Agreement.builder()
                                .agency(DISTRICT)
                                .term(Span.from(Instant.parse("2024-07-01T05:00:00Z")))
                                .build());
        district.authorizations()
                .record(
                        RecordKey.of("authorization-1"),
                        new Authorization(
                                DISTRICT,
                                QUIZZLY,
                                Set.of(Category.NAME),
                                Set.of(Purpose.EDUCATION),
                                Span.from(Instant.parse("2026-08-01T05:00:00Z"))));
    }

    @Test
    void a_permit_is_recorded_in_springs_transaction_and_explained() {
        int before = stores.of(DISTRICT).decisions().about(STUDENT).size();

        assertThat(exports.export(STUDENT, QUIZZLY)).isEqualTo("sent [name]");

        TenantStores district = stores.of(DISTRICT);
        assertThat(rows()).isOne();
        assertThat(district.decisions().about(STUDENT)).hasSize(before + 1);
        assertExplained(district, before);
    }

    @Test
    void a_refusal_is_recorded_and_explained() {
        int before = stores.of(DISTRICT).decisions().about(STUDENT).size();

        assertThat(exports.export(STUDENT, PartyId.of("unknown"))).startsWith("INDETERMINATE");

        assertThat(rows()).isZero();
        assertExplained(stores.of(DISTRICT), before);
    }

    @Test
    void a_refusal_is_an_http_answer_that_names_nobody() {
        ResponseEntity<String> answer = ExportAnswers.answer(
                compliance.decide(ProcessingRequest.builder()
                        .actor(ComplianceConfiguration.VENDOR)
                        .action(Action.DISCLOSE)
                        .addCategories(Category.NAME)
                        .subject(STUDENT)
                        .purpose(Purpose.MARKETING)
                        .recipient(QUIZZLY)
                        .build()),
                () -> "sent");

        assertThat(answer.getStatusCode().value()).isEqualTo(403);
        assertThat(answer.getHeaders().getContentType()).hasToString("application/problem+json");
        assertThat(answer.getBody()).contains("Backpak C48").doesNotContain(STUDENT.value());
    }

    @Test
    void sealing_goes_on_by_itself() {
        assertThat(sealing.state().lastFailure()).isEmpty();
    }

    @Test
    void what_spring_rolls_back_leaves_neither_permit_nor_export() {
        int before = stores.of(DISTRICT).decisions().about(STUDENT).size();

        transaction.executeWithoutResult(status -> {
            exports.export(STUDENT, QUIZZLY);
            status.setRollbackOnly();
        });

        assertThat(rows()).isZero();
        assertThat(stores.of(DISTRICT).decisions().about(STUDENT)).hasSize(before);
    }

    @Test
    void the_hosts_flyway_has_run_our_scripts_and_installing_adds_nothing() {
        assertThat(flyway.validateWithResult().validationSuccessful).isTrue();

        ComplianceSchema.verify(dataSource);
        ComplianceSchema.install(dataSource);

        assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
    }

    @Test
    void the_hosts_jackson_works_beside_ours() throws IOException {
        assertThat(json.writeValueAsString(Map.of("student", STUDENT.value()))).isEqualTo("{\"student\":\"student-7\"}");
        assertThat(json.getClass().getPackageName()).startsWith("com.fasterxml.jackson");
    }

    @Test
    void spring_boots_h2_is_refused_for_the_embedded_database_with_the_remedy(@TempDir Path folder) {
        assertThatThrownBy(() -> EmbeddedComplianceStores.open(
                        folder.resolve("records"), "compliance.example.org", VocabularyReader.standard(), Clock.systemUTC()))
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("2.3 is on the class path")
                .hasMessageContaining("set the property h2.version in the pom");
    }

    @Test
    void spring_boots_h2_will_do_for_tests_in_memory(@TempDir Path folder) {
        JdbcDataSource memory = new JdbcDataSource();
        memory.setURL("jdbc:h2:mem:school;DB_CLOSE_DELAY=-1");
        ComplianceSchema.install(memory);

        try (JdbcComplianceStores inMemory = JdbcComplianceStores.owning(
                memory,
                StoreSettings.of(
                        VocabularyReader.standard(),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        KeyFolder.create(folder.resolve("keys"), "compliance.example.org")))) {
            sign(inMemory.of(DISTRICT));
            inMemory.sealer().sealAll();
            assertThat(inMemory.of(DISTRICT).agreements().about(DISTRICT, NOW)).hasSize(1);
        }
    }

    @Test
    void spring_boots_h2_is_refused_for_what_must_last(@TempDir Path folder) {
        JdbcDataSource file = new JdbcDataSource();
        file.setURL("jdbc:h2:file:" + folder.resolve("school"));

        assertThatThrownBy(() -> ComplianceSchema.install(file))
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("not 2.3")
                .hasMessageContaining("set the property h2.version in the pom");
    }

    private int rows() {
        return jooq.fetchOne("select count(*) from export").get(0, Integer.class);
    }

    private static void assertExplained(TenantStores district, int index) {
        String id = district.decisions().about(STUDENT).get(index).id();
        assertThat(DecisionReview.of(district).review(id)).get().isInstanceOf(DecisionReview.Rederived.class);
    }
}
