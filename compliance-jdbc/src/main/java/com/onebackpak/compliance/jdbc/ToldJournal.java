package com.onebackpak.compliance.jdbc;

import com.google.common.collect.Sets;
import com.onebackpak.compliance.deletion.UnitState.Status;
import com.onebackpak.compliance.jdbc.DeletionJournal.Entry;
import com.onebackpak.compliance.jdbc.DeletionJournal.Kind;
import com.onebackpak.compliance.jdbc.internal.deletion.PeopleLists;
import com.onebackpak.compliance.jdbc.internal.deletion.Unit;
import com.onebackpak.compliance.jdbc.internal.subject.Pseudonyms;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import com.onebackpak.compliance.party.PartyId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * What the journal is told, and by which names.
 *
 * @param own transactions of its own
 * @param lists has the keys
 * @param journal is told; empty: there is none
 */
record ToldJournal(Work own, PeopleLists lists, Optional<DeletionJournal> journal) {
    private static final int NAME_DIGITS = 32;

    /** Told once it is committed, before anybody else is. */
    void append(List<Entry> entries) {
        journal.filter(to -> !entries.isEmpty()).ifPresent(to -> to.append(entries));
    }

    /** Of all of a range, no names: the journal knows whom it is about. Of the second look there is nothing new to say. */
    List<Entry> gone(DSLContext statements, Unit unit, List<PartyId> left) {
        List<PartyId> went = KeptPeople.without(unit.rest(), left);
        if (journal.isEmpty() || went.isEmpty() || unit.state().pass() > 1) {
            return List.of();
        }
        List<String> names = left.isEmpty() ? List.of() : names(statements, unit.tenant(), went);
        return List.of(new Entry(Kind.GONE, unit.tenant(), unit.run(), unit.range(), unit.dataSet(), names));
    }

    /** Tells the journal whom a range is about, before it is committed. */
    void tellPlanned(DSLContext statements, PartyId tenant, UUID run, int range, List<PartyId> people) {
        journal.ifPresent(to -> to.append(List.of(planned(statements, tenant, run, range, people))));
    }

    private Entry planned(DSLContext statements, PartyId tenant, UUID run, int range, List<PartyId> people) {
        return new Entry(
                Kind.PLANNED,
                tenant,
                run,
                range,
                lists.keys().lockTenants(statements, tenant).id().toString(),
                names(statements, tenant, people));
    }

    /**
     * Tells what of a run is gone by the database and was not told, because whoever committed it was killed, or could not
     * write, before it was.
     *
     * @param units the run's, as they are committed
     */
    void tellWhatIsMissing(DSLContext statements, List<Unit> units) {
        if (journal.isPresent() && !units.isEmpty()) {
            tellWhatIsMissing(statements, units, journal.get().all());
        }
    }

    /** The same, where it is known already what the journal says. */
    void tellWhatIsMissing(DSLContext statements, List<Unit> units, List<Entry> told) {
        Map<Integer, Set<String>> planned = new HashMap<>();
        Map<Integer, Map<String, Set<String>>> gone = new HashMap<>();
        UUID run = units.isEmpty() ? null : units.get(0).run();
        for (Entry entry : told) {
            if (!entry.run().equals(run)) {
                continue;
            }
            if (entry.kind() == Kind.PLANNED) {
                planned.put(entry.range(), Set.copyOf(entry.names()));
            } else {
                // the names of a range that is gone as a whole are held once, and not for each data set
                gone.computeIfAbsent(entry.range(), range -> new HashMap<>())
                        .merge(
                                entry.what(),
                                entry.names().isEmpty()
                                        ? planned.getOrDefault(entry.range(), Set.of())
                                        : Set.copyOf(entry.names()),
                                (some, more) -> Sets.union(some, more).immutableCopy());
            }
        }
        List<Entry> missing = new ArrayList<>();
        for (Unit unit : units) {
            List<PartyId> went = went(unit);
            if (went.isEmpty()) {
                continue;
            }
            List<String> names = names(statements, unit.tenant(), went);
            if (!gone.getOrDefault(unit.range(), Map.of())
                    .getOrDefault(unit.dataSet(), Set.of())
                    .containsAll(names)) {
                if (planned.put(unit.range(), Set.of()) == null) {
                    missing.add(planned(statements, unit.tenant(), unit.run(), unit.range(), unit.people()));
                }
                missing.add(new Entry(Kind.GONE, unit.tenant(), unit.run(), unit.range(), unit.dataSet(), names));
            }
        }
        append(missing);
    }

    /** Of whom a unit has nothing left; of nobody whom the database has forgotten, whose certificate told the journal. */
    private static List<PartyId> went(Unit unit) {
        return unit.state().pass() > 1 || unit.state().status() == Status.DONE
                ? unit.people()
                : KeptPeople.without(unit.people(), unit.rest());
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
}
