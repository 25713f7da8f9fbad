package com.onebackpak.compliance.jdbc.internal.deletion;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_RANGE;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_UNIT;

import com.onebackpak.compliance.deletion.UnitState;
import com.onebackpak.compliance.deletion.UnitState.Status;
import com.onebackpak.compliance.jdbc.generated.tables.DeletionUnitColumns;
import com.onebackpak.compliance.jdbc.generated.tables.records.DeletionUnitRow;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKey;
import com.onebackpak.compliance.party.PartyId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The units of one run. Whoever changes one has taken the {@link DeletionGate}.
 *
 * @param lists reads and writes whom they are about
 * @param tenant whose run
 * @param run which
 */
public record UnitTable(PeopleLists lists, PartyId tenant, UUID run) {
    private static final DeletionUnitColumns UNIT = COMPLIANCE_DELETION_UNIT;

    /**
     * A unit that was claimed.
     *
     * @param unit it
     * @param mayBeHeld false: the tenant has no hold and no request on record, and nothing of the range was left because of one
     */
    public record Claim(Unit unit, boolean mayBeHeld) {}

    /**
     * Claims a unit that may begin; its row is locked until the transaction ends, and others pass it by.
     * All that a unit needs to know is asked by this one statement, since each takes as long as its way to the database and back.
     *
     * @param running how a run stands that goes on; of another, none is claimed
     * @param below the data sets from which may be claimed, each with those that must be over before
     * @param againstAll whether also of a run that was planned later, or since which the tenant has agreed anew
     */
    public Optional<Claim> claim(
            DSLContext statements, String running, Map<String, Set<String>> below, Instant now, boolean againstAll) {
        Field<UUID> listKey = UnitConditions.ofRange(COMPLIANCE_DELETION_RANGE.LIST_KEY);
        Field<byte[]> people = UnitConditions.ofRange(COMPLIANCE_DELETION_RANGE.PEOPLE);
        Field<Boolean> mayBeHeld = DSL.field(UnitConditions.mayBeHeld()).as("may_be_held");
        return statements
                .select(UNIT.fields())
                .select(listKey, people, mayBeHeld)
                .from(UNIT)
                .where(
                        ofRun(),
                        UnitConditions.isClaimable(now),
                        UnitConditions.mayBegin(below),
                        againstAll ? UnitConditions.isOfRun(running) : UnitConditions.mayGoOn(running, now))
                .orderBy(UNIT.RANGE_NO, UNIT.DATA_SET)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOptional()
                .map(row -> {
                    Range range = range(statements, row.get(UNIT.RANGE_NO), row.get(listKey), row.get(people));
                    return new Claim(read(statements, row.into(UNIT), range), row.get(mayBeHeld));
                });
    }

    /** A unit that was leased under that claim, locked; empty: the claim was given up, and another has it or had it. */
    public Optional<Unit> leased(DSLContext statements, int range, String dataSet, long fence) {
        return statements
                .selectFrom(UNIT)
                .where(ofRun(), UNIT.RANGE_NO.eq(range), UNIT.DATA_SET.eq(dataSet))
                .forUpdate()
                .fetchOptional()
                .map(row -> read(statements, row))
                .filter(unit -> unit.state().accepts(fence));
    }

    /** A unit whose claim was undone, locked; empty: another has claimed it since. */
    public Optional<Unit> unclaimed(DSLContext statements, Unit before) {
        return statements
                .selectFrom(UNIT)
                .where(
                        ofRun(),
                        UNIT.RANGE_NO.eq(before.range()),
                        UNIT.DATA_SET.eq(before.dataSet()),
                        UNIT.FENCE.eq(before.state().fence()))
                .forUpdate()
                .fetchOptional()
                .map(row -> read(statements, row));
    }

    /** Those of the same range that have deferred some of their people. */
    public List<Unit> deferred(DSLContext statements, int range, Set<String> sets) {
        return sets.isEmpty()
                ? List.of()
                : read(
                        statements,
                        UNIT.RANGE_NO.eq(range).and(UNIT.DATA_SET.in(sets)).and(UNIT.STATUS.eq(name(Status.DEFERRED))));
    }

    /** All units. */
    public List<Unit> all(DSLContext statements) {
        return read(statements, DSL.noCondition());
    }

    private List<Unit> read(DSLContext statements, Condition condition) {
        Map<Integer, Range> ranges = new HashMap<>();
        return statements
                .selectFrom(UNIT)
                .where(ofRun(), condition)
                .orderBy(UNIT.RANGE_NO, UNIT.DATA_SET)
                .fetch()
                .map(row -> read(statements, row, ranges));
    }

    private Unit read(DSLContext statements, DeletionUnitRow row) {
        return read(statements, row, new HashMap<>());
    }

    /** The people of a range are read once for all of its units. */
    private Unit read(DSLContext statements, DeletionUnitRow row, Map<Integer, Range> ranges) {
        return read(
                statements,
                row,
                ranges.computeIfAbsent(
                        row.getRangeNo(),
                        number -> statements
                                .selectFrom(COMPLIANCE_DELETION_RANGE)
                                .where(
                                        COMPLIANCE_DELETION_RANGE.TENANT.eq(tenant.value()),
                                        COMPLIANCE_DELETION_RANGE.RUN_ID.eq(run),
                                        COMPLIANCE_DELETION_RANGE.RANGE_NO.eq(number))
                                .fetchSingle(
                                        found -> range(statements, number, found.getListKey(), found.getPeople()))));
    }

    private Unit read(DSLContext statements, DeletionUnitRow row, Range range) {
        byte[] stored = row.getRest();
        List<PartyId> rest =
                stored == null ? range.people() : list(statements, range.listKey(), row.getRangeNo(), stored);
        return new Unit(
                tenant,
                run,
                row.getRangeNo(),
                row.getDataSet(),
                state(row),
                range.people(),
                rest,
                StoredReasons.read(row.getHeldBy(), rest.size()),
                row.getAsked(),
                row.getCounted(),
                row.getGone(),
                Optional.ofNullable(row.getGoneAt()),
                Objects.requireNonNullElse(row.getHeldRows(), -1L),
                Objects.requireNonNullElse(row.getLost(), 0L));
    }

    private record Range(UUID listKey, List<PartyId> people) {}

    private Range range(DSLContext statements, int number, UUID listKey, byte[] people) {
        return new Range(listKey, list(statements, listKey, number, people));
    }

    private List<PartyId> list(DSLContext statements, UUID listKey, int range, byte[] stored) {
        return stored.length == 0 ? List.of() : lists.read(statements, tenant, listKey, run, range, stored);
    }

    private static UnitState state(DeletionUnitRow row) {
        return new UnitState(
                Status.valueOf(row.getStatus().toUpperCase(Locale.ROOT)),
                row.getPass(),
                row.getFence(),
                row.getFailures(),
                Optional.ofNullable(row.getNotBefore()),
                Optional.ofNullable(row.getLeasedUntil()),
                Optional.ofNullable(row.getFailingSince()),
                row.getWhy());
    }

    /** Adds a range and its units. */
    public void add(
            DSLContext statements,
            SubjectKey tenants,
            int range,
            Collection<PartyId> people,
            Set<String> sets,
            Instant now) {
        statements
                .insertInto(COMPLIANCE_DELETION_RANGE)
                .set(COMPLIANCE_DELETION_RANGE.TENANT, tenant.value())
                .set(COMPLIANCE_DELETION_RANGE.RUN_ID, run)
                .set(COMPLIANCE_DELETION_RANGE.RANGE_NO, range)
                .set(COMPLIANCE_DELETION_RANGE.LIST_KEY, tenants.id())
                .set(COMPLIANCE_DELETION_RANGE.PEOPLE, lists.stored(tenants, run, range, people))
                .execute();
        statements
                .batchInsert(sets.stream()
                        .map(set -> planned(range, set, people.size(), now))
                        .toList())
                .execute();
    }

    private DeletionUnitRow planned(int range, String set, int people, Instant now) {
        DeletionUnitRow row = new DeletionUnitRow();
        row.setTenant(tenant.value());
        row.setRunId(run);
        row.setRangeNo(range);
        row.setDataSet(set);
        row.setRestPeople(people);
        row.setHeldBy(new String[0]);
        row.setAsked(-1L);
        row.setCounted(0L);
        row.setGone(0L);
        state(row, UnitState.PLANNED, now);
        return row;
    }

    private static void state(DeletionUnitRow row, UnitState state, Instant now) {
        row.setStatus(name(state.status()));
        row.setPass(state.pass());
        row.setFence(state.fence());
        row.setFailures(state.failures());
        row.setNotBefore(state.notBefore().orElse(null));
        row.setLeasedUntil(state.leasedUntil().orElse(null));
        row.setFailingSince(state.failingSince().orElse(null));
        row.setWhy(state.why());
        row.setChangedAt(now);
    }

    /** Writes how far a unit has come, whose row is locked. */
    public void write(DSLContext statements, Unit unit, Instant now) {
        DeletionUnitRow row = new DeletionUnitRow();
        state(row, unit.state(), now);
        row.setRest(rest(statements, unit));
        row.setRestPeople(unit.rest().size());
        row.setHeldBy(StoredReasons.stored(unit.held()));
        row.setAsked(unit.asked());
        row.setCounted(unit.counted());
        row.setGone(unit.gone());
        row.setGoneAt(unit.goneAt().orElse(null));
        row.setHeldRows(unit.heldRows());
        row.setLost(unit.lost());
        statements
                .update(UNIT)
                .set(row)
                .where(ofRun(), UNIT.RANGE_NO.eq(unit.range()), UNIT.DATA_SET.eq(unit.dataSet()))
                .execute();
    }

    private byte @Nullable [] rest(DSLContext statements, Unit unit) {
        if (unit.rest().equals(unit.people())) {
            return null;
        }
        return unit.rest().isEmpty()
                ? new byte[0]
                : lists.stored(lists.keys().lockTenants(statements, tenant), run, unit.range(), unit.rest());
    }

    /** Opens what waited for rows of the same range that are gone now. */
    public void reopen(DSLContext statements, int range, Set<String> sets, String why, Instant now) {
        statements
                .update(UNIT)
                .set(UNIT.STATUS, name(Status.OPEN))
                .setNull(UNIT.NOT_BEFORE)
                .set(UNIT.WHY, why)
                .set(UNIT.CHANGED_AT, now)
                .where(ofRun(), UNIT.RANGE_NO.eq(range), UNIT.DATA_SET.in(sets), UNIT.STATUS.eq(name(Status.DEFERRED)))
                .execute();
    }

    /** Has what failed tried again at once, after a person has seen to it. */
    public void retry(DSLContext statements, Instant now) {
        statements
                .update(UNIT)
                .setNull(UNIT.NOT_BEFORE)
                .setNull(UNIT.FAILING_SINCE)
                .set(UNIT.FAILURES, 0)
                .set(UNIT.WHY, "resumed")
                .set(UNIT.CHANGED_AT, now)
                .where(ofRun(), UNIT.STATUS.eq(name(Status.OPEN)), UNIT.FAILING_SINCE.isNotNull())
                .execute();
    }

    /** Has all that is done looked at once more; as {@link UnitState#sweptAgain}. */
    public int sweep(DSLContext statements, Instant now) {
        return statements
                .update(UNIT)
                .set(UNIT.STATUS, name(Status.OPEN))
                .set(UNIT.PASS, 2)
                .set(UNIT.ASKED, -1L)
                .setNull(UNIT.REST)
                .set(UNIT.WHY, "second sweep")
                .set(UNIT.CHANGED_AT, now)
                .where(ofRun(), UNIT.STATUS.eq(name(Status.DONE)), UNIT.PASS.eq(1))
                .execute();
    }

    /** How many units stand where, in which pass, and when the last change was. */
    public List<Tally> tally(DSLContext statements) {
        return statements
                .select(UNIT.STATUS, UNIT.PASS, DSL.count(), DSL.max(UNIT.CHANGED_AT), DSL.sum(UNIT.GONE))
                .from(UNIT)
                .where(ofRun())
                .groupBy(UNIT.STATUS, UNIT.PASS)
                .fetch(row -> new Tally(
                        Status.valueOf(row.value1().toUpperCase(Locale.ROOT)),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5().longValue()));
    }

    /** How many units stand somewhere, and how many rows of them are gone. */
    public record Tally(Status status, int pass, int units, Instant changed, long gone) {}

    /** The units that have failed, or were put off. */
    public List<Unit> failing(DSLContext statements) {
        return read(statements, UNIT.FAILING_SINCE.isNotNull());
    }

    /** How often units of a data set have failed that did not succeed since. */
    public int failures(DSLContext statements, String dataSet) {
        return statements
                .select(DSL.coalesce(DSL.sum(UNIT.FAILURES), DSL.inline(BigDecimal.ZERO)))
                .from(UNIT)
                .where(ofRun(), UNIT.DATA_SET.eq(dataSet))
                .fetchSingle()
                .value1()
                .intValue();
    }

    /** How many ranges there are. */
    public int ranges(DSLContext statements) {
        return statements.fetchCount(
                COMPLIANCE_DELETION_RANGE,
                COMPLIANCE_DELETION_RANGE.TENANT.eq(tenant.value()),
                COMPLIANCE_DELETION_RANGE.RUN_ID.eq(run));
    }

    /** Forgets whom the run was about. */
    public void forgetPeople(DSLContext statements) {
        statements
                .update(COMPLIANCE_DELETION_RANGE)
                .set(COMPLIANCE_DELETION_RANGE.PEOPLE, new byte[0])
                .where(COMPLIANCE_DELETION_RANGE.TENANT.eq(tenant.value()), COMPLIANCE_DELETION_RANGE.RUN_ID.eq(run))
                .execute();
    }

    private Condition ofRun() {
        return UNIT.TENANT.eq(tenant.value()).and(UNIT.RUN_ID.eq(run));
    }

    private static String name(Status status) {
        return DeletionGate.name(status);
    }
}
