package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.jdbc.internal.transaction.ForwardingDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** Notes every statement that goes to a database, whoever rendered it. */
public final class StatementLog {
    private final List<String> statements = new CopyOnWriteArrayList<>();

    /** Connections of which each statement is noted. */
    public DataSource of(DataSource source) {
        return new ForwardingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                return noting(super.getConnection());
            }
        };
    }

    /** In lower case. */
    public List<String> all() {
        return List.copyOf(statements);
    }

    public void clear() {
        statements.clear();
    }

    private Connection noting(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                StatementLog.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("prepare")) {
                        statements.add(String.valueOf(arguments[0]).toLowerCase(Locale.ROOT));
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
