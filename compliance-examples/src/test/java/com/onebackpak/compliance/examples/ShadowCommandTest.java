package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.testkit.store.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowCommandTest {
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
              C2: {says: Not of children., modality: forbids}
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
                cites: [C2]
            """;

    private static final String WORLD = """
            scenarios: A desk
            policies: [desk.pack.yaml]
            now: 2026-09-15T10:00:00-05:00
            world:
              agencies: {d: {kind: district, zone: America/Chicago}}
              people:
                ana: {kind: student, school: d, birth-date: 2012-05-01}
                otto: {kind: student, school: d, birth-date: 2009-05-01}
            cases:
              - name: of one who is 14
                request: {action: use, categories: [name], subject: ana, purpose: education}
                expect: {outcome: PERMIT}
              - name: of one who is 17
                request: {action: use, categories: [name], subject: otto, purpose: education}
                expect: {outcome: PERMIT}
              - name: how long it stays
                retention: {subject: otto, category: name}
                expect: {due: none}
            """;

    @TempDir
    Path folder;

    private Path world;

    @BeforeEach
    void files() throws IOException {
        write("desk.pack.yaml", PACK);
        world = write("world.yaml", WORLD);
    }

    @Test
    void differences_are_counted_by_clause_with_a_case_each() throws IOException {
        Path stricter = write("newer.pack.yaml", PACK.replace("below: 13", "below: 16"));

        CommandRun run = CommandRun.of("shadow", "--candidate", stricter, world);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("1  PERMIT -> DENY  [Desk C1] -> [Desk C2]\n    such as of one who is 14  (")
                .endsWith("1 of 2 decisions differ\n");
    }

    @Test
    void the_same_is_told_to_programs() throws IOException {
        Path stricter = write("newer.pack.yaml", PACK.replace("below: 13", "below: 18"));

        CommandRun run = CommandRun.of("shadow", "--json", "--candidate", stricter, world);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("\"compared\" : 2", "\"differing\" : 2", "\"count\" : 2", "\"before\" : \"PERMIT\"")
                .contains("\"cites-after\" : [ \"Desk C2\" ]", "\"differs-in\" : \"outcome\"");
    }

    @Test
    void a_candidate_that_decides_alike_is_good() throws IOException {
        Path younger = write("newer.pack.yaml", PACK.replace("below: 13", "below: 10"));

        CommandRun run = CommandRun.of("shadow", "--candidate", younger, world);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("0 of 2 decisions differ\n");
    }

    @Test
    void another_candidate_decides_beside_the_packs_that_stay() {
        assertThat(CommandRun.of("shadow", "--candidate", "backpak", world).out())
                .startsWith("2  PERMIT -> DENY  [Desk C1] -> [Backpak C12, Backpak C17, Backpak C3]");
    }

    @Test
    void where_nothing_is_compared_that_nothing_differs_is_no_answer() throws IOException {
        Path stays = write(
                "stays.yaml",
                WORLD.substring(0, WORLD.indexOf("  - name: of one who is 14"))
                        + WORLD.substring(WORLD.indexOf("  - name: how long it stays")));

        CommandRun run = CommandRun.of("shadow", "--candidate", folder.resolve("desk.pack.yaml"), stays);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("0 of 0 decisions differ");
        assertThat(run.err()).contains("nothing was compared: the files have no case of a request");
    }

    @Test
    void two_candidates_of_one_version_are_told_by_their_files() throws IOException {
        Path one = write("one.pack.yaml", PACK);
        Path other = write("other.pack.yaml", PACK.replace("below: 13", "below: 16"));

        CommandRun.of("shadow", "--candidate", one, "--candidate", other, world)
                .couldNotRun("'" + one + "' and '" + other
                        + "' are both desk@1; give one of them, or another version to one");
        CommandRun.of("shadow", "--candidate", one, "--candidate", one, world)
                .couldNotRun("'" + one + "' is given twice; give it once");
    }

    @Test
    void what_is_asked_badly_is_told_in_one_line() {
        CommandRun.of("shadow", world).couldNotRunBecause("--candidate");
        CommandRun.of("shadow", "--candidate", "backpak").couldNotRunBecause("say what is to be decided");
        CommandRun.of("shadow", "--candidate", "backpack", world).couldNotRunBecause("unknown pack 'backpack'");
        CommandRun.of("shadow", "--candidate", "backpak", folder.resolve("nothing.yaml"))
                .couldNotRunBecause("nothing.yaml");
    }

    private static final String LATER = """
            policy: desk
            title: A policy
            kind: law
            version: "2"
            from: 2031-01-01
            zone: UTC
            citation-prefix: Desk
            clauses:
              C2: {says: Not of children., modality: forbids}
            rules:
              - id: children
                effect: forbid
                target: {actions: [disclose]}
                when: {age: {below: 18}}
                reason: Not of children.
                cites: [C2]
            """;

    @Test
    void decisions_on_record_are_decided_anew_by_the_facts_of_then_and_stay_as_they_are() throws IOException {
        Path records = folder.resolve("records");
        MutableClock clock = MutableClock.at(OfficerFixture.at("09-05T12:00"));
        try (EmbeddedComplianceStores opened =
                EmbeddedComplianceStores.open(records, "log.example", VocabularyReader.standard(), clock)) {
            OfficerFixture.record(opened.stores(), clock);
        }
        Path later = write("later.pack.yaml", LATER);
        String before =
                CommandRun.of("decisions", "--json", "--database", records).out();

        CommandRun run = CommandRun.of("shadow", "--candidate", later, "--database", records);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("PERMIT -> DENY", "-> [Desk C2]", "such as decision ", "(district-1)")
                .endsWith("2 of 4 decisions differ\n");
        assertThat(CommandRun.of("shadow", "--candidate", later, "--database", records, "--day", "2026-09-15", "--json")
                        .out())
                .contains(
                        "\"compared\" : 1",
                        "\"differing\" : 1",
                        "\"place\" : \"district-1\"",
                        "\"not-compared\" : [ ]");
        assertThat(CommandRun.of(
                        "shadow", "--candidate", later, "--database", records, "--since", "2026-10-01", "--json"))
                .satisfies(none -> assertThat(none.exitCode()).isEqualTo(2))
                .satisfies(none -> assertThat(none.err()).contains("nothing was compared: no decision on record"));
        assertThat(CommandRun.of("decisions", "--json", "--database", records).out())
                .isEqualTo(before);
        CommandRun.of("shadow", "--candidate", later, "--database", records, world)
                .couldNotRunBecause("say what is to be decided");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
