package com.onebackpak.compliance.jdbc.internal.transaction;

import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The transactions of hosts that a thread has joined. Whoever waits for a lock of one in the same thread waits for
 * itself, and no database finds that out.
 */
public final class JoinedTransactions {
    private static final ThreadLocal<List<WeakReference<Connection>>> OF_THIS_THREAD =
            ThreadLocal.withInitial(ArrayList::new);

    private JoinedTransactions() {}

    /** Takes note that this thread has written in the transaction of a connection. */
    static void joined(Connection connection) {
        List<WeakReference<Connection>> joined = OF_THIS_THREAD.get();
        joined.removeIf(each -> each.refersTo(connection) || isOver(each));
        joined.add(new WeakReference<>(connection));
    }

    /** Whether a transaction goes on that this thread has joined and written in. */
    public static boolean anyGoesOn() {
        List<WeakReference<Connection>> joined = OF_THIS_THREAD.get();
        joined.removeIf(JoinedTransactions::isOver);
        return !joined.isEmpty();
    }

    private static boolean isOver(WeakReference<Connection> joined) {
        Connection connection = joined.get();
        try {
            return connection == null
                    || connection.isClosed()
                    || JoinedWork.transaction(connection).isEmpty();
        } catch (SQLException e) {
            // a transaction that has failed answers no question before it is rolled back
            return false;
        }
    }
}
