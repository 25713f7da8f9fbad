package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.jdbc.internal.schema.FlywayInstallation;
import com.onebackpak.compliance.jdbc.internal.schema.InstallationLock;
import com.onebackpak.compliance.jdbc.internal.schema.SchemaInspection;
import com.onebackpak.compliance.jdbc.internal.transaction.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.SQLDialect;

/**
 * The tables of the stores: installs them, or checks that they are there and what they should be.
 *
 * <p>All tables begin with {@code compliance_} and lie in the schema that a connection of the data source has as its
 * current one; other tables there are neither touched nor looked at. Whether connections come in auto-commit or not
 * makes no difference, nor does the time zone of the process.
 *
 * <p>A host that runs migrations of its own may add {@link #LOCATION} to the locations of its Flyway, on PostgreSQL
 * {@link #POSTGRESQL_LOCATION} too, or run {@link #scripts} in their order by any other means, on PostgreSQL those of the
 * second location behind them, and then call {@link #verify} at start.
 */
public final class ComplianceSchema {
    /** The version of the schema that this library works with. */
    public static final int VERSION = 1;

    /**
     * Where the scripts lie, as Flyway writes a location. Their names are Flyway's, too: repeatable ones, which have no
     * version and so never meet one of a host's, run after its own whatever has run already, and need no {@code outOfOrder}.
     */
    public static final String LOCATION = "classpath:com/onebackpak/compliance/jdbc/migrations";

    /**
     * Where, for PostgreSQL alone, scripts lie that say how to store; they are run after the others. Without them all works
     * the same, but sealing takes longer, the log less space, and PostgreSQL's statistics keep keys that were destroyed.
     */
    public static final String POSTGRESQL_LOCATION = "classpath:com/onebackpak/compliance/jdbc/postgresql";

    private static final String HISTORY_TABLE = "compliance_schema_history";

    private static final List<String> SCRIPTS = List.of(
            "com/onebackpak/compliance/jdbc/migrations/R__compliance_01_ledgers_and_log.sql",
            "com/onebackpak/compliance/jdbc/migrations/R__compliance_04_deletions.sql");

    private ComplianceSchema() {}

    /** The scripts as names of resources on the class path, in the order in which they must run. */
    public static List<String> scripts() {
        return SCRIPTS;
    }

    /**
     * Creates what is missing and verifies the whole. Does nothing to a schema that is complete. Several processes may
     * call it at once; one that was killed in the middle is made good by the next call.
     *
     * <p>Needs {@code org.flywaydb:flyway-core} on the class path, on PostgreSQL {@code flyway-database-postgresql} too; a
     * host's version of them does.
     *
     * <p>What was run is recorded in the table {@code compliance_schema_history}, so a host's own Flyway in the same
     * schema does not see it.
     *
     * @throws ComplianceSchemaException if Flyway is missing, the tables could not be installed, or were there and are not what they
     *     should be
     */
    public static void install(DataSource dataSource) {
        boolean isPostgres = supportedDialect(dataSource) == SQLDialect.POSTGRES;
        checkFlyway(isPostgres);
        List<String> locations = isPostgres ? List.of(LOCATION, POSTGRESQL_LOCATION) : List.of(LOCATION);
        try {
            InstallationLock.holding(dataSource, () -> FlywayInstallation.run(dataSource, locations, HISTORY_TABLE));
        } catch (FlywayInstallation.Failed e) {
            throw new ComplianceSchemaException(
                    "the compliance tables could not be installed: " + e.getMessage(), e.flyways());
        } catch (SQLException e) {
            throw DatabaseException.of("the compliance tables could not be installed", e);
        }
        verify(dataSource);
    }

    /**
     * Checks that Flyway is there.
     *
     * @throws ComplianceSchemaException if not, with what to add
     */
    static void checkFlyway(boolean isPostgres) {
        String missing = Stream.of(OptionalLibrary.FLYWAY, OptionalLibrary.FLYWAY_FOR_POSTGRESQL)
                .filter(library -> isPostgres || library == OptionalLibrary.FLYWAY)
                .filter(library -> !library.isPresent())
                .map(OptionalLibrary::coordinates)
                .collect(Collectors.joining(" and "));
        if (!missing.isEmpty()) {
            throw new ComplianceSchemaException(
                    "the compliance tables cannot be installed: Flyway is not on the class path (add " + missing
                            + ", or run the scripts by other means and call ComplianceSchema.verify)",
                    List.of());
        }
    }

    /**
     * Checks that every table, column, type, key, index and check is there and says what it should, and that nothing else may
     * refuse, change or hide what is written: no unique index, check, trigger or rule, no row level security, no unlogged table.
     *
     * @throws ComplianceSchemaException if not, with all that differs and the remedy
     */
    public static void verify(DataSource dataSource) {
        supportedDialect(dataSource); // refuses what is none
        try (Connection connection = dataSource.getConnection()) {
            try {
                Databases.checkCollation(connection);
                SchemaInspection.of(connection, VERSION, LOCATION, HISTORY_TABLE)
                        .problem()
                        .ifPresent(problem -> {
                            throw new ComplianceSchemaException(problem.message(), problem.differences());
                        });
            } finally {
                if (!connection.getAutoCommit()) {
                    connection.rollback(); // reading began a transaction
                }
            }
        } catch (SQLException e) {
            throw DatabaseException.of("the compliance tables could not be looked at", e);
        }
    }

    private static SQLDialect supportedDialect(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return Databases.dialectOf(connection);
        } catch (SQLException e) {
            throw DatabaseException.of("the database could not be reached", e);
        }
    }
}
