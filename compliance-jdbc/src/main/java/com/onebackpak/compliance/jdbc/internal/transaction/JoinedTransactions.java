package com.onebackpak.compliance.jdbc.internal.transaction;

import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.DetachedException;
import org.jooq.impl.DSL;

/**
 * The transactions of hosts that a thread has joined. Whoever waits for a lock of one in the same thread waits for
 * itself, and no database finds that out.
 */
public final class JoinedTransactions {
    private static final ThreadLocal<List<Joined>> OF_THIS_THREAD = ThreadLocal.withInitial(ArrayList::new);

    private static final String NO_CONNECTION = "08003";

    /** A thread has hardly ever more than one at a time; of what was forgotten, the database's own timeout tells. */
    private static final int MAX_KEPT = 8;

    private JoinedTransactions() {}

    /**
     * What was joined. Where a framework gives each caller a handle of its own to the transaction's connection, that one
     * is closed soon, and the host's configuration gives another.
     */
    private record Joined(WeakReference<Connection> connection, WeakReference<Configuration> host) {
        boolean isOf(Configuration configuration, Connection other) {
            return connection.refersTo(other) || host.refersTo(configuration);
        }

        boolean isForgotten() {
            return connection.refersTo(null) && host.refersTo(null);
        }

        boolean isOver() {
            Connection joined = connection.get();
            Configuration configuration = host.get();
            return (joined == null || isInNone(joined))
                    && (configuration == null || DSL.using(configuration).connectionResult(Joined::isInNone));
        }

        private static boolean isInNone(Connection connection) {
            try {
                return connection.isClosed()
                        || JoinedWork.transaction(connection).isEmpty();
            } catch (SQLException e) {
                return isClosed(connection, e);
            }
        }

        private static boolean isClosed(Connection connection, SQLException failure) {
            try {
                return NO_CONNECTION.equals(failure.getSQLState()) || connection.isClosed();
            } catch (SQLException e) {
                return false;
            }
        }
    }

    /**
     * Takes note that this thread has written in the transaction that a host's context runs in. Nothing is asked of the
     * others: to look at one may take a connection, and whoever calls this has one already.
     */
    static void joined(DSLContext host, Connection connection) {
        List<Joined> joined = OF_THIS_THREAD.get();
        joined.removeIf(each -> each.isOf(host.configuration(), connection) || each.isForgotten());
        if (joined.size() == MAX_KEPT) {
            joined.remove(0);
        }
        joined.add(new Joined(new WeakReference<>(connection), new WeakReference<>(host.configuration())));
    }

    /**
     * Whether a transaction goes on that this thread has joined and written in. May take a connection of the host's for as
     * long as it looks, so whoever asks must have none.
     */
    public static boolean anyGoesOn() {
        List<Joined> joined = OF_THIS_THREAD.get();
        joined.removeIf(JoinedTransactions::isOver);
        if (joined.isEmpty()) {
            OF_THIS_THREAD.remove(); // a thread of a pool may outlive the class loader of what it holds
            return false;
        }
        return true;
    }

    /**
     * A host whose context has no connection any more, or whose pool is disposed of, has none that goes on. Of one that does
     * not answer, or whose pool is empty, nobody knows; so it goes on.
     */
    private static boolean isOver(Joined joined) {
        try {
            return joined.isOver();
        } catch (DetachedException | IllegalStateException e) { // the latter is what H2's own pool says
            return true;
        } catch (DataAccessException e) {
            return NO_CONNECTION.equals(e.sqlState());
        } catch (RuntimeException e) {
            return false;
        }
    }
}
