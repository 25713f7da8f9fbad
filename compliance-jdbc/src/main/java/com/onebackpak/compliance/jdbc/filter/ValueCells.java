package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The values of a column, cut into cells at all that a test compares them with: what is so of one value of a cell is so of
 * all. Immutable.
 *
 * @param cells the cells; together they hold every value but {@code NULL}
 * @param among which rows lie in some of the cells, given in order, but not in all: {@code NULL} where the column is
 */
record ValueCells(List<Cell> cells, Function<List<Integer>, Condition> among) {
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /**
     * A cell.
     *
     * @param examples values of it: its first and its last, where it has an order
     */
    record Cell(List<FactValue> examples) {
        static Cell of(FactValue... examples) {
            return new Cell(List.of(examples));
        }
    }

    static ValueCells ofBooleans(Field<Boolean> column) {
        return new ValueCells(
                List.of(Cell.of(FactValue.of(false)), Cell.of(FactValue.of(true))),
                which -> which.equals(List.of(1)) ? DSL.condition(column) : DSL.not(DSL.condition(column)));
    }

    static ValueCells ofTexts(Field<String> column, Collection<String> named) {
        List<String> points = named.stream().distinct().sorted().toList();
        String other = "x";
        while (points.contains(other)) {
            other = other + "x";
        }
        List<Cell> cells = Stream.concat(points.stream(), Stream.of(other))
                .map(text -> Cell.of(FactValue.of(text)))
                .toList();
        return new ValueCells(cells, which -> {
            boolean isOther = which.contains(points.size());
            Set<String> said = new LinkedHashSet<>();
            for (int i = 0; i < points.size(); i++) {
                if (which.contains(i) != isOther) {
                    said.add(points.get(i));
                }
            }
            return isOther ? column.notIn(said) : column.in(said);
        });
    }

    /** Of terms, cut at the named ones, at all above them, and at what lies under each. */
    static ValueCells ofTerms(Field<String> column, Collection<Term> named) {
        SortedSet<String> points = new TreeSet<>();
        for (Term one : named) {
            for (Optional<Term> term = Optional.of(one);
                    term.isPresent();
                    term = term.get().broader()) {
                points.add(term.get().path());
            }
        }
        var dimension = named.iterator().next().dimension();
        List<Cell> cells = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        for (String point : points) {
            cells.add(Cell.of(FactValue.of(dimension.term(point))));
            conditions.add(column.eq(DSL.inline(point)));
            List<Condition> deeper = points.stream()
                    .filter(other -> other.startsWith(point + "."))
                    .map(other -> column.eq(DSL.inline(other)).or(column.like(DSL.inline(other + ".%"))))
                    .toList();
            cells.add(Cell.of(FactValue.of(dimension.term(unlike(point, points)))));
            conditions.add(column.like(DSL.inline(point + ".%")).andNot(DSL.or(deeper)));
        }
        cells.add(Cell.of(FactValue.of(dimension.term(unlike("", points)))));
        conditions.add(DSL.not(DSL.or(points.stream()
                .map(point -> column.eq(DSL.inline(point)).or(column.like(DSL.inline(point + ".%"))))
                .toList())));
        return new ValueCells(
                cells, which -> DSL.or(which.stream().map(conditions::get).toList()));
    }

    /** A term under the point that is none of the points and under none deeper. */
    private static String unlike(String under, Collection<String> points) {
        String segment = "x";
        String prefix = under.isEmpty() ? "" : under + ".";
        while (points.contains(prefix + segment)) {
            segment = segment + "x";
        }
        return prefix + segment;
    }

    static ValueCells ofNumbers(Field<?> column, Collection<BigDecimal> bounds) {
        List<BigDecimal> points = bounds.stream().sorted().distinct().toList();
        @SuppressWarnings("unchecked") // a whole number is compared with one that is none, as SQL does
        Field<BigDecimal> number = (Field<BigDecimal>) column;
        return ordered(number, points, FactValue::of, EngineText::number, (after, before) -> {
            BigDecimal low = after.orElseGet(() -> before.orElse(BigDecimal.ONE).subtract(BigDecimal.TEN));
            BigDecimal high = before.orElseGet(() -> low.add(BigDecimal.TEN));
            return List.of(low.add(high).divide(BigDecimal.valueOf(2)));
        });
    }

    /** Of days; none before the year 1 and none after 9999 is anybody's. */
    static ValueCells ofDates(Field<LocalDate> column, Collection<LocalDate> bounds) {
        List<LocalDate> points = bounds.stream().sorted().distinct().toList();
        return ordered(column, points, FactValue::of, DSL::inline, (after, before) -> {
            LocalDate low = after.map(day -> day.plusDays(1)).orElse(FIRST);
            LocalDate high = before.map(day -> day.minusDays(1)).orElse(LAST);
            return low.isAfter(high) ? List.of() : List.of(low, high);
        });
    }

    /**
     * Cut at points, each of which is a cell, as is what lies between two of them.
     *
     * @param said a value in SQL
     * @param between values after the first and before the second, if there are any
     */
    private static <T extends Comparable<? super T>> ValueCells ordered(
            Field<T> column,
            List<T> points,
            Function<T, FactValue> value,
            Function<T, Field<T>> said,
            BiFunction<Optional<T>, Optional<T>, List<T>> between) {
        List<Cell> cells = new ArrayList<>();
        List<Optional<Condition>> lower = new ArrayList<>();
        List<Optional<Condition>> upper = new ArrayList<>();
        for (int i = 0; i <= points.size(); i++) {
            Optional<T> after = i == 0 ? Optional.empty() : Optional.of(points.get(i - 1));
            Optional<T> before = i == points.size() ? Optional.empty() : Optional.of(points.get(i));
            List<T> inside = between.apply(after, before);
            if (!inside.isEmpty()) {
                cells.add(new Cell(inside.stream().map(value).toList()));
                lower.add(after.map(point -> column.gt(said.apply(point))));
                upper.add(before.map(point -> column.lt(said.apply(point))));
            }
            before.ifPresent(point -> {
                cells.add(Cell.of(value.apply(point)));
                lower.add(Optional.of(column.ge(said.apply(point))));
                upper.add(Optional.of(column.le(said.apply(point))));
            });
        }
        return new ValueCells(
                cells,
                which -> DSL.or(runs(which).stream()
                        .map(run -> DSL.and(Stream.of(lower.get(run.get(0)), upper.get(run.get(run.size() - 1)))
                                .flatMap(Optional::stream)
                                .toList()))
                        .collect(Collectors.toList())));
    }

    /** Neighbours together. */
    private static List<List<Integer>> runs(List<Integer> which) {
        List<List<Integer>> runs = new ArrayList<>();
        for (int cell : which) {
            if (runs.isEmpty() || last(runs.get(runs.size() - 1)) != cell - 1) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(cell);
        }
        return runs;
    }

    private static int last(List<Integer> run) {
        return run.get(run.size() - 1);
    }
}
