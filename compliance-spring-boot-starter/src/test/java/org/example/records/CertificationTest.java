package org.example.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.authzen.AuthorizationAnswer;
import com.onebackpak.compliance.authzen.AuthorizationApi;
import com.onebackpak.compliance.authzen.AuthorizationEndpoint;
import com.onebackpak.compliance.document.StrictJson;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStores;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The cases of the certification scenario of the Authorization API 1.0, over HTTP; those of requests and answers are in {@code
 * certification.csv}, under the numbers of its sections.
 */
@SpringBootTest(
        classes = RecordsApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:records",
            "spring.sql.init.mode=never",
            "compliance.authzen.enabled=true",
            "compliance.authzen.url=https://pdp.example.org"
        })
class CertificationTest {
    private static final String READ = "{'subject': {'type': 'user', 'id': 'alice'}, 'action': {'name': 'read'},"
            + " 'resource': {'type': 'record', 'id': 'record-1'}}";

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry properties) {
        properties.add("compliance.keys.folder", () -> folder.resolve("keys").toString());
    }

    @Autowired
    private Environment environment;

    @Autowired
    private ComplianceStores stores;

    @Autowired
    private ComplianceService compliance;

    @Autowired
    private Tenancy tenancy;

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/certification.csv", delimiter = '|', maxCharsPerColumn = 5000)
    void the_case_comes_out_as_certified(String section, String path, String body, String expected) throws Exception {
        HttpResponse<String> answer = post(path, body.replace('\'', '"'));

        if (expected.equals("400")) {
            assertThat(answer.statusCode()).isEqualTo(400);
            return;
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        Map<String, Object> data = data(answer);
        if (path.startsWith("search")) {
            List<?> results = (List<?>) data.get("results");
            List<String> named = results.stream()
                    .map(Map.class::cast)
                    .map(each -> path.endsWith("action") ? each.get("name") : each.get("id"))
                    .map(String.class::cast)
                    .toList();
            assertThat(((Map<?, ?>) data.get("page")).get("next_token")).isInstanceOf(String.class);
            if (expected.equals("none")) {
                assertThat(named).isEmpty();
            } else {
                assertThat(named).contains(expected.split(" "));
            }
        } else if (data.containsKey("evaluations")) {
            List<Object> decisions = ((List<?>) data.get("evaluations"))
                    .stream()
                            .<Object>map(each -> ((Map<?, ?>) each).get("decision"))
                            .toList();
            String[] wanted = expected.split(" ");
            assertThat(decisions).hasSize(wanted.length).allMatch(Boolean.class::isInstance);
            for (int i = 0; i < wanted.length; i++) {
                if (!wanted[i].equals("any")) {
                    assertThat(decisions.get(i)).hasToString(wanted[i]);
                }
            }
        } else {
            assertThat(data.get("decision")).isInstanceOf(Boolean.class).hasToString(expected);
            assertThat(data.get("context")).isInstanceOf(Map.class);
        }
    }

    @Test
    void c_2_4_3_a_content_type_other_than_json_is_a_bad_request() throws Exception {
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense")) {
            HttpResponse<String> answer = send(request("evaluation")
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString(READ.replace('\'', '"'))));
            assertThat(answer.statusCode()).as(type).isEqualTo(400);
        }
        assertThat(send(request("evaluation").POST(BodyPublishers.ofString(READ.replace('\'', '"'))))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void c_2_5_a_request_id_comes_back_with_every_answer() throws Exception {
        for (String body : List.of(READ.replace('\'', '"'), "{")) {
            HttpResponse<String> answer = send(request("evaluation")
                    .header("Content-Type", "application/json")
                    .header("X-Request-ID", "bfe9eb29 ab87/4ca3")
                    .POST(BodyPublishers.ofString(body)));
            assertThat(answer.headers().firstValue("X-Request-ID")).hasValue("bfe9eb29 ab87/4ca3");
        }
        assertThat(post("evaluation", READ.replace('\'', '"')).headers().firstValue("X-Request-ID"))
                .isEmpty();
    }

    @Test
    void c_2_6_the_same_question_has_the_same_answer_and_each_is_on_record() throws Exception {
        int before = decisions();
        for (int i = 0; i < 5; i++) {
            assertThat(data(post("evaluation", READ.replace('\'', '"'))).get("decision"))
                    .isEqualTo(true);
        }
        assertThat(decisions()).isEqualTo(before + 5);
        assertThat(stores.of(RecordsApplication.DISTRICT)
                        .disclosures()
                        .about(PartyId.of("record-1"), java.time.Instant.MAX))
                .hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void c_4_5_pages_are_asked_for_by_limit_and_token() throws Exception {
        String search = "{\"subject\": {\"type\": \"user\"}, \"action\": {\"name\": \"read\"},"
                + " \"resource\": {\"type\": \"record\", \"id\": \"record-1\"}, \"page\": {PAGE}}";
        Map<String, Object> first = data(post("search/subject", search.replace("PAGE", "\"limit\": 1")));
        Map<?, ?> page = (Map<?, ?>) first.get("page");
        assertThat((List<?>) first.get("results")).hasSize(1);
        assertThat(page.get("next_token")).isInstanceOf(String.class).isNotEqualTo("");

        Map<String, Object> second =
                data(post("search/subject", search.replace("PAGE", "\"token\": \"" + page.get("next_token") + "\"")));

        assertThat((List<?>) second.get("results")).isEqualTo(List.of(Map.of("type", "user", "id", "bob")));
        assertThat(((Map<?, ?>) second.get("page")).get("next_token")).isEqualTo("");
    }

    @Test
    void a_search_is_not_on_record() throws Exception {
        int before = decisions();
        post("search/resource", READ.replace('\'', '"'));
        post("search/action", READ.replace('\'', '"'));
        assertThat(decisions()).isEqualTo(before);
    }

    @Test
    void c_6_the_metadata_names_the_decision_point_and_its_endpoints() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/.well-known/authzen-configuration")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        Map<String, Object> data = data(answer);
        assertThat(data.get("policy_decision_point")).isEqualTo("https://pdp.example.org");
        assertThat(data)
                .containsOnlyKeys(
                        "policy_decision_point",
                        "access_evaluation_endpoint",
                        "access_evaluations_endpoint",
                        "search_subject_endpoint",
                        "search_resource_endpoint",
                        "search_action_endpoint");
        assertThat(data.get("search_action_endpoint")).isEqualTo("https://pdp.example.org/access/v1/search/action");
        assertThat(send(HttpRequest.newBuilder(uri("/.well-known/authzen-configuration/other")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void who_may_ask_for_nobody_learns_nothing() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/access/v1/evaluation"))
                .header("Content-Type", "application/json")
                .header("X-Request-ID", "7")
                .POST(BodyPublishers.ofString(READ.replace('\'', '"'))));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("X-Request-ID")).hasValue("7");
    }

    @Test
    void who_asks_for_one_district_learns_nothing_of_another() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/access/v1/evaluation"))
                .header("Authorization", "Bearer two")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(READ.replace('\'', '"'))));
        assertThat(data(answer).get("decision")).isEqualTo(false);
        assertThat(answer.body()).contains("no subject of this type and id is on record");
        HttpResponse<String> own = send(HttpRequest.newBuilder(uri("/access/v1/evaluation"))
                .header("Authorization", "Bearer two")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(READ.replace("alice", "dora").replace('\'', '"'))));
        assertThat(own.body()).contains("no resource of this type and id is on record");

        HttpResponse<String> found = send(HttpRequest.newBuilder(uri("/access/v1/search/resource"))
                .header("Authorization", "Bearer two")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(READ.replace("alice", "dora").replace('\'', '"'))));
        assertThat((List<?>) data(found).get("results")).isEqualTo(List.of(Map.of("type", "record", "id", "record-3")));
    }

    @Test
    void without_spring_the_answer_is_the_same() {
        String answer = answer(
                compliance,
                tenancy,
                RecordsApplication.DISTRICT,
                READ.replace('\'', '"').getBytes(StandardCharsets.UTF_8));

        assertThat(answer)
                .startsWith("200 {\"decision\":false")
                .contains("unknown action 'read'"); // no name of its own
    }

    // readme: authzen-plain
    static String answer(ComplianceService compliance, Tenancy tenancy, PartyId callersTenant, byte[] body) {
        AuthorizationApi api = AuthorizationApi.builder(compliance, tenancy).build(); // once
        AuthorizationAnswer answer =
                api.answer(AuthorizationEndpoint.EVALUATION, callersTenant, "application/json", body);
        return answer.status() + " " + answer.body();
    }
    // readme: end

    private int decisions() {
        return stores.of(RecordsApplication.DISTRICT)
                .decisions()
                .about(PartyId.of("record-1"))
                .size();
    }

    private static Map<String, Object> data(HttpResponse<String> answer) {
        return StrictJson.object(answer.body().getBytes(StandardCharsets.UTF_8), 1 << 20);
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri("/access/v1/" + path)).header("Authorization", "Bearer one");
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port") + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
