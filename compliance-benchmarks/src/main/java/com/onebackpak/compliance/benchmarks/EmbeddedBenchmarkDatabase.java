package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.jdbc.EmbeddedDatabase;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.SQLDialect;

/** H2 as the library embeds it by default: what is committed survives a kill. */
final class EmbeddedBenchmarkDatabase extends BenchmarkDatabase {
    private final EmbeddedDatabase database;

    EmbeddedBenchmarkDatabase() throws IOException {
        super(newFolder());
        database = EmbeddedDatabase.open(folder().resolve("database"));
    }

    @Override
    SQLDialect dialect() {
        return SQLDialect.H2;
    }

    @Override
    DataSource dataSource() {
        return database.dataSource();
    }

    @Override
    void analyze() throws SQLException {
        execute("analyze");
    }

    @Override
    void stop() {
        database.close();
    }
}
