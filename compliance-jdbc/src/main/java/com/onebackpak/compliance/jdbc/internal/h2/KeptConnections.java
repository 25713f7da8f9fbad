package com.onebackpak.compliance.jdbc.internal.h2;

import com.onebackpak.compliance.jdbc.internal.transaction.ForwardingDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of connections to H2 that are handed out again and again and keep their prepared statements. H2's own
 * pool rolls back each connection that it hands out, and whatever is rolled back makes a connection forget them: then most
 * of what a look-up takes is parsing. Each comes in auto-commit, and what is not committed when it is closed is rolled
 * back. Thread-safe.
 */
public final class KeptConnections extends ForwardingDataSource {
    private static final String NO_CONNECTION = "08001";
    private static final String CLOSED = "08003";

    private final int most;
    private final long longestWait;
    private final Semaphore free;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean isClosed;

    /**
     * Makes no connection yet.
     *
     * @param source makes connections
     * @param most how many may be in somebody's hands at a time
     * @param longestWait how many milliseconds others wait
     */
    public KeptConnections(DataSource source, int most, long longestWait) {
        super(source);
        this.most = most;
        this.longestWait = longestWait;
        this.free = new Semaphore(most);
    }

    @Override
    public Connection getConnection() throws SQLException {
        await();
        boolean taken = false;
        try {
            if (isClosed) {
                throw new SQLException("the database is closed", CLOSED);
            }
            Connection connection = idle.pollFirst();
            while (connection != null && connection.isClosed()) {
                connection = idle.pollFirst();
            }
            Connection given = new Given(connection == null ? super.getConnection() : connection).proxy;
            taken = true;
            return given;
        } finally {
            if (!taken) {
                free.release();
            }
        }
    }

    /** Who is interrupted already gets what is there and waits for nothing. */
    private void await() throws SQLException {
        try {
            if (!free.tryAcquire() && !free.tryAcquire(longestWait, TimeUnit.MILLISECONDS)) {
                throw new SQLException("no connection was given back within " + longestWait + " ms", NO_CONNECTION);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while all connections were taken", NO_CONNECTION, e);
        }
    }

    /** How many are in somebody's hands. */
    public int active() {
        return most - free.availablePermits();
    }

    /** Closes those that are in nobody's hands, and hands out none any more: to make one would open the database again. */
    public void dispose() {
        isClosed = true;
        for (Connection each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
            try {
                each.close();
            } catch (SQLException e) {
                // the database is closed, and the connection with it
            }
        }
    }

    /** A connection in somebody's hands, until it is closed. Like a connection, not for several threads at a time. */
    private final class Given {
        private final Connection connection;
        private final Connection proxy;
        private boolean isGivenBack;

        Given(Connection connection) {
            this.connection = connection;
            this.proxy = (Connection) Proxy.newProxyInstance(
                    KeptConnections.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (given, method, arguments) -> handle(method, arguments));
        }

        private @Nullable Object handle(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            switch (method.getName()) {
                case "close" -> {
                    giveBack();
                    return null;
                }
                case "isClosed" -> {
                    return isGivenBack || connection.isClosed();
                }
                case "equals" -> {
                    return arguments != null && proxy == arguments[0];
                }
                case "hashCode" -> {
                    return System.identityHashCode(proxy);
                }
                default -> {
                    if (isGivenBack && method.getDeclaringClass() != Object.class) {
                        throw new SQLException("the connection is closed", CLOSED);
                    }
                    return invoke(method, arguments);
                }
            }
        }

        private @Nullable Object invoke(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }

        private void giveBack() throws SQLException {
            if (isGivenBack) {
                return;
            }
            isGivenBack = true;
            try {
                if (!connection.isClosed() && !connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
                if (!connection.isClosed()) {
                    idle.addFirst(connection);
                }
            } finally {
                free.release();
            }
        }
    }
}
