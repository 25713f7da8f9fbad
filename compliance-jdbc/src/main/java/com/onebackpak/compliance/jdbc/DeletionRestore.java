package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_RUN;

import com.google.common.collect.Lists;
import com.onebackpak.compliance.deletion.DeletionReason;
import com.onebackpak.compliance.deletion.HeldPeople;
import com.onebackpak.compliance.deletion.PlannedRange;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.deletion.UnitState.Status;
import com.onebackpak.compliance.jdbc.DeletionJournal.Entry;
import com.onebackpak.compliance.jdbc.DeletionJournal.Kind;
import com.onebackpak.compliance.jdbc.internal.deletion.Unit;
import com.onebackpak.compliance.jdbc.internal.deletion.UnitTable;
import com.onebackpak.compliance.jdbc.internal.transaction.OwnedWork;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases again what the journal says is gone and an older backup has brought back: at once, and against any hold, because a
 * backup may hold one that was lifted before. Not thread-safe.
 */
final class DeletionRestore {
    private static final Logger LOG = LoggerFactory.getLogger(DeletionRestore.class);

    private final OwnedWork own;
    private final HostData data;
    private final DeletionWork work;
    private final Function<RetentionPlan, UUID> starting;

    /** Begins what is to be erased again as a run of its own. */
    DeletionRestore(OwnedWork own, HostData data, DeletionWork work, Function<RetentionPlan, UUID> starting) {
        this.own = own;
        this.data = data;
        this.work = work;
        this.starting = starting;
    }

    private record RunKey(PartyId tenant, UUID run) {}

    /** A range as the journal knows it. */
    private static final class Told {
        private String key = "";
        private Set<String> planned = Set.of();
        private final Map<String, Set<String>> gone = new LinkedHashMap<>();

        void add(Entry entry) {
            if (entry.kind() == Kind.PLANNED) {
                key = entry.what();
                planned = new HashSet<>(entry.names());
            } else {
                gone.computeIfAbsent(entry.what(), set -> new HashSet<>())
                        .addAll(entry.names().isEmpty() ? planned : entry.names());
            }
        }
    }

    /** Returns when nothing is there any more that was acknowledged as gone. */
    void settle(List<Entry> journal) {
        Map<RunKey, Map<Integer, Told>> runs = new LinkedHashMap<>();
        journal.forEach(entry -> runs.computeIfAbsent(new RunKey(entry.tenant(), entry.run()), key -> new TreeMap<>())
                .computeIfAbsent(entry.range(), range -> new Told())
                .add(entry));
        runs.forEach(this::settle);
    }

    /** Tells the journal what a kill between a commit and its line has left out, so that a later restore knows it. */
    void tellWhatIsMissing(List<Entry> journal) {
        own.write(statements -> statements
                .selectFrom(COMPLIANCE_DELETION_RUN)
                .orderBy(COMPLIANCE_DELETION_RUN.PLANNED_AT)
                .fetch()
                .map(row -> {
                    List<Unit> units = work.units(PartyId.of(row.getTenant()), row.getRunId())
                            .all(statements);
                    work.journal().tellWhatIsMissing(statements, units, journal);
                    return units.size();
                }));
    }

    private void settle(RunKey key, Map<Integer, Told> ranges) {
        Map<Integer, Map<String, Set<String>>> back = new TreeMap<>();
        List<Unit> units =
                own.read(statements -> work.units(key.tenant(), key.run()).all(statements));
        ranges.forEach((range, told) -> told.gone.forEach((set, names) -> {
            Optional<Unit> unit = units.stream()
                    .filter(each -> each.range() == range && each.dataSet().equals(set))
                    .findFirst();
            if (unit.isEmpty() || !knows(unit.get(), names)) {
                back.computeIfAbsent(range, number -> new LinkedHashMap<>()).put(set, names);
            }
        }));
        if (!back.isEmpty()) {
            eraseAgain(key, ranges, back);
        }
    }

    private boolean knows(Unit unit, Set<String> names) {
        return unit.state().pass() > 1
                || unit.state().status() == Status.DONE
                || work.journal().names(unit.tenant(), unit.rest()).stream().noneMatch(names::contains);
    }

    private void eraseAgain(RunKey key, Map<Integer, Told> ranges, Map<Integer, Map<String, Set<String>>> back) {
        String tenantsKey = own.write(statements ->
                work.lists().keys().lockTenants(statements, key.tenant()).id().toString());
        Map<String, Set<String>> namesBySet = new LinkedHashMap<>();
        back.forEach((range, sets) -> {
            Told told = ranges.get(range);
            if (told == null || !told.key.equals(tenantsKey)) {
                throw new ComplianceStoreException(
                        "the journal of deletions names people of " + key.tenant()
                                + " by a key that the database does not have; restore a backup that has it, or the right journal");
            }
            sets.forEach((set, names) -> {
                if (!data.sets().ids().contains(set)) {
                    throw new ComplianceStoreException(
                            "the journal of deletions knows data set '" + set
                                    + "', which is not registered, so what a backup brought back cannot be erased; register it");
                }
                // what refers to it was gone before it, though who did that may have been killed before the journal was
                // told
                Stream.concat(Stream.of(set), data.sets().below(set).stream())
                        .forEach(each -> namesBySet
                                .computeIfAbsent(each, first -> new HashSet<>())
                                .addAll(names));
            });
        });
        Map<PartyId, Set<String>> people = new TreeMap<>();
        // a set's people are listed once, however many ranges of it were gone
        namesBySet.forEach((set, names) -> addThere(people, key.tenant(), set, names));
        if (!people.isEmpty()) {
            LOG.warn(
                    "tenant {}: rows of {} people were erased and are there again, so the database is older than that;"
                            + " they are erased again",
                    key.tenant(),
                    people.size());
            run(key.tenant(), people);
        }
        own.write(statements -> {
            UnitTable units = work.units(key.tenant(), key.run());
            List<Unit> known = units.all(statements);
            if (known.isEmpty()) {
                work.sweep().rememberWhatIsGone(statements, units, back, work.now());
            }
            known.stream()
                    .filter(unit -> back.getOrDefault(unit.range(), Map.of()).containsKey(unit.dataSet()))
                    .forEach(unit -> settle(statements, units, unit, back));
            return key;
        });
    }

    private void addThere(Map<PartyId, Set<String>> people, PartyId tenant, String set, Set<String> names) {
        List<PartyId> there =
                List.copyOf(own.read(statements -> work.counts().people(statements, tenant, Set.of(set))));
        List<String> thereNames = work.journal().names(tenant, there);
        for (int i = 0; i < there.size(); i++) {
            if (names.contains(thereNames.get(i))) {
                people.computeIfAbsent(there.get(i), person -> new LinkedHashSet<>())
                        .add(set);
            }
        }
    }

    /** Of a unit that the backup knew as planned, only those are left whom the journal does not know as gone. */
    private void settle(
            DSLContext statements, UnitTable units, Unit unit, Map<Integer, Map<String, Set<String>>> back) {
        Set<String> gone = back.getOrDefault(unit.range(), Map.of()).getOrDefault(unit.dataSet(), Set.of());
        List<String> names = work.journal().names(unit.tenant(), unit.rest());
        List<PartyId> left = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!gone.contains(names.get(i))) {
                left.add(unit.rest().get(i));
            }
        }
        units.write(
                statements,
                unit.leaving(left, HeldPeople.NOBODY)
                        .holding(-1)
                        .with(
                                left.isEmpty()
                                        ? unit.state().done()
                                        : unit.state().status() == Status.DEFERRED
                                                ? unit.state().reopened("a backup was restored") // why is told anew
                                                : unit.state()),
                work.now());
    }

    private void run(PartyId tenant, Map<PartyId, Set<String>> people) {
        DeletionReason reason = new DeletionReason(Optional.empty(), Set.of("restored-backup"), Set.of());
        Map<Set<String>, List<PartyId>> alike = new LinkedHashMap<>();
        people.forEach((person, sets) ->
                alike.computeIfAbsent(sets, same -> new ArrayList<>()).add(person));
        List<PlannedRange> ranges = new ArrayList<>();
        alike.forEach((sets, all) -> {
            Map<String, DeletionReason> reasons = new LinkedHashMap<>();
            sets.forEach(set -> reasons.put(set, reason));
            for (List<PartyId> some : Lists.partition(all, RetentionPlan.PEOPLE_IN_A_RANGE)) {
                ranges.add(new PlannedRange(some, reasons));
            }
        });
        UUID run = starting.apply(new RetentionPlan(tenant, false, ranges, List.of(), List.of()));
        Optional<DeletionStep> step = work.stepAgainstHolds(tenant, run);
        while (step.isPresent()) {
            step = work.stepAgainstHolds(tenant, run);
        }
        own.read(statements -> work.units(tenant, run).all(statements)).stream()
                .filter(unit -> unit.state().status() != Status.DONE)
                .findFirst()
                .ifPresent(open -> {
                    throw new ComplianceStoreException("a backup has brought back rows of data set '" + open.dataSet()
                            + "' that were erased, and they cannot be erased again: "
                            + open.state().why());
                });
    }
}
