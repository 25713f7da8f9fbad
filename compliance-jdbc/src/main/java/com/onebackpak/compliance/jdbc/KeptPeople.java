package com.onebackpak.compliance.jdbc;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.deletion.DataSet;
import com.onebackpak.compliance.jdbc.internal.deletion.Unit;
import com.onebackpak.compliance.jdbc.internal.deletion.UnitTable;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * Who of a unit must be left alone, why, and until when.
 *
 * @param people who, in order
 * @param by the kinds of hold; none: rows that refer to theirs are held
 * @param until when the first of them is free because all holds on who it is have ended by themselves; empty: when somebody
 *     releases one
 */
record KeptPeople(List<PartyId> people, Set<HoldKind> by, Optional<Instant> until) {
    static final KeptPeople NOBODY = new KeptPeople(List.of(), Set.of(), Optional.empty());

    String why() {
        return by.isEmpty() ? "rows that refer to these are held" : "held";
    }

    /** All of a list but these. */
    static List<PartyId> without(List<PartyId> all, List<PartyId> others) {
        Set<PartyId> left = new HashSet<>(others);
        return all.stream().filter(person -> !left.contains(person)).toList();
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
        Set<HoldKind> by = EnumSet.noneOf(HoldKind.class);
        Optional<Instant> until = Optional.empty();
        Set<Category> stoppedWith = counts.data().sets().stoppedWith(set.id());
        for (Map.Entry<PartyId, List<Hold>> held :
                holds.on(statements, unit.tenant(), unit.rest(), now).entrySet()) {
            List<Hold> stopping = held.getValue().stream()
                    .filter(hold -> stoppedWith.stream().anyMatch(category -> hold.stops(category, now)))
                    .toList();
            if (!stopping.isEmpty() && hasRows(statements, counts, unit, held.getKey())) {
                kept.add(held.getKey());
                stopping.forEach(hold -> by.add(hold.kind()));
                Optional<Instant> free = stopping.stream()
                        .map(hold -> hold.span().until())
                        .reduce(Optional.of(Instant.MIN), KeptPeople::later);
                until = Stream.concat(until.stream(), free.stream()).min(Comparator.naturalOrder());
            }
        }
        for (Unit below :
                units.deferred(statements, unit.range(), counts.data().sets().below(set.id()))) {
            Set<PartyId> referred = ImmutableSet.copyOf(below.rest());
            unit.rest().stream().filter(referred::contains).forEach(kept::add);
        }
        return new KeptPeople(unit.rest().stream().filter(kept::contains).toList(), by, until);
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
