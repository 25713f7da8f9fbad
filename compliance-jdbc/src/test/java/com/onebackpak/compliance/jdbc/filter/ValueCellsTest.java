package com.onebackpak.compliance.jdbc.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Term;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

/** Cells hold every value once, their examples lie in them, and SQL selects of any of them the rows whose value they hold. */
class ValueCellsTest {
    private static final int NONE = -1;

    private static <T> Field<T> column(DataType<T> type) {
        return DSL.field("v", type);
    }

    /**
     * Compares choices of cells with all values.
     *
     * @param cellOf at each place the cell in which the value lies; {@link #NONE} of what is no value
     */
    private static void compare(ValueCells cells, String type, List<?> values, List<Integer> cellOf)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            DSLContext h2 = DSL.using(connection);
            h2.execute("create table t (i integer, v " + type + ")");
            h2.execute("insert into t values (-1, null)");
            for (int i = 0; i < values.size(); i++) {
                h2.execute(
                        "insert into t values (" + i + ", cast(? as " + type + "))",
                        values.get(i).toString());
            }
            int count = cells.cells().size();
            assertThat(cellOf.stream().filter(cell -> cell != NONE).distinct())
                    .as("each cell has a value")
                    .hasSize(count);
            for (int bits : choices(count)) {
                List<Integer> which = IntStream.range(0, count)
                        .filter(cell -> (bits & 1 << cell) != 0)
                        .boxed()
                        .toList();
                List<Integer> selected = h2.select(DSL.field("i", Integer.class))
                        .from("t")
                        .where(cells.among().apply(which))
                        .orderBy(DSL.field("i"))
                        .fetch(row -> row.value1());

                assertThat(selected)
                        .as(which.toString())
                        .isEqualTo(IntStream.range(0, values.size())
                                .filter(i -> which.contains(cellOf.get(i)))
                                .boxed()
                                .toList());
            }
        }
    }

    /** One cell, two, or all but one. */
    private static int[] choices(int cells) {
        return IntStream.range(1, (1 << cells) - 1)
                .filter(bits -> Integer.bitCount(bits) < 3 || Integer.bitCount(bits) == cells - 1)
                .toArray();
    }

    private static List<Object> examples(ValueCells cells, int cell) {
        List<Object> examples = new ArrayList<>();
        cells.cells().get(cell).examples().forEach(value -> {
            if (value instanceof FactValue.OfNumber number) {
                examples.add(number.value());
            } else if (value instanceof FactValue.OfDate date) {
                examples.add(date.value());
            } else if (value instanceof FactValue.OfTerm term) {
                examples.add(term.value().path());
            } else if (value instanceof FactValue.OfText text) {
                examples.add(text.value());
            } else {
                examples.add(((FactValue.OfBoolean) value).value());
            }
        });
        return examples;
    }

    /** The examples of all cells, each with its cell. */
    private static void compareExamples(ValueCells cells, String type) throws SQLException {
        List<Object> values = new ArrayList<>();
        List<Integer> cellOf = new ArrayList<>();
        for (int cell = 0; cell < cells.cells().size(); cell++) {
            for (Object example : examples(cells, cell)) {
                values.add(example);
                cellOf.add(cell);
            }
        }
        compare(cells, type, values, cellOf);
    }

    @Test
    void numbers_are_cut_at_each_of_those_compared() throws SQLException {
        ValueCells cells = ValueCells.ofNumbers(
                column(SQLDataType.NUMERIC),
                Stream.of("8", "-1", "8.50", "8").map(BigDecimal::new).toList(),
                false);

        assertThat(cells.cells()).hasSize(7);
        compareExamples(cells, "numeric(9, 3)");
        compare(
                cells,
                "numeric(9, 3)",
                Stream.of("-100", "-1", "0", "8", "8.25", "8.5", "8.501", "100")
                        .map(BigDecimal::new)
                        .toList(),
                List.of(0, 1, 2, 3, 4, 5, 6, 6));
        compareExamples(
                ValueCells.ofNumbers(column(SQLDataType.NUMERIC), List.of(BigDecimal.TEN), false), "numeric(9, 3)");
        assertThat(ValueCells.ofNumbers(column(SQLDataType.NUMERIC), List.of(), false)
                        .cells())
                .hasSize(1);
    }

    @Test
    void days_are_cut_at_each_of_those_compared_and_between_neighbours_lies_no_other() throws SQLException {
        LocalDate day = LocalDate.of(2026, 3, 1);
        ValueCells cells = ValueCells.ofDates(
                column(SQLDataType.LOCALDATE), List.of(day.plusDays(4), day, day.plusDays(1), day), false);

        assertThat(cells.cells()).hasSize(6);
        assertThat(examples(cells, 3)).containsExactly(day.plusDays(2), day.plusDays(3));
        assertThat(examples(cells, 0)).containsExactly(LocalDate.of(1, 1, 1), day.minusDays(1));
        assertThat(examples(cells, 5)).containsExactly(day.plusDays(5), LocalDate.of(9999, 12, 31));
        compareExamples(cells, "date");
        ValueCells atTheEnds = ValueCells.ofDates(
                column(SQLDataType.LOCALDATE), List.of(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31)), false);
        assertThat(atTheEnds.cells()).hasSize(5);
        compareExamples(atTheEnds, "date");
        compare(
                atTheEnds,
                "date",
                List.of(
                        "-0005-01-01",
                        "0000-12-31",
                        "0001-01-01",
                        "0001-01-02",
                        "9999-12-31",
                        "10000-01-01",
                        "20000-01-01"),
                List.of(0, 0, 1, 2, 3, 4, 4));
    }

    @Test
    void texts_are_those_compared_and_all_others() throws SQLException {
        ValueCells cells = ValueCells.ofTexts(column(SQLDataType.VARCHAR), List.of("x", "a", "", "a", "xx"));

        assertThat(cells.cells()).hasSize(5);
        compareExamples(cells, "varchar(9)");
        compare(cells, "varchar(9)", List.of("", "a", "x", "xx", "A", "xxx", "a "), List.of(0, 1, 2, 3, 4, 4, 4));
    }

    @Test
    void terms_are_cut_at_those_compared_all_above_them_and_what_lies_under_each() throws SQLException {
        List<String> known = List.of(
                "contact",
                "contact.phone",
                "contact.email",
                "contact.email.old",
                "contact.x",
                "contact.x.y",
                "x",
                "x.contact",
                "work",
                "contact-list",
                "contact.email-list");
        List<Term> named = List.of(new Category("contact.email"), new Category("contact.x"), new Category("x"));
        ValueCells cells = ValueCells.ofTerms(column(SQLDataType.VARCHAR), named, known);

        compareExamples(cells, "varchar(99)");
        List<String> values = new ArrayList<>(known);
        values.addAll(List.of("unheard-of", "contact.", "x.NO SUCH", "Contact", ""));
        compare(cells, "varchar(99)", values, List.of(1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 2, NONE, NONE, NONE, NONE, NONE));
        assertThat(ValueCells.ofTerms(column(SQLDataType.VARCHAR), named, List.of("x"))
                        .cells())
                .hasSize(1);
    }

    @Test
    void there_are_two_truths() throws SQLException {
        ValueCells cells = ValueCells.ofBooleans(column(SQLDataType.BOOLEAN));

        assertThat(cells.cells()).hasSize(2);
        assertThat(examples(cells, 0)).containsExactly(false);
        assertThat(examples(cells, 1)).containsExactly(true);
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            DSLContext h2 = DSL.using(connection);
            h2.execute("create table t (v boolean)");
            h2.execute("insert into t values (true), (false), (null)");
            for (boolean value : new boolean[] {true, false}) {
                assertThat(h2.select(DSL.field("v", Boolean.class))
                                .from("t")
                                .where(cells.among().apply(List.of(value ? 1 : 0)))
                                .fetch(row -> row.value1()))
                        .containsExactly(value);
            }
        }
    }
}
