package com.onebackpak.compliance.jdbc.internal.log;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_CHECKPOINT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_LOG;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_SEGMENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_SUBTREE;

import com.onebackpak.compliance.audit.EntryBundle;
import com.onebackpak.compliance.audit.LogProblem;
import com.onebackpak.compliance.audit.LogSource;
import com.onebackpak.compliance.audit.TilePath;
import com.onebackpak.compliance.audit.tree.TreeHash;
import com.onebackpak.compliance.jdbc.generated.tables.records.AuditLogRow;
import com.onebackpak.compliance.jdbc.generated.tables.records.AuditSegmentRow;
import com.onebackpak.compliance.jdbc.generated.tables.records.AuditSubtreeRow;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record5;
import org.jooq.impl.DSL;

/**
 * A log in the database as it is stored, up to what was sealed when it was asked for: later sealing only adds beyond
 * that. Reads some rows at a time, whatever the log's size. Thread-safe.
 */
public final class JdbcLogSource implements LogSource {
    private static final int SEGMENTS_AT_A_TIME = 8;

    /** No tree has a level above: one of all the entries that can be counted has 127 hashes of this one. */
    static final int LAST_LEVEL = 7;

    private static final int ROWS_AT_A_TIME = 2048;

    private final Work work;
    private final String log;
    private final long lastCheckpoint;
    private final long lastSegment;
    private final int levels;
    private final Optional<AuditLogRow> head;

    private JdbcLogSource(
            Work work, String log, long lastCheckpoint, long lastSegment, int levels, Optional<AuditLogRow> head) {
        this.work = work;
        this.log = log;
        this.lastCheckpoint = lastCheckpoint;
        this.lastSegment = lastSegment;
        this.levels = levels;
        this.head = head;
    }

    /** The tenants' logs that were ever announced, and those that have a head without it. */
    public static Set<String> logs(DSLContext statements) {
        Set<String> logs = statements
                .select(COMPLIANCE_AUDIT_LOG.TENANT)
                .from(COMPLIANCE_AUDIT_LOG)
                .where(COMPLIANCE_AUDIT_LOG.TENANT.ne(PendingEntries.LOGS))
                .fetchSet(COMPLIANCE_AUDIT_LOG.TENANT);
        logs.addAll(PendingEntries.logs(statements));
        return logs;
    }

    /** Looks in one statement, so that no sealing comes between a checkpoint and its entries. */
    static JdbcLogSource asOfNow(Work work, String log) {
        return work.read(statements -> {
            Record5<Long, Long, Integer, Long, byte[]> last = statements
                    .select(
                            DSL.field(DSL.select(DSL.max(COMPLIANCE_AUDIT_CHECKPOINT.SIZE))
                                    .from(COMPLIANCE_AUDIT_CHECKPOINT)
                                    .where(COMPLIANCE_AUDIT_CHECKPOINT.TENANT.eq(log))),
                            DSL.field(DSL.select(DSL.max(COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX))
                                    .from(COMPLIANCE_AUDIT_SEGMENT)
                                    .where(COMPLIANCE_AUDIT_SEGMENT.TENANT.eq(log))),
                            DSL.field(DSL.select(DSL.max(COMPLIANCE_AUDIT_SUBTREE.LEVEL))
                                    .from(COMPLIANCE_AUDIT_SUBTREE)
                                    .where(COMPLIANCE_AUDIT_SUBTREE.TENANT.eq(log))),
                            DSL.field(DSL.select(COMPLIANCE_AUDIT_LOG.SIZE)
                                    .from(COMPLIANCE_AUDIT_LOG)
                                    .where(COMPLIANCE_AUDIT_LOG.TENANT.eq(log))),
                            DSL.field(DSL.select(COMPLIANCE_AUDIT_LOG.FRONTIER)
                                    .from(COMPLIANCE_AUDIT_LOG)
                                    .where(COMPLIANCE_AUDIT_LOG.TENANT.eq(log))))
                    .fetchSingle();
            return new JdbcLogSource(
                    work,
                    log,
                    Optional.ofNullable(last.value1()).orElse(-1L),
                    Optional.ofNullable(last.value2()).orElse(-1L),
                    1 + Math.min(Optional.ofNullable(last.value3()).orElse(0), LAST_LEVEL),
                    Optional.ofNullable(last.value4()).map(size -> new AuditLogRow(log, size, last.value5())));
        });
    }

    @Override
    public String name() {
        return "the log of " + log + " in the database";
    }

    @Override
    public Optional<byte[]> checkpoint() {
        return checkpoints()
                .filter(row -> row.size() == lastCheckpoint)
                .findFirst()
                .map(row -> row.note().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Stream<StoredNote> earlierCheckpoints(Consumer<LogProblem> problems) {
        Optional<byte[]> newest = checkpoint();
        HeadChecks.problem(head, newest).ifPresent(problems);
        newest.flatMap(this::misplaced).ifPresent(problems);
        hashesOfNoLevel().forEach(problems);
        return checkpoints()
                .filter(row -> row.size() != lastCheckpoint)
                .map(row -> new StoredNote(
                        checkpointPlace(row.size()), row.size(), row.note().getBytes(StandardCharsets.UTF_8)));
    }

    /** That the newest note is that of the size under which it is stored; of the earlier ones, verification tells. */
    private Optional<LogProblem> misplaced(byte[] newest) {
        return HeadChecks.checkpoint(newest)
                .filter(checkpoint -> checkpoint.size() != lastCheckpoint)
                .map(checkpoint -> LogProblem.of(
                        LogProblem.Kind.MALFORMED,
                        checkpointPlace(lastCheckpoint),
                        "the checkpoint stored here is that of size " + checkpoint.size()));
    }

    static String checkpointPlace(long size) {
        return "checkpoint of size " + size;
    }

    /** A checkpoint as it is stored. The time beside it is bound by nothing, and so is not looked at. */
    private record CheckpointRow(long size, String note) {}

    private Stream<CheckpointRow> checkpoints() {
        return pages(
                after -> work.read(statements -> statements
                        .select(COMPLIANCE_AUDIT_CHECKPOINT.SIZE, COMPLIANCE_AUDIT_CHECKPOINT.NOTE)
                        .from(COMPLIANCE_AUDIT_CHECKPOINT)
                        .where(
                                COMPLIANCE_AUDIT_CHECKPOINT.TENANT.eq(log),
                                COMPLIANCE_AUDIT_CHECKPOINT.SIZE.gt(after),
                                COMPLIANCE_AUDIT_CHECKPOINT.SIZE.le(lastCheckpoint))
                        .orderBy(COMPLIANCE_AUDIT_CHECKPOINT.SIZE)
                        .limit(ROWS_AT_A_TIME)
                        .fetch(row -> new CheckpointRow(row.value1(), row.value2()))),
                CheckpointRow::size);
    }

    @Override
    public Stream<StoredEntry> entries(Consumer<LogProblem> problems) {
        SegmentChecks checks = new SegmentChecks(problems);
        return segments().peek(checks::check).flatMap(segment -> entries(segment, problems));
    }

    private Stream<StoredEntry> entries(AuditSegmentRow segment, Consumer<LogProblem> problems) {
        List<StoredEntry> entries = new ArrayList<>();
        try {
            for (byte[] bytes : EntryBundle.decode(segment.getEntries())) {
                entries.add(new StoredEntry(segment.getFirstIndex() + entries.size(), bytes));
            }
        } catch (IllegalArgumentException e) {
            problems.accept(malformed(segment, "cannot be taken apart: " + e.getMessage()));
        }
        return entries.stream();
    }

    private Stream<AuditSegmentRow> segments() {
        return pages(
                after -> work.read(statements -> statements
                        .selectFrom(COMPLIANCE_AUDIT_SEGMENT)
                        .where(
                                COMPLIANCE_AUDIT_SEGMENT.TENANT.eq(log),
                                COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX.gt(after),
                                COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX.le(lastSegment))
                        .orderBy(COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX)
                        .limit(SEGMENTS_AT_A_TIME)
                        .fetch()),
                AuditSegmentRow::getFirstIndex);
    }

    @Override
    public int levels() {
        return levels;
    }

    @Override
    public Stream<StoredHash> hashes(int level, Consumer<LogProblem> problems) {
        return level == 0
                ? segments().flatMap(segment -> hashes(segment, problems))
                : subtrees(level).flatMap(subtree -> hash(subtree, problems));
    }

    private Stream<StoredHash> hashes(AuditSegmentRow segment, Consumer<LogProblem> problems) {
        byte[] hashes = segment.getLeafHashes();
        if (hashes.length % TreeHash.LENGTH != 0) {
            problems.accept(malformed(segment, "have hashes that are cut short"));
        }
        List<StoredHash> all = new ArrayList<>();
        for (int at = 0; at + TreeHash.LENGTH <= hashes.length; at += TreeHash.LENGTH) {
            all.add(new StoredHash(segment.getFirstIndex() + all.size(), TreeHash.ofBytes(hashes, at)));
        }
        return all.stream();
    }

    private static LogProblem malformed(AuditSegmentRow segment, String what) {
        long first = segment.getFirstIndex();
        return LogProblem.of(
                LogProblem.Kind.MALFORMED, segmentPlace(first), "the entries from " + first + " on " + what);
    }

    private static Stream<StoredHash> hash(AuditSubtreeRow subtree, Consumer<LogProblem> problems) {
        byte[] hash = subtree.getHash();
        if (hash.length != TreeHash.LENGTH) {
            problems.accept(LogProblem.of(
                    LogProblem.Kind.MALFORMED,
                    place(subtree),
                    "a hash has " + TreeHash.LENGTH + " bytes, not " + hash.length));
            return Stream.empty();
        }
        return Stream.of(new StoredHash(subtree.getSubtreeIndex(), TreeHash.ofBytes(hash)));
    }

    /**
     * All that are stored but those by which the tree has grown since, as its head says now. What lies beyond that as well
     * was planted, and is handed out for verification to tell.
     */
    private Stream<AuditSubtreeRow> subtrees(int level) {
        long complete = complete(head.map(AuditLogRow::getSize).orElse(0L), level);
        return pages(
                after -> work.read(statements -> statements
                        .selectFrom(COMPLIANCE_AUDIT_SUBTREE)
                        .where(
                                COMPLIANCE_AUDIT_SUBTREE.TENANT.eq(log),
                                COMPLIANCE_AUDIT_SUBTREE.LEVEL.eq(level),
                                COMPLIANCE_AUDIT_SUBTREE.SUBTREE_INDEX.gt(after),
                                COMPLIANCE_AUDIT_SUBTREE
                                        .SUBTREE_INDEX
                                        .lt(complete)
                                        .or(COMPLIANCE_AUDIT_SUBTREE.SUBTREE_INDEX.ge(completeNow(level))))
                        .orderBy(COMPLIANCE_AUDIT_SUBTREE.SUBTREE_INDEX)
                        .limit(ROWS_AT_A_TIME)
                        .fetch()),
                AuditSubtreeRow::getSubtreeIndex);
    }

    private static long complete(long size, int level) {
        return size >> (TilePath.HEIGHT * level);
    }

    private Field<Long> completeNow(int level) {
        return DSL.coalesce(
                DSL.field(DSL.select(COMPLIANCE_AUDIT_LOG.SIZE.div(1L << (TilePath.HEIGHT * level)))
                        .from(COMPLIANCE_AUDIT_LOG)
                        .where(COMPLIANCE_AUDIT_LOG.TENANT.eq(log))),
                0L);
    }

    /** Those of level 0 lie in the segments. */
    private Stream<LogProblem> hashesOfNoLevel() {
        return work
                .read(statements -> statements
                        .selectFrom(COMPLIANCE_AUDIT_SUBTREE)
                        .where(
                                COMPLIANCE_AUDIT_SUBTREE.TENANT.eq(log),
                                COMPLIANCE_AUDIT_SUBTREE.LEVEL.lt(1).or(COMPLIANCE_AUDIT_SUBTREE.LEVEL.gt(LAST_LEVEL)))
                        .orderBy(COMPLIANCE_AUDIT_SUBTREE.LEVEL, COMPLIANCE_AUDIT_SUBTREE.SUBTREE_INDEX)
                        .limit(ROWS_AT_A_TIME)
                        .fetch())
                .stream()
                .map(row -> LogProblem.of(LogProblem.Kind.TILE_EDITED, place(row), place(row) + " belongs to no tree"));
    }

    static String place(AuditSubtreeRow subtree) {
        return "hash " + subtree.getSubtreeIndex() + " of level " + subtree.getLevel();
    }

    @Override
    public String place(int level, long index) {
        return level > 0 ? "hash " + index + " of level " + level : "entry " + index;
    }

    static String segmentPlace(long firstIndex) {
        return "segment " + firstIndex;
    }

    /** All rows, page by page, each page beginning after the place of the last row before it. */
    private static <R> Stream<R> pages(LongFunction<? extends List<R>> page, Function<R, Long> place) {
        return Stream.iterate(
                        page.apply(-1),
                        rows -> !rows.isEmpty(),
                        rows -> page.apply(place.apply(rows.get(rows.size() - 1))))
                .flatMap(List::stream);
    }
}
