package com.onebackpak.compliance.jdbc;

import com.google.common.collect.Iterables;
import com.onebackpak.compliance.deletion.HostRows;
import com.onebackpak.compliance.party.PartyId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * What the host counts, of what is in the database in the transaction that asks.
 *
 * @param data the data sets
 */
record HostCounts(HostData data) {
    private static final int PAGE = 1_000;
    private static final int PEOPLE_PER_COUNT = 500;

    /** What the host counts; empty where it cannot. */
    <T> Optional<T> counting(DSLContext statements, String dataSet, Function<HostRows, T> count) {
        Optional<LocalData> local = data.local(dataSet);
        return local.isPresent()
                ? Optional.of(statements.connectionResult(
                        connection -> count.apply(local.get().rows(JoinedConnection.of(connection)))))
                : data.remote(dataSet).flatMap(HostData.Remote::rows).map(count);
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

    /** How many rows the host counts about people; empty where it cannot. */
    Optional<Long> of(DSLContext statements, PartyId tenant, String dataSet, List<PartyId> people) {
        return counting(statements, dataSet, rows -> {
            long number = 0;
            for (List<PartyId> some : Iterables.partition(people, PEOPLE_PER_COUNT)) {
                number += rows.of(tenant, some);
            }
            return number;
        });
    }
}
