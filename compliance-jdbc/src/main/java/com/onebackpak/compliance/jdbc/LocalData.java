package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.deletion.EraserAnswer;
import com.onebackpak.compliance.deletion.ErasureTask;
import com.onebackpak.compliance.deletion.HostRows;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A data set in the database of the stores: what it loses goes in the transaction that has just looked at the holds, and is
 * ticked off in it, or it does not go. Implementations are thread-safe.
 */
public interface LocalData {
    /**
     * Erases the rows of these people, and of nobody else, in the transaction of the connection, which it must not end. It
     * must have no other effect, because it may be undone and done again.
     *
     * @throws SQLException if the database failed; then nothing of it is done, and it is tried again later
     */
    EraserAnswer erase(ErasureTask task, Connection connection) throws SQLException;

    /** The host's own look at the data set, in the transaction of the connection. */
    HostRows rows(Connection connection);
}
