package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.deletion.OpenDeletion;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.examples.ComplianceCommand;
import com.onebackpak.compliance.jdbc.DeletionRun;
import com.onebackpak.compliance.jdbc.DeletionRuns;
import com.onebackpak.compliance.jdbc.DeletionSettings;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.scenario.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Erases what is due. */
@Command(
        name = "run",
        description = {
            "Erases what is due and not held, and goes on with what was begun before; lists how far each run has come.",
            "",
            "What a run that has not come to its end has to do is not begun again; where nothing else is due, no run begins.",
            "",
            "Without --world it only goes on. Killed, it is begun again and goes on where it was; several may run. Exits 1 while"
                    + " a run is stopped because of what failed."
        },
        footer = {
            "",
            "Example: java -jar compliance.jar retention run --database records --world district.yaml --data data.properties"
        },
        sortOptions = false)
final class RetentionRunCommand extends PlanningCommand {
    private static final Duration MAX_QUIET = Duration.ofDays(3_650);

    @Option(
            names = "--world",
            paramLabel = "FILE",
            description = "A scenario file, YAML or JSON: the people, their agencies and the policies, for a new plan.")
    private @Nullable Path world;

    @Mixin
    private WholeOption whole;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = "A run that was stopped, after what failed was seen to. Needs --tenant.")
    private @Nullable UUID resumed;

    @Option(
            names = "--quiet",
            paramLabel = "DURATION",
            defaultValue = "PT24H",
            description = "How long after the last row went it is looked at once more. Default: PT24H.")
    private Duration quiet;

    private @Nullable Scenario scenario;
    private boolean isStopped;

    @SuppressWarnings("NullAway.Init") // picocli sets the options, and check() what is in the file
    RetentionRunCommand() {}

    @Override
    List<String> heads() {
        return List.of("run", "status", "people", "rows", "units", "open", "held");
    }

    @Override
    List<String> keys() {
        return List.of("run", "status", "why", "people", "rows", "units", "open", "held", "duties");
    }

    @Override
    void check() {
        if (quiet.isNegative() || quiet.compareTo(MAX_QUIET) > 0) {
            throw new CommandException(
                    "--quiet must be from PT0S to P" + MAX_QUIET.toDays() + "D, such as PT24H; it is " + quiet);
        }
        whole.check(tenant(), world != null);
        if (resumed != null && tenant().isEmpty()) {
            throw new CommandException("--resume sets a run of one tenant going; name it by --tenant");
        }
        if (world != null) {
            scenario = WorldOption.read(world);
        }
        super.check();
    }

    @Override
    public Integer call() {
        int answer = super.call();
        return isStopped ? ComplianceCommand.NO : answer;
    }

    @Override
    PolicySet policies() {
        return scenario == null ? super.policies() : scenario.policies();
    }

    @Override
    DeletionSettings settings() {
        return new DeletionSettings(DeletionSettings.USUAL.retrying(), DeletionSettings.USUAL.lease(), quiet);
    }

    @Override
    void list(DeletionRuns runs, JdbcComplianceStores stores, PartyId of, Rows rows) {
        if (resumed != null) {
            runs.resume(of, resumed);
        }
        if (scenario != null) {
            Instant made = Instant.now();
            RetentionPlan plan = plan(runs, stores, of, scenario, whole);
            if (runs.preview(plan).values().stream().anyMatch(number -> number > 0)) {
                start(runs, plan, made);
            }
        }
        while (!runs.steps(DeletionRuns.UNITS_AT_A_TIME).isEmpty()) {
            // until nothing can be done
        }
        List<OpenDeletion> open = runs.open(of);
        List<DeletionRun> all = runs.runs(of);
        all.forEach(run -> rows.add(cells(run), note(run, open), data(run, open)));
        isStopped |= all.stream().anyMatch(run -> run.status() == DeletionRun.Status.STOPPED);
    }

    private void start(DeletionRuns runs, RetentionPlan plan, Instant made) {
        Set<UUID> begun =
                runs.runs(plan.tenant()).stream().map(DeletionRun::run).collect(Collectors.toSet());
        UUID run = runs.start(plan, made);
        if (begun.contains(run)) {
            err().println("no new run of " + plan.tenant() + " begins: all that is due and there has run " + run
                    + " to do, or another that has not come to its end");
            err().flush();
        }
    }

    private static String status(DeletionRun run) {
        return run.isWaitingForHolds() ? "waits-for-holds" : run.status().name().toLowerCase(Locale.ROOT);
    }

    private static List<String> cells(DeletionRun run) {
        return List.of(
                run.run().toString(),
                status(run),
                String.valueOf(run.people()),
                String.valueOf(run.rows()),
                String.valueOf(run.units()),
                String.valueOf(run.open()),
                String.valueOf(run.deferred()));
    }

    private static String note(DeletionRun run, List<OpenDeletion> open) {
        return open.stream()
                .filter(duty -> duty.run().equals(run.run()))
                .map(duty ->
                        duty.dataSet() + ": " + duty.why() + "; " + duty.owner() + " must act by " + duty.deadline())
                .reduce(run.isLeftAlone() ? run.why() : "", RecordsCommand::note);
    }

    private static Map<String, Object> data(DeletionRun run, List<OpenDeletion> open) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("run", run.run().toString());
        data.put("status", status(run));
        data.put("why", run.why());
        data.put("people", run.people());
        data.put("rows", run.rows());
        data.put("units", run.units());
        data.put("open", run.open());
        data.put("held", run.deferred());
        data.put(
                "duties",
                open.stream()
                        .filter(duty -> duty.run().equals(run.run()))
                        .map(duty -> ordered(
                                "data-set", duty.dataSet(),
                                "owner", duty.owner().value(),
                                "since", duty.since().toString(),
                                "deadline", duty.deadline().toString(),
                                "failures", duty.failures(),
                                "why", duty.why()))
                        .toList());
        return data;
    }
}
