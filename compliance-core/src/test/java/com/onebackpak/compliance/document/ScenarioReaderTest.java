package com.onebackpak.compliance.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a scenario file's dates, lists and keys come to. */
class ScenarioReaderTest {
    private static final String SCENARIO = """
            scenarios: A family
            policies: [ferpa]
            now: 2026-09-15T10:00:00-05:00
            world:
              agencies:
                east: {kind: school, zone: America/New_York}
                west: {kind: school, zone: America/Los_Angeles}
              people:
                ana: {kind: student, school: east}
                leo: {kind: student, school: west}
                ruth: {kind: parent, children: [ana, leo]}
                ben: {kind: school-employee.teacher, school: east, teaches: [ana]}
                vera: {kind: visitor}
            """;

    @Test
    void a_date_about_a_parent_of_children_in_two_zones_is_read_so_that_it_protects() {
        World world = read(SCENARIO + """
              consents:
                - {subject: ruth, basis: self, purposes: [service], given: 2026-08-01, withdrawn: 2026-09-01}
                - {subject: ruth, basis: self, purposes: [service], given: 2026-08-01, withdrawn: 2026-08-01}
              opt-outs: [{person: ruth, purpose: marketing, from: 2026-08-01, until: 2026-09-01}]
              holds: [{kind: legal, subject: ruth, from: 2026-08-01}]
            """).world();

        assertThat(world.consents()).extracting(Consent::given).containsOnly(Instant.parse("2026-08-01T07:00:00Z"));
        assertThat(world.consents())
                .extracting(Consent::withdrawn)
                .containsExactly(
                        Optional.of(Instant.parse("2026-09-01T04:00:00Z")),
                        Optional.of(Instant.parse("2026-08-01T07:00:00Z")));
        assertThat(world.optOuts())
                .extracting(OptOut::span)
                .containsExactly(new Span(
                        Instant.parse("2026-08-01T04:00:00Z"), Optional.of(Instant.parse("2026-09-01T07:00:00Z"))));
        assertThat(world.holds().get(0).span()).isEqualTo(Span.from(Instant.parse("2026-08-01T04:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "ana, 2026-08-01, 2026-08-01T04:00:00Z",
        "leo, 2026-08-01, 2026-08-01T07:00:00Z",
        "ruth, 2026-08-01, 2026-08-01T04:00:00Z",
        "vera, 2026-08-01, 2026-08-01T05:00:00Z",
        "student, 2026-08-01, 2026-08-01T05:00:00Z",
        "ana, 2026-08-01T12:00:00+02:00, 2026-08-01T10:00:00Z"
    })
    void a_request_says_when_it_is_made_and_when_the_data_was_collected(String subject, String written, Instant meant) {
        Scenario scenario = read(SCENARIO);
        RequestReader.TimedRequest timed = RequestReader.of(scenario)
                .read(DocumentSource.ofText(
                        "r.yaml",
                        "{action: use, categories: [name], subject: %s, at: '%s', collected-at: '%s'}"
                                .formatted(subject, written, written)));

        assertThat(timed.at()).isEqualTo(meant);
        assertThat(timed.request().collectedAt()).contains(meant);
    }

    @Test
    void a_request_alone_names_kinds_by_their_names_and_anybody_else_by_id() {
        ProcessingRequest request = RequestReader.of(
                        VocabularyReader.standard(), PartyId.of("backpak"), Instant.parse("2026-09-15T10:00:00Z"))
                .read(
                        DocumentSource.ofText(
                                "r.json",
                                "{\"action\": \"disclose\", \"categories\": [\"name\"], \"subject\": \"ana\", \"recipient\": \"application\"}"))
                .request();

        assertThat(request.subject()).contains(PartyId.of("ana"));
        assertThat(request.recipientKind()).contains(RecipientKind.APPLICATION);
        assertThat(request.actor()).isEqualTo(PartyId.of("backpak"));
    }

    @Test
    void a_file_of_nothing_but_problems_is_not_read_to_the_end() {
        StringBuilder world = new StringBuilder(SCENARIO);
        for (int i = 0; i < 30_000; i++) {
            world.append("    p")
                    .append(i)
                    .append(": {kind: parent, children: [q")
                    .append(i)
                    .append("]}\n");
        }
        assertThatThrownBy(() -> read(world.toString()))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refused -> assertThat(refused.problems())
                                .hasSize(21)
                                .last()
                                .asString()
                                .startsWith("and at least "));
    }

    @Test
    void a_date_about_a_student_is_the_start_of_the_day_at_school() {
        World world = read(SCENARIO + """
              consents: [{subject: leo, basis: parental-direct, purposes: [service], given: 2026-08-01}]
            """).world();

        assertThat(world.consents()).extracting(Consent::given).containsExactly(Instant.parse("2026-08-01T07:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        vera: {kind: visitor} | vera: {kind: visitor, teaches: [ana]} | 'teaches' says nothing of a visitor
        vera: {kind: visitor} | vera: {kind: visitor, school: east} | 'school' says nothing of a visitor
        vera: {kind: visitor} | vera: {kind: visitor, children: []} | 'children' says nothing of a visitor
        vera: {kind: visitor} | vera: {kind: visitor, postsecondary: false} | 'postsecondary' says nothing of a visitor
        {kind: student, school: east} | {kind: student, children: [leo]} | 'children' says nothing of a student
        {kind: student, school: east} | {kind: student, teaches: [leo]} | 'teaches' says nothing of a student
        kind: school-employee.teacher | kind: school-employee.administrator | 'teaches' says nothing of a school-employee.administrator
        teaches: [ana] | enrolled-until: 2026-01-01 | 'enrolled-until' says nothing of a school-employee.teacher
        children: [ana, leo] | teaches: [ana] | 'teaches' says nothing of a parent
        """)
    void a_key_that_nothing_reads_where_it_stands_is_an_error(String good, String bad, String problem) {
        refused(SCENARIO.replace(good, bad), problem + "; leave it out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"teaches: []", "birth-date: 1980-01-01", "jurisdiction: US-TX"})
    void a_key_that_something_reads_may_stand(String key) {
        assertThat(read(SCENARIO.replace("teaches: [ana]", key)).world().people())
                .hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "consents: [{subject: ana, basis: self, given: 2026-01-01, purposes: []}]",
                "consents: [{subject: ana, basis: self, given: 2026-01-01, categories: []}]",
                "consents: [{subject: ana, basis: self, given: 2026-01-01, recipients: []}]",
                "holds: [{kind: legal, subject: ana, from: 2026-01-01, categories: []}]",
                "authorizations: [{agency: east, application: x, from: 2026-01-01, purposes: []}]",
                "authorizations: [{agency: east, application: x, from: 2026-01-01, categories: []}]"
            })
    void an_empty_list_that_would_not_mean_nothing_is_an_error(String entry) {
        refused(
                SCENARIO + "  organizations: {x: {kind: application}}\n  " + entry + "\n",
                "the list is empty; leave the key out");
    }

    @Test
    void a_list_that_is_empty_because_there_is_none_is_none() {
        World world = read(SCENARIO.replace("[ana, leo]", "[]")
                        .concat("  agreements: [{agency: east, from: 2026-01-01, permits: [], features: []}]\n"))
                .world();

        assertThat(world.agreements().get(0).permits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        9999-12-31T23:59:59-18:00 | '9999-12-31T23:59:59-18:00' lies outside the years 1 to 9999
        0001-01-01T00:00:00+18:00 | '0001-01-01T00:00:00+18:00' lies outside the years 1 to 9999
        +999999999-12-31T23:59:59-18:00 | expected a date or an instant
        999999999-12-31 | expected a date or an instant
        0000-01-01 | expected a date or an instant
        -0001-01-01 | expected a date or an instant
        2026-02-30 | expected a date or an instant
        2026-06-01T24:00:01Z | expected a date or an instant
        2026-06-01T10:00:00 | expected a date or an instant
        """)
    void an_instant_at_the_end_of_time_is_an_error_with_a_place(String written, String problem) {
        refused(SCENARIO + "  holds: [{kind: legal, subject: ana, from: " + written + "}]\n", problem);
    }

    @Test
    void the_last_day_of_the_last_year_is_a_day() {
        assertThat(read(SCENARIO + "  holds: [{kind: legal, subject: ana, from: 9999-12-31}]\n")
                        .world()
                        .holds())
                .hasSize(1);
    }

    @Test
    void everyone_is_known_by_an_id_of_ones_own() {
        refused(
                SCENARIO + "  organizations: {backpak: {kind: application}}\n",
                "'backpak' is the id of the vendor already");
    }

    @Test
    void what_is_wrong_with_one_party_makes_nobody_else_wrong() {
        assertThatThrownBy(() -> read(SCENARIO.replace("east: {kind: school", "east: {kind: schol")
                        .replace("ana: {kind: student", "ana: {kind: pupil")))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly(
                                        "unknown kind of agency 'schol'; did you mean 'school'? (s.yaml:6:18)",
                                        "unknown person 'pupil'; did you mean 'student'? (s.yaml:9:17)"));
    }

    private static Scenario read(String text) {
        return ScenarioReader.standard().read(DocumentSource.ofText("s.yaml", text));
    }

    private static void refused(String text, String problem) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .asString()
                                .startsWith(problem)
                                .contains("(s.yaml:"));
    }
}
