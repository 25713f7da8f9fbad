package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_RUN;

import com.google.common.collect.Lists;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.deletion.UnitState.Status;
import com.onebackpak.compliance.jdbc.DeletionStep.Outcome;
import com.onebackpak.compliance.jdbc.internal.deletion.AgreementConditions;
import com.onebackpak.compliance.jdbc.internal.deletion.PeopleLists;
import com.onebackpak.compliance.jdbc.internal.deletion.Unit;
import com.onebackpak.compliance.jdbc.internal.deletion.UnitTable;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKey;
import com.onebackpak.compliance.party.PartyId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Looks after a run whose units are over.
 *
 * @param counts what the host counts
 * @param lists stores whom a run is about
 * @param journal is told whom
 * @param quiet how long after the last change it is looked at again
 */
record DeletionSweep(HostCounts counts, PeopleLists lists, ToldJournal journal, Duration quiet) {
    /**
     * After a quiet period all that is done is looked at once more, unless the tenant has agreed anew meanwhile; when nothing is
     * left of that, the run is over.
     */
    Optional<DeletionStep> sweep(DSLContext statements, UnitTable units, Instant now) {
        List<UnitTable.Tally> tallies = units.tally(statements);
        if (tallies.stream().anyMatch(tally -> tally.status() == Status.OPEN || tally.status() == Status.LEASED)) {
            return Optional.empty();
        }
        boolean isSwept = tallies.stream().noneMatch(tally -> tally.status() == Status.DONE && tally.pass() == 1);
        Optional<Instant> changed =
                tallies.stream().map(UnitTable.Tally::changed).max(Comparator.naturalOrder());
        boolean isQuiet = changed.filter(last -> last.plus(quiet).isAfter(now)).isEmpty();
        if (!isSwept && !isQuiet) {
            return Optional.empty();
        }
        Optional<Boolean> whole = statements
                .select(COMPLIANCE_DELETION_RUN.WHOLE)
                .from(COMPLIANCE_DELETION_RUN)
                .where(
                        COMPLIANCE_DELETION_RUN.TENANT.eq(units.tenant().value()),
                        COMPLIANCE_DELETION_RUN.RUN_ID.eq(units.run()),
                        isSwept ? DSL.noCondition() : DSL.not(AgreementConditions.isAgreedAnew(now)))
                .forUpdate()
                .skipLocked()
                .fetchOptional(COMPLIANCE_DELETION_RUN.WHOLE);
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        if (isSwept) {
            finishIfNothingIsHeld(statements, units, tallies);
            return Optional.empty();
        }
        if (units.sweep(statements, now) == 0) {
            return Optional.empty();
        }
        if (whole.get()) {
            addNewcomers(statements, units, now);
        }
        return Optional.of(
                new DeletionStep(units.tenant(), units.run(), "", Outcome.SWEEP, 0, "the quiet period is over"));
    }

    private void finishIfNothingIsHeld(DSLContext statements, UnitTable units, List<UnitTable.Tally> tallies) {
        if (tallies.stream().allMatch(tally -> tally.status() == Status.DONE)) {
            statements
                    .update(COMPLIANCE_DELETION_RUN)
                    .set(COMPLIANCE_DELETION_RUN.STATUS, DeletionRuns.name(DeletionRun.Status.FINISHED))
                    .set(COMPLIANCE_DELETION_RUN.WHY, "nothing is left")
                    .where(
                            COMPLIANCE_DELETION_RUN.TENANT.eq(units.tenant().value()),
                            COMPLIANCE_DELETION_RUN.RUN_ID.eq(units.run()))
                    .execute();
        }
    }

    /**
     * Where all of a tenant's data goes, so does what came since: of each data set, of whomever the run has not planned for that
     * data set. Who is in the run for another one is not therefore done with; but where rows that refer to theirs are held, they wait. Data
     * sets that refer to it go along, where rows may come until then: children go before their parents within a range alone.
     */
    private void addNewcomers(DSLContext statements, UnitTable units, Instant now) {
        List<Unit> planned = units.all(statements);
        Set<String> inTheRun = planned.stream().map(Unit::dataSet).collect(Collectors.toSet());
        Map<PartyId, Set<String>> newcomers = new TreeMap<>();
        for (String set : counts.data().sets().ids()) {
            Set<String> below = counts.data().sets().below(set);
            Set<PartyId> left = new HashSet<>();
            boolean isPlanned = false;
            for (Unit unit : planned) {
                if (unit.dataSet().equals(set)) {
                    isPlanned = true;
                    left.addAll(unit.people());
                } else if (below.contains(unit.dataSet()) && unit.state().status() == Status.DEFERRED) {
                    left.addAll(unit.rest());
                }
            }
            if (isPlanned) {
                counts.people(statements, units.tenant(), Set.of(set)).stream()
                        .filter(person -> !left.contains(person))
                        .forEach(person -> {
                            Set<String> sets = newcomers.computeIfAbsent(person, each -> new TreeSet<>());
                            sets.add(set);
                            below.stream().filter(inTheRun::contains).forEach(sets::add);
                        });
            }
        }
        Map<Set<String>, List<PartyId>> alike = new LinkedHashMap<>();
        newcomers.forEach((person, sets) ->
                alike.computeIfAbsent(sets, same -> new ArrayList<>()).add(person));
        int range = units.ranges(statements);
        for (Map.Entry<Set<String>, List<PartyId>> each : alike.entrySet()) {
            for (List<PartyId> people : Lists.partition(each.getValue(), RetentionPlan.PEOPLE_IN_A_RANGE)) {
                SubjectKey tenants = lists.keys().lockTenants(statements, units.tenant());
                units.add(statements, tenants, range, people, each.getKey(), now);
                journal.tellPlanned(statements, units.tenant(), units.run(), range, people);
                range++;
            }
        }
    }

    /** Of a run that the database does not know any more: that this of it is gone. */
    void rememberWhatIsGone(
            DSLContext statements, UnitTable units, Map<Integer, Map<String, Set<String>>> gone, Instant now) {
        statements
                .insertInto(COMPLIANCE_DELETION_RUN)
                .set(COMPLIANCE_DELETION_RUN.TENANT, units.tenant().value())
                .set(COMPLIANCE_DELETION_RUN.RUN_ID, units.run())
                .set(COMPLIANCE_DELETION_RUN.WHOLE, false)
                .set(COMPLIANCE_DELETION_RUN.STATUS, DeletionRuns.name(DeletionRun.Status.FINISHED))
                .set(COMPLIANCE_DELETION_RUN.WHY, "known from the journal; the database was older")
                .set(COMPLIANCE_DELETION_RUN.PEOPLE, 0)
                .set(COMPLIANCE_DELETION_RUN.PROVISIONS, new String[0])
                .set(COMPLIANCE_DELETION_RUN.CITES, new String[0])
                .set(COMPLIANCE_DELETION_RUN.PLANNED_AT, now)
                .execute();
        SubjectKey tenants = lists.keys().lockTenants(statements, units.tenant());
        gone.forEach((range, sets) -> units.add(statements, tenants, range, List.of(), sets.keySet(), now));
        units.all(statements)
                .forEach(unit -> units.write(statements, unit.with(unit.state().done()), now));
    }
}
