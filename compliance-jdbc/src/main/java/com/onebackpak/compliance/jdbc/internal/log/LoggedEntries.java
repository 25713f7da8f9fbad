package com.onebackpak.compliance.jdbc.internal.log;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_CHECKPOINT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_LOG;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_PENDING;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_SEGMENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_SET_ASIDE;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_WRITER;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.EntryBundle;
import com.onebackpak.compliance.jdbc.generated.tables.records.AuditSegmentRow;
import com.onebackpak.compliance.store.spi.CommitmentKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.TableField;

/**
 * All entries of a log with their names and announcements, as they are stored: those that are sealed, in the order of the
 * log, and then those that wait. Read in portions, whatever the log's size. Not thread-safe.
 */
public final class LoggedEntries {
    private static final int ID_LENGTH = 16;

    private final DSLContext statements;
    private final CommitmentKey key;

    /** Reads what statements that all see the same moment find; what waits must bear this key's MAC. */
    public LoggedEntries(DSLContext statements, CommitmentKey key) {
        this.statements = statements;
        this.key = key;
    }

    /**
     * An entry.
     *
     * @param id its name
     * @param place where it is, for messages
     * @param entry what it says; empty if it is no entry of ours
     * @param writer who announced it
     * @param number as which of the writer's
     * @param seen up to where others had come; empty of one that is sealed
     */
    public record Logged(
            UUID id, String place, Optional<AuditEntry> entry, UUID writer, long number, List<Seen> seen) {}

    /**
     * Up to where a writer had come.
     *
     * @param writer the writer
     * @param number the number of the last of its entries
     */
    public record Seen(UUID writer, long number) {}

    /** Whether anything was ever appended to a log, or announced. */
    public static boolean areThere(DSLContext statements) {
        return statements.fetchExists(COMPLIANCE_AUDIT_WRITER)
                || statements.fetchExists(COMPLIANCE_AUDIT_PENDING)
                || statements.fetchExists(COMPLIANCE_AUDIT_LOG);
    }

    /** All logs of which anything is stored. */
    public Set<String> logs() {
        Set<String> logs = new TreeSet<>(JdbcLogSource.logs(statements));
        for (TableField<?, String> tenant : List.of(
                COMPLIANCE_AUDIT_LOG.TENANT,
                COMPLIANCE_AUDIT_SEGMENT.TENANT,
                COMPLIANCE_AUDIT_PENDING.TENANT,
                COMPLIANCE_AUDIT_CHECKPOINT.TENANT,
                COMPLIANCE_AUDIT_SET_ASIDE.TENANT)) {
            logs.addAll(
                    statements.selectDistinct(tenant).from(tenant.getTable()).fetch(tenant));
        }
        logs.add(PendingEntries.LOGS);
        return logs;
    }

    /** Tells all that are sealed, a segment at a time. What cannot be taken apart is left out: it is told as the log's. */
    public void sealed(String log, Consumer<List<Logged>> portion) {
        long after = -1;
        while (true) {
            Optional<AuditSegmentRow> segment = statements
                    .selectFrom(COMPLIANCE_AUDIT_SEGMENT)
                    .where(COMPLIANCE_AUDIT_SEGMENT.TENANT.eq(log), COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX.gt(after))
                    .orderBy(COMPLIANCE_AUDIT_SEGMENT.TENANT, COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX)
                    .limit(1)
                    .fetchOptional();
            if (segment.isEmpty()) {
                return;
            }
            after = segment.get().getFirstIndex();
            portion.accept(entries(segment.get()));
        }
    }

    private static List<Logged> entries(AuditSegmentRow segment) {
        List<byte[]> bodies;
        try {
            bodies = EntryBundle.decode(segment.getEntries());
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        ByteBuffer ids = ByteBuffer.wrap(segment.getEntryIds());
        ByteBuffer announced = ByteBuffer.wrap(segment.getAnnouncements());
        if (ids.remaining() != bodies.size() * ID_LENGTH
                || announced.remaining() != bodies.size() * Announcement.LENGTH) {
            return List.of();
        }
        List<Logged> entries = new ArrayList<>();
        for (byte[] body : bodies) {
            UUID id = new UUID(ids.getLong(), ids.getLong());
            UUID writer = new UUID(announced.getLong(), announced.getLong());
            String place = "entry " + (segment.getFirstIndex() + entries.size());
            entries.add(new Logged(id, place, AuditEntry.parse(body), writer, announced.getLong(), List.of()));
        }
        return entries;
    }

    /**
     * Tells all that wait and were appended by these stores, some at a time, and the names of all others.
     */
    public void pending(String log, Consumer<List<Logged>> portion, Consumer<UUID> planted) {
        PendingPortion next = PendingPortion.first(statements, log, key);
        while (next.last().isPresent()) {
            next.planted().forEach(planted);
            portion.accept(next.entries().stream().map(LoggedEntries::pending).toList());
            if (next.isLast()) {
                return;
            }
            next = next.next(statements, log, key);
        }
    }

    private static Logged pending(PendingPortion.Entry entry) {
        Announcement announcement = entry.announcement();
        return new Logged(
                entry.id(),
                "entry " + entry.id() + ", not sealed yet",
                AuditEntry.parse(entry.body()),
                announcement.writer(),
                announcement.number(),
                announcement.others().entrySet().stream()
                        .map(other -> new Seen(other.getKey(), other.getValue()))
                        .toList());
    }

    /** How much was set aside when the log was sealed. */
    public long countSetAside(String log) {
        return statements.fetchCount(COMPLIANCE_AUDIT_SET_ASIDE, COMPLIANCE_AUDIT_SET_ASIDE.TENANT.eq(log));
    }

    /** The names of some of what was set aside when the log was sealed. */
    public List<UUID> setAside(String log, int atMost) {
        return statements
                .select(COMPLIANCE_AUDIT_SET_ASIDE.ENTRY_ID)
                .from(COMPLIANCE_AUDIT_SET_ASIDE)
                .where(COMPLIANCE_AUDIT_SET_ASIDE.TENANT.eq(log))
                .orderBy(COMPLIANCE_AUDIT_SET_ASIDE.ENTRY_ID)
                .limit(atMost)
                .fetch(COMPLIANCE_AUDIT_SET_ASIDE.ENTRY_ID);
    }

    /** The entries of a log that have these names, the first and the last of which are told. */
    public Map<UUID, AuditEntry> named(String log, UUID first, UUID last, Set<UUID> names) {
        Map<UUID, AuditEntry> named = new HashMap<>();
        statements
                .selectFrom(COMPLIANCE_AUDIT_SEGMENT)
                .where(
                        COMPLIANCE_AUDIT_SEGMENT.TENANT.eq(log),
                        COMPLIANCE_AUDIT_SEGMENT.MAX_ENTRY_ID.ge(first),
                        COMPLIANCE_AUDIT_SEGMENT.MIN_ENTRY_ID.le(last))
                .forEach(segment -> entries(segment).stream()
                        .filter(logged -> names.contains(logged.id()))
                        .forEach(logged -> logged.entry().ifPresent(entry -> named.put(logged.id(), entry))));
        statements
                .select(COMPLIANCE_AUDIT_PENDING.ENTRY_ID)
                .from(COMPLIANCE_AUDIT_PENDING)
                .where(COMPLIANCE_AUDIT_PENDING.TENANT.eq(log), COMPLIANCE_AUDIT_PENDING.ENTRY_ID.between(first, last))
                .fetch(COMPLIANCE_AUDIT_PENDING.ENTRY_ID)
                .stream()
                .filter(names::contains)
                .forEach(id -> PendingPortion.find(statements, log, key, id).ifPresent(entry -> named.put(id, entry)));
        return named;
    }

    /** The logs that have an entry of a name, sealed or waiting. */
    public Set<String> logsWith(UUID entry) {
        Set<String> logs = new TreeSet<>(statements
                .select(COMPLIANCE_AUDIT_PENDING.TENANT)
                .from(COMPLIANCE_AUDIT_PENDING)
                .where(COMPLIANCE_AUDIT_PENDING.ENTRY_ID.eq(entry))
                .fetch(COMPLIANCE_AUDIT_PENDING.TENANT));
        statements
                .select(COMPLIANCE_AUDIT_SEGMENT.TENANT, COMPLIANCE_AUDIT_SEGMENT.ENTRY_IDS)
                .from(COMPLIANCE_AUDIT_SEGMENT)
                .where(COMPLIANCE_AUDIT_SEGMENT.MIN_ENTRY_ID.le(entry), COMPLIANCE_AUDIT_SEGMENT.MAX_ENTRY_ID.ge(entry))
                .fetch()
                .stream()
                .filter(segment -> LogSegment.position(segment.value2(), entry) >= 0)
                .forEach(segment -> logs.add(segment.value1()));
        return logs;
    }
}
