package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.jdbc.internal.transaction.Databases;
import java.util.Optional;

/** What a host has on its class path only if it uses what needs it. Asked before any class of theirs is met. */
enum OptionalLibrary {
    H2("org.h2.engine.Constants", "com.h2database:h2"),
    FLYWAY("org.flywaydb.core.Flyway", "org.flywaydb:flyway-core"),
    FLYWAY_FOR_POSTGRESQL(
            "org.flywaydb.database.postgresql.PostgreSQLDatabaseType", "org.flywaydb:flyway-database-postgresql");

    private final String type;
    private final String coordinates;

    OptionalLibrary(String type, String coordinates) {
        this.type = type;
        this.coordinates = coordinates;
    }

    /** As a build names it, without a version. */
    String coordinates() {
        return coordinates;
    }

    boolean isPresent() {
        return found().isPresent();
    }

    /**
     * Checks that an embedded database can be opened and set up.
     *
     * @throws DatabaseException if H2 is missing or too old, with the remedy
     */
    static void checkH2() {
        Class<?> constants = H2.found()
                .orElseThrow(() -> new DatabaseException("an embedded database needs H2, which is not on the class path"
                        + " (add " + Databases.H2_WANTED + ", and " + FLYWAY.coordinates + " to set it up)"));
        int major = number(constants, "VERSION_MAJOR");
        int minor = number(constants, "VERSION_MINOR");
        if (Databases.isTooOld(major, minor)) {
            throw new DatabaseException("an embedded database needs H2 " + Databases.OLDEST_H2 + " or later, and "
                    + major + "." + minor + " is on the class path" + Databases.WHY_NO_OLDER_H2);
        }
    }

    private Optional<Class<?>> found() {
        try {
            return Optional.of(Class.forName(type, false, OptionalLibrary.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Reads the number itself; what javac reads, it copies from the version that we were built with. */
    private static int number(Class<?> constants, String name) {
        try {
            return constants.getField(name).getInt(null);
        } catch (ReflectiveOperationException e) {
            return 0; // no H2 that we know
        }
    }
}
