package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host on PostgreSQL has neither H2 nor Flyway, unless it wants to: in another JVM, without them. */
class OptionalLibrariesTest {
    private static final Pattern H2_AND_FLYWAY = Pattern.compile("(h2|flyway)-.*[.]jar");
    private static final Pattern H2 = Pattern.compile("h2-.*[.]jar");
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

    @Test
    void who_opens_an_embedded_database_with_an_older_h2_is_told_which_to_take_and_gets_no_keys() throws Exception {
        Path source = Files.createDirectories(folder.resolve("org/h2/engine")).resolve("Constants.java");
        Files.writeString(source, """
                package org.h2.engine;
                public class Constants {
                    public static final int VERSION_MAJOR = 2;
                    public static final int VERSION_MINOR = 4;
                }
                """); // all that is asked of it
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
                .isZero();

        for (String what : new String[] {"database", "embedded"}) {
            assertThat(ChildProcess.startWith(
                                    folder,
                                    H2,
                                    UsesOptionalLibraries.class,
                                    what,
                                    "jdbc:postgresql:none",
                                    folder.toString())
                            .said())
                    .isEqualTo("DatabaseException: an embedded database needs H2 2.5 or later, and 2.4 is on the class"
                            + " path: older ones lose updates or refuse valid rows (use com.h2database:h2:2.5.252;"
                            + " with Spring Boot, set the property h2.version in the pom)");
        }
        assertThat(folder.resolve("database")).doesNotExist();
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
