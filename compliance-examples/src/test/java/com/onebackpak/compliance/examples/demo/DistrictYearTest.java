package com.onebackpak.compliance.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.duty.DutyState;
import com.onebackpak.compliance.duty.OwedDuty;
import com.onebackpak.compliance.examples.ComplianceCommand;
import com.onebackpak.compliance.examples.demo.DayOnRecord.TenantLog;
import com.onebackpak.compliance.examples.demo.PlayedYear.Certified;
import com.onebackpak.compliance.examples.demo.PlayedYear.Moment;
import com.onebackpak.compliance.examples.oneroster.Roster;
import com.onebackpak.compliance.examples.oneroster.RosterFiles;
import com.onebackpak.compliance.examples.oneroster.RosterReader;
import com.onebackpak.compliance.policy.DutyKind;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A district's year on the built-in roster, and what is left of it. */
class DistrictYearTest {
    private static final Path GRAND_BEND =
            Path.of(System.getProperty("project.root", ".."), "..", "shared", "data", "oneroster-grand-bend");
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-09-15T10:00:00-05:00");
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final List<String> BUILT_IN =
            List.of("manifest.csv", "orgs.csv", "users.csv", "demographics.csv", "classes.csv", "enrollments.csv");

    @TempDir
    static Path shared;

    @TempDir
    Path temporary;

    private static PlayedYear year;
    private static final Map<String, Map<String, Long>> ROWS = new LinkedHashMap<>();
    private static final Map<String, Map<String, Long>> HELD = new LinkedHashMap<>();

    private record Run(int exitCode, String out, String err) {}

    @BeforeAll
    static void play_the_year() {
        YearWorld world = world();
        year = play(world, shared, (moment, record) -> {
            ROWS.put(moment.id(), record.tables().count());
            HELD.put(moment.id(), record.tables().count(world.held().id()));
        });
    }

    private static YearWorld world() {
        Roster roster = RosterReader.read(
                RosterFiles.ofResources("built in", DemoCommand.class, "roster", BUILT_IN),
                VocabularyReader.standard(),
                NOW.toLocalDate());
        return YearWorld.of(Pseudonymisation.of(roster), "US-TX", CHICAGO, NOW);
    }

    private static PlayedYear play(YearWorld world, Path folder, BiConsumer<Moment, YearRecord> watching) {
        YearFolder own = new YearFolder(folder, world);
        try (DistrictYear opened = DistrictYear.open("built in", world, own.scenario(), own.path())) {
            return opened.play(Progress.toTerminalOr(new PrintWriter(new StringWriter())), watching);
        }
    }

    private Run run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Stream<String> all = Stream.concat(
                Stream.of("demo", "--database", temporary.resolve("records").toString()),
                Arrays.stream(arguments).map(Object::toString));
        int exitCode = ComplianceCommand.run(out, err, all.toArray(String[]::new));
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void what_happens_is_told_in_order() {
        assertThat(year.moments())
                .extracting(Moment::id)
                .filteredOn(id -> !id.startsWith("requests-"))
                .containsExactly(
                        "agreement",
                        "consents",
                        "import",
                        "withdrawal",
                        "withdrawn-deleted",
                        "withdrawn-certified",
                        "inspection",
                        "inspection-answered",
                        "policy-published",
                        "parents-asked",
                        "renewal",
                        "policy-effective",
                        "late-renewal",
                        "breach",
                        "breach-school-told",
                        "breach-families-told",
                        "hold",
                        "leaving",
                        "deletion",
                        "second-look",
                        "release",
                        "certificate",
                        "export");
        assertThat(year.moments()).extracting(Moment::day).isSorted();
    }

    @Test
    void the_certificate_says_what_the_tables_lost() {
        Map<String, Long> before = ROWS.get("leaving");

        assertThat(year.rows()).isEqualTo(before);
        assertThat(before.values()).allMatch(rows -> rows > 0);
        Certified all = year.certificates().get(year.certificates().size() - 1);
        assertThat(erased(all, "erased")).isEqualTo(before);
        assertThat(erased(all, "left").values()).containsOnly(0L);
        assertThat(ROWS.get("certificate").values()).containsOnly(0L);
    }

    private static Map<String, Long> erased(Certified certified, String column) {
        Map<String, Long> rows = new LinkedHashMap<>();
        YearFigures.sets(certified)
                .forEach(set ->
                        rows.put(String.valueOf(set.get("data-set")), Long.valueOf(String.valueOf(set.get(column)))));
        return rows;
    }

    @Test
    void nothing_that_is_held_goes_before_the_release_and_all_of_it_after() {
        assertThat(HELD.get("leaving").get("students")).isEqualTo(1);
        assertThat(HELD.get("deletion")).isEqualTo(HELD.get("leaving"));
        assertThat(HELD.get("second-look")).isEqualTo(HELD.get("leaving"));
        assertThat(ROWS.get("second-look")).isEqualTo(HELD.get("leaving"));
        assertThat(HELD.get("release").values()).containsOnly(0L);
    }

    @Test
    void a_process_died_in_the_middle_and_its_unit_was_done_again() {
        Matcher died = Pattern.compile("killed in the middle of its third unit: (\\d+) rows are ticked off,"
                        + " and the tables hold the other (\\d+)")
                .matcher(String.join(" ", moment("deletion").told()));

        assertThat(died.find()).isTrue();
        assertThat(Long.parseLong(died.group(1))).isPositive();
        assertThat(Long.parseLong(died.group(1)) + Long.parseLong(died.group(2)))
                .isEqualTo(ROWS.get("leaving").values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    @Test
    void what_is_owed_is_told_and_done() {
        assertThat(moment("agreement").owed()).isEmpty();
        assertThat(moment("withdrawal").owed()).isNotEmpty();
        assertThat(moment("breach").owed())
                .anySatisfy(duty -> assertThat(duty.to()).isEqualTo("district-1"));
        assertThat(moment("leaving").owed())
                .anySatisfy(duty -> assertThat(duty.what().key()).isEqualTo("delete"));
        assertThat(moment("renewal").owed())
                .allSatisfy(duty -> assertThat(duty.what()).isEqualTo(DutyKind.OBTAIN_CONSENT))
                .allSatisfy(duty -> assertThat(duty.state()).isEqualTo(DutyState.OWED));
        assertThat(moment("policy-effective").owed())
                .isNotEmpty()
                .allSatisfy(duty -> assertThat(duty.state()).isEqualTo(DutyState.OVERDUE));
        assertThat(moment("late-renewal").owed()).isEmpty();
        assertThat(moment("breach-families-told").owed()).isEmpty();
        assertThat(moment("second-look").owed()).extracting(OwedDuty::state).contains(DutyState.TOLLED);
        assertThat(moment("certificate").owed()).isEmpty();
    }

    private static Moment moment(String id) {
        return year.moments().stream()
                .filter(moment -> moment.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_log_verifies_in_the_records_and_as_it_is_exported() {
        assertThat(year.logs()).allMatch(TenantLog::verified);
        assertThat(year.export().verified()).isTrue();
        assertThat(year.export().entries()).isEqualTo(year.logs().get(0).entries());
    }

    @Test
    void a_year_that_breaks_off_goes_on_and_comes_to_the_same() {
        YearWorld world = world();
        for (String at : List.of("requests-2025-12", "deletion", "certificate")) {
            assertThatThrownBy(() -> play(world, temporary, (moment, record) -> {
                        if (moment.id().equals(at)) {
                            throw new IllegalStateException("broken off");
                        }
                    }))
                    .hasMessage("broken off");
        }
        PlayedYear again = play(world, temporary, (moment, record) -> {});

        assertThat(again.months()).isEqualTo(year.months());
        assertThat(again.rows()).isEqualTo(year.rows());
        assertThat(again.logs().get(0)).isEqualTo(year.logs().get(0));
        assertThat(again.moments()).isEqualTo(year.moments());
    }

    @Test
    void played_again_it_is_on_record_and_nothing_is_added() throws Exception {
        Run first = run();
        Run second = run();

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(second.err()).contains("the year is on record in").hasLineCount(1);
        JsonNode figures = JsonMapper.shared().readTree(run("--json").out());
        Path folder = onlyFolder();
        YearFolder own = new YearFolder(temporary.resolve("records"), world());
        assertThat(own.path()).isEqualTo(folder);
        assertThat(own.verified("built in").get(0).entries())
                .isEqualTo(figures.get("logs").get(0).get("entries").longValue());
        assertThat(first.out().lines().filter(line -> !line.contains(temporary.toString()) && !line.contains("--key ")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    private Path onlyFolder() throws Exception {
        try (Stream<Path> folders = Files.list(temporary.resolve("records"))) {
            List<Path> all = folders.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @Test
    void the_world_of_a_year_is_written_if_it_is_asked_for_and_a_report_tells_by_it_what_is_due() throws Exception {
        Path out = temporary.resolve("out");
        Run run = run("--out", out);
        Path world = out.resolve("world.yaml");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("keep it as personal data", "--world " + world);
        assertThat(Files.getPosixFilePermissions(out)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        Path page = temporary.resolve("report.html");
        assertThat(ComplianceCommand.run(
                        new ByteArrayOutputStream(),
                        new ByteArrayOutputStream(),
                        "report",
                        "--out",
                        page.toString(),
                        "--database",
                        onlyFolder().toString(),
                        "--world",
                        world.toString(),
                        "--tenant",
                        "district-1"))
                .isZero();
        assertThat(page).content().doesNotContain("was given no world");
        assertThat(run("--out", out).err()).contains("is not empty; give a new one");
    }

    @Test
    void a_year_of_960_students_is_played() {
        assumeThat(GRAND_BEND).as("the roster of Grand Bend is not here").isDirectory();
        Run run = run("--roster", GRAND_BEND, "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode figures = JsonMapper.shared().readTree(run.out());
        assertThat(figures.get("students").intValue()).isEqualTo(960);
        assertThat(figures.get("export").get("verified").booleanValue()).isTrue();
        JsonNode certificates = figures.get("certificates");
        JsonNode all = certificates.get(certificates.size() - 1).get("certificate");
        all.get("data-sets").forEach(set -> {
            assertThat(set.get("erased").longValue())
                    .isEqualTo(figures.get("rows-before")
                            .get(set.get("data-set").stringValue())
                            .longValue());
            assertThat(set.get("left").longValue()).isZero();
        });
    }
}
