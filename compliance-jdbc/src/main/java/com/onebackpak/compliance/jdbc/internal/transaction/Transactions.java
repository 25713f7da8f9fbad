package com.onebackpak.compliance.jdbc.internal.transaction;

import com.onebackpak.compliance.jdbc.DatabaseException;
import com.onebackpak.compliance.store.ConcurrentChangeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Runs work in transactions of its own. A transaction that met a deadlock, a serialization failure, a lock timeout or a
 * {@link ConcurrentChangeException} is rolled back and begun again from the start, a bounded number of times; so the work must
 * have no effect but on the database, or one that may be had twice ({@code ErasureIntention}). Connections go back as they came. Thread-safe.
 */
public final class Transactions {
    /**
     * After these, the database did nothing, and the same may succeed in another moment. PostgreSQL: 40001, 40P01,
     * 55P03 (lock timeout). H2: 40001 (deadlock), HYT00 (lock timeout), 90131 and 90112 (a row changed or went
     * meanwhile).
     */
    private static final Set<String> WORTH_ANOTHER_ATTEMPT =
            Set.of("40001", "40P01", "55P03", "HYT00", "90131", "90112");

    private static final int ATTEMPTS = 10;
    private static final Duration BASE = Duration.ofMillis(4);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final Retries retries;

    /** Transactions on these connections, tried again like this. */
    public Transactions(DataSource dataSource, Retries retries) {
        this.dataSource = dataSource;
        this.retries = retries;
    }

    /** Transactions that are tried ten times within some two seconds. */
    public static Transactions on(DataSource dataSource) {
        return new Transactions(
                dataSource,
                new Retries(
                        ATTEMPTS,
                        BASE,
                        MAX_PAUSE,
                        () -> ThreadLocalRandom.current().nextLong(),
                        wait -> Thread.sleep(wait.toMillis(), wait.toNanosPart() % 1_000_000)));
    }

    /**
     * Runs the work and commits. What the work throws is thrown on, after a rollback, unless it is worth another
     * attempt; a failure of the database becomes a {@link DatabaseException} without values.
     *
     * @throws DatabaseException if the database failed, the last attempt failed like those before, or the thread was
     *     interrupted between two
     */
    public <T> T run(Function<DSLContext, T> work) {
        return attempt(() -> once(work));
    }

    /**
     * Runs work that only reads, on one connection and in no transaction if the connection comes in none: to begin and
     * end one would double what a look-up costs. It is tried again like {@link #run}.
     *
     * @throws DatabaseException as {@link #run} does
     */
    <T> T read(Function<DSLContext, T> work) {
        return attempt(() -> reading(work));
    }

    /**
     * Runs work that only reads, and sees one moment whatever is committed meanwhile.
     *
     * @throws DatabaseException as {@link #run} does
     */
    public <T> T snapshot(Function<DSLContext, T> work) {
        return attempt(() -> asOfOneMoment(work));
    }

    private <T> T asOfOneMoment(Function<DSLContext, T> work) throws SQLException {
        Connection connection = dataSource.getConnection();
        boolean autoCommit = false;
        int isolation = Connection.TRANSACTION_READ_COMMITTED;
        try {
            autoCommit = connection.getAutoCommit();
            isolation = connection.getTransactionIsolation();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            return work.apply(DSL.using(Databases.configuration(connection)));
        } finally {
            try {
                connection.rollback();
                connection.setTransactionIsolation(isolation);
            } catch (SQLException e) {
                abort(connection); // so that nobody else gets it as it is
            }
            giveBack(connection, autoCommit, true);
        }
    }

    private <T> T attempt(Attempt<T> once) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once.run();
            } catch (SQLException | DataAccessException | ConcurrentChangeException e) {
                if (!isWorthAnotherAttempt(e)) {
                    throw DatabaseException.of("the transaction failed", e);
                }
                if (attempt == retries.attempts()) {
                    throw DatabaseException.of("the transaction failed in each of " + attempt + " attempts", e);
                }
                pauseAfter(attempt, e);
            }
        }
    }

    private void pauseAfter(int attempt, Exception failure) {
        try {
            retries.pauseAfter(attempt);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw DatabaseException.of("interrupted after attempt " + attempt + " of a transaction", failure);
        }
    }

    private <T> T once(Function<DSLContext, T> work) throws SQLException {
        Connection connection = dataSource.getConnection();
        boolean autoCommit = false;
        boolean committed = false;
        try {
            autoCommit = connection.getAutoCommit();
            if (autoCommit) {
                connection.setAutoCommit(false);
            }
            AfterCommit afterwards = new AfterCommit(connection);
            T result = work.apply(DSL.using(Databases.configuration(connection, afterwards)));
            commit(connection);
            committed = true;
            afterwards.committed();
            return result;
        } finally {
            giveBack(connection, autoCommit, committed);
        }
    }

    private <T> T reading(Function<DSLContext, T> work) throws SQLException {
        Connection connection = dataSource.getConnection();
        boolean inTransaction = true;
        try {
            inTransaction = !connection.getAutoCommit();
            return work.apply(DSL.using(Databases.configuration(connection)));
        } finally {
            giveBack(connection, false, !inTransaction);
        }
    }

    private static void commit(Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (isWorthAnotherAttempt(e)) {
                throw e;
            }
            // the answer may have been lost on its way, after the database committed
            throw DatabaseException.of("it is unknown whether the transaction was committed", e);
        }
    }

    /**
     * Gives the connection back as it came. What goes wrong here must not hide what went wrong before, nor make what was
     * committed look as if it had failed.
     */
    private static void giveBack(Connection connection, boolean autoCommit, boolean isOver) {
        try {
            if (!isOver) {
                connection.rollback();
            }
            if (autoCommit) {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            abort(connection); // so that the pool gives it to nobody else
        }
        try {
            connection.close();
        } catch (SQLException e) {
            abort(connection);
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // nothing more can be done about it, and nobody else has it
        }
    }

    /** Whether the same may succeed in another moment, in a transaction that begins from the start. */
    public static boolean isWorthAnotherAttempt(Exception e) {
        return e instanceof ConcurrentChangeException
                || DatabaseException.of("the attempt failed", e)
                        .sqlState()
                        .filter(WORTH_ANOTHER_ATTEMPT::contains)
                        .isPresent();
    }

    /** One attempt. */
    @FunctionalInterface
    private interface Attempt<T> {
        T run() throws SQLException;
    }
}
