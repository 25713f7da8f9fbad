package com.onebackpak.compliance.jdbc.internal.log;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_SEGMENT;

import com.onebackpak.compliance.audit.EntryBundle;
import com.onebackpak.compliance.audit.tree.TreeHash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Entries that were sealed at once: their bytes, their names and their hashes, in the order of their numbers. A segment
 * is one row and never changes.
 */
final class LogSegment {
    /** As many entries as a segment holds: more would hold more in memory and win little. */
    static final int MAX_ENTRIES = 2048;

    /** The most bytes that its entries have in all, unless it is one: no value of H2's may have more than 2^20. */
    static final int MAX_BYTES = 1_000_000;

    private static final int ID_LENGTH = 16;

    private LogSegment() {}

    static Builder builder() {
        return new Builder();
    }

    /** Where the entry of a name stands among the names of a segment, or -1. */
    static int position(byte[] entryIds, UUID wanted) {
        ByteBuffer ids = ByteBuffer.wrap(entryIds);
        for (int i = 0; ids.remaining() >= ID_LENGTH; i++) {
            long high = ids.getLong();
            long low = ids.getLong();
            if (high == wanted.getMostSignificantBits() && low == wanted.getLeastSignificantBits()) {
                return i;
            }
        }
        return -1;
    }

    /** Those of the names, which are in order, that segments of the log have. */
    static Set<UUID> sealedAmong(DSLContext statements, String log, List<UUID> names) {
        Set<UUID> sealed = new HashSet<>();
        // by the last names alone, of which there are hardly any: those of new entries are later than nearly all
        statements
                .select(COMPLIANCE_AUDIT_SEGMENT.ENTRY_IDS)
                .from(COMPLIANCE_AUDIT_SEGMENT)
                .where(COMPLIANCE_AUDIT_SEGMENT.TENANT.eq(log), COMPLIANCE_AUDIT_SEGMENT.MAX_ENTRY_ID.ge(names.get(0)))
                .forEach(segment -> names.stream()
                        .filter(name -> position(segment.value1(), name) >= 0)
                        .forEach(sealed::add));
        return sealed;
    }

    /** Collects a segment. */
    static final class Builder {
        private final List<byte[]> entries = new ArrayList<>();
        private final List<UUID> ids = new ArrayList<>();
        private final List<Announcement> announcements = new ArrayList<>();
        private final List<TreeHash> leaves = new ArrayList<>();

        private Builder() {}

        void add(PendingPortion.Entry entry, TreeHash leaf) {
            ids.add(entry.id());
            entries.add(entry.body());
            announcements.add(entry.announcement());
            leaves.add(leaf);
        }

        /** Inserts the segment; its entries came in the order of their names. */
        void insert(DSLContext statements, String log, long firstIndex) {
            ByteBuffer names = ByteBuffer.allocate(ids.size() * ID_LENGTH);
            ids.forEach(id -> names.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
            ByteBuffer announced = ByteBuffer.allocate(ids.size() * Announcement.LENGTH);
            announcements.forEach(announcement -> announcement.putTo(announced));
            ByteBuffer hashes = ByteBuffer.allocate(leaves.size() * TreeHash.LENGTH);
            leaves.forEach(leaf -> hashes.put(leaf.bytes()));
            statements
                    .insertInto(COMPLIANCE_AUDIT_SEGMENT)
                    .set(COMPLIANCE_AUDIT_SEGMENT.TENANT, log)
                    .set(COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX, firstIndex)
                    .set(COMPLIANCE_AUDIT_SEGMENT.ENTRY_COUNT, ids.size())
                    .set(COMPLIANCE_AUDIT_SEGMENT.ENTRIES, EntryBundle.encode(entries))
                    .set(COMPLIANCE_AUDIT_SEGMENT.ENTRY_IDS, names.array())
                    .set(COMPLIANCE_AUDIT_SEGMENT.ANNOUNCEMENTS, announced.array())
                    .set(COMPLIANCE_AUDIT_SEGMENT.LEAF_HASHES, hashes.array())
                    .set(COMPLIANCE_AUDIT_SEGMENT.MIN_ENTRY_ID, ids.get(0))
                    .set(COMPLIANCE_AUDIT_SEGMENT.MAX_ENTRY_ID, ids.get(ids.size() - 1))
                    .execute();
        }
    }
}
