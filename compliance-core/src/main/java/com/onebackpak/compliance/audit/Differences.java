package com.onebackpak.compliance.audit;

import com.onebackpak.compliance.audit.LogProblem.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects differences between entries and hashes, as far as they can be kept. Not thread-safe. */
final class Differences {
    private static final int MOST = 20_000;
    private static final int LONGEST_COMPARED = 600;

    private final List<Difference> differences = new ArrayList<>();
    private long more;

    private void add(Difference difference) {
        if (differences.size() < MOST) {
            differences.add(difference);
        } else {
            more++;
        }
    }

    void deleted(TreeHash hash, long index, boolean atEnd) {
        add(new Difference(Kind.DELETED, index, hash, null, atEnd));
    }

    void inserted(TreeHash entry, long index, boolean atEnd) {
        add(new Difference(Kind.INSERTED, index, null, entry, atEnd));
    }

    /**
     * Compares a stretch of entries with the stretch of hashes that it stands for.
     *
     * @param entryIndex the index of the first entry
     * @param hashIndex the index of the first hash
     */
    void compare(TreeHash[] entries, long entryIndex, TreeHash[] hashes, long hashIndex) {
        if (entries.length > LONGEST_COMPARED || hashes.length > LONGEST_COMPARED) {
            pair(entries, 0, entries.length, entryIndex, hashes, 0, hashes.length, hashIndex);
            return;
        }
        int[][] common = commonLengths(entries, hashes);
        int e = 0;
        int h = 0;
        int fromEntry = 0;
        int fromHash = 0;
        while (e < entries.length && h < hashes.length) {
            if (entries[e].equals(hashes[h])) {
                pair(entries, fromEntry, e, entryIndex, hashes, fromHash, h, hashIndex);
                fromEntry = ++e;
                fromHash = ++h;
            } else if (common[e + 1][h] >= common[e][h + 1]) {
                e++;
            } else {
                h++;
            }
        }
        pair(entries, fromEntry, entries.length, entryIndex, hashes, fromHash, hashes.length, hashIndex);
    }

    /** The lengths of the longest common subsequences from each pair of places on. */
    private static int[][] commonLengths(TreeHash[] entries, TreeHash[] hashes) {
        int[][] common = new int[entries.length + 1][hashes.length + 1];
        for (int e = entries.length - 1; e >= 0; e--) {
            for (int h = hashes.length - 1; h >= 0; h--) {
                common[e][h] = entries[e].equals(hashes[h])
                        ? common[e + 1][h + 1] + 1
                        : Math.max(common[e + 1][h], common[e][h + 1]);
            }
        }
        return common;
    }

    private void pair(
            TreeHash[] entries,
            int fromEntry,
            int toEntry,
            long entryIndex,
            TreeHash[] hashes,
            int fromHash,
            int toHash,
            long hashIndex) {
        int e = fromEntry;
        int h = fromHash;
        while (e < toEntry && h < toHash) {
            if (!entries[e].equals(hashes[h])) {
                add(new Difference(Kind.EDITED, hashIndex + h, hashes[h], entries[e], false));
            }
            e++;
            h++;
        }
        for (; e < toEntry; e++) {
            inserted(entries[e], entryIndex + e, false);
        }
        for (; h < toHash; h++) {
            deleted(hashes[h], hashIndex + h, false);
        }
    }

    /** How many could not be kept. */
    long more() {
        return more;
    }

    /**
     * Returns them by index. What is lost in one place and found in another was moved: that is one difference, at the
     * place where it belongs.
     */
    List<Difference> settled() {
        Set<TreeHash> lost = new HashSet<>();
        Map<TreeHash, Integer> found = new HashMap<>();
        for (Difference difference : differences) {
            if (difference.lost() != null) {
                lost.add(difference.lost());
            }
            if (difference.found() != null) {
                found.merge(difference.found(), 1, Integer::sum);
            }
        }
        List<Difference> settled = new ArrayList<>();
        for (Difference difference : differences) {
            boolean isElsewhere = difference.lost() != null && found.containsKey(difference.lost());
            boolean isFromElsewhere = difference.found() != null && lost.contains(difference.found());
            switch (difference.kind()) {
                case EDITED -> settled.add(isElsewhere || isFromElsewhere ? difference.as(Kind.REORDERED) : difference);
                case DELETED -> settled.add(isElsewhere ? difference.as(Kind.REORDERED) : difference);
                default -> {
                    if (!isFromElsewhere) {
                        settled.add(difference);
                    }
                }
            }
        }
        Difference[] sorted = settled.toArray(Difference[]::new);
        Arrays.sort(sorted, (a, b) -> Long.compare(a.index(), b.index()));
        return List.of(sorted);
    }
}
