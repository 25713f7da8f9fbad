package com.onebackpak.compliance.jdbc.internal.subject;

import com.onebackpak.compliance.jdbc.generated.Tables;
import com.onebackpak.compliance.jdbc.internal.row.RoundTrip;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * A row of the table of keys.
 *
 * @param created when the key was made; empty if the row says what can be no time, so that the key opens no more
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record StoredKey(
        String tenant, UUID id, String pseudonym, byte[] subject, byte[] wrappedKey, Optional<Instant> created) {
    private static final String SELECT = "select tenant, key_id, pseudonym, subject, wrapped_key, created_at from "
            + Tables.COMPLIANCE_SUBJECT_KEY.getName() + " where tenant = ? and ";

    /** Asks for the keys of a tenant for which a condition holds. */
    static Question of(String tenant, String condition, List<?> values) {
        List<Object> all = new ArrayList<>();
        all.add(tenant);
        all.addAll(values);
        return new Question(SELECT + condition, all, new ArrayList<>());
    }

    /** A question, and the keys that were found. In JDBC itself: one is asked before all that is written about people. */
    record Question(String sql, List<Object> values, List<StoredKey> found) implements RoundTrip.Question {
        @Override
        public int bindTo(PreparedStatement statement, int from) throws SQLException {
            int next = from;
            for (Object value : values) {
                statement.setObject(next++, value);
            }
            return next;
        }

        @Override
        public void read(ResultSet rows) throws SQLException {
            while (rows.next()) {
                found.add(new StoredKey(
                        rows.getString(1),
                        rows.getObject(2, UUID.class),
                        rows.getString(3),
                        rows.getBytes(4),
                        rows.getBytes(5),
                        Row.instant(rows, 6)));
            }
        }

        /** Asks it alone. */
        List<StoredKey> fetch(DSLContext statements) {
            statements.connection(connection -> RoundTrip.ask(connection, statements.family(), List.of(this)));
            return found;
        }
    }
}
