package com.onebackpak.compliance.jdbc.filter;

import com.google.common.collect.Ordering;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
 * @param cells the cells; together they hold every value that the fact may have
 * @param among which rows lie in some of the cells, given in order: {@code NULL} where the column is, and false where it holds what
 *     is no value; of all cells only where there may be such
 * @param hasValuesAlone whether the column can hold nothing else
 */
record ValueCells(List<Cell> cells, Function<List<Integer>, Condition> among, boolean hasValuesAlone) {
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
                which -> which.equals(List.of(1)) ? DSL.condition(column) : DSL.not(DSL.condition(column)),
                true);
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
        return new ValueCells(
                cells,
                which -> {
                    boolean isOther = which.contains(points.size());
                    Set<String> said = new LinkedHashSet<>();
                    for (int i = 0; i < points.size(); i++) {
                        if (which.contains(i) != isOther) {
                            said.add(points.get(i));
                        }
                    }
                    return isOther ? column.notIn(said) : column.in(said);
                },
                true);
    }

    /**
     * Of terms, cut at the named ones, at all above them, and at what lies under each.
     *
     * @param known the paths of those that the vocabulary has: what else a column holds is no term
     */
    static ValueCells ofTerms(Field<String> column, Collection<Term> named, Collection<String> known) {
        Set<String> points = new HashSet<>();
        named.forEach(term -> points.addAll(selfAndBroader(term)));
        var dimension = named.iterator().next().dimension();
        Map<String, List<String>> alike = new TreeMap<>();
        known.forEach(path -> {
            String nearest = selfAndBroader(dimension.term(path)).stream()
                    .filter(points::contains)
                    .findFirst()
                    .orElse("");
            alike.computeIfAbsent(nearest.equals(path) ? path : nearest + ".", none -> new ArrayList<>())
                    .add(path);
        });
        List<List<String>> paths = List.copyOf(alike.values());
        return new ValueCells(
                paths.stream()
                        .map(same -> Cell.of(FactValue.of(dimension.term(same.get(0)))))
                        .toList(),
                which -> column.in(Choice.inlined(
                        which.stream().map(paths::get).flatMap(List::stream).toList())),
                false);
    }

    private static List<String> selfAndBroader(Term term) {
        return Stream.iterate(Optional.of(term), Optional::isPresent, one -> one.flatMap(Term::broader))
                .map(one -> one.orElseThrow().path())
                .toList();
    }

    /**
     * Of numbers.
     *
     * @param mayBeInfinite whether the column may hold {@code NaN} and infinities, which are none
     */
    static ValueCells ofNumbers(Field<?> column, Collection<BigDecimal> bounds, boolean mayBeInfinite) {
        List<BigDecimal> points = bounds.stream().sorted().distinct().toList();
        @SuppressWarnings("unchecked") // a whole number is compared with one that is none, as SQL does
        Field<BigDecimal> number = (Field<BigDecimal>) column;
        return ordered(number, points, FactValue::of, EngineText::number, mayBeInfinite, (after, before) -> {
            BigDecimal low = after.orElseGet(() -> before.orElse(BigDecimal.ONE).subtract(BigDecimal.TEN));
            BigDecimal high = before.orElseGet(() -> low.add(BigDecimal.TEN));
            return List.of(low.add(high).divide(BigDecimal.valueOf(2)));
        });
    }

    /**
     * Of days; those before the year 1 and after 9999 are in the outermost cells, or where they are compared in cells of their own.
     *
     * @param mayBeInfinite whether the column may hold infinities, which are none
     */
    static ValueCells ofDates(Field<LocalDate> column, Collection<LocalDate> bounds, boolean mayBeInfinite) {
        List<LocalDate> points = bounds.stream().sorted().distinct().toList();
        return ordered(column, points, FactValue::of, ValueCells::day, mayBeInfinite, (after, before) -> {
            Optional<LocalDate> first = after.map(day -> day.plusDays(1));
            Optional<LocalDate> last = before.map(day -> day.minusDays(1));
            LocalDate low = first.orElseGet(() -> Ordering.natural().min(FIRST, last.orElse(FIRST)));
            LocalDate high = last.orElseGet(() -> Ordering.natural().max(LAST, first.orElse(LAST)));
            return low.isAfter(high)
                    ? List.of()
                    : List.of(low, high); // between days that follow each other there is none
        });
    }

    /** A day before the year 1 is reckoned, since its text would be that of another year. */
    private static Field<LocalDate> day(LocalDate day) {
        return day.isBefore(FIRST)
                ? DSL.localDateSub(DSL.inline(FIRST), DSL.inline((int) ChronoUnit.DAYS.between(day, FIRST)))
                : DSL.inline(day);
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
            boolean mayBeInfinite,
            BiFunction<Optional<T>, Optional<T>, List<T>> between) {
        List<Cell> cells = new ArrayList<>();
        List<Optional<Condition>> lower = new ArrayList<>();
        List<Optional<Condition>> upper = new ArrayList<>();
        Optional<Condition> least =
                Optional.of(mayBeInfinite).filter(may -> may).map(may -> EngineText.isOverLeast(column));
        Optional<Condition> most =
                Optional.of(mayBeInfinite).filter(may -> may).map(may -> EngineText.isUnderMost(column));
        for (int i = 0; i <= points.size(); i++) {
            Optional<T> after = i == 0 ? Optional.empty() : Optional.of(points.get(i - 1));
            Optional<T> before = i == points.size() ? Optional.empty() : Optional.of(points.get(i));
            List<T> inside = between.apply(after, before);
            if (!inside.isEmpty()) {
                cells.add(new Cell(inside.stream().map(value).toList()));
                lower.add(after.map(point -> column.gt(said.apply(point))).or(() -> least));
                upper.add(before.map(point -> column.lt(said.apply(point))).or(() -> most));
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
                        .collect(Collectors.toList())),
                !mayBeInfinite);
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
