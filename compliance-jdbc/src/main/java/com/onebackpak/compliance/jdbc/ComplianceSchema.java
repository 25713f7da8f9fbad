package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.jdbc.internal.schema.InstallationLock;
import com.onebackpak.compliance.jdbc.internal.schema.SchemaInspection;
import com.onebackpak.compliance.jdbc.internal.transaction.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.jooq.SQLDialect;

/**
 * The tables of the stores: installs them, or checks that they are there and what they should be.
 *
 * <p>All tables begin with {@code compliance_} and lie in the schema that a connection of the data source has as its
 * current one; other tables there are neither touched nor looked at. Whether connections come in auto-commit or not
 * makes no difference, nor does the time zone of the process.
 *
 * <p>A host that runs migrations of its own may add {@link #LOCATION} to the locations of its Flyway, on PostgreSQL
 * {@link #POSTGRESQL_LOCATION} too, or run {@link #scripts} in their order by any other means, and then call
 * {@link #verify} at start.
 */
public final class ComplianceSchema {
    /** The version of the schema that this library works with. */
    public static final int VERSION = 1;

    /** Where the scripts lie, as Flyway writes a location. Their names are Flyway's, too. */
    public static final String LOCATION = "classpath:com/onebackpak/compliance/jdbc/migrations";

    /**
     * Where, for PostgreSQL alone, a script lies that says how to store; it is run after the others. Without it all works
     * the same, but sealing takes longer, and the log less space.
     */
    public static final String POSTGRESQL_LOCATION = "classpath:com/onebackpak/compliance/jdbc/postgresql";

    private static final String HISTORY_TABLE = "compliance_schema_history";

    private static final List<String> SCRIPTS =
            List.of("com/onebackpak/compliance/jdbc/migrations/V1__ledgers_and_log.sql");

    private ComplianceSchema() {}

    /** The scripts as names of resources on the class path, in the order in which they must run. */
    public static List<String> scripts() {
        return SCRIPTS;
    }

    /**
     * Creates what is missing and verifies the whole. Does nothing to a schema that is complete. Several processes may
     * call it at once; one that was killed in the middle is made good by the next call.
     *
     * <p>What was run is recorded in the table {@code compliance_schema_history}, so a host's own Flyway in the same
     * schema does not see it.
     *
     * @throws ComplianceSchemaException if the tables could not be installed, or were there and are not what they
     *     should be
     */
    public static void install(DataSource dataSource) {
        try {
            InstallationLock.holding(dataSource, () -> migrate(dataSource));
        } catch (FlywayException e) {
            throw new ComplianceSchemaException("the compliance tables could not be installed: " + firstLine(e), e);
        } catch (SQLException e) {
            throw DatabaseException.of("the compliance tables could not be installed", e);
        }
        verify(dataSource);
    }

    private static void migrate(DataSource dataSource) {
        String[] locations = supportedDialect(dataSource) == SQLDialect.POSTGRES
                ? new String[] {LOCATION, POSTGRESQL_LOCATION}
                : new String[] {LOCATION};
        Flyway flyway = Flyway.configure(ComplianceSchema.class.getClassLoader())
                .dataSource(dataSource)
                .locations(locations)
                .table(HISTORY_TABLE)
                .baselineOnMigrate(true) // the host's tables may be there already
                .baselineVersion("0")
                .loggers("slf4j")
                .load();
        if (Arrays.stream(flyway.info().all()).anyMatch(script -> script.getState() == MigrationState.FAILED)) {
            flyway.repair(); // forgets the failure; each statement of the scripts may run again
        }
        flyway.migrate();
    }

    /**
     * Checks that every table, column, type and key is there.
     *
     * @throws ComplianceSchemaException if not, with all that differs and the remedy
     */
    public static void verify(DataSource dataSource) {
        supportedDialect(dataSource); // refuses what is none
        try (Connection connection = dataSource.getConnection()) {
            try {
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

    private static String firstLine(FlywayException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
