package com.onebackpak.compliance.jdbc.internal.transaction;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a connection of the embedded database unwraps to: the right to write, which one thread has at a time. Who has
 * it needs no locks of rows against other threads. Like a connection, not for several threads at a time.
 */
public interface WritingTurn {
    /**
     * Waits until nobody else writes, and keeps the turn until the transaction ends; does nothing if it has it.
     *
     * @throws SQLException if others write for too long
     */
    void take() throws SQLException;

    /** Takes the turn if nobody else writes, and waits for nobody; returns whether it has it. */
    boolean tryToTake() throws SQLException;

    /**
     * Tells the database that somebody's records are about to be deleted, whose old pages must not stay in its file.
     *
     * @throws com.onebackpak.compliance.store.ComplianceStoreException if it could not take note of that
     */
    void erases();

    /**
     * Has something done once the transaction is over, whatever has committed it.
     *
     * @param isCommitted asked then, because the transaction may have been undone, or have gone back to a savepoint
     */
    void afterCommit(Standing isCommitted, Runnable then);

    /** Whether what was done in a transaction is there after it. */
    @FunctionalInterface
    interface Standing {
        /** Asks when it is over. */
        boolean asks(Connection connection) throws SQLException;
    }

    /** Whether another connection of this thread has the turn, too: a transaction that is not over. */
    boolean isShared();
}
