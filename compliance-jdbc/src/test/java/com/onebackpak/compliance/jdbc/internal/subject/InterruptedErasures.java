package com.onebackpak.compliance.jdbc.internal.subject;

import com.onebackpak.compliance.jdbc.internal.transaction.ForwardingDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections on which something happens in the middle of an erasure, and of nothing else. */
final class InterruptedErasures extends ForwardingDataSource {
    private final Map<At, Interruption> interruptions = new EnumMap<>(At.class);

    /** Where in an erasure's transaction. */
    enum At {
        /** The rows and the key are deleted; the tombstone comes next. */
        TOMBSTONE,
        /** All is written; the commit comes next. */
        COMMIT,
        /** It is committed, and nobody was told yet. */
        COMMITTED
    }

    /** What happens there. */
    @FunctionalInterface
    interface Interruption {
        void on(Connection connection) throws SQLException;
    }

    InterruptedErasures(DataSource delegate) {
        super(delegate);
    }

    /** From now on, this happens there. */
    void interrupt(At point, Interruption interruption) {
        interruptions.put(point, interruption);
    }

    /** From now on, erasures go on as they should. */
    void stop() {
        interruptions.clear();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        boolean[] erases = new boolean[1];
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("prepare") && isTombstone(arguments)) {
                        erases[0] = true;
                        at(At.TOMBSTONE, connection);
                    }
                    boolean commits = erases[0] && method.getName().equals("commit");
                    if (commits) {
                        at(At.COMMIT, connection);
                    }
                    try {
                        Object answer = method.invoke(connection, arguments);
                        if (commits) {
                            erases[0] = false;
                            at(At.COMMITTED, connection);
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static boolean isTombstone(@Nullable Object @Nullable [] arguments) {
        return arguments != null
                && String.valueOf(arguments[0]).toLowerCase(Locale.ROOT).startsWith("insert into compliance_erasure");
    }

    private void at(At point, Connection connection) throws SQLException {
        Interruption interruption = interruptions.get(point);
        if (interruption != null) {
            interruption.on(connection);
        }
    }
}
