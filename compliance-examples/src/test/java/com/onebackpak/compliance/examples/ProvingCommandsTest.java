package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvingCommandsTest {
    private static final String PACK = """
            policy: desk
            title: A policy
            kind: vendor
            version: "1"
            from: 2020-01-01
            citation-prefix: Desk
            party: backpak
            clauses:
              C1: {says: Something., modality: permits}
            rules:
              - id: use
                effect: permit
                target: {actions: [use]}
                reason: It may be used.
                cites: [C1]
              - id: children
                effect: forbid
                target: {actions: [use]}
                when: {age: {below: 13}}
                reason: Not of children.
                cites: [C1]
            """;

    @TempDir
    Path folder;

    private Path pack;

    @BeforeEach
    void pack() throws IOException {
        pack = write("desk.pack.yaml", PACK);
    }

    @Test
    void prove_says_of_how_many_situations_a_claim_is_proved() throws IOException {
        CommandRun run = CommandRun.of("prove", claims("never: PERMIT", "age: {below: 10}"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("PROVED  of the young  [Desk C1]\n  in all ")
                .endsWith("\n1 proved, 0 not\n");
    }

    @Test
    void prove_shows_what_refutes_a_claim_and_saves_it_as_a_scenario_that_decides_so() throws IOException {
        Path saved = folder.resolve("against.yaml");

        CommandRun run = CommandRun.of("prove", claims("never: PERMIT", "age: {below: 14}"), "--save", saved);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("REFUTED  of the young  [Desk C1]\n  not in ")
                .contains("PERMIT: backpak to use ", "permitted by desk/use  [Desk C1]")
                .endsWith("\n0 proved, 1 not\n");
        assertThat(CommandRun.of("test", saved)).isEqualTo(new CommandRun(0, "1 passed, 0 failed\n", ""));
    }

    @Test
    void prove_saves_over_what_it_saved_before_and_over_no_other_file() throws IOException {
        Path claims = claims("never: PERMIT", "age: {below: 14}");
        String written = Files.readString(claims);
        Path saved = folder.resolve("against.yaml");

        CommandRun over = CommandRun.of("prove", claims, "--save", claims);

        assertThat(over.exitCode()).isEqualTo(2);
        assertThat(over.err()).contains(claims + " is there and holds no counterexamples that were saved");
        assertThat(claims).hasContent(written);
        CommandRun.of("prove", claims, "--save", saved);
        assertThat(CommandRun.of("prove", claims, "--save", saved).exitCode()).isEqualTo(1);
    }

    @Test
    void diff_tells_of_a_pack_that_ends_and_does_not_call_it_narrower() throws IOException {
        Path old = write("old.pack.yaml", PACK);
        Path ended = write("ended.pack.yaml", PACK.replaceFirst("(?m)^from: .*$", "$0\nuntil: 2029-01-01"));

        CommandRun run = CommandRun.of("diff", old, ended, "--narrower");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("desk: in effect from ", " until 2029-01-01T", "compared as if both always were")
                .endsWith(" situations differ; something is permitted that was not\n");
    }

    @Test
    void what_takes_too_much_is_refused_or_said_to_be_untold_and_never_good() throws IOException {
        Path claims = claims("never: PERMIT", "age: {below: 10}");
        Path recent = write("newer.pack.yaml", PACK.replace("below: 13", "below: 16"));

        CommandRun.of("prove", claims, "--most-diagrams", 100)
                .couldNotRunBecause(
                        "to tell which situations there are takes more than 100 diagrams: these policies tell"
                                + " too many situations apart; ask about fewer of them at once, let conditions combine fewer"
                                + " facts, or allow more diagrams (--most-diagrams, and java -Xmx)");
        CommandRun diff = CommandRun.of("diff", pack, recent, "--most-diagrams", 100);
        assertThat(diff.exitCode()).isEqualTo(2);
        assertThat(diff.err()).startsWith("compliance: to tell in which situations they decide differently takes more");
        CommandRun lint = CommandRun.of("lint", pack, "--exact", "--most-diagrams", 100);
        assertThat(lint.exitCode()).isZero();
        assertThat(lint.out().replaceAll("\\s+", " "))
                .contains("all: remark: undecided [desk] which rules change no outcome is untold: to tell")
                .contains("desk: remark: gap");
        CommandRun.of("lint", pack, "--most-diagrams", 100)
                .couldNotRunBecause("--most-diagrams says something only with --exact");
        CommandRun.of("lint", pack, "--exact", "--most-diagrams", 0)
                .couldNotRunBecause("--most-diagrams must be positive");
    }

    @Test
    void prove_as_json_holds_counts_and_the_counterexample() throws IOException {
        CommandRun run = CommandRun.of("prove", claims("always: [DENY]", "age: {below: 14}"), "--json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "\"verdict\" : \"refuted\"", "\"against\" : \"", "\"counterexample\" : {", "\"outcome\" : \"");
    }

    @Test
    void prove_tells_where_a_claim_is_not_sound() throws IOException {
        Path claims = claims("nevr: PERMIT", "age: {below: 10}");

        CommandRun run = CommandRun.of("prove", claims);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("unknown key 'nevr' in a claim; did you mean 'never'?", claims + ":5:5");
    }

    @Test
    void diff_names_the_rule_the_outcomes_and_where() throws IOException {
        Path recent = write("newer.pack.yaml", PACK.replace("below: 13", "below: 16"));

        CommandRun run = CommandRun.of("diff", pack, recent);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "PERMIT -> DENY  by desk/children  [Desk C1]  in ", "  use for ", "    such as backpak to use ")
                .endsWith("situations differ; nothing is permitted that was not\n");
        assertThat(CommandRun.of("diff", pack, recent, "--narrower").exitCode()).isZero();
        assertThat(CommandRun.of("diff", recent, pack, "--narrower").exitCode()).isEqualTo(1);
    }

    @Test
    void diff_of_a_pack_with_itself_is_none() {
        CommandRun run = CommandRun.of("diff", pack, pack);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("0 of ").endsWith("situations differ; nothing is permitted that was not\n");
    }

    @Test
    void diff_as_json_holds_the_areas() throws IOException {
        Path recent = write("newer.pack.yaml", PACK.replace("below: 13", "below: 16"));

        assertThat(CommandRun.of("diff", pack, recent, "--json").out())
                .contains("\"more-permissive\" : false", "\"rule\" : \"desk/children\"", "\"action\" : \"use\"");
    }

    private Path claims(String outcome, String when) throws IOException {
        return write("desk.claims.yaml", """
                claims: the desk
                policies: [desk.pack.yaml]
                prove:
                  - claim: of the young
                    %s
                    target: {actions: [use]}
                    when: {%s}
                    cites: [Desk C1]
                """.formatted(outcome, when));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
