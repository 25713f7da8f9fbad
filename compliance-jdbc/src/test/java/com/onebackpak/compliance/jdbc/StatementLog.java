package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.jdbc.internal.transaction.ForwardingDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** Notes every statement that goes to a database, whoever rendered it, and what ends or parts a transaction. */
public final class StatementLog {
    /** What takes a round trip though nobody prepares it. */
    private static final Set<String> TRIPS = Set.of("commit", "rollback", "setsavepoint", "releasesavepoint");

    private final List<String> statements = new CopyOnWriteArrayList<>();

    private final AtomicReference<Predicate<String>> awaited = new AtomicReference<>(statement -> false);
    private volatile Runnable then = () -> {};

    /** Connections of which each statement is noted. */
    public DataSource of(DataSource source) {
        return new ForwardingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                return noting(super.getConnection());
            }
        };
    }

    /** The statements, in lower case. */
    public List<String> all() {
        return statements.stream().filter(each -> !TRIPS.contains(each)).toList();
    }

    /** The statements and what ends or parts a transaction, in order: on PostgreSQL each is a round trip. */
    public List<String> roundTrips() {
        return List.copyOf(statements);
    }

    /** Does something once, just before a statement is prepared of which this holds. */
    public void justBefore(Predicate<String> statement, Runnable something) {
        then = something;
        awaited.set(statement);
    }

    private void prepared(String statement) {
        Predicate<String> each = awaited.get();
        if (each.test(statement) && awaited.compareAndSet(each, none -> false)) {
            then.run();
        }
        statements.add(statement);
    }

    public void clear() {
        statements.clear();
    }

    private Connection noting(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                StatementLog.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    String name = method.getName().toLowerCase(Locale.ROOT);
                    if (name.startsWith("prepare")) {
                        prepared(String.valueOf(arguments[0]).toLowerCase(Locale.ROOT));
                    } else if (TRIPS.contains(name)) {
                        statements.add(name);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
