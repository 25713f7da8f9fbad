package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.jdbc.internal.transaction.ForwardingDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Sees how many connections are out at the same time, and in what state they are given back. */
public final class WatchedDataSource extends ForwardingDataSource {
    private final List<Boolean> autoCommitAtClose = new CopyOnWriteArrayList<>();
    private final AtomicInteger out = new AtomicInteger();
    private final AtomicInteger mostOut = new AtomicInteger();

    public WatchedDataSource(DataSource delegate) {
        super(delegate);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        mostOut.accumulateAndGet(out.incrementAndGet(), Math::max);
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close") && !connection.isClosed()) {
                        out.decrementAndGet();
                        autoCommitAtClose.add(connection.getAutoCommit());
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    int mostOut() {
        return mostOut.get();
    }

    public List<Boolean> autoCommitAtClose() {
        return autoCommitAtClose;
    }
}
