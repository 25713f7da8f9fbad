package com.onebackpak.compliance.jdbc.internal.log;

import com.onebackpak.compliance.jdbc.internal.row.RoundTrip;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where in the log an entry will be announced, as a question to PostgreSQL that goes along with another; on H2, where
 * nothing is gained by that, it is asked when the entry is appended. For one transaction. Not thread-safe.
 */
public final class EntryPlace implements RoundTrip.Question {
    private final Announcements announcements;
    private final Optional<RoundTrip.Query> lock;
    private Announcements.@Nullable Taken taken;

    /** One that is to be asked for, or is known, and holds only if all writers are as they were and the lock finds what it locks. */
    EntryPlace(Announcements announcements, Optional<RoundTrip.Query> lock, Announcements.@Nullable Taken known) {
        this.announcements = announcements;
        this.lock = lock;
        this.taken = known;
    }

    /** What must be locked together with the insertion; nothing if it was locked before. */
    Optional<RoundTrip.Query> lock() {
        return lock;
    }

    Optional<Announcements.Taken> taken() {
        return Optional.ofNullable(taken);
    }

    @Override
    public String sql() {
        return Announcements.ONE_ON_POSTGRESQL;
    }

    @Override
    public int bindTo(PreparedStatement statement, int from) throws SQLException {
        return announcements.bindQuestion(statement, from);
    }

    @Override
    public void read(ResultSet rows) throws SQLException {
        taken = announcements.taken(rows);
    }
}
