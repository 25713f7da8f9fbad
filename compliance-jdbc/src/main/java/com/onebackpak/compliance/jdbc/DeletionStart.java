package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.deletion.DataSets;
import com.onebackpak.compliance.deletion.PlannedRange;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.jdbc.generated.tables.records.DeletionRunRow;
import com.onebackpak.compliance.jdbc.internal.deletion.UnitTable;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKey;
import com.onebackpak.compliance.jdbc.internal.transaction.OwnedWork;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.retention.Hold;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Begins runs.
 *
 * @param own transactions
 * @param sets the data sets
 * @param work has the units, the counts and the journal
 */
record DeletionStart(OwnedWork own, DataSets sets, DeletionWork work) {
    /** Begins a run of what no other has to do, as {@link DeletionRuns#start} says. */
    UUID start(RetentionPlan plan, Instant at) {
        Instant made = at.truncatedTo(ChronoUnit.MICROS);
        if (made.isAfter(work.now())) {
            throw new IllegalArgumentException("a plan is not made later than it is begun");
        }
        plan.ranges().forEach(this::requireWhole);
        return own.write(statements -> {
            SubjectKey tenants = work.lists().keys().lockTenants(statements, plan.tenant());
            if (plan.isWhole()) {
                requireNoAgreement(statements, plan.tenant());
            }
            requireNotAsked(statements, plan);
            Optional<UnderWay> underWay = UnderWay.with(statements, work, plan);
            if (underWay.isEmpty()) {
                return begin(statements, tenants, plan.tenant(), plan.isWhole(), plan.ranges(), made);
            }
            List<PlannedRange> ranges =
                    there(statements, plan.tenant(), underWay.get().without(sets, plan.ranges()));
            return ranges.isEmpty()
                    ? underWay.get().first()
                    : begin(statements, tenants, plan.tenant(), false, ranges, made);
        });
    }

    /** Begins a run of what was gone already: what referred to it may be, too, and whoever has it to do as well. */
    UUID again(RetentionPlan plan) {
        return own.write(statements -> begin(
                statements,
                work.lists().keys().lockTenants(statements, plan.tenant()),
                plan.tenant(),
                plan.isWhole(),
                plan.ranges(),
                work.now()));
    }

    private void requireNoAgreement(DSLContext statements, PartyId tenant) {
        if (work.isAgreed(statements, tenant)) {
            throw new IllegalArgumentException(
                    "an agreement of " + tenant
                            + " is in force, or begins later, so not all of its data may go; end it, or plan whose data is due");
        }
    }

    /** A run looks at what its own tenant has on record alone. */
    private void requireNotAsked(DSLContext statements, RetentionPlan plan) {
        Map<PartyId, List<Hold>> asked = work.inspectedWithOthers(statements, plan.tenant());
        long people = plan.ranges().stream()
                .flatMap(range -> range.people().stream()
                        .filter(person -> range.reasons().keySet().stream()
                                .anyMatch(set -> !sets.stopping(set, asked.getOrDefault(person, List.of()), work.now())
                                        .isEmpty())))
                .count();
        if (people > 0) {
            throw new IllegalArgumentException("the plan has data of " + people
                    + (people == 1 ? " person" : " people")
                    + " go that another tenant was asked to show and has not answered; leave them out");
        }
    }

    private void requireWhole(PlannedRange range) {
        Set<String> planned = range.reasons().keySet();
        for (String set : planned) {
            require(planned, set, sets.below(set), "which refer to them; plan these too");
            require(planned, set, sets.outlived(set), "as long as which they must stay; plan these too");
        }
    }

    private static void require(Set<String> planned, String set, Set<String> others, String why) {
        others.stream().filter(other -> !planned.contains(other)).findFirst().ifPresent(other -> {
            throw new IllegalArgumentException(
                    "the plan has rows of data set '" + set + "' go and not those of '" + other + "', " + why);
        });
    }

    /**
     * Of these only whom the host counts rows of, or may have some where it cannot count: whom a run that goes on is done with is not
     * planned anew for nothing. One data set is looked at after the other, so that one list of people is in memory.
     */
    private List<PlannedRange> there(DSLContext statements, PartyId tenant, List<PlannedRange> ranges) {
        Set<PartyId> there = new HashSet<>();
        for (String set : sets.ids()) {
            List<PlannedRange> planned = ranges.stream()
                    .filter(range -> range.reasons().containsKey(set))
                    .toList();
            if (!planned.isEmpty()) {
                boolean isCounted =
                        work.counts().counting(statements, set, rows -> true).orElse(false);
                Set<PartyId> having = work.counts().people(statements, tenant, Set.of(set));
                planned.forEach(range -> range.people().stream()
                        .filter(person -> !isCounted || having.contains(person))
                        .forEach(there::add));
            }
        }
        List<PlannedRange> left = new ArrayList<>();
        for (PlannedRange range : ranges) {
            List<PartyId> people =
                    range.people().stream().filter(there::contains).toList();
            if (!people.isEmpty()) {
                left.add(new PlannedRange(people, range.reasons()));
            }
        }
        return left;
    }

    private UUID begin(
            DSLContext statements,
            SubjectKey tenants,
            PartyId tenant,
            boolean isWhole,
            List<PlannedRange> ranges,
            Instant made) {
        Set<Citation> cites = new TreeSet<>();
        Set<String> provisions = new TreeSet<>();
        Set<PartyId> people = new LinkedHashSet<>();
        Set<String> planned = new TreeSet<>();
        for (PlannedRange range : ranges) {
            people.addAll(range.people());
            planned.addAll(range.reasons().keySet());
            range.reasons().forEach((set, reason) -> {
                sets.get(set);
                cites.addAll(reason.cites());
                provisions.addAll(reason.provisions());
            });
        }
        UUID run = UUID.randomUUID();
        Instant now = work.now();
        DeletionRunRow row = new DeletionRunRow();
        row.setTenant(tenant.value());
        row.setRunId(run);
        row.setWhole(isWhole);
        row.setStatus(DeletionRuns.name(DeletionRun.Status.RUNNING));
        row.setWhy("planned");
        row.setPeople(people.size());
        row.setProvisions(provisions.toArray(String[]::new));
        row.setCites(cites.stream().map(Citation::toString).toArray(String[]::new));
        row.setPlannedAt(made);
        row.setDataSets(PlannedSets.stored(sets, planned));
        statements.executeInsert(row);
        if (work.isAgreedAnew(statements, tenant, run)) {
            throw new IllegalArgumentException("an agreement of " + tenant
                    + " has come since the plan was made; plan anew what is due under that");
        }
        UnitTable units = work.units(tenant, run);
        int number = 0;
        for (PlannedRange range : ranges) {
            units.add(
                    statements, tenants, number, range.people(), range.reasons().keySet(), now);
            work.journal().tellPlanned(statements, tenant, run, number, range.people());
            number++;
        }
        return run;
    }
}
