package com.onebackpak.compliance.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.onebackpak.compliance.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with events and with questions on duties is told with its place and the name that was meant. */
class EventProblemsTest {
    private static final String SCENARIO = """
            scenarios: A breach
            policies: [backpak, breach]
            now: 2026-11-04T10:00:00-05:00
            world:
              agencies:
                ny-1: {kind: district, jurisdiction: US-NY, zone: America/New_York, calendar: {holidays: [2026-11-26]}}
              people:
                ana: {kind: student, school: ny-1}
                ruth: {kind: parent, children: [ana]}
              breaches:
                b1: {agencies: [ny-1], subjects: [ana], discovered: 2026-11-01, told: [{to: ny-1, at: 2026-11-02}], delay: {asked-by: law-enforcement, from: 2026-11-05}}
              requests:
                r1: {action: inspect, subject: ana, requester: ruth, to: ny-1, received: 2026-09-01, answered: 2026-09-02, answer: granted}
              policy-changes:
                c1: {policy: backpak, effective: 2026-10-01}
              matters:
                m1: {kind: school-year-began, agency: ny-1, at: 2026-09-01, done: {ferpa: 2026-09-02}}
            cases:
              - name: One
                duties: {of: b1}
                expect: {duties: [{what: notify, by: backpak, to: ny-1, due: 2026-11-08, state: done}], first: {to: authority}}
            """;

    @Test
    void the_scenario_as_such_is_sound() {
        assertThat(read(SCENARIO).cases()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agencies: [ny-1], subjects|agencies: [ny-2], subjects|unknown agency 'ny-2'; did you mean 'ny-1'?|yaml:11:21",
                "subjects: [ana]|subjects: [anna]|unknown person 'anna'; did you mean 'ana'?|yaml:11:39",
                "{to: ny-1, at|{to: nobody, at|unknown party 'nobody'|yaml:11:81",
                "asked-by: law-enforcement, from|from|expected exactly one of 'asked-by' and 'because'|yaml:11:112",
                "discovered: 2026-11-01|occurred: 2026-11-02, discovered: 2026-11-01|must not be discovered before it occurred|yaml:11:9",
                "policy: backpak|policy: backpack|unknown policy 'backpack'; did you mean 'backpak'?|yaml:15:18",
                "done: {ferpa|done: {ferpo|unknown policy 'ferpo'; did you mean 'ferpa'?|yaml:17:72",
                "done: {ferpa|done: {ferpa/agency-tells-of-right-each-year|unknown clock 'ferpa/agency-tells-of-right-each-year'; did you mean 'ferpa/agency-tells-of-rights-each-year'?|yaml:17:72",
                "done: {ferpa|done: {ferpa/agency-holds-a-hearing|unknown clock|yaml:17:72",
                "done: {ferpa|done: {ppra|'ppra' asks for several things; name which of them was done: ppra/agency-tells-of-dates-and-the-right-to-refuse, ppra/agency-tells-of-its-policies-each-year|yaml:17:72",
                "requester: ruth|requester: rut|unknown party 'rut'; did you mean 'ruth'?|yaml:13:52",
                "answer: granted|answer: given|unknown answer 'given'|yaml:13:120",
                "to: ny-1, received: 2026-09-01|to: ny-1, received: 2026-09-03|answered before it was received|yaml:13:9",
                "received: 2026-09-01|received: 2026-09-01, forwarded: 2026-08-31|forwarded before it was received|yaml:13:9",
                "inspect, subject: ana|amend, hearing-requested: 2026-08-31, subject: ana|asked for before the request was received|yaml:13:9",
                "inspect, subject: ana|amend, hearing-requested: 2026-09-09, hearing-held: 2026-09-08, subject: ana|held before it was asked for|yaml:13:9",
                "inspect, subject: ana|amend, hearing-requested: 2026-09-09, hearing-held: 2026-09-10, statement-placed: 2026-09-09, subject: ana|before the hearing was held|yaml:13:9",
                "answer: granted}|answer: granted, hearing-held: 2026-09-02}|only a request to amend|yaml:13:9",
                "holidays: [2026-11-26]|holidays: [2026-11-31]|expected a date|yaml:6:95",
                "{of: b1}|{of: b2}|unknown event 'b2'; did you mean 'b1'?|yaml:20:18",
                "{of: b1}|{owed-by: bakpak}|unknown party 'bakpak'; did you mean 'backpak'?|yaml:20:23",
                "{of: b1}|{subject: ny-1}|unknown person 'ny-1'|yaml:20:23",
                "by: backpak, to|by: bakpak, to|unknown party 'bakpak'; did you mean 'backpak'?|yaml:21:42",
                "state: done}]|state: finished}]|unknown state 'finished'|yaml:21:85",
                "due: 2026-11-08|due: soon|expected a date, an instant|yaml:21:66",
            })
    void what_is_wrong_is_told_at_its_place(String right, String wrong, String problem, String place) {
        assertThat(SCENARIO).contains(right);
        DocumentException told =
                catchThrowableOfType(DocumentException.class, () -> read(SCENARIO.replace(right, wrong)));

        assertThat(told).isNotNull();
        assertThat(told.getMessage()).contains(problem, place).doesNotContain("\n");
    }

    @Test
    void a_question_of_which_nothing_is_expected_is_refused() {
        String nothing = SCENARIO.substring(0, SCENARIO.indexOf("    expect:")) + "    expect: {}\n";

        assertThat(catchThrowableOfType(DocumentException.class, () -> read(nothing)))
                .hasMessageContaining("a question on duties must expect 'duties', 'exactly' or 'first'");
    }

    @Test
    void two_events_of_one_id_are_refused_since_a_question_could_mean_either() {
        assertThat(catchThrowableOfType(
                        DocumentException.class, () -> read(SCENARIO.replace("    c1: {", "    r1: {"))))
                .hasMessageContaining("'r1' is already the id of one of the requests");
    }

    @Test
    void a_date_of_a_request_to_the_vendor_is_read_in_the_zone_of_the_school_whose_clocks_run() {
        Scenario scenario =
                read(SCENARIO.replace("    ny-1:", "    az-1: {kind: district, zone: America/Phoenix}\n    ny-1:")
                        .replace("school: ny-1}", "schools: [ny-1, az-1]}")
                        .replace("to: ny-1, received: 2026-09-01", "to: backpak, received: 2026-09-01"));

        assertThat(scenario.world().requests().get("r1").received()).isEqualTo("2026-09-01T07:00:00Z");
    }

    private static Scenario read(String text) {
        return ScenarioReader.standard().read(DocumentSource.ofText("breach.yaml", text));
    }
}
