package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_RUN;

import com.onebackpak.compliance.deletion.UnitState.Status;
import com.onebackpak.compliance.jdbc.DeletionStep.Outcome;
import com.onebackpak.compliance.jdbc.internal.deletion.PeopleLists;
import com.onebackpak.compliance.jdbc.internal.deletion.UnitTable;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKey;
import com.onebackpak.compliance.party.PartyId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * Looks after a run whose units are over.
 *
 * @param counts what the host counts
 * @param lists stores whom a run is about
 * @param journal is told whom
 * @param quiet how long after the last change it is looked at again
 */
record DeletionSweep(HostCounts counts, PeopleLists lists, ToldJournal journal, Duration quiet) {
    /** After a quiet period all that is done is looked at once more; when nothing is left of that, the run is over. */
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
                        COMPLIANCE_DELETION_RUN.RUN_ID.eq(units.run()))
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

    /** Where all of a tenant's data goes, so does that of who came since. */
    private void addNewcomers(DSLContext statements, UnitTable units, Instant now) {
        Set<String> sets = new HashSet<>();
        units.all(statements).forEach(unit -> sets.add(unit.dataSet()));
        sets.retainAll(counts.data().sets().ids());
        List<PartyId> newcomers = KeptPeople.without(
                List.copyOf(counts.people(statements, units.tenant(), sets)), units.people(statements));
        if (!newcomers.isEmpty()) {
            int range = units.ranges(statements);
            units.add(statements, lists.keys().lockTenants(statements, units.tenant()), range, newcomers, sets, now);
            journal.tellPlanned(statements, units.tenant(), units.run(), range, newcomers);
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
