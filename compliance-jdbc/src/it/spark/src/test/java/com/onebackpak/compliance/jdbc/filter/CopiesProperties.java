package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.jdbc.H2TestDatabase;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What engines select by a filter's text, of generated policies in generated worlds, is what the evaluator permits. */
class CopiesProperties {
    @Property(tries = 1)
    void the_rows_that_duckdb_selects_are_those_that_the_evaluator_permits(@ForAll Random random) throws Exception {
        FilterProperties.compare(random, FilterProperties.WORLDS, H2TestDatabase::installed, "DuckDB", DuckDb::new);
    }

    @Property(tries = 1)
    void the_rows_that_spark_selects_are_those_that_the_evaluator_permits(@ForAll Random random) throws Exception {
        FilterProperties.compare(random, FilterProperties.WORLDS, H2TestDatabase::installed, "Spark", Spark::new);
    }
}
