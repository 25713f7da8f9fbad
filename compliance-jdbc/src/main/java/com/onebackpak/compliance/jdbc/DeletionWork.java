package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_RUN;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.deletion.DataSet;
import com.onebackpak.compliance.deletion.EraserAnswer;
import com.onebackpak.compliance.deletion.ErasureTask;
import com.onebackpak.compliance.deletion.HostRows;
import com.onebackpak.compliance.deletion.UnitState;
import com.onebackpak.compliance.deletion.UnitState.Status;
import com.onebackpak.compliance.jdbc.DeletionJournal.Entry;
import com.onebackpak.compliance.jdbc.DeletionJournal.Kind;
import com.onebackpak.compliance.jdbc.DeletionStep.Outcome;
import com.onebackpak.compliance.jdbc.internal.deletion.DeletionGate;
import com.onebackpak.compliance.jdbc.internal.deletion.PeopleLists;
import com.onebackpak.compliance.jdbc.internal.deletion.Unit;
import com.onebackpak.compliance.jdbc.internal.deletion.UnitTable;
import com.onebackpak.compliance.jdbc.internal.subject.Pseudonyms;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKey;
import com.onebackpak.compliance.jdbc.internal.transaction.OwnedWork;
import com.onebackpak.compliance.jdbc.internal.transaction.Transactions;
import com.onebackpak.compliance.jdbc.internal.transaction.WritingTurn;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Does the steps of runs. What is in the database goes in the transaction that claims it: it looks at the holds, erases,
 * counts and ticks off, or does none of it. What is elsewhere is leased, erased, counted, and ticked off under the claim's
 * number. Thread-safe.
 */
final class DeletionWork {
    private static final int NAME_DIGITS = 32;

    /** In milliseconds: for a hold that is being recorded, and for rows that somebody else has locked. */
    private static final int MAX_WAIT_FOR_HOLDS = 1_000;

    private static final int MAX_WAIT = 10_000;

    private static final int PAGE = 1_000;

    private static final Set<String> LOCK_TIMEOUTS = Set.of("55P03", "HYT00");

    private final OwnedWork own;
    private final HostData data;
    private final DeletionSettings settings;
    private final PeopleLists lists;
    private final LiveHolds holds;
    private final Optional<DeletionJournal> journal;
    private final Clock clock;

    DeletionWork(
            OwnedWork own,
            HostData data,
            DeletionSettings settings,
            PeopleLists lists,
            LiveHolds holds,
            Optional<DeletionJournal> journal,
            Clock clock) {
        this.own = own;
        this.data = data;
        this.settings = settings;
        this.lists = lists;
        this.holds = holds;
        this.journal = journal;
        this.clock = clock;
    }

    UnitTable units(PartyId tenant, UUID run) {
        return new UnitTable(lists, tenant, run);
    }

    PeopleLists lists() {
        return lists;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Who of a unit must be left alone, why, and until when. */
    private record Kept(List<PartyId> people, Set<HoldKind> by, Optional<Instant> until) {
        static final Kept NOBODY = new Kept(List.of(), Set.of(), Optional.empty());

        String why() {
            return by.isEmpty() ? "rows that refer to these are held" : "held";
        }
    }

    /** What a transaction did, and what is still to be done outside of it. */
    private record Claimed(Optional<Done> done, @Nullable Unit leased, List<PartyId> people) {
        static final Claimed NOTHING = new Claimed(Optional.empty(), null, List.of());

        static Claimed done(Done done) {
            return new Claimed(Optional.of(done), null, List.of());
        }
    }

    /** A step, and what the journal is to be told of it once it is committed, before anybody else is. */
    private record Done(DeletionStep step, List<Entry> gone) {
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

    /** Does one unit of a run, if any may begin. */
    Optional<DeletionStep> step(PartyId tenant, UUID run) {
        return step(tenant, run, false).map(this::told);
    }

    /** The same of what was acknowledged as gone before any hold that is on record. */
    Optional<DeletionStep> stepAgainstHolds(PartyId tenant, UUID run) {
        return step(tenant, run, true).map(this::told);
    }

    private DeletionStep told(Done done) {
        journal.filter(to -> !done.gone().isEmpty()).ifPresent(to -> to.append(done.gone()));
        return done.step();
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
        } catch (RuntimeException e) {
            Unit failing = begun[0];
            if (failing == null) {
                throw e;
            }
            return Optional.of(own.write(statements -> {
                gate(statements, tenant);
                return new Done(failed(statements, units, failing, failing.state(), Attempted.failed(e)));
            }));
        }
        Unit leased = claimed.leased();
        return leased == null ? claimed.done() : Optional.of(elsewhere(units, leased, claimed.people(), againstHolds));
    }

    private Claimed claim(DSLContext statements, UnitTable units, @Nullable Unit[] begun, boolean againstHolds) {
        gate(statements, units.tenant());
        Instant now = now();
        Map<String, Set<String>> below = new LinkedHashMap<>();
        data.sets().ids().forEach(id -> below.put(id, data.sets().below(id)));
        Optional<Unit> claimed = units.claim(statements, below, now);
        if (claimed.isEmpty()) {
            return againstHolds
                    ? Claimed.NOTHING
                    : sweep(statements, units, now)
                            .map(step -> Claimed.done(new Done(step)))
                            .orElse(Claimed.NOTHING);
        }
        Unit unit = claimed.get();
        begun[0] = unit;
        DataSet set = data.sets().get(unit.dataSet());
        Kept kept = againstHolds ? Kept.NOBODY : kept(statements, unit, set, now);
        List<PartyId> people = without(unit.rest(), kept.people());
        UnitState state = unit.state().claimed(now);
        Optional<LocalData> local = data.local(set.id());
        if (people.isEmpty()) {
            return Claimed.done(over(statements, units, unit.with(state), kept, 0, now));
        }
        if (local.isPresent()) {
            Attempted attempt = erase(statements, local.get(), unit.with(state), set, people);
            return Claimed.done(
                    attempt.counts()
                            ? over(statements, units, unit.with(state), kept, attempt.rows(), now)
                            : new Done(failed(statements, units, unit, state, attempt)));
        }
        Unit leased = unit.with(unit.state().leased(now, settings.lease()));
        units.write(statements, leased, now);
        return new Claimed(Optional.empty(), leased, people);
    }

    private static List<PartyId> without(List<PartyId> all, List<PartyId> others) {
        Set<PartyId> left = new HashSet<>(others);
        return all.stream().filter(person -> !left.contains(person)).toList();
    }

    private void gate(DSLContext statements, PartyId tenant) {
        boolean postgres = statements.family() == SQLDialect.POSTGRES;
        if (postgres) {
            statements.execute("set local lock_timeout = " + MAX_WAIT_FOR_HOLDS);
        }
        try {
            if (!DeletionGate.forDeletion(statements, tenant)) {
                throw new BusyException();
            }
        } catch (DataAccessException e) {
            throw LOCK_TIMEOUTS.contains(e.sqlState()) ? new BusyException() : e;
        }
        if (postgres) {
            statements.execute("set local lock_timeout = " + MAX_WAIT);
        }
    }

    /** Whoever is held and has rows, and whoever has rows that refer to these and are held. */
    private Kept kept(DSLContext statements, Unit unit, DataSet set, Instant now) {
        Set<PartyId> kept = new HashSet<>();
        Set<HoldKind> by = EnumSet.noneOf(HoldKind.class);
        Optional<Instant> until = Optional.of(Instant.MAX);
        for (Map.Entry<PartyId, List<Hold>> held :
                holds.on(statements, unit.tenant(), unit.rest(), now).entrySet()) {
            List<Hold> stopping = held.getValue().stream()
                    .filter(hold -> set.categories().stream().anyMatch(category -> hold.stops(category, now)))
                    .toList();
            if (!stopping.isEmpty() && hasRows(statements, unit, held.getKey())) {
                kept.add(held.getKey());
                stopping.forEach(hold -> by.add(hold.kind()));
                until = until.flatMap(earliest -> stopping.stream()
                        .map(hold -> hold.span().until())
                        .reduce(Optional.of(Instant.MIN), DeletionWork::later)
                        .map(last -> last.isBefore(earliest) ? last : earliest));
            }
        }
        for (Unit below : units(unit.tenant(), unit.run())
                .deferred(statements, unit.range(), data.sets().below(set.id()))) {
            Set<PartyId> referred = ImmutableSet.copyOf(below.rest());
            unit.rest().stream().filter(referred::contains).forEach(kept::add);
        }
        return new Kept(
                unit.rest().stream().filter(kept::contains).toList(),
                by,
                by.isEmpty() ? Optional.empty() : until.filter(instant -> instant.isBefore(Instant.MAX)));
    }

    /** The later of two; of none that ends there is no later. */
    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.flatMap(a -> other.map(b -> a.isAfter(b) ? a : b));
    }

    private boolean hasRows(DSLContext statements, Unit unit, PartyId person) {
        return counting(statements, unit.dataSet(), rows -> rows.of(unit.tenant(), List.of(person)))
                .map(rows -> rows > 0)
                .orElse(true);
    }

    /** What the host counts; empty where it cannot. */
    <T> Optional<T> counting(DSLContext statements, String dataSet, Function<HostRows, T> count) {
        Optional<LocalData> local = data.local(dataSet);
        return local.isPresent()
                ? Optional.of(statements.connectionResult(
                        connection -> count.apply(local.get().rows(JoinedConnection.of(connection)))))
                : data.remote(dataSet).flatMap(HostData.Remote::rows).map(count);
    }

    private Attempted erase(DSLContext statements, LocalData local, Unit unit, DataSet set, List<PartyId> people) {
        ErasureTask task = task(unit, set, people);
        return statements.connectionResult(connection -> {
            HostRows rows = local.rows(JoinedConnection.of(connection));
            long counted = rows.of(unit.tenant(), people);
            if (counted == 0 && unit.state().pass() > 1) {
                return Attempted.gone(0); // what was added meanwhile is nothing
            }
            if (connection.isWrapperFor(WritingTurn.class)) {
                connection.unwrap(WritingTurn.class).erases();
            }
            Savepoint before = connection.setSavepoint();
            Attempted attempt = erased(local, task, connection, counted, rows);
            if (attempt.counts()) {
                connection.releaseSavepoint(before);
            } else {
                connection.rollback(before);
            }
            return attempt;
        });
    }

    private static Attempted erased(
            LocalData local, ErasureTask task, Connection connection, long counted, HostRows rows) {
        try {
            EraserAnswer answer = local.erase(task, JoinedConnection.of(connection));
            return Attempted.judged(answer, counted, () -> rows.of(task.tenant(), task.people()));
        } catch (SQLException | RuntimeException e) {
            if (Transactions.isWorthAnotherAttempt(e)) {
                throw new DataAccessException("an eraser met another transaction", e);
            }
            return Attempted.failed(e);
        }
    }

    private static ErasureTask task(Unit unit, DataSet set, List<PartyId> people) {
        return new ErasureTask(
                unit.tenant(), set.id(), set.treatment(), people, unit.state().fence());
    }

    private Done over(DSLContext statements, UnitTable units, Unit unit, Kept kept, long rows, Instant now) {
        UnitState state =
                kept.people().isEmpty() ? unit.state().done() : unit.state().deferred(kept.until(), kept.why());
        units.write(
                statements, unit.with(state).leaving(kept.people(), kept.by()).ticked(rows, rows, now), now);
        reopenAbove(statements, units, unit, now);
        return new Done(step(unit, state, rows), gone(statements, unit, kept.people()));
    }

    /** Of all of a range, no names: the journal knows whom it is about. Of the second look there is nothing new to say. */
    private List<Entry> gone(DSLContext statements, Unit unit, List<PartyId> left) {
        List<PartyId> went = without(unit.rest(), left);
        if (journal.isEmpty() || went.isEmpty() || unit.state().pass() > 1) {
            return List.of();
        }
        List<String> names = left.isEmpty() ? List.of() : names(statements, unit.tenant(), went);
        return List.of(new Entry(Kind.GONE, unit.tenant(), unit.run(), unit.range(), unit.dataSet(), names));
    }

    /** Tells the journal whom a range is about, before it is committed. */
    void tellPlanned(DSLContext statements, PartyId tenant, UUID run, int range, List<PartyId> people) {
        journal.ifPresent(to -> to.append(List.of(new Entry(
                Kind.PLANNED,
                tenant,
                run,
                range,
                lists.keys().lockTenants(statements, tenant).id().toString(),
                names(statements, tenant, people)))));
    }

    /** The names by which the journal knows people: half of those of the database, which is enough to tell them apart. */
    List<String> names(PartyId tenant, List<PartyId> people) {
        return own.read(statements -> names(statements, tenant, people));
    }

    private List<String> names(DSLContext statements, PartyId tenant, List<PartyId> people) {
        Pseudonyms names = lists.keys().pseudonyms(statements, tenant).orElseThrow();
        return people.stream()
                .map(person -> names.of("deletion", person.value()).substring(0, NAME_DIGITS))
                .toList();
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
        List<PartyId> others = without(leased.rest(), people);
        PartyId tenant = leased.tenant();
        Attempted attempt;
        long leftOfOthers = 0;
        try {
            if (leased.asked() < 0 && remote.rows().isPresent()) {
                long asked = remote.rows().get().of(tenant, leased.rest());
                if (!remember(units, leased, asked)) {
                    return late(leased);
                }
            }
            EraserAnswer answer = remote.eraser().erase(task(leased, set, people));
            Optional<Long> left = remote.rows().map(rows -> rows.of(tenant, people));
            leftOfOthers = remote.rows().map(rows -> rows.of(tenant, others)).orElse(0L);
            attempt = Attempted.judgedElsewhere(answer, left);
        } catch (RuntimeException e) {
            attempt = Attempted.failed(e);
        }
        return conclude(units, leased, set, people, attempt, leftOfOthers, againstHolds);
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
            return mine.map(unit -> judged.counts()
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
        List<PartyId> rest = without(unit.rest(), people);
        // by the host's count, because somebody who was frozen may have been at them before; else by the eraser's word
        long rows = unit.asked() < 0 ? said : Math.max(0, unit.asked() - leftOfOthers);
        Unit left = unit.leaving(rest, Set.of());
        Kept kept = againstHolds ? Kept.NOBODY : kept(statements, left, set, now);
        UnitState over = rest.isEmpty() ? unit.state().done() : unit.state().deferred(kept.until(), kept.why());
        // a hold that was released while this was under way has opened nothing
        boolean mayGoOn = !without(rest, kept.people()).isEmpty();
        UnitState state = mayGoOn ? over.reopened("released meanwhile") : over;
        units.write(
                statements,
                left.leaving(rest, kept.by())
                        .with(state)
                        .ticked(rows, rows, now)
                        .asked(rest.isEmpty() || unit.asked() < 0 ? -1 : leftOfOthers),
                now);
        reopenAbove(statements, units, unit, now);
        return new Done(step(unit, state, rows), gone(statements, unit, rest));
    }

    /** After a quiet period all that is done is looked at once more; when nothing is left of that, the run is over. */
    private Optional<DeletionStep> sweep(DSLContext statements, UnitTable units, Instant now) {
        List<UnitTable.Tally> tallies = units.tally(statements);
        if (tallies.stream().anyMatch(tally -> tally.status() == Status.OPEN || tally.status() == Status.LEASED)) {
            return Optional.empty();
        }
        boolean isSwept = tallies.stream().noneMatch(tally -> tally.status() == Status.DONE && tally.pass() == 1);
        Optional<Instant> changed =
                tallies.stream().map(UnitTable.Tally::changed).max(Comparator.naturalOrder());
        boolean isQuiet =
                changed.filter(last -> last.plus(settings.quiet()).isAfter(now)).isEmpty();
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
        sets.retainAll(data.sets().ids());
        List<PartyId> newcomers =
                without(List.copyOf(people(statements, units.tenant(), sets)), units.people(statements));
        if (!newcomers.isEmpty()) {
            int range = units.ranges(statements);
            units.add(statements, lists.keys().lockTenants(statements, units.tenant()), range, newcomers, sets, now);
            tellPlanned(statements, units.tenant(), units.run(), range, newcomers);
        }
    }

    /** Of a run that the database does not know any more: that this of it is gone. */
    void rememberWhatIsGone(DSLContext statements, UnitTable units, Map<Integer, Map<String, Set<String>>> gone) {
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
                .set(COMPLIANCE_DELETION_RUN.PLANNED_AT, now())
                .execute();
        SubjectKey tenants = lists.keys().lockTenants(statements, units.tenant());
        gone.forEach((range, sets) -> units.add(statements, tenants, range, List.of(), sets.keySet(), now()));
        units.all(statements)
                .forEach(unit -> units.write(statements, unit.with(unit.state().done()), now()));
    }

    /** All about whom the host counts rows in any of the data sets, in the order of their ids. */
    Set<PartyId> people(DSLContext statements, PartyId tenant, Set<String> sets) {
        Set<PartyId> people = new TreeSet<>();
        for (String set : sets) {
            Optional<PartyId> after = Optional.empty();
            do {
                Optional<PartyId> from = after;
                List<PartyId> page = counting(statements, set, rows -> rows.people(tenant, from, PAGE))
                        .orElse(List.of());
                people.addAll(page);
                after = page.size() < PAGE ? Optional.empty() : Optional.of(page.get(page.size() - 1));
            } while (after.isPresent());
        }
        return people;
    }
}
