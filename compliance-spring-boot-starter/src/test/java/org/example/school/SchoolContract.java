package org.example.school;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStores;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The application of {@code docs/spring-boot.md}, as somebody writes it who has read that page alone, whatever its database. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.endpoint.health.show-details=always",
            "management.endpoints.web.exposure.include=health,metrics"
        })
@ExtendWith(OutputCaptureExtension.class)
@Import(SchoolContract.Time.class)
abstract class SchoolContract {
    private static final PartyId DISTRICT = PartyId.of("district-1");
    private static final PartyId STUDENT = PartyId.of("student-7");

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry properties) {
        properties.add("compliance.keys.folder", () -> folder.resolve("keys").toString());
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-09-15T15:00:00Z"), ZoneOffset.UTC);
        }
    }

    @Autowired
    private Environment environment;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Exports exports;

    @Autowired
    private ComplianceStores stores;

    @Autowired
    private JdbcTemplate rows;

    @Autowired
    private TransactionTemplate transaction;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void sign() {
        agreements.sign(PartyId.of("quizzly"), Instant.parse("2026-08-01T05:00:00Z"));
        rows.update("delete from export");
        if (rows.queryForList("select * from student").isEmpty()) {
            rows.update("insert into student values ('student-7', 'district-1', date '2012-05-05')");
        }
    }

    @Test
    void a_permit_is_recorded_with_the_row() throws Exception {
        int before = decisions();

        HttpResponse<String> answer = post("/students/student-7/exports/quizzly");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("sent");
        assertThat(exported()).isOne();
        assertThat(decisions()).isEqualTo(before + 1);
        assertThat(stores.of(DISTRICT).disclosures().about(STUDENT, Instant.MAX))
                .isNotEmpty();
    }

    @Test
    void a_refusal_is_a_problem_document_and_on_record() throws Exception {
        int before = decisions();

        HttpResponse<String> answer = post("/students/student-7/exports/unknown-app");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"outcome\":\"INDETERMINATE\"", "\"decision\":")
                .doesNotContain("student-7");
        assertThat(exported()).isZero();
        assertThat(decisions()).isEqualTo(before + 1);
    }

    @Test
    void what_is_rolled_back_leaves_neither_row_nor_record() {
        int before = decisions();

        transaction.executeWithoutResult(status -> {
            assertThat(exports.export(STUDENT, PartyId.of("quizzly"))).isEqualTo("sent");
            status.setRollbackOnly();
        });

        assertThat(exported()).isZero();
        assertThat(decisions()).isEqualTo(before);
    }

    @Test
    void health_is_red_while_the_key_folder_is_gone() throws Exception {
        assertThat(get("/actuator/health").body()).contains("\"compliance\":{").contains("\"keys\":\"UP\"");

        Path keys = folder.resolve("keys");
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(keys, elsewhere);
        try {
            HttpResponse<String> answer = get("/actuator/health");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("key-encryption-key.json").contains("put it back");
        } finally {
            Files.move(elsewhere, keys);
        }
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
    }

    @Test
    void what_cannot_be_recorded_is_not_done_and_answered_with_a_problem_document() throws Exception {
        rows.execute("alter table compliance_decision rename to elsewhere");
        try {
            HttpResponse<String> answer = post("/students/student-7/exports/quizzly");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("it could not be recorded").doesNotContain("student-7");
            assertThat(exported()).isZero();
        } finally {
            rows.execute("alter table elsewhere rename to compliance_decision");
        }
    }

    @Test
    void what_is_no_id_is_400_and_in_no_log(CapturedOutput output) throws Exception {
        HttpResponse<String> answer = post("/students/planted@example.org/exports/quizzly");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(output.getAll()).contains("PartyId").doesNotContain("planted@");
    }

    @Test
    void decisions_are_counted_by_outcome_and_layer() throws Exception {
        post("/students/student-7/exports/quizzly");

        assertThat(get("/actuator/metrics/compliance.decision").body())
                .contains("\"outcome\"", "\"layer\"", "\"permit\"", "\"vendor\"")
                .doesNotContain("student-7", "quizzly");
        assertThat(get("/actuator/metrics/compliance.sealing.lag").statusCode()).isEqualTo(200);
    }

    private int decisions() {
        return stores.of(DISTRICT).decisions().about(STUDENT).size();
    }

    private int exported() {
        Integer count = rows.queryForObject("select count(*) from export", Integer.class);
        return count == null ? 0 : count;
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody()));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port") + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
