package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

class H2HostileCellsTest extends HostileCellsContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }

    @Override
    String number() {
        return "grade numeric(60, 2)";
    }

    @Override
    List<Cell> cells() {
        return List.of(
                Cell.of("grade", "1" + "0".repeat(50), FactValue.of(BigDecimal.TEN.pow(50))),
                Cell.of("left_on", "date '12000-01-01'", FactValue.of(LocalDate.of(12000, 1, 1))),
                Cell.of("left_on", "date '-0044-03-15'", FactValue.of(LocalDate.of(-44, 3, 15))),
                Cell.of("born", "date '-0044-03-15'", FactValue.of(LocalDate.of(-44, 3, 15))));
    }
}
