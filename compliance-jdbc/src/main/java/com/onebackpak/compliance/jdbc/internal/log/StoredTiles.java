package com.onebackpak.compliance.jdbc.internal.log;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_SEGMENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_SUBTREE;

import com.onebackpak.compliance.audit.TilePath;
import com.onebackpak.compliance.audit.tree.SubtreeHashes;
import com.onebackpak.compliance.audit.tree.TreeHash;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * The hashes of a log's tree as they are stored, read in tiles of 256 and remembered for as long as one proof takes. Not
 * thread-safe.
 */
final class StoredTiles {

    private final DSLContext statements;
    private final String log;
    private final Map<Tile, byte[]> read = new HashMap<>();

    private record Tile(int level, long index) {}

    StoredTiles(DSLContext statements, String log) {
        this.statements = statements;
        this.log = log;
    }

    /** All complete subtrees, those between the tiles' too. */
    SubtreeHashes hashes() {
        return SubtreeHashes.overTiles(this::hash);
    }

    private TreeHash hash(int height, long index) {
        Tile tile = new Tile(height / TilePath.HEIGHT, index / TilePath.FULL);
        byte[] hashes = read.computeIfAbsent(tile, this::read);
        int at = (int) (index % TilePath.FULL) * TreeHash.LENGTH;
        if (at + TreeHash.LENGTH > hashes.length) {
            throw new ComplianceStoreException(
                    "the log of " + log + " lacks hash " + index + " of level " + tile.level + ", or it is cut off");
        }
        return TreeHash.ofBytes(hashes, at);
    }

    /** The hashes of a tile, as many as there are before the first that is missing, cut off or out of its place. */
    private byte[] read(Tile tile) {
        return tile.level == 0 ? leaves(tile.index * TilePath.FULL) : subtrees(tile);
    }

    private byte[] leaves(long first) {
        byte[] tile = new byte[TilePath.FULL * TreeHash.LENGTH];
        int filled = 0;
        for (var segment : statements
                .select(
                        COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX,
                        COMPLIANCE_AUDIT_SEGMENT.ENTRY_COUNT,
                        COMPLIANCE_AUDIT_SEGMENT.LEAF_HASHES)
                .from(COMPLIANCE_AUDIT_SEGMENT)
                .where(
                        COMPLIANCE_AUDIT_SEGMENT.TENANT.eq(log),
                        COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX.gt(first - LogSegment.MAX_ENTRIES),
                        COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX.lt(first + TilePath.FULL),
                        COMPLIANCE_AUDIT_SEGMENT
                                .FIRST_INDEX
                                .plus(COMPLIANCE_AUDIT_SEGMENT.ENTRY_COUNT)
                                .gt(first))
                .orderBy(COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX)
                .fetch()) {
            byte[] hashes = segment.value3();
            long skipped = first + filled / TreeHash.LENGTH - segment.value1();
            boolean isNext = filled == 0 ? skipped >= 0 : skipped == 0;
            if (!isNext || hashes.length != (long) segment.value2() * TreeHash.LENGTH) {
                break;
            }
            int from = (int) skipped * TreeHash.LENGTH;
            int length = Math.min(hashes.length - from, tile.length - filled);
            System.arraycopy(hashes, from, tile, filled, length);
            filled += length;
        }
        return Arrays.copyOf(tile, filled);
    }

    private byte[] subtrees(Tile tile) {
        byte[] hashes = new byte[TilePath.FULL * TreeHash.LENGTH];
        int filled = 0;
        for (var subtree : statements
                .select(COMPLIANCE_AUDIT_SUBTREE.SUBTREE_INDEX, COMPLIANCE_AUDIT_SUBTREE.HASH)
                .from(COMPLIANCE_AUDIT_SUBTREE)
                .where(
                        COMPLIANCE_AUDIT_SUBTREE.TENANT.eq(log),
                        COMPLIANCE_AUDIT_SUBTREE.LEVEL.eq(tile.level),
                        COMPLIANCE_AUDIT_SUBTREE.SUBTREE_INDEX.ge(tile.index * TilePath.FULL),
                        COMPLIANCE_AUDIT_SUBTREE.SUBTREE_INDEX.lt((tile.index + 1) * TilePath.FULL))
                .orderBy(COMPLIANCE_AUDIT_SUBTREE.SUBTREE_INDEX)
                .fetch()) {
            long next = tile.index * TilePath.FULL + filled / TreeHash.LENGTH;
            byte[] hash = subtree.value2();
            if (subtree.value1() != next || hash.length != TreeHash.LENGTH) {
                break;
            }
            System.arraycopy(hash, 0, hashes, filled, TreeHash.LENGTH);
            filled += TreeHash.LENGTH;
        }
        return Arrays.copyOf(hashes, filled);
    }
}
