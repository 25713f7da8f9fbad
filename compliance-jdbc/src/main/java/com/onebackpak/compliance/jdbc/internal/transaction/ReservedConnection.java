package com.onebackpak.compliance.jdbc.internal.transaction;

import com.onebackpak.compliance.store.ComplianceStoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a pool, taken at the start and kept, which is handed out to one user at a time. What must be committed
 * while a transaction of the host's goes on is done with it: a second connection of the pool might be one that another
 * such transaction has, which waits for the same, and all of them would wait for ever. Thread-safe.
 */
public final class ReservedConnection extends ForwardingDataSource implements AutoCloseable {
    private static final int SECONDS_TO_ANSWER = 5;

    private final long longestWait;
    private final Semaphore turn = new Semaphore(1, true);
    private @Nullable Connection connection;

    /**
     * Takes a connection of the pool.
     *
     * @param longestWait how many milliseconds a user waits for those before
     * @throws SQLException if it gives none
     */
    public ReservedConnection(DataSource pool, long longestWait) throws SQLException {
        super(pool);
        this.longestWait = longestWait;
        this.connection = taken(pool.getConnection());
    }

    /**
     * Makes sure that the pool gives another one beside it, which a host's transaction would take.
     *
     * @throws ComplianceStoreException if not
     */
    public void requireAnother() {
        try {
            super.getConnection().close();
        } catch (SQLException e) {
            throw new ComplianceStoreException(
                    "the pool must give two connections at least: the stores keep one, for what is recorded whatever"
                            + " becomes of the host's transactions; make it larger by one",
                    e);
        }
    }

    /**
     * Hands the connection out. On the embedded database that is with the writing turn or not at all: whoever had it and
     * waited for the turn would wait for a thread that has the turn and waits for the connection.
     */
    @Override
    public Connection getConnection() throws SQLException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(longestWait);
        while (true) {
            takeTurn(end);
            boolean isHandedOut = false;
            try {
                Connection held = usable();
                if (mayWrite(held)) {
                    isHandedOut = true;
                    return (Connection) Proxy.newProxyInstance(
                            ReservedConnection.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            new Use(held)::handle);
                }
            } finally {
                if (!isHandedOut) {
                    turn.release();
                }
            }
            pause();
        }
    }

    private static boolean mayWrite(Connection held) throws SQLException {
        return !held.isWrapperFor(WritingTurn.class)
                || held.unwrap(WritingTurn.class).tryToTake();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("the reserved connection has a user already", "08004");
    }

    private void takeTurn(long end) throws SQLException {
        try {
            if (!turn.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                // no state that would be tried again: others have waited for as long
                throw new SQLTransientConnectionException("the reserved connection is in use for too long", "08001");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static SQLException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new SQLTransientConnectionException("interrupted while the reserved connection was in use", "57014", e);
    }

    /** The connection, or another in its place if the database no longer answers on it. */
    private Connection usable() throws SQLException {
        Connection held = connection;
        if (held != null && held.isValid(SECONDS_TO_ANSWER)) {
            return held;
        }
        giveBack();
        Connection other = taken(super.getConnection());
        connection = other;
        return other;
    }

    /** In a transaction from one use to the next, so that to begin one does not give up the turn. */
    private static Connection taken(Connection fresh) throws SQLException {
        fresh.setAutoCommit(false);
        return fresh;
    }

    private void giveBack() {
        Connection held = connection;
        connection = null;
        if (held != null) {
            try {
                held.rollback();
                held.setAutoCommit(true);
            } catch (SQLException e) {
                abort(held);
            }
            try {
                held.close();
            } catch (SQLException e) {
                abort(held);
            }
        }
    }

    /** It is of no use to anybody any more. */
    private static void abort(Connection broken) {
        try {
            broken.abort(Runnable::run);
        } catch (SQLException e) {
            return; // then the pool finds out
        }
    }

    /** Gives the connection back to the pool; whoever needs it after that takes another. Waits for who uses it. */
    @Override
    public void close() {
        turn.acquireUninterruptibly();
        try {
            giveBack();
        } finally {
            turn.release();
        }
    }

    /** One use of the connection: closing ends it, and closing it again does nothing. Not thread-safe. */
    private final class Use {
        private final Connection used;
        private boolean isOver;

        Use(Connection used) {
            this.used = used;
        }

        private @Nullable Object handle(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            switch (method.getName()) {
                case "close" -> {
                    end();
                    return null;
                }
                case "isClosed" -> {
                    return isOver || used.isClosed();
                }
                default -> {
                    if (isOver && method.getDeclaringClass() != Object.class) {
                        throw new SQLException("the connection is closed", "08003");
                    }
                    try {
                        return method.invoke(used, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                }
            }
        }

        private void end() {
            if (!isOver) {
                isOver = true;
                try {
                    used.rollback(); // what was committed is not undone, and the writing turn is given up
                } catch (SQLException e) {
                    abort(used);
                } finally {
                    turn.release();
                }
            }
        }
    }
}
