package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_RUN;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.deletion.CertificateRefusedException;
import com.onebackpak.compliance.deletion.DataSet;
import com.onebackpak.compliance.deletion.DataSet.Treatment;
import com.onebackpak.compliance.deletion.DeletionCertificate;
import com.onebackpak.compliance.deletion.DeletionCertificate.Cell;
import com.onebackpak.compliance.deletion.DeletionCertificate.HeldRows;
import com.onebackpak.compliance.deletion.DeletionReason;
import com.onebackpak.compliance.deletion.HeldPeople;
import com.onebackpak.compliance.deletion.UnitState.Status;
import com.onebackpak.compliance.jdbc.CertifiedErasures.Remains;
import com.onebackpak.compliance.jdbc.generated.tables.records.DeletionRunRow;
import com.onebackpak.compliance.jdbc.internal.deletion.Unit;
import com.onebackpak.compliance.jdbc.internal.deletion.UnitTable;
import com.onebackpak.compliance.jdbc.internal.log.EntryAppender;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * Puts together what a run says and what the host counts, and anchors the certificate in the tenant's audit log.
 *
 * @param data the data sets
 * @param work has the units and the counts
 * @param log takes the entry
 * @param erasures records what is done for duties to see
 */
record DeletionCertification(HostData data, DeletionWork work, EntryAppender log, CertifiedErasures erasures) {
    /** Certifies a run in the transaction, as {@link DeletionRuns#certify} says. */
    DeletionCertificate certify(DSLContext statements, DeletionRunRow row, ZoneId zone) {
        PartyId tenant = PartyId.of(row.getTenant());
        UUID run = row.getRunId();
        UnitTable table = work.units(tenant, run);
        List<Unit> units = table.all(statements);
        boolean isOver = units.stream().allMatch(unit -> unit.state().status() == Status.DONE);
        if (!row.getWhole() && row.getPeople() == 0) {
            throw new CertificateRefusedException(
                    List.of("the run is about nobody: it was planned for nobody, or the database is older"
                            + " than the run, and what of it came back was erased again by a run of its own"));
        }
        if (row.getCertificate() != null
                && units.stream().allMatch(unit -> unit.people().isEmpty())) {
            throw new ComplianceStoreException("run " + run + " was certified to its end already");
        }
        List<String> unknown = PlannedSets.unknown(data.sets(), row.getDataSets());
        if (!unknown.isEmpty()) {
            throw new CertificateRefusedException(unknown);
        }
        Map<String, List<Unit>> bySet = new LinkedHashMap<>();
        units.forEach(unit ->
                bySet.computeIfAbsent(unit.dataSet(), set -> new ArrayList<>()).add(unit));
        List<Cell> cells = new ArrayList<>();
        List<HeldRows> held = new ArrayList<>();
        bySet.forEach((set, ofSet) -> {
            cells.add(cell(statements, tenant, row.getWhole(), data.sets().get(set), ofSet));
            held(ofSet).ifPresent(held::add);
        });
        if (row.getWhole()) {
            leftOut(statements, tenant, bySet.keySet()).forEach(cells::add);
        }
        Set<String> covered = cells.stream().map(cell -> cell.set().id()).collect(Collectors.toSet());
        DeletionCertificate certificate = DeletionCertificate.certify(
                tenant,
                run,
                row.getWhole(),
                (int) units.stream()
                        .flatMap(unit -> unit.people().stream())
                        .distinct()
                        .count(),
                cells,
                held,
                notCovered(row.getWhole(), covered),
                new DeletionReason(
                        Optional.empty(),
                        Set.of(row.getProvisions()),
                        List.of(row.getCites()).stream().map(Citation::parse).collect(Collectors.toSet())),
                zone,
                work.now());
        work.journal().tellWhatIsMissing(statements, units); // what is certified must survive a restore
        anchor(statements, certificate);
        if (isOver) {
            erasures.record(statements, tenant, run + "/", erased(row.getWhole(), covered, units), work.now());
            table.forgetPeople(statements);
        } else {
            // what is held keeps nobody waiting for the rest
            erasures.recordBeforeTheEnd(statements, tenant, run, data.sets(), remains(units), work.now());
        }
        return certificate;
    }

    /** Who has nothing left in any data set that is registered: the agency, or each of the people. */
    private List<PartyId> erased(boolean isWhole, Set<String> covered, List<Unit> units) {
        if (isWhole) {
            return covered.containsAll(data.sets().ids()) && !units.isEmpty()
                    ? List.of(units.get(0).tenant())
                    : List.of();
        }
        return remains(units).stream()
                .filter(each -> each.dataSets().isEmpty())
                .map(Remains::person)
                .distinct()
                .toList();
    }

    /** What is left of each person of whom all data sets that are registered had a part in the run, in the order of their ids. */
    private List<Remains> remains(List<Unit> units) {
        Map<Integer, Set<String>> sets = new HashMap<>();
        Map<Integer, List<PartyId>> people = new HashMap<>();
        Map<PartyId, Set<String>> left = new HashMap<>();
        units.forEach(unit -> {
            sets.computeIfAbsent(unit.range(), range -> new HashSet<>()).add(unit.dataSet());
            people.put(unit.range(), unit.people());
            if (unit.state().status() != Status.DONE) {
                unit.rest()
                        .forEach(person -> left.computeIfAbsent(person, any -> new TreeSet<>())
                                .add(unit.dataSet()));
            }
        });
        List<Remains> all = new ArrayList<>();
        people.forEach((range, inOrder) -> {
            if (sets.getOrDefault(range, Set.of()).containsAll(data.sets().ids())) {
                for (int place = 0; place < inOrder.size(); place++) {
                    PartyId person = inOrder.get(place);
                    all.add(new Remains(person, range, place, left.getOrDefault(person, Set.of())));
                }
            }
        });
        all.sort(Comparator.comparing(Remains::person));
        return all;
    }

    /** Data sets that were registered after the plan, or in which it knew of nobody: nothing may be left there either. */
    private List<Cell> leftOut(DSLContext statements, PartyId tenant, Set<String> planned) {
        List<Cell> cells = new ArrayList<>();
        for (DataSet set : data.sets().childrenFirst()) {
            Optional<Long> left = planned.contains(set.id())
                    ? Optional.empty()
                    : work.counts().counting(statements, set.id(), rows -> rows.ofAll(tenant));
            left.ifPresent(rows -> cells.add(new Cell(
                    set,
                    rows == 0
                            ? List.of()
                            : Stream.concat(
                                            nameless(statements, tenant, set.id()).stream(),
                                            Stream.of(
                                                    "it has no part in the run, such as because it was registered after the"
                                                            + " plan; plan all of the agency's data anew"))
                                    .toList(),
                    0,
                    0,
                    OptionalLong.of(rows),
                    0,
                    OptionalLong.empty(),
                    Optional.empty())));
        }
        return cells;
    }

    private void anchor(DSLContext statements, DeletionCertificate certificate) {
        UUID entry = log.newEntryId();
        AuditEntry content = AuditEntry.of(DeletionRuns.CERTIFICATE, work.now(), certificate.data());
        log.append(statements, certificate.tenant(), entry, content);
        statements
                .update(COMPLIANCE_DELETION_RUN)
                .set(COMPLIANCE_DELETION_RUN.CERTIFICATE, content.toString())
                .set(COMPLIANCE_DELETION_RUN.CERTIFIED_ENTRY, entry)
                .where(DeletionRuns.ofRun(certificate.tenant(), certificate.run()))
                .execute();
    }

    private List<String> notCovered(boolean isWhole, Collection<String> covered) {
        List<String> not = new ArrayList<>();
        if (!isWhole) {
            not.add("people for whom the run was not planned");
        }
        data.sets().ids().stream()
                .filter(set -> !covered.contains(set))
                .forEach(set -> not.add("data set '" + set + "' has no part in this run"));
        not.add("what the host has not registered as a data set");
        return not;
    }

    private Cell cell(DSLContext statements, PartyId tenant, boolean isWhole, DataSet set, List<Unit> units) {
        List<PartyId> held = units.stream()
                .filter(unit -> unit.state().status() == Status.DEFERRED)
                .flatMap(unit -> unit.rest().stream())
                .toList();
        Optional<Long> left = isWhole
                ? work.counts().counting(statements, set.id(), rows -> rows.ofAll(tenant))
                : work.counts()
                        .of(
                                statements,
                                tenant,
                                set.id(),
                                units.stream()
                                        .flatMap(unit -> unit.people().stream())
                                        .toList());
        long heldRows = work.counts().of(statements, tenant, set.id(), held).orElse(0L);
        List<String> open = new ArrayList<>(open(units));
        lost(units, heldRows, left.isPresent()).ifPresent(open::add);
        if (isWhole && open.isEmpty() && left.filter(rows -> rows > 0).isPresent()) {
            open.addAll(nameless(statements, tenant, set.id()));
        }
        return new Cell(
                set,
                open,
                units.stream().mapToLong(Unit::gone).sum(),
                units.stream().mapToLong(Unit::counted).sum(),
                left.map(OptionalLong::of).orElse(OptionalLong.empty()),
                heldRows,
                set.treatment() == Treatment.DEIDENTIFY
                        ? work.counts()
                                .counting(statements, set.id(), rows -> rows.smallestCell(tenant))
                                .orElse(OptionalLong.empty())
                        : OptionalLong.empty(),
                units.stream().flatMap(unit -> unit.goneAt().stream()).max(Comparator.naturalOrder()));
    }

    /** What was held must be there: no step of this run has counted how it went, and nobody may be told that all is well. */
    private static Optional<String> lost(List<Unit> units, long heldNow, boolean isCounted) {
        long lost = units.stream().mapToLong(Unit::lost).sum();
        if (isCounted) {
            lost += Math.max(
                    0,
                    units.stream()
                                    .filter(unit -> unit.state().status() == Status.DEFERRED)
                                    .mapToLong(unit -> Math.max(0, unit.heldRows()))
                                    .sum()
                            - heldNow);
        }
        return lost == 0
                ? Optional.empty()
                : Optional.of(lost
                        + " rows of people who are held are gone, and this run did not count them; find out what took them,"
                        + " put them back from a copy, and plan what is left anew");
    }

    /** Rows that name nobody are on nobody's list, and cannot be called gone. */
    private List<String> nameless(DSLContext statements, PartyId tenant, String set) {
        long rows = work.counts()
                .counting(statements, set, counting -> counting.ofNobody(tenant))
                .orElse(0L);
        String where = data.local(set)
                .filter(TableData.class::isInstance)
                .map(table -> " (" + table + ")")
                .orElse("");
        return rows == 0
                ? List.of()
                : List.of(rows + " rows name nobody, or not by a person's id" + where
                        + "; give them the id of whom they are about, or erase them");
    }

    private static List<String> open(List<Unit> units) {
        List<String> open = new ArrayList<>();
        long waiting =
                units.stream().filter(unit -> !unit.state().letsOthersBegin()).count();
        if (waiting > 0) {
            String why = units.stream()
                    .filter(unit -> !unit.state().letsOthersBegin())
                    .map(unit -> unit.state().why())
                    .distinct()
                    .limit(3)
                    .collect(Collectors.joining(", "));
            open.add(waiting + " of " + units.size() + " units are open (" + why + "); go on with the run");
        } else if (units.stream()
                .anyMatch(unit ->
                        unit.state().status() == Status.DONE && unit.state().pass() == 1)) {
            open.add("the second sweep after the quiet period is still to come");
        }
        return open;
    }

    private static Optional<HeldRows> held(List<Unit> units) {
        HeldPeople held = units.stream()
                .filter(unit -> unit.state().status() == Status.DEFERRED)
                .map(Unit::held)
                .reduce(HeldPeople.NOBODY, HeldPeople::plus);
        return held.people() == 0
                ? Optional.empty()
                : Optional.of(new HeldRows(units.get(0).dataSet(), held));
    }
}
