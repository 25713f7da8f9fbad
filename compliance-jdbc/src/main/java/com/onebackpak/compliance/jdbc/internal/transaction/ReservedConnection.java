package com.onebackpak.compliance.jdbc.internal.transaction;

import com.onebackpak.compliance.store.ComplianceStoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
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
        this.connection = pool.getConnection();
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

    @Override
    public Connection getConnection() throws SQLException {
        takeTurn();
        boolean isHandedOut = false;
        try {
            Connection handedOut = (Connection) Proxy.newProxyInstance(
                    ReservedConnection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    new Use(usable())::handle);
            isHandedOut = true;
            return handedOut;
        } finally {
            if (!isHandedOut) {
                turn.release();
            }
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("the reserved connection has a user already", "08004");
    }

    private void takeTurn() throws SQLException {
        try {
            if (!turn.tryAcquire(longestWait, TimeUnit.MILLISECONDS)) {
                throw new SQLTransientException("the reserved connection is in use for too long", "HYT00");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientException("interrupted while the reserved connection was in use", "57014", e);
        }
    }

    /** The connection, or another in its place if the database no longer answers on it. */
    private Connection usable() throws SQLException {
        Connection held = connection;
        if (held != null && held.isValid(SECONDS_TO_ANSWER)) {
            return held;
        }
        giveBack();
        Connection other = super.getConnection();
        connection = other;
        return other;
    }

    private void giveBack() {
        Connection held = connection;
        connection = null;
        if (held != null) {
            try {
                held.close();
            } catch (SQLException e) {
                return; // it was no use any more
            }
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
                turn.release();
            }
        }
    }
}
