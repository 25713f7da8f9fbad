package com.onebackpak.compliance.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/** Connections that break off at a commit. */
public final class LosingCommits {
    private LosingCommits() {}

    /** It commits, and breaks off before it answers. */
    public static Connection answering(Connection connection) {
        return losing(connection, Connection::commit);
    }

    /** It breaks off, and nothing is committed. */
    static Connection committing(Connection connection) {
        return losing(connection, Connection::rollback);
    }

    private interface Deed {
        void on(Connection connection) throws SQLException;
    }

    private static Connection losing(Connection connection, Deed insteadOfCommit) {
        return (Connection) Proxy.newProxyInstance(
                LosingCommits.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        insteadOfCommit.on(connection);
                        throw new SQLException("gone: ana", "08006");
                    }
                    return invoke(connection, method, arguments);
                });
    }

    private static Object invoke(Connection connection, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
