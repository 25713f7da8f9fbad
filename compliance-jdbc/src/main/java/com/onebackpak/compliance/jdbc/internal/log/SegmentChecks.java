package com.onebackpak.compliance.jdbc.internal.log;

import com.onebackpak.compliance.audit.LogProblem;
import com.onebackpak.compliance.audit.LogProblem.Kind;
import com.onebackpak.compliance.audit.tree.TreeHash;
import com.onebackpak.compliance.jdbc.generated.tables.records.AuditSegmentRow;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Checks what no hash covers, segment by segment: that each begins where the one before ends, and that the names by
 * which its entries are found are as many as its entries and in their order. Not thread-safe.
 */
final class SegmentChecks {
    private static final int ID_LENGTH = 16;

    private final Consumer<LogProblem> problems;
    private long expected;

    SegmentChecks(Consumer<LogProblem> problems) {
        this.problems = problems;
    }

    /** Checks the next segment. */
    void check(AuditSegmentRow segment) {
        long first = segment.getFirstIndex();
        int count = segment.getEntryCount();
        String place = JdbcLogSource.segmentPlace(first);
        if (first > expected) {
            problems.accept(LogProblem.of(
                    Kind.MISSING,
                    place,
                    expected,
                    first - 1,
                    "before it, all from entry " + expected + " to " + (first - 1)
                            + " is missing: whole segments were deleted, or their numbers changed"));
        } else if (first < expected) {
            problems.accept(LogProblem.of(
                    Kind.MALFORMED,
                    place,
                    "it begins before entry " + expected + ", where the segment before it ends"));
        }
        expected = first + count;
        if (segment.getLeafHashes().length / TreeHash.LENGTH != count) {
            problems.accept(LogProblem.of(
                    Kind.MALFORMED,
                    place,
                    "it says that it has " + count + " entries, but has "
                            + segment.getLeafHashes().length / TreeHash.LENGTH + " hashes of entries"));
        }
        if (!areInOrder(segment)) {
            problems.accept(LogProblem.of(
                    Kind.MALFORMED, place, "the names of its entries are not those with which it was sealed"));
        }
    }

    private static boolean areInOrder(AuditSegmentRow segment) {
        byte[] ids = segment.getEntryIds();
        if (ids.length == 0 || ids.length != segment.getEntryCount() * ID_LENGTH) {
            return false;
        }
        UUID last = null;
        ByteBuffer names = ByteBuffer.wrap(ids);
        while (names.hasRemaining()) {
            UUID next = new UUID(names.getLong(), names.getLong());
            if (last == null ? !next.equals(segment.getMinEntryId()) : compare(last, next) >= 0) {
                return false;
            }
            last = next;
        }
        return segment.getMaxEntryId().equals(last);
    }

    /** As databases compare them: byte by byte, without signs. */
    private static int compare(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }
}
