package com.onebackpak.compliance.jdbc.internal.schema;

import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;

/** Runs the scripts with Flyway. A host need not have it, so nobody meets this class without having looked for it. */
public final class FlywayInstallation {
    private FlywayInstallation() {}

    /**
     * Runs what did not run yet, and what was cut short once more.
     *
     * @throws Failed if a script fails
     */
    public static void run(DataSource dataSource, List<String> locations, String historyTable) {
        try {
            Flyway flyway = Flyway.configure(FlywayInstallation.class.getClassLoader())
                    .dataSource(dataSource)
                    .locations(locations.toArray(String[]::new))
                    .table(historyTable)
                    .baselineOnMigrate(true) // the host's tables may be there already
                    .baselineVersion("0")
                    .loggers("slf4j")
                    .load();
            if (Arrays.stream(flyway.info().all()).anyMatch(script -> script.getState() == MigrationState.FAILED)) {
                flyway.repair(); // forgets the failure; each statement of the scripts may run again
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw new Failed(e);
        }
    }

    /** A script failed, or Flyway could not run it. */
    public static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient RuntimeException flyways;

        Failed(RuntimeException cause) {
            super(String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given"), cause);
            flyways = cause;
        }

        /** What Flyway threw. */
        public RuntimeException flyways() {
            return flyways;
        }
    }
}
