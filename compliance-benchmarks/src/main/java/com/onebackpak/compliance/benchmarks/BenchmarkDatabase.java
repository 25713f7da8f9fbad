package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.ComplianceSchema;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.jdbc.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * A new, empty database with our tables and with stores on it. Both sides of a comparison use it through one pool, so
 * that neither is more durable than the other. Thread-safe.
 */
abstract class BenchmarkDatabase implements AutoCloseable {
    private static final Settings SETTINGS = new Settings()
            .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
            .withRenderSchema(false)
            .withExecuteLogging(false);

    private final Path folder;

    BenchmarkDatabase(Path folder) {
        this.folder = folder;
    }

    static Path newFolder() throws IOException {
        return Files.createTempDirectory("compliance-benchmarks");
    }

    abstract SQLDialect dialect();

    abstract DataSource dataSource();

    /** Lets the database look at its tables, as it does by itself after a while. */
    abstract void analyze() throws SQLException;

    /** How many bytes the database's files have. */
    abstract long bytes() throws SQLException;

    final Path folder() {
        return folder;
    }

    final JdbcComplianceStores newStores() {
        ComplianceSchema.install(dataSource());
        KeyFolder keys = KeyFolder.create(folder.resolve("keys"), "benchmarks.example.org");
        return JdbcComplianceStores.owning(
                dataSource(), StoreSettings.of(VocabularyReader.standard(), Clock.systemUTC(), keys));
    }

    /** One transaction, as short as a host can write it. */
    final void inTransaction(Consumer<DSLContext> work) throws SQLException {
        try (Connection connection = dataSource().getConnection()) {
            connection.setAutoCommit(false);
            work.accept(DSL.using(connection, dialect(), SETTINGS));
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    final void execute(String... statements) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** Stops the database. */
    abstract void stop() throws IOException;

    @Override
    public final void close() throws IOException {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
