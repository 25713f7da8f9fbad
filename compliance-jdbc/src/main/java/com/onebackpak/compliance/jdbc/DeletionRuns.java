package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_RUN;

import com.onebackpak.compliance.deletion.CertificateRefusedException;
import com.onebackpak.compliance.deletion.DataSet;
import com.onebackpak.compliance.deletion.DeletionCertificate;
import com.onebackpak.compliance.deletion.DeletionReason;
import com.onebackpak.compliance.deletion.OpenDeletion;
import com.onebackpak.compliance.deletion.PlannedRange;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.deletion.UnitState.Status;
import com.onebackpak.compliance.jdbc.DeletionWork.Done;
import com.onebackpak.compliance.jdbc.generated.tables.records.DeletionRunRow;
import com.onebackpak.compliance.jdbc.internal.deletion.Unit;
import com.onebackpak.compliance.jdbc.internal.deletion.UnitTable;
import com.onebackpak.compliance.jdbc.internal.log.EntryAppender;
import com.onebackpak.compliance.jdbc.internal.transaction.OwnedWork;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs of deletions in a host's data: what is acknowledged as gone is gone, was counted once, and was not held when it
 * went. All that a run knows is in the database; it goes on wherever {@link #step} is called next, by whoever is left.
 *
 * <p>A hold that is recorded stops all that has not begun: in the database of the stores nothing goes between the look at
 * the holds and the commit. What is elsewhere is told apart: a call that has begun when the hold is recorded cannot be taken
 * back.
 *
 * <pre>{@code
 * DeletionRuns runs = stores.deletions(data, DeletionSettings.USUAL);
 * UUID run = runs.start(plan);
 * boolean goesOn = !runs.steps(DeletionRuns.UNITS_AT_A_TIME).isEmpty(); // again and again, from the host's own scheduler
 * DeletionCertificate certificate = runs.certify(district, run, ZoneId.of("America/Chicago"));
 * }</pre>
 *
 * <p>Thread-safe; several processes may work at the same run.
 */
public final class DeletionRuns {
    /** The type of the entry of the audit log that a certificate is anchored in. */
    public static final String CERTIFICATE = "deletion-certificate";

    /** How many {@link #steps} whoever has time asks for at once: so many that the journal's disk is no cost any more. */
    public static final int UNITS_AT_A_TIME = 20;

    private static final Logger LOG = LoggerFactory.getLogger(DeletionRuns.class);

    private final OwnedWork own;
    private final HostData data;
    private final DeletionWork work;
    private final DeletionStart starting;
    private final DeletionCertification certification;
    private final AtomicReference<@Nullable DeletionStep> atItsTurn = new AtomicReference<>();
    private final Set<UUID> leftAlone = ConcurrentHashMap.newKeySet();

    DeletionRuns(OwnedWork own, HostData data, DeletionWork work, EntryAppender log, CertifiedErasures erasures) {
        this.own = own;
        this.data = data;
        this.work = work;
        this.starting = new DeletionStart(own, data.sets(), work);
        this.certification = new DeletionCertification(data, work, log, erasures);
    }

    /** All of the tenant's people about whom the host counts rows in any data set, in the order of their ids. */
    public List<PartyId> people(PartyId tenant) {
        return own.read(statements ->
                List.copyOf(work.counts().people(statements, tenant, data.sets().ids())));
    }

    /**
     * The people whose data other tenants were asked to show and have not answered, with each such request as the hold that it is: no
     * plan of data that one of them stops is begun, for a run looks at what its own tenant has on record alone.
     */
    public Map<PartyId, List<Hold>> inspectedWithOthers(PartyId tenant) {
        return own.read(statements -> work.inspectedWithOthers(statements, tenant));
    }

    /** Whether an agreement of the tenant is in force or begins later by its ledger, so that not all of its data may go. */
    public boolean isAgreed(PartyId tenant) {
        return own.read(statements -> work.isAgreed(statements, tenant));
    }

    /**
     * Plans that all of the tenant's data goes from all data sets, and tells of how many people rows stay as things stand, if they have
     * any in each of them.
     */
    public RetentionPlan planWhole(PartyId tenant, DeletionReason reason) {
        List<PartyId> people = people(tenant);
        return RetentionPlan.ofWhole(data.sets(), tenant, reason, people.iterator(), RetentionPlan.PEOPLE_IN_A_RANGE)
                .holding(own.read(statements -> work.held(statements, tenant, people)));
    }

    /** How many rows a plan would erase as things stand, by data set; what the host cannot count is left out. */
    public Map<String, Long> preview(RetentionPlan plan) {
        Map<String, Long> rows = new LinkedHashMap<>();
        own.read(statements -> {
            for (PlannedRange range : plan.ranges()) {
                for (String set : range.reasons().keySet()) {
                    work.counts()
                            .of(statements, plan.tenant(), set, range.people())
                            .ifPresent(number -> rows.merge(set, number, Long::sum));
                }
            }
            return rows;
        });
        return rows;
    }

    /**
     * Begins a run of what of a plan no other has to do that has not come to its end, one that is stopped among them; nothing goes
     * before the first {@link #step}. So to begin again after a kill begins nothing twice. What must go after rows that another has to do is
     * left to a later one. A plan of all of the tenant's data is begun whatever runs of some people are under way; where one of all
     * is, what came since is begun as a run of some people.
     *
     * @return its id; where that leaves nobody of whom the host counts rows, none begins, and this is the oldest run that has any of
     *     it to do
     * @throws IllegalArgumentException if the plan names a data set that is not registered, or one without those whose rows
     *     refer to it or before which it must not go; or if all of the tenant's data is to go while an agreement of it is in force or
     *     begins later, as its ledger tells
     */
    public UUID start(RetentionPlan plan) {
        return start(plan, work.now());
    }

    /**
     * Begins a run as {@link #start(RetentionPlan)} does, of a plan that was not made just now: that somebody has looked at since, or
     * that took long to make.
     *
     * @param made when the plan was made, as this store's clock told
     * @throws IllegalArgumentException also if an agreement of the tenant has been recorded since that is in force or begins later: the
     *     data may be under it
     */
    public UUID start(RetentionPlan plan, Instant made) {
        return starting.start(plan, made);
    }

    /** Begins a run of what was gone already and has come back. */
    UUID startAgain(RetentionPlan plan) {
        return starting.again(plan);
    }

    /**
     * Does one unit of one run: of the one that was at its turn here before, as long as any of it may begin; then of the oldest in
     * which any may. To be called by whoever has time for it, from as many
     * threads and processes as there are. Nothing more goes of a run since which the tenant has agreed anew: the data may be under the
     * new agreement. A run over data sets that are not registered here, or not as where it was planned, is
     * left to others; {@link #runs} says so.
     *
     * @return what was done; empty: nothing can be done now
     * @throws ComplianceStoreException if the database failed, or a run could not be looked at and no other has anything to do;
     *     nothing of the unit was done
     */
    public Optional<DeletionStep> step() {
        return steps(1).stream().findFirst();
    }

    /**
     * Does several units, each as {@link #step} does, and tells of all of them at the end. What is gone is forced to the journal's
     * disk once for all of them and not for each, which takes a sixth of a unit's time; until then nobody is told of any. One that is
     * elsewhere is the last of them: so long as another system may take, nobody is kept waiting for what is done.
     *
     * @param atMost how many, at least one
     * @return what was done, in order; none: nothing can be done now
     * @throws ComplianceStoreException as {@link #step}, if nothing was done before; else that is returned, and whoever asks next is
     *     told what fails
     */
    public List<DeletionStep> steps(int atMost) {
        List<Done> done = new ArrayList<>();
        try {
            Optional<Done> next = next();
            while (next.isPresent()) {
                done.add(next.get());
                boolean isElsewhere = data.remote(next.get().step().dataSet()).isPresent();
                next = done.size() < atMost && !isElsewhere ? next() : Optional.empty();
            }
        } catch (ComplianceStoreException e) {
            if (done.isEmpty()) {
                throw e;
            }
        } finally {
            work.tell(done);
        }
        return done.stream().map(Done::step).toList();
    }

    private Optional<Done> next() {
        Optional<Done> goesOn = Optional.ofNullable(atItsTurn.get()).flatMap(this::goOn);
        return goesOn.isPresent() ? goesOn : ofTheOldest();
    }

    /** A unit of the run that was at its turn: who looks for it anew at each step asks the database twice as often. */
    private Optional<Done> goOn(DeletionStep before) {
        try {
            return work.step(before.tenant(), before.run());
        } catch (RuntimeException | Error e) { // told when its turn comes again
            return Optional.empty();
        }
    }

    private Optional<Done> ofTheOldest() {
        atItsTurn.set(null);
        Optional<ComplianceStoreException> failure = Optional.empty();
        for (DeletionRunRow run : own.read(statements -> statements
                .selectFrom(COMPLIANCE_DELETION_RUN)
                .where(COMPLIANCE_DELETION_RUN.STATUS.eq(name(DeletionRun.Status.RUNNING)))
                .orderBy(COMPLIANCE_DELETION_RUN.PLANNED_AT, COMPLIANCE_DELETION_RUN.RUN_ID)
                .fetch())) {
            List<String> unknown = PlannedSets.unknown(data.sets(), run.getDataSets());
            if (!unknown.isEmpty()) {
                if (leftAlone.add(run.getRunId())) { // told once, and not at each step
                    LOG.warn(
                            "run {} of {} is left alone: {}",
                            run.getRunId(),
                            run.getTenant(),
                            String.join("; ", unknown));
                }
                continue;
            }
            try {
                PartyId tenant = PartyId.of(run.getTenant());
                Optional<Done> done =
                        work.step(tenant, run.getRunId()).or(() -> work.lookAfter(tenant, run.getRunId()));
                if (done.isPresent()) {
                    atItsTurn.set(done.get().step());
                    return done;
                }
            } catch (RuntimeException | Error e) { // such as of a host's count: the others go on
                failure = failure.or(() -> Optional.of(DatabaseException.of(
                        "run " + run.getRunId() + " of " + run.getTenant() + " cannot be looked at", e)));
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return Optional.empty();
    }

    /** The tenant's runs, the oldest first. */
    public List<DeletionRun> runs(PartyId tenant) {
        return own.read(statements -> rows(statements, tenant, DSL.noCondition()).stream()
                .map(row -> run(statements, tenant, row))
                .toList());
    }

    /** The certificates of a tenant's runs, the oldest run first. */
    static List<String> certificates(DSLContext statements, PartyId tenant) {
        return rows(statements, tenant, COMPLIANCE_DELETION_RUN.CERTIFICATE.isNotNull()).stream()
                .map(DeletionRunRow::getCertificate)
                .toList();
    }

    private static List<DeletionRunRow> rows(DSLContext statements, PartyId tenant, Condition condition) {
        return statements
                .selectFrom(COMPLIANCE_DELETION_RUN)
                .where(COMPLIANCE_DELETION_RUN.TENANT.eq(tenant.value()), condition)
                .orderBy(COMPLIANCE_DELETION_RUN.PLANNED_AT, COMPLIANCE_DELETION_RUN.RUN_ID)
                .fetch();
    }

    private DeletionRun run(DSLContext statements, PartyId tenant, DeletionRunRow row) {
        UnitTable table = work.units(tenant, row.getRunId());
        List<UnitTable.Tally> tallies = table.tally(statements);
        return new DeletionRun(
                tenant,
                row.getRunId(),
                DeletionRun.Status.valueOf(row.getStatus().toUpperCase(Locale.ROOT)),
                why(statements, row),
                row.getWhole(),
                row.getPeople(),
                tallies.stream().mapToInt(UnitTable.Tally::units).sum(),
                units(tallies, Status.OPEN) + units(tallies, Status.LEASED),
                units(tallies, Status.DEFERRED),
                units(tallies.stream().filter(tally -> tally.pass() == 1).toList(), Status.DONE),
                tallies.stream().mapToLong(UnitTable.Tally::gone).sum(),
                row.getPlannedAt(),
                Optional.ofNullable(row.getCertificate()));
    }

    /** Of a run that goes on elsewhere only, why it does not go on here. */
    private String why(DSLContext statements, DeletionRunRow row) {
        if (!row.getStatus().equals(name(DeletionRun.Status.RUNNING))) {
            return row.getWhy();
        }
        List<String> unknown = PlannedSets.unknown(data.sets(), row.getDataSets());
        if (!unknown.isEmpty()) {
            return String.join("; ", unknown);
        }
        if (row.getPlannedAt().isAfter(work.now())) {
            return "it was planned later than this clock says it is; holds may have begun since";
        }
        return work.isAgreedAnew(statements, PartyId.of(row.getTenant()), row.getRunId())
                ? "an agreement of " + row.getTenant()
                        + " has come since it was planned; plan anew what is due under that"
                : row.getWhy();
    }

    private static int units(List<UnitTable.Tally> tallies, Status status) {
        return tallies.stream()
                .filter(tally -> tally.status() == status)
                .mapToInt(UnitTable.Tally::units)
                .sum();
    }

    /** What somebody must see to before the tenant's runs go on, the most urgent first. */
    public List<OpenDeletion> open(PartyId tenant) {
        List<OpenDeletion> open = new ArrayList<>();
        own.read(statements -> {
            for (DeletionRunRow run : rows(statements, tenant, DSL.noCondition())) {
                Map<String, OpenDeletion> bySet = new LinkedHashMap<>();
                for (Unit unit : work.units(tenant, run.getRunId()).failing(statements)) {
                    bySet.merge(unit.dataSet(), open(unit), DeletionRuns::together);
                }
                open.addAll(bySet.values());
            }
            return open;
        });
        open.sort(Comparator.comparing(OpenDeletion::deadline));
        return open;
    }

    private OpenDeletion open(Unit unit) {
        DataSet set = data.sets().get(unit.dataSet());
        Instant since = unit.state().failingSince().orElseThrow();
        return new OpenDeletion(
                unit.tenant(),
                unit.run(),
                set.id(),
                set.owner(),
                since,
                since.plus(set.repairedWithin()),
                unit.state().failures(),
                unit.state().why());
    }

    private static OpenDeletion together(OpenDeletion one, OpenDeletion other) {
        OpenDeletion first = one.since().isAfter(other.since()) ? other : one;
        return new OpenDeletion(
                first.tenant(),
                first.run(),
                first.dataSet(),
                first.owner(),
                first.since(),
                first.deadline(),
                one.failures() + other.failures(),
                first.why());
    }

    /**
     * Has a run go on that was stopped, after somebody has seen to what failed; it is tried again at once, also of a run that
     * goes on.
     *
     * @throws ComplianceStoreException if there is no such run, or it has come to its end
     */
    public void resume(PartyId tenant, UUID run) {
        own.write(statements -> {
            if (row(statements, tenant, run).getStatus().equals(name(DeletionRun.Status.FINISHED))) {
                throw new ComplianceStoreException(
                        "run " + run + " of " + tenant + " has come to its end; plan another for what is left");
            }
            work.units(tenant, run).retry(statements, work.now());
            return statements
                    .update(COMPLIANCE_DELETION_RUN)
                    .set(COMPLIANCE_DELETION_RUN.STATUS, name(DeletionRun.Status.RUNNING))
                    .set(COMPLIANCE_DELETION_RUN.WHY, "resumed")
                    .where(ofRun(tenant, run), COMPLIANCE_DELETION_RUN.STATUS.eq(name(DeletionRun.Status.STOPPED)))
                    .execute();
        });
    }

    static Condition ofRun(PartyId tenant, UUID run) {
        return COMPLIANCE_DELETION_RUN.TENANT.eq(tenant.value()).and(COMPLIANCE_DELETION_RUN.RUN_ID.eq(run));
    }

    private static DeletionRunRow row(DSLContext statements, PartyId tenant, UUID run) {
        return rows(statements, tenant, COMPLIANCE_DELETION_RUN.RUN_ID.eq(run)).stream()
                .findFirst()
                .orElseThrow(() -> new ComplianceStoreException("there is no run " + run + " of " + tenant));
    }

    /**
     * Certifies a run, and anchors the certificate in the tenant's audit log. A run of which something is held can be
     * certified, and again when that is gone; when nothing is left, whom it was about is forgotten. What was erased of each of the people
     * whom it was about in all data sets is recorded in the tenant's ledger of occurrences: all, or the categories of which no data set
     * keeps anything; when nothing is left, of the agency, if it was about all of its data. A certificate of all of an agency's data speaks of all data sets that are registered by now.
     *
     * @param zone the agency's
     * @throws CertificateRefusedException if something is open, or the host's own count says otherwise, with all places
     * @throws ComplianceStoreException if there is no such run, or it was certified to its end: {@link #runs} shows that
     */
    public DeletionCertificate certify(PartyId tenant, UUID run, ZoneId zone) {
        return own.write(statements -> certification.certify(statements, row(statements, tenant, run), zone));
    }

    static String name(DeletionRun.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
