package com.onebackpak.compliance.authzen;

import static com.onebackpak.compliance.authzen.AskedPoint.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.party.PartyId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found, page by page. */
class SearchesTest {
    private static final String RESOURCES = """
            {'subject': {'type': 'application', 'id': 'quizzly'}, 'action': {'name': 'can_read'},
             'resource': {'type': 'name'}PAGE}""";
    private static final String SUBJECTS = """
            {'subject': {'type': 'application'}, 'action': {'name': 'can_read'},
             'resource': {'type': 'name', 'id': 'ana'}PAGE}""";

    /** All people there are, permitted or not: what a filter is too generous with is decided once more. */
    private static List<PartyId> everybody(Optional<PartyId> after, int limit) {
        return AskedPoint.WORLD.people().keySet().stream()
                .sorted()
                .filter(id -> after.isEmpty() || id.compareTo(after.get()) > 0)
                .limit(limit)
                .toList();
    }

    private final List<PartyId> offered =
            Stream.of("nobody", "quizzly", "student", "vague").map(PartyId::of).toList();

    private final AskedPoint point = AskedPoint.with(builder -> builder.searchingResources(
                    (tenant, request, after, limit) -> everybody(after, limit))
            .searchingSubjects((tenant, type, after, limit) -> offered.stream()
                    .filter(id -> type.equals("application"))
                    .filter(id -> after.isEmpty() || id.compareTo(after.get()) > 0)
                    .limit(limit)
                    .toList()));

    private Map<String, Object> search(AuthorizationEndpoint endpoint, String body, String page) {
        return point.ask(endpoint, body.replace("PAGE", page.isEmpty() ? "" : ", 'page': " + page));
    }

    private static List<String> ids(Map<String, Object> answer) {
        return list(answer, "results").stream()
                .map(each -> ((Map<?, ?>) each).get("id").toString())
                .toList();
    }

    private static String next(Map<String, Object> answer) {
        return ((Map<?, ?>) answer.get("page")).get("next_token").toString();
    }

    @Test
    void resources_are_those_for_which_an_evaluation_says_yes() {
        Map<String, Object> answer = search(AuthorizationEndpoint.RESOURCE_SEARCH, RESOURCES, "");

        assertThat(ids(answer)).containsExactly("ana", "cy", "dan");
        assertThat(next(answer)).isEmpty();
        assertThat(list(answer, "results").get(0)).isEqualTo(Map.of("type", "name", "id", "ana"));
    }

    @Test
    void subjects_are_those_of_the_candidates_for_whom_an_evaluation_says_yes() {
        assertThat(ids(search(AuthorizationEndpoint.SUBJECT_SEARCH, SUBJECTS, "")))
                .containsExactly("quizzly");
    }

    @Test
    void an_id_of_what_is_searched_for_is_passed_over() {
        assertThat(search(
                        AuthorizationEndpoint.RESOURCE_SEARCH,
                        RESOURCES.replace("{'type': 'name'}", "{'type': 'name', 'id': 7}"),
                        ""))
                .isEqualTo(search(AuthorizationEndpoint.RESOURCE_SEARCH, RESOURCES, ""));
        assertThat(ids(search(
                        AuthorizationEndpoint.SUBJECT_SEARCH,
                        SUBJECTS.replace("{'type': 'application'}", "{'type': 'application', 'id': 'vague'}"),
                        "")))
                .containsExactly("quizzly");
    }

    @Test
    void actions_are_those_that_have_a_name_and_for_which_an_evaluation_says_yes() {
        Map<String, Object> answer = point.ask(AuthorizationEndpoint.ACTION_SEARCH, """
                {'subject': {'type': 'application', 'id': 'quizzly'}, 'resource': {'type': 'name', 'id': 'ana'},
                 'context': {'purpose': 'education'}, 'page': {'limit': 1}}""");

        assertThat(list(answer, "results")).isEqualTo(List.of(Map.of("name", "can_read"), Map.of("name", "disclose")));
        assertThat(next(answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 50, 1000000})
    void pages_together_have_each_result_once(int limit) {
        List<String> found = new ArrayList<>();
        String page = "{'limit': " + limit + "}";
        do {
            Map<String, Object> answer = search(AuthorizationEndpoint.RESOURCE_SEARCH, RESOURCES, page);
            assertThat(ids(answer)).hasSizeLessThanOrEqualTo(limit);
            found.addAll(ids(answer));
            page = next(answer).isEmpty() ? "" : "{'token': '" + next(answer) + "'}";
        } while (!page.isEmpty());

        assertThat(found).containsExactly("ana", "cy", "dan");
    }

    @Test
    void subjects_come_page_by_page_too() {
        Map<String, Object> first = AskedPoint.with(builder ->
                        builder.searchingSubjects((tenant, type, after, limit) -> Stream.of("ben", "ruth")
                                .map(PartyId::of)
                                .filter(id -> after.isEmpty() || id.compareTo(after.get()) > 0)
                                .limit(limit)
                                .toList()))
                .ask(AuthorizationEndpoint.SUBJECT_SEARCH, """
                        {'subject': {'type': 'user'}, 'action': {'name': 'can_read'},
                         'resource': {'type': 'name', 'id': 'ana'}, 'page': {'limit': 1}}""");

        assertThat(ids(first)).containsExactly("ben");
    }

    @Test
    void a_token_tells_nobody_where_the_search_stands() {
        String token = next(search(AuthorizationEndpoint.RESOURCE_SEARCH, RESOURCES, "{'limit': 1}"));
        String again = next(search(AuthorizationEndpoint.RESOURCE_SEARCH, RESOURCES, "{'limit': 1}"));
        String later = next(search(AuthorizationEndpoint.RESOURCE_SEARCH, RESOURCES, "{'limit': 2}"));

        assertThat(token).isNotEqualTo(again).hasSameSizeAs(later);
        assertThat(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.ISO_8859_1))
                .doesNotContain("ana");
    }

    @Test
    void a_token_is_of_one_question_of_one_tenant_at_one_point() {
        String token = next(search(AuthorizationEndpoint.RESOURCE_SEARCH, RESOURCES, "{'limit': 1}"));
        String page = ", 'page': {'token': '" + token + "'}";
        String second = RESOURCES.replace("PAGE", page).replace('\'', '"');

        assertThat(point.raw(AuthorizationEndpoint.RESOURCE_SEARCH, second).status())
                .isEqualTo(200);
        for (String other : List.of(
                second.replace("quizzly", "student"),
                second.replace("can_read", "disclose"),
                second.replace("{\"type\": \"name\"}", "{\"type\": \"name\", \"properties\": {\"x\": 1}}"),
                second.replace("\"page\"", "\"context\": {\"purpose\": \"education\"}, \"page\""),
                second.replace("\"token\"", "\"limit\": 2, \"token\""),
                second.replace(
                        token, token.substring(0, 20) + (token.charAt(20) == 'A' ? 'B' : 'A') + token.substring(21)),
                second.replace(token, "AAAA"),
                second.replace(token, "!"))) {
            assertThat(point.raw(AuthorizationEndpoint.RESOURCE_SEARCH, other).status())
                    .as(other)
                    .isEqualTo(400);
        }
        byte[] body = second.getBytes(StandardCharsets.UTF_8);
        assertThat(point.api()
                        .answer(
                                AuthorizationEndpoint.RESOURCE_SEARCH,
                                AskedPoint.OTHER_DISTRICT,
                                "application/json",
                                body)
                        .status())
                .isEqualTo(400);
        assertThat(AskedPoint.with(builder -> builder.searchingResources((t, r, a, n) -> List.of()))
                        .raw(AuthorizationEndpoint.RESOURCE_SEARCH, second)
                        .status())
                .as("another process's key")
                .isEqualTo(400);
    }

    @Test
    void a_page_of_none_says_that_there_is_more() {
        Map<String, Object> answer = search(AuthorizationEndpoint.RESOURCE_SEARCH, RESOURCES, "{'limit': 0}");

        assertThat(ids(answer)).isEmpty();
        assertThat(next(answer)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'limit': -1", "'limit': 1.5", "'limit': '1'", "'limit': true", "'token': 1", "'limit': 1e1"})
    void a_page_that_is_none_is_a_bad_request(String page) {
        String body = RESOURCES.replace("PAGE", ", 'page': {" + page + "}").replace('\'', '"');
        AuthorizationAnswer answer = point.raw(AuthorizationEndpoint.RESOURCE_SEARCH, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("'page." + page.substring(1, 6));
    }

    @Test
    void what_names_nothing_that_there_is_has_no_results() {
        Map<String, Object> nobody =
                search(AuthorizationEndpoint.RESOURCE_SEARCH, RESOURCES.replace("quizzly", "nobody"), "");

        assertThat(list(nobody, "results")).isEmpty();
        assertThat(AskedPoint.error(nobody)).contains("no subject");
        assertThat(list(
                        search(
                                AuthorizationEndpoint.SUBJECT_SEARCH,
                                SUBJECTS.replace("'application'", "'spaceship'"),
                                ""),
                        "results"))
                .isEmpty();
    }

    @Test
    void what_a_search_cannot_answer_is_told_to_be_asked_one_by_one() {
        AuthorizationAnswer answer = AskedPoint.with(builder -> builder.searchingResources((t, r, a, n) -> {
                    throw new SearchRefusedException("a rule compares two columns", null);
                }))
                .raw(
                        AuthorizationEndpoint.RESOURCE_SEARCH,
                        RESOURCES.replace("PAGE", "").replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).endsWith("ask about each resource: a rule compares two columns");
    }

    @Test
    void the_metadata_names_what_is_answered_and_nothing_else() {
        AuthorizationApi api = AskedPoint.usual().api();

        assertThat(api.metadata(URI.create("https://pdp.example.org/district")))
                .isEqualTo("{\"policy_decision_point\":\"https://pdp.example.org/district\","
                        + "\"access_evaluation_endpoint\":\"https://pdp.example.org/district/access/v1/evaluation\","
                        + "\"access_evaluations_endpoint\":\"https://pdp.example.org/district/access/v1/evaluations\","
                        + "\"search_action_endpoint\":\"https://pdp.example.org/district/access/v1/search/action\"}");
        assertThat(AskedPoint.usual()
                        .raw(AuthorizationEndpoint.RESOURCE_SEARCH, "{}")
                        .status())
                .isEqualTo(404);
        assertThat(point.api().metadata(URI.create("https://pdp.example.org")))
                .contains("search_subject_endpoint", "search_resource_endpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://pdp.example.org", "https://pdp.example.org?x", "https://pdp.example.org#x", "pdp"})
    void a_decision_point_has_a_url_of_https(String url) {
        AuthorizationApi api = point.api();

        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> api.metadata(URI.create(url)));
    }
}
