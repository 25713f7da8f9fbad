package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_RUN;

import com.onebackpak.compliance.deletion.DataSet;
import com.onebackpak.compliance.deletion.EraserAnswer;
import com.onebackpak.compliance.deletion.HeldPeople;
import com.onebackpak.compliance.deletion.UnitState;
import com.onebackpak.compliance.deletion.UnitState.Status;
import com.onebackpak.compliance.jdbc.DeletionJournal.Entry;
import com.onebackpak.compliance.jdbc.DeletionStep.Outcome;
import com.onebackpak.compliance.jdbc.internal.deletion.AgreementConditions;
import com.onebackpak.compliance.jdbc.internal.deletion.DeletionGate;
import com.onebackpak.compliance.jdbc.internal.deletion.PeopleLists;
import com.onebackpak.compliance.jdbc.internal.deletion.Unit;
import com.onebackpak.compliance.jdbc.internal.deletion.UnitTable;
import com.onebackpak.compliance.jdbc.internal.transaction.OwnedWork;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.retention.Hold;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Does the steps of runs. What is in the database goes in the transaction that claims it: it looks at the holds, erases,
 * counts and ticks off, or does none of it. What is elsewhere is leased, erased, counted, and ticked off under the claim's
 * number. Thread-safe.
 */
final class DeletionWork {
    /** In milliseconds: for a hold that is being recorded, and for rows that somebody else has locked. */
    private static final int MAX_WAIT_FOR_HOLDS = 1_000;

    private static final int MAX_WAIT = 10_000;

    private static final Set<String> LOCK_TIMEOUTS = Set.of("55P03", "HYT00");

    private final OwnedWork own;
    private final HostData data;
    private final DeletionSettings settings;
    private final PeopleLists lists;
    private final LiveHolds holds;
    private final HostCounts counts;
    private final LocalErasure erasure;
    private final ToldJournal journal;
    private final DeletionSweep sweep;
    private final Clock clock;

    DeletionWork(
            OwnedWork own,
            HostData data,
            DeletionSettings settings,
            PeopleLists lists,
            LiveHolds holds,
            LocalErasure erasure,
            ToldJournal journal,
            Clock clock) {
        this.own = own;
        this.data = data;
        this.settings = settings;
        this.lists = lists;
        this.holds = holds;
        this.counts = new HostCounts(data);
        this.erasure = erasure;
        this.journal = journal;
        this.sweep = new DeletionSweep(counts, lists, journal, settings.quiet());
        this.clock = clock;
    }

    UnitTable units(PartyId tenant, UUID run) {
        return new UnitTable(lists, tenant, run);
    }

    PeopleLists lists() {
        return lists;
    }

    /** Whose data other tenants were asked to show and have not answered. */
    Map<PartyId, List<Hold>> inspectedWithOthers(DSLContext statements, PartyId tenant) {
        return holds.inspectedWithOthers(statements, tenant, now());
    }

    /** Whether an agreement of the tenant is in force, or begins later. */
    boolean isAgreed(DSLContext statements, PartyId tenant) {
        return statements.fetchExists(
                DSL.selectOne().where(AgreementConditions.isAgreed(DSL.val(tenant.value()), now())));
    }

    /** Whether the tenant has agreed anew since a run was planned, so that nothing more of it goes. */
    boolean isAgreedAnew(DSLContext statements, PartyId tenant, UUID run) {
        return statements.fetchExists(
                COMPLIANCE_DELETION_RUN, DeletionRuns.ofRun(tenant, run).and(AgreementConditions.isAgreedAnew(now())));
    }

    HostCounts counts() {
        return counts;
    }

    ToldJournal journal() {
        return journal;
    }

    DeletionSweep sweep() {
        return sweep;
    }

    /** Of how many of these people rows stay as things stand, data set by data set. */
    Map<String, HeldPeople> held(DSLContext statements, PartyId tenant, List<PartyId> people) {
        return KeptPeople.planned(statements, holds, data.sets(), tenant, people, now());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** What a transaction did, and what is still to be done outside of it. */
    private record Claimed(Optional<Done> done, @Nullable Unit leased, List<PartyId> people) {
        static final Claimed NOTHING = new Claimed(Optional.empty(), null, List.of());

        static Claimed done(Done done) {
            return new Claimed(Optional.of(done), null, List.of());
        }
    }

    /** A step, and what the journal is to be told of it once it is committed, before anybody else is. */
    record Done(DeletionStep step, List<Entry> gone) {
        Done(DeletionStep step) {
            this(step, List.of());
        }
    }

    /** Another is about to record a hold, and what is held is not known until then. */
    private static final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BusyException() {
            super("a hold is being recorded", null, false, false);
        }
    }

    /** Does one unit of a run that goes on, if any may begin; nobody may be told before the journal was. */
    Optional<Done> step(PartyId tenant, UUID run) {
        return step(tenant, run, false);
    }

    /** The same of what was acknowledged as gone before any hold that is on record. */
    Optional<DeletionStep> stepAgainstHolds(PartyId tenant, UUID run) {
        Optional<Done> done = step(tenant, run, true);
        tell(done.stream().toList());
        return done.map(Done::step);
    }

    /** Looks after a run of which nothing may begin. */
    Optional<Done> lookAfter(PartyId tenant, UUID run) {
        try {
            return own.write(statements -> {
                gate(statements, tenant);
                return sweep.sweep(statements, units(tenant, run), now()).map(Done::new);
            });
        } catch (BusyException e) {
            return Optional.empty();
        }
    }

    /** Tells the journal what is gone, at once. */
    void tell(List<Done> done) {
        journal.append(done.stream().flatMap(each -> each.gone().stream()).toList());
    }

    private Optional<Done> step(PartyId tenant, UUID run, boolean againstHolds) {
        UnitTable units = units(tenant, run);
        Unit[] begun = {null};
        Claimed claimed;
        try {
            claimed = own.write(statements -> {
                begun[0] = null;
                return claim(statements, units, begun, againstHolds);
            });
        } catch (BusyException e) {
            return Optional.empty();
        } catch (UndoneException e) {
            return recorded(units, Objects.requireNonNull(begun[0]), e.attempt());
        } catch (RuntimeException | Error e) { // an eraser's error stops its run, not all of them
            if (begun[0] == null) {
                throw e;
            }
            return recorded(units, begun[0], Attempted.failed(e));
        }
        Unit leased = claimed.leased();
        return leased == null ? claimed.done() : Optional.of(elsewhere(units, leased, claimed.people(), againstHolds));
    }

    /** Of a unit of which all is undone: why; nothing where a hold is being recorded meanwhile, for it is still to be done. */
    private Optional<Done> recorded(UnitTable units, Unit failing, Attempted attempt) {
        try {
            return Optional.of(own.write(statements -> {
                gate(statements, units.tenant());
                return units.unclaimed(statements, failing)
                        .map(unit -> new Done(
                                failed(statements, units, unit, unit.state().claimed(now()), attempt)))
                        .orElseGet(() -> late(failing));
            }));
        } catch (BusyException e) {
            return Optional.empty();
        }
    }

    private Claimed claim(DSLContext statements, UnitTable units, @Nullable Unit[] begun, boolean againstHolds) {
        gate(statements, units.tenant());
        Instant now = now();
        Map<String, Set<String>> before = new LinkedHashMap<>();
        data.sets().ids().forEach(id -> before.put(id, data.sets().before(id)));
        Optional<UnitTable.Claim> claimed =
                units.claim(statements, DeletionRuns.name(DeletionRun.Status.RUNNING), before, now, againstHolds);
        if (claimed.isEmpty()) {
            return Claimed.NOTHING;
        }
        begun[0] = claimed.get().unit();
        Unit unit = lookedAt(statements, claimed.get().unit());
        DataSet set = data.sets().get(unit.dataSet());
        KeptPeople kept = againstHolds || !claimed.get().mayBeHeld()
                ? KeptPeople.NOBODY
                : KeptPeople.of(statements, holds, counts, units, unit, set, now);
        List<PartyId> people = KeptPeople.without(unit.rest(), kept.people());
        UnitState state = unit.state().claimed(now);
        Optional<LocalData> local = data.local(set.id());
        if (people.isEmpty()) {
            return Claimed.done(over(statements, units, unit.with(state), kept, 0, now));
        }
        if (local.isPresent()) {
            Attempted attempt = erasure.erase(statements, local.get(), unit.with(state), set, people, kept.people());
            if (!attempt.counts()) {
                throw new UndoneException(attempt);
            }
            return Claimed.done(over(statements, units, unit.with(state), kept, attempt.rows(), now));
        }
        Unit leased = unit.with(unit.state().leased(now, settings.lease()));
        units.write(statements, leased, now);
        return new Claimed(Optional.empty(), leased, people);
    }

    /** Of what was held before and is in the database: counts whether it is still there. */
    private Unit lookedAt(DSLContext statements, Unit unit) {
        if (unit.heldRows() < 0 || data.local(unit.dataSet()).isEmpty()) {
            return unit;
        }
        long there = counts.of(statements, unit.tenant(), unit.dataSet(), unit.rest())
                .orElse(unit.heldRows());
        return unit.losing(unit.heldRows() - there).holding(there);
    }

    private void gate(DSLContext statements, PartyId tenant) {
        try {
            if (!DeletionGate.forDeletion(statements, tenant, MAX_WAIT_FOR_HOLDS, MAX_WAIT)) {
                throw new BusyException();
            }
        } catch (DataAccessException e) {
            throw LOCK_TIMEOUTS.contains(e.sqlState()) ? new BusyException() : e;
        }
    }

    private Done over(DSLContext statements, UnitTable units, Unit unit, KeptPeople kept, long rows, Instant now) {
        UnitState state =
                kept.people().isEmpty() ? unit.state().done() : unit.state().deferred(kept.until(), kept.why());
        long left = kept.people().isEmpty()
                ? -1
                : counts.of(statements, unit.tenant(), unit.dataSet(), kept.people())
                        .orElse(-1L);
        units.write(
                statements,
                unit.with(state).leaving(kept.people(), kept.by()).holding(left).ticked(rows, rows, now),
                now);
        reopenAbove(statements, units, unit, now);
        return new Done(step(unit, state, rows), journal.gone(statements, unit, kept.people()));
    }

    /** What waited for rows that are gone now may go on. */
    private void reopenAbove(DSLContext statements, UnitTable units, Unit unit, Instant now) {
        if (unit.state().fence() > 1) { // at the first claim nothing has waited for it yet
            units.reopen(statements, unit.range(), data.sets().above(unit.dataSet()), "what refers to it is gone", now);
        }
    }

    private static DeletionStep step(Unit unit, UnitState state, long rows) {
        Outcome outcome = state.status() == Status.DONE ? Outcome.DONE : Outcome.DEFERRED;
        return new DeletionStep(unit.tenant(), unit.run(), unit.dataSet(), outcome, rows, state.why());
    }

    private DeletionStep failed(DSLContext statements, UnitTable units, Unit unit, UnitState state, Attempted attempt) {
        Instant now = now();
        String why = attempt.failure().orElse("");
        UnitState next = attempt.later()
                .map(later -> state.putOff(now, later, why))
                .orElseGet(() -> state.failed(now, settings.retrying(), why));
        units.write(statements, unit.with(next), now);
        boolean stops = attempt.later().isEmpty()
                && units.failures(statements, unit.dataSet())
                        >= settings.retrying().failuresToStop();
        if (stops) {
            stop(statements, unit, "data set '" + unit.dataSet() + "': " + why);
        }
        return new DeletionStep(
                unit.tenant(), unit.run(), unit.dataSet(), stops ? Outcome.STOPPED : Outcome.FAILED, 0, why);
    }

    private static void stop(DSLContext statements, Unit unit, String why) {
        statements
                .update(COMPLIANCE_DELETION_RUN)
                .set(COMPLIANCE_DELETION_RUN.STATUS, DeletionRuns.name(DeletionRun.Status.STOPPED))
                .set(COMPLIANCE_DELETION_RUN.WHY, why)
                .where(
                        COMPLIANCE_DELETION_RUN.TENANT.eq(unit.tenant().value()),
                        COMPLIANCE_DELETION_RUN.RUN_ID.eq(unit.run()))
                .execute();
    }

    /** Erases what is elsewhere, under a lease. */
    private Done elsewhere(UnitTable units, Unit leased, List<PartyId> people, boolean againstHolds) {
        DataSet set = data.sets().get(leased.dataSet());
        HostData.Remote remote = data.remote(set.id()).orElseThrow();
        List<PartyId> others = KeptPeople.without(leased.rest(), people);
        PartyId tenant = leased.tenant();
        Attempted attempt;
        long leftOfOthers = 0;
        Unit counted = leased;
        try {
            if (leased.heldRows() >= 0 && remote.rows().isPresent()) {
                long there = remote.rows().get().of(tenant, leased.rest());
                counted = leased.losing(leased.heldRows() - there).holding(there);
            }
            if (leased.asked() < 0 && remote.rows().isPresent()) {
                long asked = remote.rows().get().of(tenant, leased.rest());
                if (!remember(units, leased, asked)) {
                    return late(leased);
                }
            }
            long before = remote.rows().map(rows -> rows.of(tenant, others)).orElse(0L);
            EraserAnswer answer = remote.eraser().erase(LocalErasure.task(leased, set, people));
            Optional<Long> left = remote.rows().map(rows -> rows.of(tenant, people));
            leftOfOthers = remote.rows().map(rows -> rows.of(tenant, others)).orElse(0L);
            // of those who are held, another may have taken rows whom nobody could call back
            counted = counted.losing(before - leftOfOthers);
            attempt = Attempted.judgedElsewhere(answer, left);
        } catch (RuntimeException | Error e) {
            attempt = Attempted.failed(e);
        }
        return conclude(units, counted, set, people, attempt, leftOfOthers, againstHolds);
    }

    private Done conclude(
            UnitTable units,
            Unit leased,
            DataSet set,
            List<PartyId> people,
            Attempted judged,
            long othersLeft,
            boolean againstHolds) {
        try {
            return concluded(units, leased, set, people, judged, othersLeft, againstHolds);
        } catch (BusyException e) {
            return late(leased); // the next who leases it counts what is gone
        }
    }

    private Done concluded(
            UnitTable units,
            Unit leased,
            DataSet set,
            List<PartyId> people,
            Attempted judged,
            long othersLeft,
            boolean againstHolds) {
        PartyId tenant = leased.tenant();
        return own.write(statements -> {
            gate(statements, tenant);
            Optional<Unit> mine = units.leased(
                    statements, leased.range(), leased.dataSet(), leased.state().fence());
            return mine.map(unit -> unit.losing(leased.lost() - unit.lost()).holding(leased.heldRows()))
                    .map(unit -> judged.counts()
                            ? tickedOff(statements, units, unit, set, people, judged.rows(), othersLeft, againstHolds)
                            : new Done(failed(statements, units, unit, unit.state(), judged)))
                    .orElseGet(() -> late(leased));
        });
    }

    private static Done late(Unit unit) {
        return new Done(
                new DeletionStep(unit.tenant(), unit.run(), unit.dataSet(), Outcome.LATE, 0, "the lease had run out"));
    }

    private boolean remember(UnitTable units, Unit leased, long asked) {
        return own.write(statements -> {
            gate(statements, leased.tenant());
            Optional<Unit> mine = units.leased(
                    statements, leased.range(), leased.dataSet(), leased.state().fence());
            mine.ifPresent(unit -> units.write(statements, unit.asked(asked), now()));
            return mine.isPresent();
        });
    }

    private Done tickedOff(
            DSLContext statements,
            UnitTable units,
            Unit unit,
            DataSet set,
            List<PartyId> people,
            long said,
            long leftOfOthers,
            boolean againstHolds) {
        Instant now = now();
        List<PartyId> rest = KeptPeople.without(unit.rest(), people);
        // by the host's count, because somebody who was frozen may have been at them before; else by the eraser's word
        long rows = unit.asked() < 0 ? said : Math.max(0, unit.asked() - leftOfOthers);
        Unit left = unit.leaving(rest, HeldPeople.NOBODY);
        KeptPeople kept =
                againstHolds ? KeptPeople.NOBODY : KeptPeople.of(statements, holds, counts, units, left, set, now);
        UnitState over = rest.isEmpty() ? unit.state().done() : unit.state().deferred(kept.until(), kept.why());
        // a hold that was released while this was under way has opened nothing
        boolean mayGoOn = !KeptPeople.without(rest, kept.people()).isEmpty();
        UnitState state = mayGoOn ? over.reopened("released meanwhile") : over;
        units.write(
                statements,
                left.leaving(rest, kept.by())
                        .with(state)
                        .holding(rest.isEmpty() || unit.asked() < 0 ? -1 : leftOfOthers)
                        .ticked(rows, rows, now)
                        .asked(rest.isEmpty() || unit.asked() < 0 ? -1 : leftOfOthers),
                now);
        reopenAbove(statements, units, unit, now);
        return new Done(step(unit, state, rows), journal.gone(statements, unit, rest));
    }
}
