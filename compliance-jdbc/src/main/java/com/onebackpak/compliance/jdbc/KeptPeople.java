package com.onebackpak.compliance.jdbc;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.onebackpak.compliance.deletion.DataSet;
import com.onebackpak.compliance.deletion.DataSets;
import com.onebackpak.compliance.deletion.HeldPeople;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.jdbc.internal.deletion.Unit;
import com.onebackpak.compliance.jdbc.internal.deletion.UnitTable;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * Who of a unit must be left alone, why, and until when.
 *
 * @param people who, in order
 * @param by how many for which reason
 * @param until when the first of them is free because all holds on who it is have ended by themselves; empty: when somebody
 *     releases one
 */
record KeptPeople(List<PartyId> people, HeldPeople by, Optional<Instant> until) {
    static final KeptPeople NOBODY = new KeptPeople(List.of(), HeldPeople.NOBODY, Optional.empty());

    String why() {
        return by.holds().isEmpty() ? "rows that refer to these are held" : "held";
    }

    /** All of a list but these. */
    static List<PartyId> without(List<PartyId> all, List<PartyId> others) {
        Set<PartyId> left = new HashSet<>(others);
        return all.stream().filter(person -> !left.contains(person)).toList();
    }

    /** Of how many people rows stay by what is on record now, data set by data set, if they have any in each. */
    static Map<String, HeldPeople> planned(
            DSLContext statements, LiveHolds holds, DataSets sets, PartyId tenant, List<PartyId> people, Instant now) {
        Map<String, HeldPeople> held = new LinkedHashMap<>();
        for (List<PartyId> some : Iterables.partition(people, RetentionPlan.PEOPLE_IN_A_RANGE)) {
            holds.on(statements, tenant, some, now)
                    .values()
                    .forEach(each -> HeldPeople.ofOne(sets, sets.ids(), each, now)
                            .forEach((set, one) -> held.merge(set, one, HeldPeople::plus)));
        }
        return held;
    }

    /** Whoever is held and has rows, and whoever has rows that refer to these and are held. */
    static KeptPeople of(
            DSLContext statements,
            LiveHolds holds,
            HostCounts counts,
            UnitTable units,
            Unit unit,
            DataSet set,
            Instant now) {
        Set<PartyId> kept = new HashSet<>();
        Map<HoldKind, Integer> by = new EnumMap<>(HoldKind.class);
        Map<String, Integer> referring = new TreeMap<>();
        Optional<Instant> until = Optional.empty();
        for (Map.Entry<PartyId, List<Hold>> held :
                holds.on(statements, unit.tenant(), unit.rest(), now).entrySet()) {
            List<Hold> stopping = counts.data().sets().stopping(set.id(), held.getValue(), now);
            if (!stopping.isEmpty() && hasRows(statements, counts, unit, held.getKey())) {
                kept.add(held.getKey());
                stopping.stream().map(Hold::kind).distinct().forEach(kind -> by.merge(kind, 1, Integer::sum));
                Optional<Instant> free = stopping.stream()
                        .map(hold -> hold.span().until())
                        .reduce(Optional.of(Instant.MIN), KeptPeople::later);
                until = Stream.concat(until.stream(), free.stream()).min(Comparator.naturalOrder());
            }
        }
        for (Unit below :
                units.deferred(statements, unit.range(), counts.data().sets().below(set.id()))) {
            Set<PartyId> referred = ImmutableSet.copyOf(below.rest());
            unit.rest().stream()
                    .filter(person -> referred.contains(person) && hasRows(statements, counts, unit, person))
                    .forEach(person -> {
                        kept.add(person);
                        referring.merge(below.dataSet(), 1, Integer::sum);
                    });
        }
        List<PartyId> people = unit.rest().stream().filter(kept::contains).toList();
        return new KeptPeople(people, new HeldPeople(people.size(), by, referring), until);
    }

    /** The later of two; of none that ends there is no later. */
    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.flatMap(a -> other.map(b -> a.isAfter(b) ? a : b));
    }

    private static boolean hasRows(DSLContext statements, HostCounts counts, Unit unit, PartyId person) {
        return counts.counting(statements, unit.dataSet(), rows -> rows.of(unit.tenant(), List.of(person)))
                .map(rows -> rows > 0)
                .orElse(true);
    }
}
