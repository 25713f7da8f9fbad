package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.verification.LogVerification;
import com.onebackpak.compliance.duty.OwedDuty;
import com.onebackpak.compliance.examples.demo.DayOnRecord.TenantLog;
import com.onebackpak.compliance.examples.demo.PlayedYear.Moment;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Plays a district's year with a clock that is set to each event's instant, and records each when it happens. A year that was
 * broken off goes on where it was when it is played again. Not thread-safe.
 */
final class DistrictYear implements AutoCloseable {
    private final String roster;
    private final YearWorld world;
    private final Scenario scenario;
    private final Path folder;
    private final SettableClock clock;
    private YearRecord record;

    private DistrictYear(String roster, YearWorld world, Scenario scenario, Path folder) {
        this.roster = roster;
        this.world = world;
        this.scenario = scenario;
        this.folder = folder;
        this.clock = new SettableClock(world.dates().on(world.dates().agreement()));
        this.record = YearRecord.open(folder, scenario, world.district(), clock);
    }

    /** Opens the record of a year in a folder of its own. */
    static DistrictYear open(String roster, YearWorld world, Scenario scenario, Path folder) {
        return new DistrictYear(roster, world, scenario, folder);
    }

    /**
     * Plays the year.
     *
     * @param progress tells how far it is
     * @param watching is told after each event, while the records are open
     */
    PlayedYear play(Progress.Maker progress, BiConsumer<Moment, YearRecord> watching) {
        SchoolYear school = new SchoolYear(world, scenario, this::record);
        YearEnd end = new YearEnd(world, scenario, school, this);
        List<YearStep> steps = Stream.concat(school.steps().stream(), end.steps().stream())
                .sorted(Comparator.comparing(YearStep::day))
                .toList();
        List<Moment> moments = new ArrayList<>();
        try (Progress bar = progress.begin("playing", steps.size(), "events of a district's year")) {
            for (YearStep step : steps) {
                clock.set(world.dates().on(step.day()));
                List<String> told = kept(step.id(), step.happens().get());
                record.stores().sealer().sealAll();
                Moment moment = new Moment(step.id(), step.day(), step.title(), told, open(record.owed()));
                moments.add(moment);
                watching.accept(moment, record);
                bar.step();
            }
        }
        return new PlayedYear(
                roster,
                world.district(),
                world.community(),
                world.suppositions(),
                moments,
                school.months(),
                end.rows(),
                end.certificates(),
                logs(),
                end.exported());
    }

    private static List<OwedDuty> open(List<OwedDuty> owed) {
        return owed.stream().filter(duty -> !duty.state().isDone()).toList();
    }

    /** What was told when it happened first: in a year that goes on after a break, what was done is not done again. */
    private List<String> kept(String id, List<String> told) {
        Path file = folder.resolve("told-" + id + ".txt");
        if (!Files.exists(file)) {
            write(file, String.join("\n", told));
        }
        return lines(file);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    YearRecord record() {
        return record;
    }

    Path folder() {
        return folder;
    }

    /** Has another process go on with the deletion and die; returns whether it did. */
    boolean dieInTheMiddle() {
        Path mark = folder.resolve("died");
        if (Files.exists(mark)) {
            return true;
        }
        record.close();
        boolean died = YearCrash.in(folder, clock.instant());
        record = YearRecord.open(folder, scenario, world.district(), clock);
        if (died) {
            write(mark, "");
        }
        return died;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** Keeps how many rows there were, which nobody can count once they are gone. */
    void keepRows(Map<String, Long> rows) {
        write(
                folder.resolve("rows.json"),
                AuditEntry.of("rows", Instant.EPOCH, rows).toString());
    }

    /** What was kept. */
    Map<String, Long> keptRows() {
        try {
            Map<String, Long> rows = new LinkedHashMap<>();
            AuditEntry.parse(Files.readAllBytes(folder.resolve("rows.json")))
                    .orElseThrow()
                    .fields()
                    .forEach((set, number) -> {
                        if (number instanceof Number count) {
                            rows.put(set, count.longValue());
                        }
                    });
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("what was counted before the deletion cannot be read in " + folder, e);
        }
    }

    /** The logs as they stand, each verified. */
    List<TenantLog> logs() {
        JdbcComplianceStores stores = record.stores();
        List<TenantLog> logs = new ArrayList<>();
        for (PartyId tenant : stores.tenants()) {
            logs.add(new TenantLog(
                    tenant.value(),
                    stores.of(tenant).auditLog().checkpoint().map(c -> c.size()).orElse(0L),
                    LogVerification.with(stores.verifier(tenant))
                            .verify(stores.of(tenant).auditLog().contents())
                            .isVerified()));
        }
        logs.add(new TenantLog(
                "(the logs)",
                stores.logOfLogs().checkpoint().map(c -> c.size()).orElse(0L),
                LogVerification.with(stores.verifierOfLogs())
                        .verify(stores.logOfLogs().contents())
                        .isVerified()));
        return logs;
    }

    @Override
    public void close() {
        record.close();
    }
}
