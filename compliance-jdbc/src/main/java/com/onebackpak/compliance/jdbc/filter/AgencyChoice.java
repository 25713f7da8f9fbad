package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Tells rows apart by their agency. Not thread-safe. */
final class AgencyChoice {
    private final CheckedTable table;
    private final RowFacts rows;
    private final PartyId elsewhere = RowFacts.unheardOf("elsewhere");

    AgencyChoice(CheckedTable table, RowFacts rows) {
        this.table = table;
        this.rows = rows;
    }

    /** The same for all rows of an agency, where facts are; {@code each} is asked about one row of each sort. */
    Residual byAgency(Person row, Collection<String> facts, Function<Person, Residual> each) {
        if (table.agency().isEmpty()) {
            return each.apply(row);
        }
        boolean withLedgers = facts.stream().anyMatch(TestFolding::isFromLedgers);
        Map<Object, List<Optional<PartyId>>> alike = new LinkedHashMap<>();
        Stream<Optional<PartyId>> agencies = Stream.concat(
                        rows.directory().agencies().all().stream().map(Agency::id), Stream.of(elsewhere))
                .map(Optional::of);
        Stream<Optional<PartyId>> all =
                table.mayLackAgency() ? Stream.concat(agencies, Stream.of(Optional.empty())) : agencies;
        all.forEach(agency -> {
            Facts known = rows.of(in(row, agency), List.of(), withLedgers);
            List<Object> told = new ArrayList<>(List.of(known.knows(FactKeys.SUBJECT_SCHOOL)));
            facts.forEach(name -> told.add(known.get(new FactKey<>(name))));
            alike.computeIfAbsent(told, none -> new ArrayList<>()).add(agency);
        });
        Map<Residual, List<Optional<PartyId>>> answered = new LinkedHashMap<>();
        alike.values()
                .forEach(same -> answered.computeIfAbsent(each.apply(in(row, same.get(0))), none -> new ArrayList<>())
                        .addAll(same));
        return Choice.chosen(answered.entrySet().stream()
                .map(entry -> new Choice(() -> isAmong(entry.getValue(), answered.values()), entry.getKey()))
                .toList());
    }

    private static Person in(Person row, Optional<PartyId> agency) {
        return agency.<Person>map(one -> Person.builder().from(row).agency(one).build())
                .orElse(row);
    }

    /** Whether a row's agency is one of those; true or false also of a row that has none. */
    private org.jooq.Condition isAmong(List<Optional<PartyId>> same, Collection<List<Optional<PartyId>>> groups) {
        Field<String> column = table.agency().orElseThrow();
        boolean isElsewhere = same.contains(Optional.of(elsewhere));
        List<String> named = (isElsewhere
                        ? groups.stream().filter(group -> group != same).flatMap(List::stream)
                        : same.stream())
                .flatMap(Optional::stream)
                .map(PartyId::value)
                .toList();
        org.jooq.Condition is = isElsewhere
                ? named.isEmpty() ? DSL.trueCondition() : column.notIn(Choice.inlined(named))
                : column.in(Choice.inlined(named));
        if (!table.mayLackAgency()) {
            return is;
        }
        return same.contains(Optional.empty())
                ? named.isEmpty() && !isElsewhere
                        ? column.isNull()
                        : column.isNull().or(is)
                : column.isNotNull().and(is);
    }
}
