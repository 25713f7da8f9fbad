package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.DueDeletions;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.deletion.DeletionReason;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.deletion.RetentionPlanner;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.jdbc.DeletionRuns;
import com.onebackpak.compliance.jdbc.DeletionSettings;
import com.onebackpak.compliance.jdbc.HostData;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.scenario.Scenario;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that plans what is to go from a host's tables. */
abstract class PlanningCommand extends RecordsCommand {
    @Option(
            names = "--data",
            paramLabel = "FILE",
            required = true,
            description = "Which tables hold what about whom: properties such as grades.table, grades.tenant,"
                    + " grades.person, grades.categories, grades.depends-on, grades.copies (P35D).")
    private Path data;

    @Option(names = "--by", paramLabel = "DAY", description = "What is due by this day. Default: today.")
    private @Nullable LocalDate by;

    private HostData hostData;

    /** Opened once, whatever tenants there are: it looks through the whole journal of what was deleted. */
    private @Nullable DeletionRuns opened;

    private boolean toldWhoIsLeftOut;

    @SuppressWarnings("NullAway.Init") // picocli sets the options, and check() what is in the file
    PlanningCommand() {}

    @Override
    void check() {
        hostData = DataFile.read(data, policies());
    }

    /** Whose minimum periods count; where no file names policies, those of all built-in packs. */
    PolicySet policies() {
        PolicyLibrary library = PolicyLibrary.standard();
        return library.select(library.names().toArray(String[]::new));
    }

    HostData data() {
        return hostData;
    }

    DeletionSettings settings() {
        return DeletionSettings.USUAL;
    }

    /** Prints the rows of one tenant, of tables that are there. */
    abstract void list(DeletionRuns runs, JdbcComplianceStores stores, PartyId of, Rows rows);

    @Override
    final void list(JdbcComplianceStores stores, PartyId of, Rows rows) {
        if (opened == null) {
            try {
                opened = stores.deletions(hostData, settings());
            } catch (IllegalArgumentException e) { // the tables do not fit what the file says of them
                throw new CommandException(data + ": " + e.getMessage());
            }
        }
        DeletionRuns runs = opened;
        requireThere(runs, of);
        list(runs, stores, of, rows);
    }

    /** A mistyped table is told also where no row of it would be touched: it counts those of nobody. */
    private void requireThere(DeletionRuns runs, PartyId of) {
        runs.preview(RetentionPlan.ofPeople(
                hostData.sets(),
                of,
                new DeletionReason(Optional.empty(), Set.of(), Set.of()),
                List.of(PartyId.of("nobody"))));
    }

    /** What is to go of a tenant's people whom the scenario knows or, where all of its data is to go, of all. */
    RetentionPlan plan(
            DeletionRuns runs, JdbcComplianceStores stores, PartyId tenant, Scenario scenario, WholeOption whole) {
        tellWhoIsLeftOut(stores, scenario);
        Instant now = Instant.now();
        DueDeletions deletions = DueDeletions.of(stores, scenario.world(), scenario.policies(), now);
        RetentionPlanner planner =
                new RetentionPlanner(data().sets(), tenant, by == null ? LocalDate.ofInstant(now, zone()) : by, now);
        List<PartyId> people = deletions.people(tenant);
        Map<PartyId, List<Hold>> inspections = runs.inspectedWithOthers(tenant);
        people.forEach(person -> planner.add(
                person,
                deletions.answers(tenant, person),
                deletions.holds(tenant, person),
                inspections.getOrDefault(person, List.of())));
        return whole.of(
                planner.plan(),
                people.size(),
                runs,
                stores.of(tenant),
                data().sets().ids());
    }

    /** Nobody's silence may be taken for a plan: whose school is not told belongs to no tenant that has records. */
    private void tellWhoIsLeftOut(JdbcComplianceStores stores, Scenario scenario) {
        if (toldWhoIsLeftOut) {
            return;
        }
        toldWhoIsLeftOut = true;
        Tenancy tenancy = new Tenancy(scenario.world(), scenario.world().vendor());
        Set<PartyId> tenants = Set.copyOf(stores.tenants());
        long leftOut = scenario.world().people().keySet().stream()
                .filter(person -> tenancy.allOfPerson(person).stream().noneMatch(tenants::contains))
                .count();
        if (leftOut > 0) {
            err().println(leftOut + (leftOut == 1 ? " person of the file belongs" : " people of the file belong")
                    + " to no tenant that has records, so nothing of theirs is planned: no school is told, or"
                    + " one of which nothing is on record");
            err().flush();
        }
    }

    /** Keys and values in the order in which they are printed. */
    static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            ordered.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return ordered;
    }
}
