package com.onebackpak.compliance.jdbc.internal.log;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_PENDING;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_WRITER;

import com.onebackpak.compliance.jdbc.internal.row.RoundTrip;
import com.onebackpak.compliance.jdbc.internal.transaction.AfterCommit;
import com.onebackpak.compliance.jdbc.internal.transaction.WritingTurn;
import com.onebackpak.compliance.store.ConcurrentChangeException;
import com.onebackpak.compliance.store.LastEntries;
import com.onebackpak.compliance.store.spi.CommitmentKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * Gives those who append numbers of a writer that nobody else has until their transaction ends: so a number that was
 * given stands for an entry that was committed, and what is rolled back leaves no gap. Thread-safe.
 *
 * <p>What the database holds of a writer is believed if it bears the right MAC. A row without it was changed; it is left as
 * it is, for verification to tell, and nobody takes it any more. Nor does this process take one that was put back to before
 * what it has committed itself; what it announces next says how far that was, for every process's verification.
 */
final class Announcements {
    private static final String TABLE = COMPLIANCE_AUDIT_WRITER.getName();
    private static final String ALL = "select writer, announced, mac from " + TABLE + " where tenant = ?";
    private static final String ONE_ON_H2 =
            "select announced, mac from " + TABLE + " where tenant = ? and writer = ? for update skip locked";
    static final String ONE_ON_POSTGRESQL = "with free as (select writer, announced, mac from " + TABLE
            + " where tenant = ? and not writer = any (?) limit 1 for update skip locked)"
            + " select writer, announced, mac, true as taken from free"
            + " union all select writer, announced, mac, false from " + TABLE + " where tenant = ?";
    private static final String BEGIN =
            "insert into " + TABLE + " (announced, mac, tenant, writer) values (?, ?, ?, ?)";
    private static final String BEGIN_IF_PLACED = "insert into " + TABLE + " (announced, mac, tenant, writer)"
            + " select cast(? as bigint), cast(? as bytea), cast(? as varchar), cast(? as uuid) from placed";
    private static final String GO_ON =
            "update " + TABLE + " set announced = ?, mac = ? where tenant = ? and writer = ?";

    /**
     * Finds and locks the writer that this process had last, if the table says of it and of all others what this process knows, and waits
     * for nobody. What else must be there was {@code locked} before.
     */
    static final String AS_KNOWN = "select 1 from " + TABLE + " where tenant = ? and writer = ? and announced = ?"
            + " and (select string_agg(concat_ws(' ', writer, announced, encode(mac, 'hex')), ',' order by writer) from "
            + TABLE + " where tenant = ?) = ? and exists (select 1 from locked) for update skip locked";

    private static final String THERE =
            "select 1 from " + COMPLIANCE_AUDIT_PENDING.getName() + " where tenant = ? and entry_id = ?";

    /** More would not be read again; there are as many as transactions ever went on at a time. */
    private static final int MAX_SEEN = 1_000;

    private final CommitmentKey key;
    private final Set<UUID> changed = ConcurrentHashMap.newKeySet();

    /** Up to which number a commit of this process has brought each writer. */
    private final Map<UUID, Long> committed = new ConcurrentHashMap<>();

    private final KnownWriters known = new KnownWriters();
    private final LastAppended last;

    Announcements(CommitmentKey key, Optional<LastEntries> outside) {
        this.key = key;
        this.last = new LastAppended(outside);
    }

    /**
     * Numbers that were taken and are to be written.
     *
     * @param first what is said of the first entry
     * @param isNew whether nobody has had the writer before
     * @param found how far the database says that all have come
     */
    record Taken(Announcement first, boolean isNew, Map<UUID, Long> found) {}

    CommitmentKey key() {
        return key;
    }

    LastAppended last() {
        return last;
    }

    /** Takes a writer's next numbers. */
    Taken take(Connection connection, SQLDialect family, EntryPlace place) throws SQLException {
        if (family != SQLDialect.POSTGRES) {
            return takeOnH2(connection);
        }
        if (place.taken().isEmpty()) {
            RoundTrip.ask(connection, family, List.of(place));
        }
        return place.taken().orElseThrow();
    }

    /**
     * What comes next if all writers are as this process saw them last, which {@link #AS_KNOWN} asks of PostgreSQL; nothing where that is
     * not to be expected, or a writer was changed.
     */
    Optional<Taken> takeAsKnown() {
        return known.take()
                .map(seen -> next(seen.own(), seen.announced(), false))
                .filter(taken -> changed.isEmpty()
                        && taken.first().number()
                                > committed.getOrDefault(taken.first().writer(), 0L));
    }

    /** Binds the parameters of {@link #AS_KNOWN}, from this one on; returns the next. */
    int bindAsKnown(PreparedStatement statement, int from, Taken taken) throws SQLException {
        statement.setString(from, PendingEntries.LOGS);
        statement.setObject(from + 1, taken.first().writer());
        statement.setLong(from + 2, taken.first().number() - 1);
        statement.setString(from + 3, PendingEntries.LOGS);
        statement.setString(
                from + 4,
                taken.found().entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue() + " "
                                + HexFormat.of()
                                        .formatHex(Announcement.macOfWriter(key, each.getKey(), each.getValue())))
                        .sorted()
                        .collect(Collectors.joining(",")));
        return from + 5;
    }

    /** A place for what is appended at once. */
    EntryPlace place() {
        return new EntryPlace(this, Optional.empty(), null);
    }

    /** Asks PostgreSQL for a writer that nobody has, and how far all have come. */
    int bindQuestion(PreparedStatement statement, int from) throws SQLException {
        statement.setString(from, PendingEntries.LOGS);
        statement.setArray(from + 1, statement.getConnection().createArrayOf("uuid", changed.toArray()));
        statement.setString(from + 2, PendingEntries.LOGS);
        return from + 3;
    }

    Taken taken(ResultSet rows) throws SQLException {
        Map<UUID, Long> others = new LinkedHashMap<>();
        UUID writer = null;
        long announced = 0;
        while (rows.next()) {
            UUID one = rows.getObject(1, UUID.class);
            if (!isAuthentic(one, rows.getLong(2), rows.getBytes(3))) {
                continue;
            }
            if (rows.getBoolean(4)) {
                writer = one;
                announced = rows.getLong(2);
            } else {
                others.put(one, rows.getLong(2));
            }
        }
        return taken(writer, announced, others);
    }

    /**
     * H2 locks all that it reads for an update, so one at a time is tried. Who alone may write, and has no other transaction
     * that does, locks none: H2 would parse that statement anew each time.
     */
    private Taken takeOnH2(Connection connection) throws SQLException {
        boolean isAlone = isAlone(connection);
        Map<UUID, Long> others = announced(connection);
        Optional<UUID> any = others.entrySet().stream()
                .filter(each -> each.getValue() >= committed.getOrDefault(each.getKey(), 0L))
                .map(Map.Entry::getKey)
                .findFirst();
        if (isAlone && any.isPresent()) {
            return taken(any.get(), Objects.requireNonNull(others.get(any.get())), others);
        }
        for (UUID one : others.keySet()) {
            try (PreparedStatement statement = connection.prepareStatement(ONE_ON_H2)) {
                statement.setString(1, PendingEntries.LOGS);
                statement.setObject(2, one);
                try (ResultSet rows = statement.executeQuery()) {
                    if (rows.next()
                            && isAuthentic(one, rows.getLong(1), rows.getBytes(2))
                            && rows.getLong(1) >= committed.getOrDefault(one, 0L)) {
                        return taken(one, rows.getLong(1), others);
                    }
                }
            }
        }
        return taken(null, 0, others);
    }

    private static boolean isAlone(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(WritingTurn.class)) {
            return false;
        }
        WritingTurn turn = connection.unwrap(WritingTurn.class);
        turn.take();
        return !turn.isShared();
    }

    /** Who has a writer has its newest row, so that what this process knows of it is no newer unless somebody put it back. */
    private Taken taken(@Nullable UUID found, long announced, Map<UUID, Long> others) {
        if (found == null) {
            return next(UUID.randomUUID(), others, true);
        }
        if (announced < committed.getOrDefault(found, 0L)) {
            changed.add(found);
            return next(UUID.randomUUID(), others, true);
        }
        others.put(found, announced);
        return next(found, others, false);
    }

    private Taken next(UUID writer, Map<UUID, Long> found, boolean isNew) {
        Map<UUID, Long> seen = new LinkedHashMap<>(found);
        committed.forEach((one, number) -> seen.merge(one, number, Math::max));
        seen.remove(writer);
        if (seen.size() > MAX_SEEN) {
            seen.keySet().retainAll(seen.keySet().stream().limit(MAX_SEEN).toList());
        }
        long announced = found.getOrDefault(writer, 0L);
        return new Taken(new Announcement(writer, announced + 1, Announcement.bytes(seen)), isNew, found);
    }

    /**
     * Remembers what was announced, once the transaction is committed; of a host's own, as far as its commit is told.
     *
     * @param log where the entries were inserted
     * @param entry the name of the last
     * @param inserted of a host's transaction on PostgreSQL, the part of it that inserted them
     */
    void remember(
            DSLContext statements,
            Taken taken,
            int entries,
            String log,
            UUID entry,
            Optional<LastEntries.Part> inserted) {
        UUID writer = taken.first().writer();
        long number = taken.first().number() + entries - 1;
        LastEntries.Appended appended = new LastEntries.Appended(writer, number, entry, log, inserted);
        if (AfterCommit.isTold(statements)) {
            AfterCommit.run(statements, () -> {
                committed.merge(writer, number, Math::max);
                known.saw(writer, number, taken.found());
                last.remember(appended);
            });
        } else if (inserted.isPresent()) {
            last.remember(appended);
        } else {
            statements.connection(connection -> {
                if (connection.isWrapperFor(WritingTurn.class)) {
                    connection.unwrap(WritingTurn.class).afterCommit(within -> isThere(within, log, entry), () -> {
                        committed.merge(writer, number, Math::max);
                        last.remember(appended);
                    });
                }
            });
        }
    }

    private static boolean isThere(Connection within, String log, UUID entry) throws SQLException {
        try (PreparedStatement statement = within.prepareStatement(THERE)) {
            statement.setString(1, log);
            statement.setObject(2, entry);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Up to which number this process has brought each writer in transactions of its own; whatever the database says. */
    Map<UUID, Long> committed() {
        return Map.copyOf(committed);
    }

    /** Up to which number each writer has come, as far as is committed and authentic. */
    Map<UUID, Long> announced(Connection connection) throws SQLException {
        Map<UUID, Long> announced = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(ALL)) {
            statement.setString(1, PendingEntries.LOGS);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    UUID writer = rows.getObject(1, UUID.class);
                    if (isAuthentic(writer, rows.getLong(2), rows.getBytes(3))) {
                        announced.put(writer, rows.getLong(2));
                    }
                }
            }
        }
        return announced;
    }

    private boolean isAuthentic(UUID writer, long announced, byte[] mac) {
        boolean isAuthentic = Announcement.isAuthentic(key, writer, announced, mac);
        if (!isAuthentic) {
            changed.add(writer);
        }
        return isAuthentic;
    }

    /** The statement that writes how far the writer has come; its parameters are bound by {@link #bind}. */
    static String statement(Taken taken) {
        return taken.isNew() ? BEGIN : GO_ON;
    }

    /** The same, unless the statement's part {@code placed} has no rows. */
    static String statementIfPlaced(Taken taken) {
        return taken.isNew() ? BEGIN_IF_PLACED : GO_ON + " and exists (select 1 from placed)";
    }

    /**
     * Writes on H2 how far the writer has come. If somebody else wrote it meanwhile, who was not kept away (a host may reach a
     * connection past the one that waits its turn), the transaction begins anew: no number is given twice.
     */
    void announce(Connection connection, Taken taken, int entries) throws SQLException {
        String statement = taken.isNew() ? BEGIN : GO_ON + " and announced = ?";
        try (PreparedStatement announcement = connection.prepareStatement(statement)) {
            int next = bind(announcement, 1, taken, entries);
            if (!taken.isNew()) {
                announcement.setLong(next, taken.first().number() - 1);
            }
            if (announcement.executeUpdate() != 1) {
                throw new ConcurrentChangeException("a writer of the log");
            }
        }
    }

    /** Binds the parameters of the statement, from this one on; returns the next. */
    int bind(PreparedStatement statement, int from, Taken taken, int entries) throws SQLException {
        UUID writer = taken.first().writer();
        long last = taken.first().number() + entries - 1;
        statement.setLong(from, last);
        statement.setBytes(from + 1, Announcement.macOfWriter(key, writer, last));
        statement.setString(from + 2, PendingEntries.LOGS);
        statement.setObject(from + 3, writer);
        return from + 4;
    }
}
