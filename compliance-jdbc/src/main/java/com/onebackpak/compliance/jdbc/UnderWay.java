package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_RUN;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import com.onebackpak.compliance.deletion.DataSets;
import com.onebackpak.compliance.deletion.DeletionReason;
import com.onebackpak.compliance.deletion.PlannedRange;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.deletion.UnitState.Status;
import com.onebackpak.compliance.jdbc.internal.deletion.AgreementConditions;
import com.onebackpak.compliance.jdbc.internal.deletion.Unit;
import com.onebackpak.compliance.party.PartyId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * What of a plan runs that have not come to their end have still to do, one that is stopped among them: were it another's too, one
 * of both would find rows gone that it had left because they were held, and could not be certified.
 *
 * @param first the oldest such run
 * @param sets whose rows, each with the data sets; people of one range share a set
 */
record UnderWay(UUID first, Map<PartyId, Set<String>> sets) {
    /**
     * What of a plan is under way; empty: nothing. A plan of all of a tenant's data is begun beside runs of some people, because it is
     * about more than their rows; what is under way of it is what such a run has to do.
     */
    static Optional<UnderWay> with(DSLContext statements, DeletionWork work, RetentionPlan plan) {
        Set<PartyId> planned = new HashSet<>();
        plan.ranges().forEach(range -> planned.addAll(range.people()));
        Map<PartyId, Set<String>> sets = new HashMap<>();
        Map<Set<String>, Set<String>> shared = new HashMap<>();
        Optional<UUID> first = Optional.empty();
        for (UUID run : runs(statements, work, plan)) {
            List<Unit> units = work.units(plan.tenant(), run).all(statements);
            Map<Set<String>, Collection<PartyId>> toDo = new LinkedHashMap<>();
            if (plan.isWhole() && units.stream().anyMatch(UnderWay::isToBeSwept)) {
                toDo.put(units.stream().map(Unit::dataSet).collect(Collectors.toSet()), planned);
            } else {
                units.forEach(unit -> toDo.computeIfAbsent(Set.of(unit.dataSet()), set -> new ArrayList<>())
                        .addAll(toDo(unit)));
            }
            for (Map.Entry<Set<String>, Collection<PartyId>> each : toDo.entrySet()) {
                for (PartyId person : each.getValue()) {
                    if (planned.contains(person)) {
                        first = first.or(() -> Optional.of(run));
                        sets.merge(
                                person,
                                each.getKey(),
                                (some, others) -> shared.computeIfAbsent(
                                        ImmutableSet.copyOf(Sets.union(some, others)), same -> same));
                    }
                }
            }
        }
        return first.map(run -> new UnderWay(run, sets));
    }

    private static List<UUID> runs(DSLContext statements, DeletionWork work, RetentionPlan plan) {
        return statements
                .select(COMPLIANCE_DELETION_RUN.RUN_ID)
                .from(COMPLIANCE_DELETION_RUN)
                .where(
                        COMPLIANCE_DELETION_RUN.TENANT.eq(plan.tenant().value()),
                        COMPLIANCE_DELETION_RUN.STATUS.ne(DeletionRuns.name(DeletionRun.Status.FINISHED)),
                        plan.isWhole() ? COMPLIANCE_DELETION_RUN.WHOLE.isTrue() : DSL.noCondition(),
                        DSL.not(AgreementConditions.isAgreedAnew(work.now())))
                .orderBy(COMPLIANCE_DELETION_RUN.PLANNED_AT, COMPLIANCE_DELETION_RUN.RUN_ID)
                .fetch(COMPLIANCE_DELETION_RUN.RUN_ID);
    }

    /** Of all of a tenant's data, the second sweep adds whoever came since the plan. */
    private static boolean isToBeSwept(Unit unit) {
        return unit.state().status() == Status.DONE && unit.state().pass() == 1;
    }

    /** Whoever is left; of what is done all, until the second sweep has looked at them once more. */
    private static List<PartyId> toDo(Unit unit) {
        if (unit.state().status() == Status.DONE) {
            return isToBeSwept(unit) ? unit.people() : List.of();
        }
        return unit.rest();
    }

    /** The ranges without that, and without what must go after it: the children of rows go before them, in one run. */
    List<PlannedRange> without(DataSets known, List<PlannedRange> ranges) {
        List<PlannedRange> left = new ArrayList<>();
        for (PlannedRange range : ranges) {
            Map<Set<String>, List<PartyId>> alike = new LinkedHashMap<>();
            Map<Set<String>, Set<String>> going = new HashMap<>();
            for (PartyId person : range.people()) {
                Set<String> open = sets.getOrDefault(person, Set.of());
                Set<String> rest = going.computeIfAbsent(
                        open, each -> without(known, range.reasons().keySet(), each));
                if (!rest.isEmpty()) {
                    alike.computeIfAbsent(rest, same -> new ArrayList<>()).add(person);
                }
            }
            alike.forEach((rest, people) -> {
                Map<String, DeletionReason> reasons = Maps.filterKeys(range.reasons(), rest::contains);
                left.add(new PlannedRange(people, reasons));
            });
        }
        return left;
    }

    private static Set<String> without(DataSets known, Set<String> planned, Set<String> open) {
        Set<String> waiting = new HashSet<>(open);
        Set<String> going = new TreeSet<>(planned);
        while (going.removeIf(set -> waiting.contains(set)
                || !Sets.intersection(waiting, known.below(set)).isEmpty()
                || !Sets.intersection(waiting, known.outlived(set)).isEmpty())) {
            waiting.addAll(Sets.difference(planned, going));
        }
        return going;
    }
}
