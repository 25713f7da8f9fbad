package com.onebackpak.compliance.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.RequestReader;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.examples.ComplianceCommand;
import com.onebackpak.compliance.examples.oneroster.RosterFixture;
import com.onebackpak.compliance.scenario.CaseResult;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.scenario.ScenarioRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoCommandTest {
    private static final Path DATA = Path.of(System.getProperty("project.root", ".."), "..", "shared", "data");
    private static final Path GRAND_BEND = DATA.resolve("oneroster-grand-bend");
    private static final Path GRAND_BEND_1_2 = DATA.resolve("oneroster-grand-bend-1.2");

    @TempDir
    Path temporary;

    private record Run(int exitCode, String out, String err) {}

    private Run run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Stream<String> all = Stream.concat(
                Stream.of(
                        "demo",
                        "--day",
                        "--database",
                        temporary.resolve("records").toString()),
                Arrays.stream(arguments).map(Object::toString));
        int exitCode = ComplianceCommand.run(out, err, all.toArray(String[]::new));
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void the_built_in_roster_shows_permits_refusals_and_open_outcomes_with_their_clauses() {
        Run run = run();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("12 students (1 of unknown birth date)")
                .contains("Unknown columns: users.metadata.busRoute.")
                .containsPattern("login +12 +8 +4 +0 +0\n")
                .containsPattern("unauthorized application +12 +0 +12 +0 +0\n")
                .containsPattern("own teacher sees grades +12 +12 +0 +0 +0\n")
                .containsPattern("stranger sees grades +12 +0 +12 +0 +0\n")
                .containsPattern("analytics tool +12 +7 +0 +5 +0\n")
                .containsPattern("newsletter to students +12 +0 +12 +0 +0\n")
                .containsPattern("newsletter to staff +6 +5 +1 +0 +0\n")
                .containsPattern("parent asks the vendor +11 +0 +11 +0 +0\n")
                .contains("denied        Backpak C15, C70, C72; COPPA 312.5(a)(1)")
                .contains("Missing: recipient.written-assurances (the vendor or the recipient would know)")
                .contains("Remedy: none; nobody can bring about")
                .contains("redirect-to-school");
        assertThat(run.err().lines())
                .containsExactly("filling the ledgers with 15 records ...", "deciding 217 requests ...");
        assertThat(run.out()).containsPattern("district-1 +233 +yes\n").containsPattern("\\(the logs\\) +2 +yes\n");
    }

    @Test
    void a_thirteenth_birthday_ends_the_childrens_rule_and_an_eighteenth_the_parents_access() {
        JsonNode birthdays = json(run("--json")).get("birthdays");

        JsonNode thirteen = birthdays.get(0);
        assertThat(texts(thirteen.get("passed"))).containsExactly("student-0005");
        assertThat(texts(thirteen.get("coming"))).containsExactly("student-0002", "student-0003");
        // The birthday of student-0005 lay before the day on which the amended rule had to be met
        assertThat(changes(thirteen))
                .containsExactly(
                        "optional-application DENY PERMIT [student-0002, student-0003]",
                        "analytics INDETERMINATE PERMIT [student-0002, student-0003]",
                        "improvement DENY PERMIT [student-0002, student-0003, student-0005]");
        JsonNode eighteen = birthdays.get(1);
        assertThat(texts(eighteen.get("passed"))).containsExactly("student-0008");
        assertThat(changes(eighteen)).containsExactly("parent-through-school PERMIT DENY [student-0007, student-0008]");
    }

    @Test
    void who_was_born_on_29_february_reaches_an_age_on_1_march_of_a_common_year() {
        assertThat(Birthdays.reaching(18, LocalDate.of(2008, 2, 29))).isEqualTo("2026-03-01");
        assertThat(Birthdays.reaching(16, LocalDate.of(2008, 2, 29))).isEqualTo("2024-02-29");
        assertThat(Birthdays.reaching(13, LocalDate.of(2013, 10, 2))).isEqualTo("2026-10-02");
    }

    @Test
    void every_figure_is_recomputed_from_the_files_written() throws IOException {
        Path out = temporary.resolve("deep").resolve("day");
        Run run = run("--json", "--out", out);

        assertThat(run.exitCode()).isZero();
        assertRecomputed(json(run), out);
        Scenario world = ScenarioReader.standard().read(DocumentSource.of(out.resolve("world.yaml")));
        try (Stream<Path> examples = Files.list(out.resolve("examples"))) {
            assertThat(examples.map(e -> RequestReader.of(world).read(DocumentSource.of(e))))
                    .hasSize(4);
        }
        try (Stream<Path> beside = Files.list(out.getParent())) {
            assertThat(beside).containsExactly(out);
        }
    }

    @Test
    void the_roster_of_960_students_is_played_and_every_figure_recomputed() throws IOException {
        assumeThat(GRAND_BEND).as("the roster of Grand Bend is not here").isDirectory();
        Path out = temporary.resolve("day");
        Run run = run("--roster", GRAND_BEND, "--json", "--out", out);

        assertThat(run.exitCode()).isZero();
        assertThat(json(run).get("people").get("students").intValue()).isEqualTo(960);
        assertThat(json(run).get("columns").get("unknown")).isEmpty();
        assertRecomputed(json(run), out);
        String of12 = run("--roster", GRAND_BEND_1_2).out();
        assertThat(of12).contains("roles.orgSourcedId");
        assertNamesNobody(GRAND_BEND, run.out() + of12 + written(out));
    }

    @Test
    void the_roster_of_960_students_is_one_community_in_both_versions() {
        assumeThat(GRAND_BEND).as("the roster of Grand Bend is not here").isDirectory();

        assertThat(Pseudonymisation.of(FieldRostersTest.read(GRAND_BEND_1_2)))
                .isEqualTo(Pseudonymisation.of(FieldRostersTest.read(GRAND_BEND)));
    }

    @Test
    void what_does_not_count_on_the_day_is_told_and_nothing_rests_on_it() throws IOException {
        Path roster = RosterFixture.soundOf12()
                .taught()
                .changing("enrollments.csv", "teacher,,", "teacher,2026-08-15,2026-12-20")
                .folder(temporary);

        assertThat(run("--roster", roster).out())
                .containsPattern("own teacher sees grades +1 +1 +0 +0 +0\n")
                .doesNotContain("Note ");
        assertThat(run("--roster", roster, "--now", "2026-12-20T00:00:00-06:00").out())
                .containsPattern("stranger sees grades +1 +0 +1 +0 +0\n")
                .doesNotContain("own teacher")
                .contains("Note     enrollments.csv: 1 row that has ended by 2026-12-20, left out"
                        + " (enrollments.csv:2).");
        assertThat(run("--roster", roster, "--now", "2026-12-20T05:59:00Z").out())
                .containsPattern("own teacher sees grades +1 +1 +0 +0 +0\n");
    }

    @Test
    void nobody_of_the_roster_is_named_in_the_report_or_in_the_files() throws IOException {
        Path roster = RosterFixture.sound().folder(temporary);
        Path out = temporary.resolve("day");
        String told = run("--roster", roster).out()
                + run("--roster", roster, "--json", "--out", out).out()
                + written(out);

        assertThat(told)
                .contains("student-0001", "parent-0001", "teacher-0001", "school-1", "district-1")
                .doesNotContain("Zebulon", "Zenobia", "Zachary", "zenobia@example.org", "U1", "U2", "Alpha", "Beta");
    }

    @Test
    void the_same_roster_and_instant_give_the_same_report() {
        assertThat(run().out()).isEqualTo(run().out());
        assertThat(run("--now", "2027-03-01T08:00:00-06:00").out()).isNotEqualTo(run().out());
    }

    @Test
    void a_bad_roster_ends_with_2_one_message_and_nothing_written() throws IOException {
        Path roster = RosterFixture.sound()
                .with("demographics.csv", RosterFixture.DEMOGRAPHICS, "U1,,2014-02-30")
                .folder(temporary);
        Path out = temporary.resolve("day");
        Run run = run("--roster", roster, "--out", out);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("(demographics.csv:2:5)").hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void a_folder_that_is_in_use_is_left_as_it_is() throws IOException {
        Path out = Files.createDirectory(temporary.resolve("day"));
        Path mine = Files.writeString(out.resolve("mine.txt"), "mine");
        Run run = run("--out", out);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is not empty").hasLineCount(1);
        assertThat(mine).hasContent("mine");
        assertThat(run("--out", mine).exitCode()).isEqualTo(2);
        assertThat(mine).hasContent("mine");
    }

    @Test
    void an_empty_folder_is_filled() throws IOException {
        Path out = Files.createDirectory(temporary.resolve("day"));

        assertThat(run("--out", out).exitCode()).isZero();
        assertThat(out.resolve("world.yaml")).isRegularFile();
    }

    @Test
    void bad_arguments_end_with_2_and_a_message() throws IOException {
        for (List<String> bad : List.of(
                List.of("--zone", "Mars/Olympus"),
                List.of("--now", "yesterday"),
                List.of("--jurisdiction", "US-ZZ"),
                List.of("--roster", "/no/such"))) {
            Run run = run(bad.toArray());
            assertThat(run.exitCode()).as("%s", bad).isEqualTo(2);
            assertThat(run.err()).as("%s", bad).hasLineCount(1).doesNotContain("java.", ".yaml");
        }
        Files.writeString(temporary.resolve("records"), "mine");
        assertThat(run().err())
                .isEqualTo("compliance: '" + temporary.resolve("records") + "' is a file; give a folder\n");
    }

    @Test
    void help_is_enough_to_start() {
        Run run = run("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("--roster", "--out", "--now", "Examples:", "OneRoster 1.1 or 1.2");
    }

    private static void assertRecomputed(JsonNode figures, Path out) {
        for (JsonNode kind : figures.get("kinds")) {
            String id = kind.get("kind").stringValue();
            Scenario scenario = ScenarioReader.standard()
                    .read(DocumentSource.of(out.resolve("requests").resolve(id + ".yaml")));
            List<CaseResult> results = ScenarioRunner.of(scenario).run();
            assertThat(results)
                    .as(id)
                    .allMatch(CaseResult::passed)
                    .hasSize(kind.get("asked").intValue());
            Map<String, Long> recomputed = results.stream()
                    .map(CaseResult.OfRequest.class::cast)
                    .collect(Collectors.groupingBy(
                            r -> r.decision().outcome().name(), TreeMap::new, Collectors.counting()));
            for (Outcome outcome : Outcome.values()) {
                assertThat(kind.get("outcomes").get(outcome.name()).longValue())
                        .as("%s %s", id, outcome)
                        .isEqualTo(recomputed.getOrDefault(outcome.name(), 0L));
            }
        }
    }

    /** Keys, user names, addresses, and first with last name; a single name may be a word of any text. */
    private static void assertNamesNobody(Path roster, String told) throws IOException {
        assertThat(told).contains("student-0001");
        List<String> words = List.of(told.split("[^\\p{L}\\p{N}.@_'-]+"));
        Set<String> said = new HashSet<>(words);
        for (int i = 1; i < words.size(); i++) {
            said.add(words.get(i - 1) + " " + words.get(i));
        }
        Set<String> names = new HashSet<>();
        List<String> lines = Files.readAllLines(roster.resolve("users.csv"), StandardCharsets.UTF_8);
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            names.addAll(List.of(fields[0], fields[6], fields[12], fields[8] + " " + fields[9]));
        }
        assertThat(names).hasSizeGreaterThan(lines.size());
        names.retainAll(said);
        assertThat(names).as("names that were told").isEmpty();
    }

    private static String written(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static JsonNode json(Run run) {
        return JsonMapper.shared().readTree(run.out());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.stringValue()));
        return texts;
    }

    private static List<String> changes(JsonNode birthdays) {
        List<String> changes = new ArrayList<>();
        birthdays
                .get("changes")
                .forEach(c -> changes.add(c.get("kind").stringValue() + " "
                        + c.get("before").stringValue() + " " + c.get("after").stringValue() + " "
                        + texts(c.get("students"))));
        return changes;
    }
}
