package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

class PostgresHostileCellsTest extends HostileCellsContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }

    @Override
    String number() {
        return "grade numeric";
    }

    @Override
    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (String none : List.of("NaN", "Infinity", "-Infinity")) {
            cells.add(Cell.ofNothing("grade", "'" + none + "'"));
        }
        cells.add(Cell.of("grade", "1e99", FactValue.of(BigDecimal.TEN.pow(99))));
        cells.add(
                Cell.of("grade", "-1e-99", FactValue.of(BigDecimal.ONE.negate().movePointLeft(99))));
        for (String column : List.of("left_on", "born")) {
            cells.add(Cell.ofNothing(column, "'infinity'"));
            cells.add(Cell.ofNothing(column, "'-infinity'"));
            cells.add(Cell.of(column, "'5874897-12-31'", FactValue.of(LocalDate.of(5874897, 12, 31))));
            cells.add(Cell.of(column, "'4713-01-01 BC'", FactValue.of(LocalDate.of(-4712, 1, 1))));
        }
        return cells;
    }
}
