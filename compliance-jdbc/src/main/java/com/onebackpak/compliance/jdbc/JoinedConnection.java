package com.onebackpak.compliance.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;

/** A connection within somebody else's transaction: it does all but end that. Has no state. */
final class JoinedConnection {
    private static final Set<String> ENDING =
            Set.of("commit", "close", "abort", "setAutoCommit", "setTransactionIsolation");

    private JoinedConnection() {}

    static Connection of(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                JoinedConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, given) -> {
                    boolean ends = ENDING.contains(method.getName())
                            || (method.getName().equals("rollback") && (given == null || given.length == 0));
                    if (ends) {
                        throw new IllegalStateException("an eraser must not call " + method.getName()
                                + ": its rows go in the transaction that ticks them off");
                    }
                    try {
                        return method.invoke(connection, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }
}
