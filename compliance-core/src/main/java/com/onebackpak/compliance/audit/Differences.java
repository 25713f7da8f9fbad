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

    void deleted(Leaf hash, boolean atEnd) {
        add(new Difference(Kind.DELETED, hash.index(), hash.hash(), null, atEnd));
    }

    void inserted(Leaf entry, boolean atEnd) {
        add(new Difference(Kind.INSERTED, entry.index(), null, entry.hash(), atEnd));
    }

    /** Compares a stretch of entries with the stretch of hashes that it stands for. */
    void compare(List<Leaf> entries, List<Leaf> hashes) {
        if (entries.size() > LONGEST_COMPARED || hashes.size() > LONGEST_COMPARED) {
            pair(entries, hashes);
            return;
        }
        int[][] common = commonLengths(entries, hashes);
        int e = 0;
        int h = 0;
        int fromEntry = 0;
        int fromHash = 0;
        while (e < entries.size() && h < hashes.size()) {
            if (areAlike(entries.get(e), hashes.get(h))) {
                pair(entries.subList(fromEntry, e), hashes.subList(fromHash, h));
                fromEntry = ++e;
                fromHash = ++h;
            } else if (common[e + 1][h] >= common[e][h + 1]) {
                e++;
            } else {
                h++;
            }
        }
        pair(entries.subList(fromEntry, entries.size()), hashes.subList(fromHash, hashes.size()));
    }

    private static boolean areAlike(Leaf entry, Leaf hash) {
        return entry.hash().equals(hash.hash());
    }

    /** The lengths of the longest common subsequences from each pair of places on. */
    private static int[][] commonLengths(List<Leaf> entries, List<Leaf> hashes) {
        int[][] common = new int[entries.size() + 1][hashes.size() + 1];
        for (int e = entries.size() - 1; e >= 0; e--) {
            for (int h = hashes.size() - 1; h >= 0; h--) {
                common[e][h] = areAlike(entries.get(e), hashes.get(h))
                        ? common[e + 1][h + 1] + 1
                        : Math.max(common[e + 1][h], common[e][h + 1]);
            }
        }
        return common;
    }

    private void pair(List<Leaf> entries, List<Leaf> hashes) {
        int both = Math.min(entries.size(), hashes.size());
        for (int i = 0; i < both; i++) {
            Leaf entry = entries.get(i);
            Leaf hash = hashes.get(i);
            if (!areAlike(entry, hash)) {
                add(new Difference(Kind.EDITED, hash.index(), hash.hash(), entry.hash(), false));
            }
        }
        entries.subList(both, entries.size()).forEach(entry -> inserted(entry, false));
        hashes.subList(both, hashes.size()).forEach(hash -> deleted(hash, false));
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
