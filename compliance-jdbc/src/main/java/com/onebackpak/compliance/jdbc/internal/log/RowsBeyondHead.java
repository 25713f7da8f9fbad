package com.onebackpak.compliance.jdbc.internal.log;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_CHECKPOINT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_LOG;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_SEGMENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_SUBTREE;

import com.onebackpak.compliance.audit.TilePath;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Rows of a log where none can be yet, because its head has not come so far: somebody has planted them, or has put the head
 * back. Which of both no row says, so nobody signs anything in their place. Has no state.
 */
final class RowsBeyondHead {
    private RowsBeyondHead() {}

    /** The place of the first of them, for messages. */
    static Optional<String> first(DSLContext statements, String log) {
        long size = statements
                .select(COMPLIANCE_AUDIT_LOG.SIZE)
                .from(COMPLIANCE_AUDIT_LOG)
                .where(COMPLIANCE_AUDIT_LOG.TENANT.eq(log))
                .fetchOptional(COMPLIANCE_AUDIT_LOG.SIZE)
                .orElse(0L);
        return segment(statements, log, size)
                .or(() -> checkpoint(statements, log, size))
                .or(() -> subtree(statements, log, size));
    }

    private static Optional<String> segment(DSLContext statements, String log, long size) {
        return statements
                .select(COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX)
                .from(COMPLIANCE_AUDIT_SEGMENT)
                .where(COMPLIANCE_AUDIT_SEGMENT.TENANT.eq(log), COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX.ge(size))
                .orderBy(COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX)
                .limit(1)
                .fetchOptional(COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX)
                .map(JdbcLogSource::segmentPlace);
    }

    private static Optional<String> checkpoint(DSLContext statements, String log, long size) {
        return statements
                .select(COMPLIANCE_AUDIT_CHECKPOINT.SIZE)
                .from(COMPLIANCE_AUDIT_CHECKPOINT)
                .where(COMPLIANCE_AUDIT_CHECKPOINT.TENANT.eq(log), COMPLIANCE_AUDIT_CHECKPOINT.SIZE.gt(size))
                .orderBy(COMPLIANCE_AUDIT_CHECKPOINT.SIZE)
                .limit(1)
                .fetchOptional(COMPLIANCE_AUDIT_CHECKPOINT.SIZE)
                .map(JdbcLogSource::checkpointPlace);
    }

    private static Optional<String> subtree(DSLContext statements, String log, long size) {
        Condition incomplete = DSL.or(IntStream.rangeClosed(1, JdbcLogSource.LAST_LEVEL)
                .mapToObj(level -> COMPLIANCE_AUDIT_SUBTREE
                        .LEVEL
                        .eq(level)
                        .and(COMPLIANCE_AUDIT_SUBTREE.SUBTREE_INDEX.ge(size >> (TilePath.HEIGHT * level))))
                .toList());
        return statements
                .selectFrom(COMPLIANCE_AUDIT_SUBTREE)
                .where(COMPLIANCE_AUDIT_SUBTREE.TENANT.eq(log), incomplete)
                .orderBy(COMPLIANCE_AUDIT_SUBTREE.LEVEL, COMPLIANCE_AUDIT_SUBTREE.SUBTREE_INDEX)
                .limit(1)
                .fetchOptional()
                .map(JdbcLogSource::place);
    }
}
