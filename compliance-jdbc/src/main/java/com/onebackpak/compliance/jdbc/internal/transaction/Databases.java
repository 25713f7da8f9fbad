package com.onebackpak.compliance.jdbc.internal.transaction;

import com.onebackpak.compliance.jdbc.DatabaseException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Configuration;
import org.jooq.ConnectionProvider;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultConnectionProvider;

/** Which databases there are, and how jOOQ speaks to them. */
public final class Databases {
    /** The H2 that a host writes into its build. */
    public static final String H2_WANTED = "com.h2database:h2:2.5.252";

    private static final int H2_MAJOR = 2;
    private static final int H2_MINOR = 5;
    private static final int H2_MINOR_IN_MEMORY = 3;

    /** The oldest H2 that keeps what it is given. */
    public static final String OLDEST_H2 = H2_MAJOR + "." + H2_MINOR;

    /** What an error message about an older one ends with. */
    public static final String WHY_NO_OLDER_H2 = ": older ones lose updates or refuse valid rows (use " + H2_WANTED
            + "; with Spring Boot, set the property h2.version in the pom)";

    private static final int OLDEST_POSTGRESQL = 14;

    /** Made once: to make one costs a third of a look-up in H2. */
    private static final Configuration POSTGRESQL = configuration(SQLDialect.POSTGRES);

    private static final Configuration H2 = configuration(SQLDialect.H2);

    private Databases() {}

    /**
     * The dialect of the database at the other end.
     *
     * @throws DatabaseException if it is another one, or a version under which promises would not hold
     */
    public static SQLDialect dialectOf(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        String product = database.getDatabaseProductName();
        int major = database.getDatabaseMajorVersion();
        int minor = database.getDatabaseMinorVersion();
        boolean postgres = product.equals("PostgreSQL");
        if (!postgres && !product.equals("H2")) {
            throw new DatabaseException("the database must be H2 or PostgreSQL, not " + product);
        }
        if (postgres && major < OLDEST_POSTGRESQL) {
            throw new DatabaseException(
                    "PostgreSQL must be of version " + OLDEST_POSTGRESQL + " or later, not " + major);
        }
        if (!postgres && !isGoodEnough(database)) {
            throw new DatabaseException("H2 must be of version " + OLDEST_H2 + " or later, not " + major + "." + minor
                    + ", or of " + H2_MAJOR + "." + H2_MINOR_IN_MEMORY + " and in memory" + WHY_NO_OLDER_H2);
        }
        return postgres ? SQLDialect.POSTGRES : SQLDialect.H2;
    }

    /** What is in memory, such as a host's tests, keeps nothing anyway; there, what Spring Boot brings will do. */
    private static boolean isGoodEnough(DatabaseMetaData h2) throws SQLException {
        int major = h2.getDatabaseMajorVersion();
        int minor = h2.getDatabaseMinorVersion();
        boolean isInMemory = h2.getURL().startsWith("jdbc:h2:mem:");
        return !isOlder(major, minor, isInMemory ? H2_MINOR_IN_MEMORY : H2_MINOR);
    }

    /** Whether an H2 is older than {@link #OLDEST_H2}. */
    public static boolean isTooOld(int major, int minor) {
        return isOlder(major, minor, H2_MINOR);
    }

    private static boolean isOlder(int major, int minor, int oldest) {
        return major < H2_MAJOR || (major == H2_MAJOR && minor < oldest);
    }

    /**
     * Refuses snapshot isolation: an erasure that had to wait would miss holds and rows committed meanwhile.
     *
     * @throws DatabaseException if the isolation level is not READ COMMITTED, which is both databases' own
     */
    public static void checkIsolation(Connection connection) throws SQLException {
        if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            throw new DatabaseException(
                    "the connections must come with the isolation level READ COMMITTED"
                            + " (look at the pool's settings, and at default_transaction_isolation of the database and the user)");
        }
    }

    /**
     * Refuses a database for which texts are equal that differ: two people, or two tenants, would be one.
     *
     * @throws DatabaseException if its collation folds case, accents, blanks or signs
     */
    public static void checkCollation(Connection connection) throws SQLException {
        try (PreparedStatement comparison = connection.prepareStatement(
                "select count(*) from (select cast(? as varchar(9)) as a, cast(? as varchar(9)) as b) t where a = b")) {
            for (String other : List.of("A", "\u00e1", "a ", "a-", "a\u0001")) {
                comparison.setString(1, "a");
                comparison.setString(2, other);
                try (ResultSet result = comparison.executeQuery()) {
                    if (result.next() && result.getInt(1) > 0) {
                        throw foldsTexts("the database");
                    }
                }
            }
        }
        if (dialectOf(connection) == SQLDialect.POSTGRES) {
            checkCollationOfColumns(connection);
        }
    }

    private static void checkCollationOfColumns(Connection connection) throws SQLException {
        try (PreparedStatement columns = connection.prepareStatement("select c.relname || '.' || a.attname"
                        + " from pg_attribute a join pg_class c on c.oid = a.attrelid"
                        + " join pg_collation l on l.oid = a.attcollation where c.relname like 'compliance@_%' escape '@'"
                        + " and c.relkind in ('r', 'p') and pg_table_is_visible(c.oid) and not l.collisdeterministic"
                        + " order by 1");
                ResultSet found = columns.executeQuery()) {
            if (found.next()) {
                throw foldsTexts("column " + found.getString(1));
            }
        }
    }

    private static DatabaseException foldsTexts(String where) {
        return new DatabaseException(
                "the collation of " + where + " takes texts for equal that differ, such as 'a' and 'A',"
                        + " so that two people could be one; use a deterministic collation, and on H2 none");
    }

    /** A configuration that works on this connection and never begins or ends a transaction of its own. */
    static Configuration configuration(Connection connection) throws SQLException {
        return configuration(connection, new DefaultConnectionProvider(connection));
    }

    static Configuration configuration(Connection connection, ConnectionProvider provider) throws SQLException {
        Configuration made = dialectOf(connection) == SQLDialect.POSTGRES ? POSTGRESQL : H2;
        return made.derive(provider);
    }

    private static Configuration configuration(SQLDialect dialect) {
        return new DefaultConfiguration().set(dialect).set(settings()).set(new NoTransactionWithin());
    }

    /** Names as the scripts write them, in the connection's schema; no values in any log. */
    public static Settings settings() {
        return new Settings()
                .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
                .withRenderSchema(false)
                .withExecuteLogging(false);
    }
}
