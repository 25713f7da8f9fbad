package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.deletion.DeletionReason;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.jdbc.DeletionRuns;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.Cursor;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.TenantStores;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option that all of a tenant's data goes once its agreements have ended, also of people of whom nobody told. */
final class WholeOption {
    @Option(
            names = "--whole",
            description =
                    "All of the tenant's rows, also of people whom the file does not name, once all of its agreements have"
                            + " ended and all that the file tells of is due. Needs --tenant.")
    private boolean whole;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    WholeOption() {}

    /** Refuses it for tenants of whom nobody says which, and where no file tells what is due. */
    void check(Optional<String> tenant, boolean isWorldGiven) {
        if (whole && !isWorldGiven) {
            throw new CommandException("--whole begins a run, for which --world must tell what is due");
        }
        if (whole && tenant.isEmpty()) {
            throw new CommandException("--whole erases all of one tenant's data; name it by --tenant");
        }
    }

    /** The plan as it is or, if that is asked for, of all of the tenant's data for the same reasons. */
    RetentionPlan of(RetentionPlan plan, int people, DeletionRuns runs, TenantStores tenant, Set<String> sets) {
        if (!whole) {
            return plan;
        }
        if (tenant.agreements().page(LedgerQuery.all(), Cursor.START, 1).rows().isEmpty()) {
            throw new CommandException(
                    "no agreement of " + tenant.tenant() + " is on record, so none has ended; leave out --whole");
        }
        if (runs.isAgreed(tenant.tenant())) {
            throw new CommandException("an agreement of " + tenant.tenant()
                    + " is in force, or begins later, so not all of its data may go; end it by terminate");
        }
        Map<String, Integer> due = new HashMap<>();
        plan.lines().forEach(line -> due.merge(line.dataSet(), line.people(), Integer::sum));
        List<String> staying = sets.stream()
                .filter(set -> due.getOrDefault(set, 0) < Math.max(1, people))
                .map(set -> set + " of " + due.getOrDefault(set, 0) + " of " + people)
                .sorted()
                .toList();
        if (!staying.isEmpty()) {
            throw new CommandException("not all data of " + tenant.tenant()
                    + " is due, by what the file tells of its people: " + String.join(", ", staying)
                    + "; leave out --whole");
        }
        Set<PartyId> asked = runs.inspectedWithOthers(tenant.tenant()).keySet();
        long toBeSeen =
                runs.people(tenant.tenant()).stream().filter(asked::contains).count();
        if (toBeSeen > 0) {
            throw new CommandException(
                    "of " + toBeSeen + (toBeSeen == 1 ? " person" : " people") + " of " + tenant.tenant()
                            + " another tenant was asked to show the data and has not answered; leave out --whole");
        }
        return runs.planWhole(tenant.tenant(), reason(plan.lines()));
    }

    private static DeletionReason reason(List<RetentionPlan.Line> lines) {
        return new DeletionReason(
                lines.stream().flatMap(line -> line.reason().due().stream()).max(Comparator.<LocalDate>naturalOrder()),
                lines.stream()
                        .flatMap(line -> line.reason().provisions().stream())
                        .collect(Collectors.toSet()),
                lines.stream().flatMap(line -> line.reason().cites().stream()).collect(Collectors.toSet()));
    }
}
