package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of the command line: what goes where, and with which exit code. */
class ComplianceCommandTest {
    @TempDir
    Path folder;

    private Path world;

    @BeforeEach
    void world() throws IOException {
        world = write("world.yaml", """
            scenarios: A day
            policies: [backpak, ferpa, coppa]
            now: 2026-09-15T10:00:00-05:00
            world:
              agencies:
                gb-isd: {kind: district, jurisdiction: US-TX, zone: America/Chicago}
              agreements:
                - {agency: gb-isd, from: 2024-07-01, sign-on: school, disposal-days: 60}
              organizations:
                host: {kind: service-provider.hosting, confidentiality: true, region: US, necessary: true}
              people:
                otto: {kind: student, school: gb-isd, birth-date: 2009-02-11}
            cases:
              - name: marketing is closed
                request: {action: use, categories: [name], subject: otto, purpose: marketing}
                expect: {outcome: DENY, cites: ["Backpak C48"]}
              - name: "öffentlich \u00fcber Schüler"
                request: {action: use, categories: [name], subject: otto, purpose: education}
                expect: {outcome: PERMIT}
            """);
    }

    @Test
    void test_passes() {
        CommandRun run = CommandRun.of("test", world);
        assertThat(run).isEqualTo(new CommandRun(0, "2 passed, 0 failed\n", ""));
    }

    @Test
    void test_shows_what_failed_and_ends_with_the_count() throws IOException {
        Path file = replaced("expect: {outcome: PERMIT}", "expect: {outcome: DENY, rules: [never]}");
        CommandRun run = CommandRun.of("test", file, world);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("FAILED  öffentlich über Schüler  (" + file + ":17:5)")
                .contains("  outcome: expected DENY, was PERMIT\n", "  rules: expected never, was [")
                .contains("    PERMIT: backpak to use name of otto for education, identified")
                .endsWith("\n3 passed, 1 failed\n");
    }

    @Test
    void test_as_json_holds_the_decision_of_what_failed() throws IOException {
        Path file = replaced("expect: {outcome: PERMIT}", "expect: {outcome: DENY}");
        CommandRun run = CommandRun.of("test", "--json", file);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("{\n  \"passed\" : 1,\n  \"failed\" : 1,")
                .contains("\"differences\" : [ \"outcome: expected DENY, was PERMIT\" ]", "\"policy-digest\" : ");
    }

    @Test
    void thousands_of_cases_pass() throws IOException {
        StringBuilder many = new StringBuilder(Files.readString(world));
        for (int i = 0; i < 5_000; i++) {
            many.append("  - {name: case ")
                    .append(i)
                    .append(", request: {action: use, categories: [name], subject: otto,"
                            + " purpose: education}, expect: {outcome: PERMIT}}\n");
        }
        assertThat(CommandRun.of("test", write("many.yaml", many.toString())))
                .isEqualTo(new CommandRun(0, "5002 passed, 0 failed\n", ""));
    }

    @Test
    void decide_says_yes_with_0() throws IOException {
        Path request = write("request.yaml", "{action: use, categories: [name], subject: otto, purpose: education}");
        CommandRun run = CommandRun.of("decide", "--world", world, "--request", request);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("PERMIT\n").contains("permitted by backpak/", "\npolicies: ", "\ndigest: ");
        assertThat(run.out()).doesNotContain("remedies");
    }

    @Test
    void a_request_may_be_json() throws IOException {
        Path request = write("request.json", """
                {"action": "disclose", "categories": ["name"], "subject": "otto", "recipient": "host",
                 "purpose": "service.provision"}
                """);
        CommandRun run = CommandRun.of("decide", "--world", world, "--request", request);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("PERMIT\n");
    }

    @Test
    void decide_says_no_with_1_and_names_who_could_change_that() throws IOException {
        Path closed = write(
                "closed.yaml", "{action: use, categories: [name], subject: otto, purpose: improvement.new-products}");
        CommandRun refused = CommandRun.of("decide", "--world", world, "--request", closed);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out())
                .startsWith("DENY\n")
                .contains("missing: none\n", "permitted on their own: none\n")
                .contains("  - the agreement grants improvement.new-products (by school, vendor)");
    }

    @Test
    void decide_says_of_a_refusal_what_may_go_alone_and_what_is_owed_then() throws IOException {
        Path file = replaced(
                "  people:",
                "    quizzly: {kind: application, written-assurances: true, confidentiality: true, region: US, integral: true}\n"
                        + "  authorizations:\n"
                        + "    - {agency: gb-isd, application: quizzly, categories: [name], purposes: [education],"
                        + " from: 2026-01-01}\n"
                        + "  people:");
        Path request = write(
                "request.yaml",
                "{action: disclose, categories: [name, biometric], subject: otto, purpose: education, recipient: quizzly}");
        CommandRun run = CommandRun.of("decide", "--world", file, "--request", request);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("DENY\n").contains("\npermitted on their own: name (owed: record-disclosure");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(CommandRun.of("decide", "--json", "--world", file, "--request", request)
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("\"permitted\" : [ \"name\" ]")
                .containsPattern(
                        "\"category\" : \"name\", \"outcome\" : \"PERMIT\",.*\"obligations\" : \\[ \\{ \"obligation\" :"
                                + " \"record-disclosure\"");
    }

    @Test
    void a_vocabulary_of_ones_own_is_named_in_the_file_or_on_the_command_line() throws IOException {
        write("buses.vocabulary.yaml", """
                vocabulary: buses
                version: "1"
                terms:
                  recipient: {bus-company: {means: A company that drives students to school.}}
                facts:
                  recipient.licensed: {type: boolean, world: open, means: It has a licence., known-by: [school]}
                  request.urgent: {type: boolean, world: closed, means: It is urgent., known-by: [caller]}
                """);
        Path pack = write("buses.yaml", """
                policy: buses
                title: Buses
                kind: vendor
                version: "1"
                from: 2026-01-01
                citation-prefix: Buses
                party: backpak
                clauses: {B1: {says: Buses get stops., modality: permits}}
                rules:
                  - id: buses-get-stops
                    effect: permit
                    target: {recipients: [bus-company], categories: [transportation]}
                    when: {all: [{flag: recipient.licensed}, {flag: request.urgent}]}
                    reason: Buses get stops.
                    cites: [B1]
                """);
        String cases = """
                scenarios: Buses
                policies: [buses.yaml]
                now: 2026-09-15T10:00:00-05:00
                world:
                  organizations: {red: {kind: bus-company, licensed: true}, blue: {kind: bus-company}}
                  people: {otto: {kind: student}}
                cases:
                  - name: an urgent stop goes to a licensed company
                    request: {action: disclose, categories: [transportation], subject: otto, recipient: red, urgent: true}
                    expect: {outcome: PERMIT}
                  - name: of the other nobody knows
                    request: {action: disclose, categories: [transportation], subject: otto, recipient: blue, urgent: true}
                    expect: {outcome: INDETERMINATE, missing: [recipient.licensed]}
                """;
        Path vocabulary = folder.resolve("buses.vocabulary.yaml");
        Path without = write("without.yaml", cases);
        Path with = write("with.yaml", "vocabulary: [buses.vocabulary.yaml]\n" + cases);
        Path request =
                write("r.yaml", "{action: disclose, categories: [transportation], subject: otto, recipient: red}");
        CommandRun passed = new CommandRun(0, "2 passed, 0 failed\n", "");
        assertThat(CommandRun.of("test", with)).isEqualTo(passed);
        assertThat(CommandRun.of("test", "--vocabulary", vocabulary, with, without)
                        .out())
                .isEqualTo("4 passed, 0 failed\n");
        assertThat(CommandRun.of("test", without).exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("lint", "--vocabulary", vocabulary, pack).exitCode())
                .isZero();
        assertThat(CommandRun.of("lint", pack).exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("coverage", "--vocabulary", vocabulary, pack, with)
                        .exitCode())
                .isZero();
        assertThat(CommandRun.of("decide", "--world", with, "--request", request)
                        .out())
                .startsWith("NOT_APPLICABLE\n");
        assertThat(CommandRun.of("decide", "--vocabulary", vocabulary, "--world", without, "--request", request)
                        .out())
                .startsWith("NOT_APPLICABLE\n");
    }

    @Test
    void a_failing_case_is_told_in_a_hundred_columns() throws IOException {
        Path file = replaced("expect: {outcome: DENY", "expect: {outcome: PERMIT");
        assertThat(CommandRun.of("test", file).out().lines())
                .filteredOn(line -> !line.contains(folder.toString()))
                .hasSizeGreaterThan(5)
                .allMatch(line -> line.length() <= 100);
    }

    @Test
    void decide_names_what_is_missing() throws IOException {
        Path request = write("request.yaml", "{action: use, categories: [name], subject: student, purpose: education}");
        CommandRun run = CommandRun.of("decide", "--world", world, "--request", request);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("INDETERMINATE\n").contains("missing: subject.");
    }

    @Test
    void decide_as_json_is_one_object() throws IOException {
        Path request = write("request.yaml", "{action: use, categories: [name], subject: otto, purpose: marketing}");
        CommandRun run = CommandRun.of("decide", "--json", "--world", world, "--request", request);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("{\n  \"digest\" : \"")
                .contains("\"outcome\" : \"DENY\"", "\"cites\" : ", "\"explanation\" : ", "\"remedies\" : ")
                .endsWith("}\n");
    }

    @Test
    void lint_of_the_built_in_packs_is_good_and_strictly_is_not() {
        CommandRun run = CommandRun.of("lint", "backpak", "ferpa", "coppa");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("to mend (high): contradiction", "to mend (medium): gap", "remark: standing duty")
                .containsPattern("\n0 errors, [0-9]+ to mend, [0-9]+ remarks\n$");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(CommandRun.of("lint", "--strict", "backpak").exitCode()).isEqualTo(1);
    }

    @Test
    void lint_of_a_pack_with_a_dead_rule_says_no() throws IOException {
        Path pack = write(
                "dead.yaml",
                resource("pack.yaml")
                        .replace(
                                "{age: {below: 13}}",
                                "{all: [{request: {actions: [use]}}, {request: {actions: [delete]}}]}"));
        CommandRun run = CommandRun.of("lint", pack);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("tiny: error: dead rule [not-child, Tiny C2]\n  rule 'not-child' can never fire")
                .contains("tiny: remark: gap [")
                .containsPattern("\n1 error, 1 to mend, 1 remark\n$");
        assertThat(CommandRun.of("lint", "--json", pack).out())
                .contains(
                        "\"kind\" : \"dead-rule\"",
                        "\"severity\" : \"error\"",
                        "\"places\" : [ \"not-child\", \"Tiny C2\" ]");
    }

    @Test
    void coverage_counts_the_clauses_that_cases_turn_on() {
        CommandRun run = CommandRun.of("coverage", "backpak", world);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().replaceAll("\\s+", " ")).containsPattern(" C48 determined .*1 case: marketing is closed");
        assertThat(run.out().lines()).last().asString().matches("\\d+ of \\d+ clauses determined");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(CommandRun.of("coverage", "--strict", "backpak", world).exitCode())
                .isEqualTo(1);
        assertThat(CommandRun.of("coverage", "--json", "backpak", world).out())
                .startsWith("[ {\n  \"policy\" : \"backpak\"");
    }

    @Test
    void coverage_of_a_pack_that_no_file_names_cannot_run() throws IOException {
        Path pack = write("pack.yaml", resource("pack.yaml"));
        CommandRun.of("coverage", pack, world)
                .couldNotRun("no file names the pack '" + pack + "' under 'policies', so no case can reach it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pack", "scenario"})
    void schema_prints_a_schema(String document) {
        CommandRun run = CommandRun.of("schema", document);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("{\n  \"$schema\" : \"https://json-schema.org/draft/2020-12/schema\"");
    }

    @Test
    void a_shell_completes_commands_and_options() {
        CommandRun run = CommandRun.of("completion");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("#!/usr/bin/env bash").contains("_picocli_compliance_decide", "--subjects");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "test", "decide", "lint", "coverage", "schema", "completion"})
    void every_command_has_help_with_an_example(String command) {
        CommandRun run = command.isEmpty() ? CommandRun.of("--help") : CommandRun.of(command, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: compliance").contains("Example", "java -jar compliance.jar");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        '' | a command is missing; known are test,
        tset | unmatched argument at index 0: 'tset' (did you mean 'test'?); see 'compliance --help'
        frobnicate | unmatched argument at index 0: 'frobnicate'; known are test, decide,
        test | missing required parameter: 'FILE'
        test --jsom x | unknown option: '--jsom' (did you mean '--json'?)
        decide --world x | missing required option: '--request=FILE'
        lint | missing required parameter: 'PACK'
        lint backpack | unknown pack 'backpack'; name a file or one of backpak, ferpa, coppa, us-sopipa, ndpa, ppra, us-ny, us-tx, breach-us-ca
        lint nowhere/pack.yaml | there is no such file (nowhere/pack.yaml:1:1)
        coverage ferpa | missing required parameter: 'FILE'
        schema pakc | expected one of [pack, scenario, claims]
        """)
    void a_wrong_command_line_is_answered_in_one_line(String line, String problem) {
        Object[] words = line.isEmpty() ? new Object[0] : line.split(" ");
        CommandRun.of(words).couldNotRunBecause(problem);
    }

    @Test
    void results_that_cannot_be_written_are_no_success() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(ComplianceCommand.run(full, err, "schema", "pack")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("compliance: the results could not be written to standard output\n");
    }

    @Test
    void whatever_nobody_foresaw_is_one_line_too() {
        assertThat(reported(new IllegalStateException("a\nb")))
                .isEqualTo("compliance: an error in this program, please report it: a b\n");
        assertThat(reported(new NullPointerException()))
                .isEqualTo("compliance: an error in this program, please report it: NullPointerException\n");
        assertThat(reported(new NoClassDefFoundError("a/B")))
                .isEqualTo("compliance: an error in this program, please report it: NoClassDefFoundError: a/B\n");
    }

    @Test
    void what_java_ran_out_of_is_no_fault_of_the_documents_whatever_it_comes_wrapped_in() {
        Error memory = new OutOfMemoryError("Java heap space");
        Stream.of(
                        memory,
                        new IllegalStateException("the file is not sound", memory),
                        new CommandException(new IllegalStateException("the store failed", memory)))
                .forEach(problem -> assertThat(reported(problem))
                        .startsWith("compliance: this took more memory than there is (Java heap space; Java may take ")
                        .endsWith(" MB); give more with java -Xmx\n"));
        assertThat(reported(new StackOverflowError()))
                .isEqualTo(
                        "compliance: this took more calls within calls than there may be; allow more with java -Xss\n");
    }

    /** Java itself would exit with 1, which is an answer. */
    @Test
    void whatever_is_thrown_is_no_answer() {
        Stream.of(
                        new OutOfMemoryError("Java heap space"),
                        new InternalError("a fault"),
                        new NoClassDefFoundError("a/B"))
                .forEach(thrown -> {
                    OutputStream failing = new OutputStream() {
                        @Override
                        public void write(int b) {
                            throw thrown;
                        }
                    };
                    ByteArrayOutputStream err = new ByteArrayOutputStream();
                    assertThat(ComplianceCommand.run(failing, err, "schema", "pack"))
                            .isEqualTo(2);
                    assertThat(err.toString(StandardCharsets.UTF_8))
                            .startsWith("compliance: ")
                            .hasLineCount(1);
                });
    }

    private static String reported(Throwable problem) {
        StringWriter err = new StringWriter();
        assertThat(new Problems(new PrintWriter(err)).report(problem)).isEqualTo(2);
        return err.toString();
    }

    private Path replaced(String good, String bad) throws IOException {
        String text = Files.readString(world);
        assertThat(text).contains(good);
        return write("spoiled.yaml", text.replace(good, bad));
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ComplianceCommandTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
