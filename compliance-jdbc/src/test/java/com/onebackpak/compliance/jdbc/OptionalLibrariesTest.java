package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host on PostgreSQL has neither H2 nor Flyway, unless it wants to: in another JVM, without them. */
class OptionalLibrariesTest {
    private static final Pattern H2_AND_FLYWAY = Pattern.compile("(h2|flyway)-.*[.]jar");
    private static final Pattern FLYWAY_FOR_POSTGRESQL = Pattern.compile("flyway-database-.*[.]jar");

    @TempDir
    Path folder;

    @Test
    void stores_on_postgresql_need_neither_h2_nor_flyway() throws Exception {
        assertThat(said(H2_AND_FLYWAY, "stores")).isEqualTo("recorded, erased and sealed");
    }

    @Test
    void who_installs_without_flyway_is_told_what_to_add() throws Exception {
        assertThat(said(H2_AND_FLYWAY, "install"))
                .isEqualTo("ComplianceSchemaException: the compliance tables cannot be installed: Flyway is not on the"
                        + " class path (add org.flywaydb:flyway-core and org.flywaydb:flyway-database-postgresql,"
                        + " or run the scripts by other means and call ComplianceSchema.verify)");
    }

    @Test
    void who_installs_with_the_half_of_flyway_is_told_the_other_half() throws Exception {
        assertThat(said(FLYWAY_FOR_POSTGRESQL, "install"))
                .contains("(add org.flywaydb:flyway-database-postgresql, or run the scripts");
    }

    @Test
    void who_opens_an_embedded_database_without_h2_is_told_what_to_add_and_gets_no_keys() throws Exception {
        String sentence = "DatabaseException: an embedded database needs H2, which is not on the class path"
                + " (add com.h2database:h2:2.5.252, and org.flywaydb:flyway-core to set it up)";

        assertThat(said(H2_AND_FLYWAY, "database")).isEqualTo(sentence);
        assertThat(said(H2_AND_FLYWAY, "embedded")).isEqualTo(sentence);
        assertThat(folder.resolve("embedded")).doesNotExist();
    }

    private String said(Pattern without, String what) throws Exception {
        try (PostgresTestDatabase database = PostgresTestDatabase.installed()) {
            return ChildProcess.startWithout(
                            without, UsesOptionalLibraries.class, what, database.url(), folder.toString())
                    .said();
        }
    }
}
