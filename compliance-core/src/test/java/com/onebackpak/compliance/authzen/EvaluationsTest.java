package com.onebackpak.compliance.authzen;

import static com.onebackpak.compliance.authzen.AskedPoint.decision;
import static com.onebackpak.compliance.authzen.AskedPoint.list;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several questions in one message. */
class EvaluationsTest {
    private static final String BODY = """
            {'subject': {'type': 'application', 'id': 'quizzly'}, 'action': {'name': 'disclose'},
             'context': {'purpose': 'education'}, 'options': {'evaluations_semantic': 'SEMANTIC', 'other': 1},
             'evaluations': [
              {'resource': {'type': 'name', 'id': 'ana'}},
              {'resource': {'type': 'transcript', 'id': 'ana'}},
              {},
              {'resource': {'type': 'enrollment', 'id': 'ana'}},
              {'resource': {'type': 'name', 'id': 'ana'}, 'context': {'purpose': 'marketing'}}
             ]}""";

    private final List<String> discharged = new ArrayList<>();
    private final AskedPoint point =
            AskedPoint.with((obligation, permit) -> discharged.add(permit.id()), builder -> builder);

    private List<Boolean> decisions(String body) {
        Map<String, Object> answer = point.ask(AuthorizationEndpoint.EVALUATIONS, body);
        assertThat(answer).containsOnlyKeys("evaluations");
        return list(answer, "evaluations").stream().map(AskedPoint::decision).toList();
    }

    @Test
    void all_are_answered_in_their_order_and_what_is_wrong_with_one_is_its_own_no() {
        assertThat(decisions(BODY.replace("SEMANTIC", "execute_all"))).containsExactly(true, false, false, true, false);
        assertThat(decisions(BODY.replace("'evaluations_semantic': 'SEMANTIC', ", "")))
                .containsExactly(true, false, false, true, false);
    }

    @Test
    void the_first_no_ends_it_and_what_comes_after_is_not_decided() {
        assertThat(decisions(BODY.replace("SEMANTIC", "deny_on_first_deny"))).containsExactly(true, false);
        assertThat(discharged).hasSize(1);
    }

    @Test
    void the_first_yes_ends_it_and_what_comes_after_is_not_decided() {
        assertThat(decisions(BODY.replace("SEMANTIC", "permit_on_first_permit")))
                .containsExactly(true);
        assertThat(discharged).hasSize(1);
        assertThat(decisions(BODY.replace("SEMANTIC", "permit_on_first_permit")
                        .replace("{'resource': {'type': 'name', 'id': 'ana'}},", "")))
                .containsExactly(false, false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'evaluations': []", "'evaluations': null", "'nothing': 1"})
    void without_any_it_is_one_question(String evaluations) {
        Map<String, Object> answer =
                point.ask(AuthorizationEndpoint.EVALUATIONS, """
                {'subject': {'type': 'application', 'id': 'quizzly'}, 'action': {'name': 'disclose'},
                 'resource': {'type': 'name', 'id': 'ana'}, 'context': {'purpose': 'education'}, EVALUATIONS}""".replace("EVALUATIONS", evaluations));

        assertThat(decision(answer)).isTrue();
        assertThat(answer).doesNotContainKey("evaluations");
    }

    @Test
    void an_entity_replaces_the_default_whole() {
        assertThat(decisions("""
                {'subject': {'type': 'application', 'id': 'quizzly'}, 'action': {'name': 'disclose'},
                 'resource': {'type': 'student', 'id': 'ana', 'properties': {'categories': ['name']}},
                 'context': {'purpose': 'education'},
                 'evaluations': [{}, {'resource': {'type': 'student', 'id': 'ana'}}, {'resource': {'id': 'ana'}}, 7, null]}""")).containsExactly(true, false, false, false, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'evaluations': {}}",
                "{'evaluations': 'x'}",
                "{'evaluations': [], 'options': {'evaluations_semantic': 'first'}}",
                "{'evaluations': [{}], 'options': {'evaluations_semantic': 1}}",
                "{'evaluations': [{}], 'options': 'x'}",
                "{'evaluations': [{}], 'subject': 'x'}",
                "{'evaluations': [{}], 'subject': {'type': 'user'}}",
                "{'evaluations': [{}], 'action': {}}",
                "{'evaluations': [{}], 'context': []}",
                "{'evaluations': []}"
            })
    void what_is_wrong_with_the_whole_is_a_bad_request(String body) {
        assertThat(point.raw(AuthorizationEndpoint.EVALUATIONS, body.replace('\'', '"'))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void more_than_a_hundred_are_refused() {
        String body = BODY.replace("SEMANTIC", "execute_all")
                .replace("{},", "{},".repeat(100))
                .replace('\'', '"');

        assertThat(point.raw(AuthorizationEndpoint.EVALUATIONS, body).status()).isEqualTo(400);
        assertThat(discharged).isEmpty();
    }
}
