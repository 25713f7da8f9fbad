package com.onebackpak.compliance.jdbc.internal.log;

import com.onebackpak.compliance.jdbc.internal.transaction.AfterCommit;
import com.onebackpak.compliance.store.LastEntries;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * What came of a statement that inserts entries on PostgreSQL.
 *
 * @param isNew whether it has inserted any
 * @param part in a transaction of the host's, the part of it that has: the host may undo that and commit the rest
 */
record Inserted(boolean isNew, Optional<LastEntries.Part> part) {
    /** The number of the part as a row bears it has 32 bits, that of the whole, which is older than its parts, has all 64. */
    private static final String RETURNING = " returning cast(xmin as text), cast(pg_current_xact_id() as text)";

    private static final long ALL_NUMBERS = 1L << 32;

    /** What is to be put behind the statement; nothing where the commit is told. */
    static String returning(DSLContext statements) {
        return AfterCommit.isTold(statements) ? "" : RETURNING;
    }

    /** Runs the statement. */
    static Inserted by(PreparedStatement statement, DSLContext statements) throws SQLException {
        if (AfterCommit.isTold(statements)) {
            return new Inserted(statement.executeUpdate() > 0, Optional.empty());
        }
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next()
                    ? new Inserted(true, Optional.of(part(rows.getLong(1), rows.getLong(2))))
                    : new Inserted(false, Optional.empty());
        }
    }

    private static LastEntries.Part part(long part, long whole) {
        long number = whole - whole % ALL_NUMBERS + part;
        return new LastEntries.Part(whole, number < whole ? number + ALL_NUMBERS : number);
    }
}
