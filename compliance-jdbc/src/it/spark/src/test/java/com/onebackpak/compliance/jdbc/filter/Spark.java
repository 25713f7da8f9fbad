package com.onebackpak.compliance.jdbc.filter;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Spark's own engine, in this process; its session is in a zone of which nothing must hang. Each query is asked once, so it is
 * interpreted, which is sooner done than compiling it, and not remembered, which would fill the memory.
 */
final class Spark extends CopiedTables {
    private final SparkSession spark = SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "localhost")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 1)
            .config(
                    "spark.sql.warehouse.dir",
                    System.getProperty("warehouse") + ProcessHandle.current().pid())
            .config("spark.sql.ui.retainedExecutions", 1)
            .config("spark.ui.retainedJobs", 1)
            .config("spark.ui.retainedStages", 1)
            .config("spark.ui.retainedTasks", 1)
            .config("spark.sql.codegen.wholeStage", false)
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .config("spark.sql.adaptive.enabled", false)
            .config("spark.sql.session.timeZone", "America/St_Johns")
            .config("spark.sql.datetime.java8API.enabled", true)
            .getOrCreate();

    /** The session outlives it, and has no table then. */
    @Override
    public void close() throws SQLException {
        super.close();
        copied().forEach(table -> spark.sql((table.startsWith(OF_SESSION) ? "drop view " : "drop table ") + table));
    }

    /** It plans any, a minute for four hundred: one of ten is tried. */
    @Override
    boolean isAsked(int before) {
        return before % 10 == 0;
    }

    @Override
    Types types() {
        return new Types("string", "string", "timestamp", "binary", "array<string>");
    }

    /** What lasts is written to files; what a transaction has for itself is a view. */
    @Override
    void copy(String table, String columns, List<Object[]> rows) {
        Dataset<Row> copies = spark.createDataFrame(
                rows.stream()
                        .map(row -> RowFactory.create(
                                Arrays.stream(row).map(Spark::value).toArray()))
                        .toList(),
                StructType.fromDDL(columns));
        if (table.startsWith(OF_SESSION)) {
            copies.createOrReplaceTempView(table);
        } else {
            copies.write().mode("overwrite").saveAsTable(table);
        }
    }

    private static Object value(Object cell) {
        if (cell instanceof OffsetDateTime instant) {
            return instant.toInstant();
        }
        return cell instanceof UUID id ? id.toString() : cell;
    }

    @Override
    List<String> people(String condition) {
        return spark.sql("select id from people where " + condition)
                .as(Encoders.STRING())
                .collectAsList();
    }

    @Override
    String permitted(PolicyFilter filter) {
        return filter.toSparkSql();
    }

    @Override
    String open(PolicyFilter filter) {
        return filter.openToSparkSql();
    }
}
