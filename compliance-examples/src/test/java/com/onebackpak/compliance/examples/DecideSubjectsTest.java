package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code decide --subjects}: counts of people who are there, each once; else nothing that could be taken for a count. */
class DecideSubjectsTest {
    @TempDir
    Path folder;

    private Path world;
    private Path request;
    private Path subjects;

    @BeforeEach
    void world() throws IOException {
        world = Files.writeString(folder.resolve("world.yaml"), """
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
                newcomer-1: {kind: student}
                newcomer-2: {kind: student}
            """);
        request = Files.writeString(
                folder.resolve("request.yaml"),
                "{action: use, categories: [name], subject: student, purpose: education}");
        subjects = folder.resolve("subjects.txt");
    }

    private CommandRun decideAbout(String ids, Object... more) throws IOException {
        Files.writeString(subjects, ids);
        Object[] words = {"decide", "--world", world, "--request", request, "--subjects", subjects};
        Object[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return CommandRun.of(all);
    }

    private void assertRefused(CommandRun run, String... problems) {
        assertThat(run.err().lines())
                .containsExactlyElementsOf(Arrays.stream(problems)
                        .map(problem -> "compliance: " + problem.replace("FILE", subjects.toString()))
                        .toList());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void they_are_counted_by_reason() throws IOException {
        CommandRun run = decideAbout("otto\n\nnewcomer-1\nnewcomer-2\n");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("1 PERMIT, 2 INDETERMINATE\n\n")
                .containsPattern("        1  PERMIT         [a-z0-9-]+.* \\(as otto\\)")
                .containsPattern(
                        "        2  INDETERMINATE  (?s:.*)missing:(?s:.*)subject\\.(?s:.*)\\(as\\s+newcomer-1\\)");
        assertThat(decideAbout("otto\nnewcomer-1\nnewcomer-2\n", "--json").out().replaceAll("\\s+", " "))
                .startsWith(
                        "{ \"subjects\" : 3, \"outcomes\" : { \"PERMIT\" : 1, \"INDETERMINATE\" : 2 }, \"reasons\" : [")
                .contains("\"subjects\" : 2, \"example\" : \"newcomer-1\"");
    }

    @Test
    void if_all_are_permitted_the_answer_is_yes() throws IOException {
        assertThat(decideAbout("otto\n").exitCode()).isZero();
    }

    @Test
    void each_line_that_is_no_id_is_told_and_not_repeated() throws IOException {
        assertRefused(
                decideAbout("Otto Normal\notto\n  Anna Ä.\n"),
                "an id of a subject must be 1 to 128 letters, digits, '.', '_' and '-', beginning with a letter or digit"
                        + " (FILE:1:1)",
                "an id of a subject must be 1 to 128 letters, digits, '.', '_' and '-', beginning with a letter or digit"
                        + " (FILE:3:3)");
    }

    @Test
    void who_is_nobody_is_not_counted_as_open() throws IOException {
        assertRefused(
                decideAbout("otot\notto\nfar-away-1\n", "--json"),
                "nobody in the world has this id; did you mean 'otto'? (FILE:1:1)",
                "nobody in the world has this id; take the line out, or name the person under 'people' (FILE:3:1)");
    }

    @Test
    void who_is_no_person_is_refused() throws IOException {
        String problem =
                "this is the id of an agency, an organization or the vendor, not of a person; take the line out ";
        assertRefused(
                decideAbout("gb-isd\nhost\nbackpak\n"),
                problem + "(FILE:1:1)",
                problem + "(FILE:2:1)",
                problem + "(FILE:3:1)");
    }

    @Test
    void who_is_named_twice_is_not_counted_twice() throws IOException {
        assertRefused(
                decideAbout("otto\nnewcomer-1\n\notto\n otto\n"),
                "line 1 has this id already; name each person once (FILE:4:1)",
                "line 1 has this id already; name each person once (FILE:5:2)");
    }

    @Test
    void of_many_problems_twenty_are_told_and_how_many_more() throws IOException {
        String nobody = IntStream.range(0, 1_000).mapToObj(i -> "far-away-" + i).collect(Collectors.joining("\n"));

        CommandRun run = decideAbout("otto\n" + nobody + "\nno id\n");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(21);
        assertThat(run.err())
                .contains("(" + subjects + ":2:1)", ":21:1)")
                .endsWith("\ncompliance: and 981 more problems\n");
    }

    @Test
    void a_file_that_names_nobody_is_refused() throws IOException {
        assertThat(decideAbout("\uFEFF").exitCode()).isEqualTo(2);
        assertThat(decideAbout("\n").exitCode()).isEqualTo(2);
    }
}
