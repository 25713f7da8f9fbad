package com.onebackpak.compliance.authzen;

import static com.onebackpak.compliance.authzen.AskedPoint.context;
import static com.onebackpak.compliance.authzen.AskedPoint.decision;
import static com.onebackpak.compliance.authzen.AskedPoint.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.DecisionRecorder;
import com.onebackpak.compliance.FactSource;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One question: what of the body becomes what of the request, and what the answer says. */
class EvaluationTest {
    private static final String NAME_TO_QUIZZLY = """
            {'subject': {'type': 'application', 'id': 'quizzly'}, 'action': {'name': 'disclose'},
             'resource': {'type': 'student', 'id': 'ana', 'properties': {'categories': ['name']}},
             'context': {'purpose': 'education'}}""";

    private final AskedPoint point = AskedPoint.usual();

    @Test
    void what_is_permitted_is_yes_with_what_was_discharged_before() {
        List<String> recorded = new ArrayList<>();
        Map<String, Object> answer = AskedPoint.with(
                        (obligation, permit) -> recorded.add(permit.id()), builder -> builder)
                .evaluate(NAME_TO_QUIZZLY);

        assertThat(decision(answer)).isTrue();
        assertThat(context(answer).get("outcome")).isEqualTo("PERMIT");
        assertThat(context(answer).get("permitted")).isEqualTo(List.of("name"));
        assertThat(context(answer).get("obligations"))
                .isEqualTo(List.of(Map.of("kind", "record-disclosure", "discharged", true)));
        assertThat((List<?>) context(answer).get("cites")).isNotEmpty();
        assertThat(recorded).containsExactly((String) context(answer).get("id"));
    }

    @Test
    void what_is_forbidden_is_no_with_the_rules_and_the_categories_that_would_go() {
        Map<String, Object> answer =
                point.evaluate(NAME_TO_QUIZZLY.replace("['name']", "['name', 'transcript.grade']"));

        assertThat(decision(answer)).isFalse();
        assertThat(context(answer).get("outcome")).isEqualTo("DENY");
        assertThat((List<?>) context(answer).get("reasons")).isNotEmpty();
        assertThat(context(answer).get("permitted")).isEqualTo(List.of("name"));
        assertThat(context(answer).get("reason").toString()).contains("is forbidden");
    }

    @Test
    void what_is_not_known_is_no_and_says_so_with_what_is_missing() {
        Map<String, Object> answer = point.evaluate("""
                {'subject': {'type': 'service-provider.hosting', 'id': 'vague'}, 'action': {'name': 'disclose'},
                 'resource': {'type': 'name', 'id': 'ana'}, 'context': {'purpose': 'service.provision'}}""");

        assertThat(decision(answer)).isFalse();
        assertThat(context(answer).get("outcome")).isEqualTo("INDETERMINATE");
        assertThat(context(answer).get("missing")).isEqualTo(List.of("recipient.confidentiality"));
    }

    @Test
    void what_nobody_discharges_is_refused_unless_it_is_left_to_the_enforcement_point() {
        AuthorizationApi.Builder builder = AuthorizationApi.builder(AskedPoint.service(), AskedPoint.TENANCY);
        Map<String, Object> refused = new AskedPoint(builder.build()).evaluate(NAME_TO_QUIZZLY);
        Map<String, Object> left =
                new AskedPoint(builder.leaving(ObligationKind.RECORD_DISCLOSURE).build()).evaluate(NAME_TO_QUIZZLY);

        assertThat(decision(refused)).isFalse();
        assertThat(context(refused).get("outcome")).isEqualTo("REFUSED");
        assertThat(context(refused).get("owed")).isEqualTo(List.of("record-disclosure"));
        assertThat(decision(left)).isTrue();
        assertThat(context(left).get("obligations"))
                .isEqualTo(List.of(Map.of("kind", "record-disclosure", "discharged", false)));
    }

    @Test
    void what_the_service_discharges_cannot_be_left_to_the_enforcement_point() {
        ComplianceService recording =
                AskedPoint.service().discharging(ObligationKind.RECORD_DISCLOSURE, (owed, by) -> {});
        AuthorizationApi.Builder builder = AuthorizationApi.builder(recording, AskedPoint.TENANCY);

        assertThatThrownBy(() -> builder.leaving(ObligationKind.RECORD_DISCLOSURE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'record-disclosure' is discharged by the service");
    }

    @Test
    void what_is_owed_and_cannot_be_discharged_makes_it_no() {
        Map<String, Object> answer = AskedPoint.with(
                        (obligation, permit) -> {
                            throw new IllegalStateException("ana has no mailbox");
                        },
                        builder -> builder)
                .evaluate(NAME_TO_QUIZZLY);

        assertThat(decision(answer)).isFalse();
        assertThat(context(answer).get("reason").toString()).contains("could not be discharged");
        assertThat(answer.toString()).doesNotContain("mailbox");
    }

    @Test
    void names_of_enforcement_points_stand_for_actions_purposes_and_data() {
        Map<String, Object> answer = point.evaluate("""
                {'subject': {'type': 'application', 'id': 'quizzly'}, 'action': {'name': 'can_read'},
                 'resource': {'type': 'enrollment-card', 'id': 'ana'}}""");

        assertThat(context(answer).get("permitted")).isEqualTo(List.of("enrollment", "name"));
        assertThat(decision(answer)).isTrue();
    }

    @Test
    void the_subject_receives_asks_or_acts_as_the_action_has_it() {
        String body = """
                {'subject': {'type': 'agency', 'id': 'ID'}, 'action': {'name': 'inspect'},
                 'resource': {'type': 'student', 'id': 'ana', 'properties': {'categories': ['transcript']}}}""";

        assertThat(decision(point.evaluate(body.replace("ID", "gb-isd")))).isTrue();
        assertThat(decision(point.evaluate(body.replace("ID", "far-isd")))).isFalse();
        assertThat(decision(point.evaluate("""
                {'subject': {'type': 'user', 'id': 'ben'}, 'action': {'name': 'disclose'},
                 'resource': {'type': 'transcript.grade', 'id': 'ana'}, 'context': {'purpose': 'education'}}"""))).isTrue();
        assertThat(decision(point.evaluate("""
                {'subject': {'type': 'vendor', 'id': 'backpak'}, 'action': {'name': 'disclose'},
                 'resource': {'type': 'student', 'id': 'ana', 'properties': {'categories': ['name']}},
                 'context': {'purpose': 'education', 'recipient': 'quizzly'}}"""))).isTrue();
    }

    @Test
    void an_id_that_is_also_the_name_of_a_kind_is_an_id() {
        Map<String, Object> answer = point.evaluate(NAME_TO_QUIZZLY.replace("'id': 'quizzly'", "'id': 'student'"));

        assertThat(context(answer).get("outcome")).isEqualTo("DENY"); // the application, which nobody authorized
        assertThat(error(point.evaluate(NAME_TO_QUIZZLY.replace("'id': 'ana'", "'id': 'student'"))))
                .isEqualTo("no resource of this type and id is on record");
    }

    @Test
    void what_says_nothing_to_us_is_passed_over_and_told() {
        Map<String, Object> answer = point.evaluate("""
                {'subject': {'type': 'application', 'id': 'quizzly', 'properties': {'role': 'manager', 'gone': null}},
                 'action': {'name': 'disclose', 'properties': {'method': 'GET'}},
                 'resource': {'type': 'student', 'id': 'ana',
                  'properties': {'categories': ['name'], 'owner': ['x'], 'purpose': 'marketing'}},
                 'context': {'purpose': 'education', 'time': '2001-01-01T00:00:00Z', 'at': '2001-01-01T00:00:00Z'},
                 'foo': 'bar', 'futureField': {'nested': true}}""");

        assertThat(decision(answer)).isTrue();
        assertThat((List<?>) context(answer).get("ignored"))
                .isEqualTo(List.of(
                        "subject.properties.role",
                        "action.properties.method",
                        "resource.properties.owner",
                        "resource.properties.purpose",
                        "context.time",
                        "context.at"));
    }

    @Test
    void what_a_request_declares_may_be_said_of_any_entity_but_not_differently() {
        String signals = NAME_TO_QUIZZLY.replace("'purpose'", "'signals': {'do-not-track': true}, 'purpose'");

        assertThat(context(point.evaluate(signals)).containsKey("ignored")).isFalse();
        assertThat(error(point.evaluate(NAME_TO_QUIZZLY
                        .replace("['name']", "['name'], 'collected-without-consent': true")
                        .replace("'purpose'", "'collected-without-consent': false, 'purpose'"))))
                .contains("given twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gb-high", "nowhere-isd", "ana"})
    void whoever_is_no_tenant_is_asked_for_by_mistake_and_not_answered_as_if_nobody_were_there(String id) {
        byte[] body = """
                {"subject": {"type": "application", "id": "quizzly"}, "action": {"name": "can_read"},
                 "resource": {"type": "name", "id": "ana"}}""".getBytes(StandardCharsets.UTF_8);

        assertThat(AskedPoint.usual()
                        .api()
                        .answer(AuthorizationEndpoint.EVALUATION, PartyId.of(id), "application/json", body)
                        .status())
                .isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'name': 'disclose' | 'name': 'disclos' | unknown action 'disclos'; did you mean 'disclose'",
                "'type': 'student' | 'type': 'studnt' | unknown type of resources",
                "'type': 'application' | 'type': 'aplication' | unknown type of subjects",
                "'type': 'application' | 'type': 'parent' | no subject of this type and id",
                "'id': 'quizzly' | 'id': 'nobody' | no subject of this type and id",
                "'id': 'quizzly' | 'id': 'quiz@example.com' | no subject of this type and id",
                "'id': 'ana' | 'id': 'nobody' | no resource of this type and id",
                "'id': 'ana' | 'id': 'far' | no resource of this type and id",
                "'id': 'ana' | 'id': 'ruth' | no resource of this type and id",
                "'id': 'ana' | 'id': '' | no resource of this type and id",
                "['name'] | ['nmae'] | unknown category 'nmae'",
                "['name'] | [] | the list is empty",
                "['name'] | [null] | category",
                "['name'] | 5 | expected a list",
                "'categories': ['name'] | 'x': 1 | which data is meant is not said",
                "'purpose': 'education' | 'purpose': 'fun' | unknown purpose 'fun'",
                "'purpose': 'education' | 'purpose': {'a': 1} | purpose",
                "'purpose': 'education' | 'recipient': 'quizzly' | here the recipient is the subject",
                "'purpose': 'education' | 'signals': {'do-not-trak': true} | unknown key 'do-not-trak'",
            })
    void what_is_well_formed_and_says_nothing_that_there_is_is_no(String what, String instead, String says) {
        String body = NAME_TO_QUIZZLY.replace(what.replace("''", "'"), instead);
        assertThat(body).isNotEqualTo(NAME_TO_QUIZZLY);

        Map<String, Object> answer = point.evaluate(body);

        assertThat(decision(answer)).isFalse();
        assertThat(error(answer)).contains(says);
    }

    @Test
    void while_facts_cannot_be_gathered_it_is_no_and_says_that_asking_again_may_help() {
        ComplianceService service = ComplianceService.builder()
                .recordingNothing()
                .policies(AskedPoint.SCENARIO.policies())
                .facts((request, at) -> {
                    throw new IllegalStateException("the database of ana is gone");
                })
                .clock(Clock.fixed(AskedPoint.SCENARIO.now(), ZoneOffset.UTC))
                .build();
        Map<String, Object> answer = new AskedPoint(
                        AuthorizationApi.builder(service, AskedPoint.TENANCY).build())
                .evaluate(NAME_TO_QUIZZLY);

        assertThat(decision(answer)).isFalse();
        assertThat(context(answer).get("outcome")).isEqualTo("INDETERMINATE");
        assertThat(context(answer).get("unavailable")).isEqualTo(true);
        assertThat(answer.toString()).doesNotContain("database");
    }

    @Test
    void while_nobody_knows_who_there_is_nothing_is_answered() {
        Directory gone = (Directory) Proxy.newProxyInstance(
                Directory.class.getClassLoader(), new Class<?>[] {Directory.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("the directory of ana is gone");
                });
        AskedPoint without = new AskedPoint(
                AuthorizationApi.builder(AskedPoint.service(), new Tenancy(gone, AskedPoint.WORLD.vendor()))
                        .build());
        AuthorizationAnswer one = without.raw(AuthorizationEndpoint.EVALUATION, NAME_TO_QUIZZLY.replace('\'', '"'));
        Map<String, Object> several =
                without.ask(AuthorizationEndpoint.EVALUATIONS, "{'evaluations': [" + NAME_TO_QUIZZLY + "]}");

        assertThat(one.status()).isEqualTo(500);
        assertThat(one.body()).contains("nothing is permitted").doesNotContain("directory");
        assertThat(several.toString())
                .startsWith("{evaluations=[{decision=false")
                .contains("status=500")
                .doesNotContain("directory");
    }

    @Test
    void what_is_permitted_and_cannot_be_recorded_is_not_answered_with_yes() {
        ComplianceStores broken = (ComplianceStores) Proxy.newProxyInstance(
                ComplianceStores.class.getClassLoader(),
                new Class<?>[] {ComplianceStores.class},
                (proxy, method, arguments) -> {
                    throw new IllegalStateException("the disk of ana is full");
                });
        ComplianceService service = ComplianceService.builder()
                .recording(DecisionRecorder.of(AskedPoint.TENANCY, broken))
                .policies(AskedPoint.SCENARIO.policies())
                .facts(FactSource.of(AskedPoint.WORLD))
                .clock(Clock.fixed(AskedPoint.SCENARIO.now(), ZoneOffset.UTC))
                .build();
        AskedPoint unrecorded = new AskedPoint(
                AuthorizationApi.builder(service, AskedPoint.TENANCY).build());

        assertThat(unrecorded
                        .raw(AuthorizationEndpoint.EVALUATION, NAME_TO_QUIZZLY.replace('\'', '"'))
                        .status())
                .isEqualTo(500);
        assertThat(unrecorded
                        .ask(AuthorizationEndpoint.EVALUATIONS, "{'evaluations': [" + NAME_TO_QUIZZLY + "]}")
                        .toString())
                .startsWith("{evaluations=[{decision=false")
                .contains("status=500");
        Map<String, Object> refused = unrecorded.evaluate(NAME_TO_QUIZZLY.replace("'education'", "'marketing'"));
        assertThat(decision(refused)).as("a refusal stands, recorded or not").isFalse();
        assertThat(context(refused).containsKey("id"))
                .as("an id that nobody finds")
                .isFalse();
        assertThat(service.decide(AskedPoint.marketing())
                        .<String>fold(permit -> "", refusal -> refusal.problem().toJson()))
                .contains("\"outcome\":\"DENY\"")
                .doesNotContain("\"decision\"");
    }

    @Test
    void another_districts_student_is_answered_as_one_who_is_not_there() {
        String far = NAME_TO_QUIZZLY.replace("'id': 'ana'", "'id': 'far'");

        assertThat(point.evaluate(far)).isEqualTo(point.evaluate(far.replace("'far'", "'nobody'")));
    }

    @ParameterizedTest
    @CsvSource({
        "user, far",
        "student, far",
        "user, far-mother",
        "user, far-teacher",
        "agency, far-isd",
        "district, far-isd",
    })
    void another_tenants_subject_is_answered_as_one_who_is_not_there(String type, String id) {
        for (String action : List.of("inspect", "disclose", "use")) {
            String body = """
                    {'subject': {'type': 'TYPE', 'id': 'ID'}, 'action': {'name': 'ACTION'},
                     'resource': {'type': 'student', 'id': 'ana', 'properties': {'categories': ['name']}},
                     'context': {'purpose': 'education'}}""".replace("TYPE", type).replace("ACTION", action);

            assertThat(error(point.evaluate(body.replace("ID", id)))).contains("no subject of this type");
            assertThat(point.evaluate(body.replace("ID", id))).isEqualTo(point.evaluate(body.replace("ID", "nobody")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "recipient, far",
        "recipient, far-teacher",
        "recipient, far-isd",
        "actor, far-teacher",
        "actor, far-isd",
        "requester, far-mother",
        "instructed-by, far-isd",
    })
    void another_tenants_party_is_answered_as_one_who_is_not_there(String key, String id) {
        String body = """
                {'subject': {'type': 'vendor', 'id': 'backpak'}, 'action': {'name': 'disclose'},
                 'resource': {'type': 'student', 'id': 'ana', 'properties': {'categories': ['name']}},
                 'context': {'purpose': 'education', 'KEY': 'ID'}}""".replace("KEY", key);
        if (key.equals("actor")) {
            body = body.replace("'vendor', 'id': 'backpak'", "'application', 'id': 'quizzly'");
        }

        assertThat(error(point.evaluate(body.replace("ID", id)))).contains("no '" + key + "' of this id");
        assertThat(point.evaluate(body.replace("ID", id))).isEqualTo(point.evaluate(body.replace("ID", "nobody")));
    }

    @Test
    void whoever_has_a_child_in_each_of_two_districts_is_on_record_with_both() {
        String body = """
                {'subject': {'type': 'parent', 'id': 'between'}, 'action': {'name': 'inspect'},
                 'resource': {'type': 'student', 'id': 'ana', 'properties': {'categories': ['name']}}}""";

        assertThat(context(point.evaluate(body)).containsKey("error")).isFalse();
    }
}
