package com.onebackpak.compliance.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that is wrong with a scenario is told together, and nothing that will be right once the rest is mended. */
class ScenarioProblemsTest {
    private static final String SCENARIO = """
            scenarios: A family
            policies: [ferpa]
            now: 2026-09-15T10:00:00-05:00
            world:
              vendor: acme
              agencies:
                east: {kind: school}
              organizations:
                app: {kind: application}
              people:
                ana: {kind: student, school: east}
              consents:
                - {subject: ana, basis: self, given: 2026-08-01, recipients: [app, east, ana]}
              authorizations: [{agency: east, application: app, from: 2026-01-01}]
            cases:
              - name: One
                request: {action: disclose, categories: [name], subject: ana, recipient: app, instructed-by: east, actor: acme}
                expect: {outcome: DENY}
              - name: Two
                retention: {subject: ana, category: name}
                expect: {due: none}
            """;

    @Test
    void what_is_wrong_with_the_world_hides_nothing_of_the_policies() {
        assertThat(problems("""
                        scenarios: A family
                        policies: [{a: b}, ferpaa]
                        now: 2026-09-15T10:00:00-05:00
                        world:
                          agencies:
                            east: {kind: school}
                          organizations:
                            app: {kind: application}
                          people:
                            ana: {kind: student, school: east}
                          consents:
                            - {subject: ana, basis: sef, given: 2026-08-01, withdrawn: 2026-07-01, expires: 2026-06-01}
                            - {subject: ana, basis: self, purposes: [sevice], given: 2026-08-01, recipients: [appp]}
                          agreements: [{agency: east, from: 2026-01-01, until: 2025-01-01, terminated: 2024-01-01}]
                          authorizations: [{agenci: east, application: appp, from: 2026-01-01, until: 2025-01-01}]
                          opt-outs: [{person: anaa, from: 2026-01-01, until: 2025-01-01}]
                          holds: [{kind: legall, subject: ana, from: 2026-01-01, until: 2025-01-01}]
                        """))
                .satisfiesExactly(
                        starts("expected text, found a mapping"),
                        starts("unknown policy 'ferpaa'"),
                        starts("unknown basis 'sef'"),
                        starts("a consent's 'withdrawn' must not lie before its 'given'"),
                        starts("a consent's 'expires' must not lie before its 'given'"),
                        starts("unknown purpose 'sevice'"),
                        starts("unknown party 'appp'"),
                        starts("an agreement's 'until' must not lie before its 'from'"),
                        starts("an agreement's 'terminated' must not lie before its 'from'"),
                        starts("unknown key 'agenci'"),
                        starts("unknown organization 'appp'"),
                        starts("an authorization's 'until' must not lie before its 'from'"),
                        starts("an opt-out must name a purpose or directory information"),
                        starts("unknown person 'anaa'"),
                        starts("an opt-out's 'until' must not lie before its 'from'"),
                        starts("unknown kind of hold 'legall'"),
                        starts("a hold's 'until' must not lie before its 'from'"));
    }

    @Test
    void what_is_wrong_with_one_case_hides_nothing_of_another() {
        assertThat(problems(SCENARIO.substring(0, SCENARIO.indexOf("cases:")) + """
                        cases:
                          - name: One
                            request: {action: disclos, categories: [nam], subject: a b, recipient: q q, actor: ap}
                            expct: {outcome: DENY}
                          - nam: Two
                            request: {action: disclose, categories: [name], subject: anaa}
                            expect: {outcome: DENY, due: none}
                          - name: Three
                            retention: {subject: anaa, categry: name}
                          - name: Four
                            expect: {outcome: DENI}
                        """))
                .satisfiesExactly(
                        starts("unknown action 'disclos'"),
                        starts("unknown category 'nam'"),
                        starts("an id must be"),
                        starts("an id must be"),
                        starts("unknown party 'ap'"),
                        starts("unknown key 'expct'"),
                        starts("unknown key 'nam'"),
                        starts("unknown person 'anaa'"),
                        starts("'due' cannot be expected of a request"),
                        starts("key 'expect' is missing"),
                        starts("unknown person 'anaa'"),
                        starts("unknown key 'categry'"),
                        starts("a case must have one of 'request', 'retention' and 'duties'"),
                        starts("unknown outcome 'DENI'"));
    }

    /** Each change hides somebody whom other parts name. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        '  people:\\n    ana: {kind: student, school: east}' | '  people: [ana]' | expected a mapping, found a list
        people: | peple: | unknown key 'peple'
        people: | Leute: | unknown key 'Leute'
        people: | people: {}\\n  people: | key 'people' is given twice
        organizations: | organisation: | unknown key 'organisation'
        agencies: | agences: | unknown key 'agences'
        ana: { | a na: { | an id must be
        vendor: acme | vendr: acme | unknown key 'vendr'
        vendor: acme | vendor: a b | an id must be
        world: | wold: | unknown key 'wold'
        world: | Welt: | unknown key 'Welt'
        request: | reqest: | unknown key 'reqest'
        retention: | Frage: | unknown key 'Frage'
        """)
    void nothing_is_told_that_only_seems_wrong(String good, String bad, String problem) {
        String from = good.replace("\\n", "\n");
        assertThat(SCENARIO).contains(from);

        assertThat(problems(SCENARIO.replace(from, bad.replace("\\n", "\n"))).stream()
                        .filter(told -> !told.startsWith("key 'world' is missing")))
                .satisfiesExactly(starts(problem));
    }

    @Test
    void vocabularies_are_told_together(@TempDir Path folder) throws IOException {
        String head = "vocabulary: buses\nversion: '1'\nterms:\n  recipient:\n";
        Files.writeString(folder.resolve("one.yaml"), head + "    bus: {means: A bus., meens: So.}\n");
        Files.writeString(folder.resolve("two.yaml"), head + "    bus.company: {mean: It drives buses.}\n");
        Path file =
                Files.writeString(folder.resolve("s.yaml"), SCENARIO + "vocabulary: [one.yaml, none.yaml, two.yaml]\n");

        assertThat(problems(DocumentSource.of(file)))
                .satisfiesExactly(
                        starts("unknown key 'meens'"),
                        starts("there is no vocabulary file 'none.yaml'"),
                        starts("unknown key 'mean'"));
    }

    private static ThrowingConsumer<String> starts(String text) {
        return problem -> assertThat(problem).startsWith(text);
    }

    private static List<String> problems(String scenario) {
        return problems(DocumentSource.ofText("s.yaml", scenario));
    }

    private static List<String> problems(DocumentSource source) {
        Optional<DocumentException> refused = Optional.ofNullable(catchThrowableOfType(
                DocumentException.class, () -> ScenarioReader.standard().read(source)));
        return refused.map(DocumentException::problems).orElse(List.of());
    }
}
