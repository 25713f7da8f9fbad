package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.jdbc.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
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
    long bytes() throws SQLException {
        execute("checkpoint sync");
        try (Stream<Path> files = Files.walk(folder().resolve("database"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void stop() {
        database.close();
    }
}
