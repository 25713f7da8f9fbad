package com.onebackpak.compliance.audit.verification;

import com.onebackpak.compliance.audit.LogProblem.Kind;
import com.onebackpak.compliance.audit.tree.TreeHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects differences between entries and hashes. Of so many, it keeps the hashes, so that what was moved is known as
 * such; of more, only where they are. Not thread-safe.
 */
final class Differences {
    private static final int MAX_DIFFERENCES = 20_000;

    private final List<Difference> differences = new ArrayList<>();
    private final List<Difference> runs = new ArrayList<>();
    private long more;

    private void add(Kind kind, long index, @Nullable TreeHash lost, @Nullable TreeHash found, boolean atEnd) {
        Difference difference = new Difference(kind, index, index, lost, found, atEnd);
        if (differences.size() < MAX_DIFFERENCES) {
            differences.add(difference);
            return;
        }
        int last = runs.size() - 1;
        if (last >= 0 && runs.get(last).isContinuedBy(difference)) {
            runs.set(last, runs.get(last).with(difference));
        } else if (runs.size() < MAX_DIFFERENCES) {
            runs.add(new Difference(kind, index, index, null, null, atEnd));
        } else {
            more++;
        }
    }

    void deleted(Leaf hash, boolean atEnd) {
        add(Kind.DELETED, hash.index(), hash.hash(), null, atEnd);
    }

    void inserted(Leaf entry, boolean atEnd) {
        add(Kind.INSERTED, entry.index(), null, entry.hash(), atEnd);
    }

    /** Compares a short stretch of entries with the stretch of hashes that it stands for: as few changes as can be. */
    void compare(List<Leaf> entries, List<Leaf> hashes) {
        int[][] changes = changes(entries, hashes);
        int e = 0;
        int h = 0;
        while (e < entries.size() && h < hashes.size()) {
            Leaf entry = entries.get(e);
            Leaf hash = hashes.get(h);
            if (areAlike(entry, hash)) {
                e++;
                h++;
            } else if (changes[e][h] == changes[e + 1][h + 1] + 1) {
                add(Kind.EDITED, hash.index(), hash.hash(), entry.hash(), false);
                e++;
                h++;
            } else if (changes[e][h] == changes[e + 1][h] + 1) {
                inserted(entry, false);
                e++;
            } else {
                deleted(hash, false);
                h++;
            }
        }
        entries.subList(e, entries.size()).forEach(entry -> inserted(entry, false));
        hashes.subList(h, hashes.size()).forEach(hash -> deleted(hash, false));
    }

    private static boolean areAlike(Leaf entry, Leaf hash) {
        return entry.hash().equals(hash.hash());
    }

    /** How many must at least have been edited, inserted or deleted from each pair of places on. */
    private static int[][] changes(List<Leaf> entries, List<Leaf> hashes) {
        int[][] changes = new int[entries.size() + 1][hashes.size() + 1];
        for (int e = entries.size(); e >= 0; e--) {
            for (int h = hashes.size(); h >= 0; h--) {
                if (e == entries.size() || h == hashes.size()) {
                    changes[e][h] = entries.size() - e + hashes.size() - h;
                } else if (areAlike(entries.get(e), hashes.get(h))) {
                    changes[e][h] = changes[e + 1][h + 1];
                } else {
                    changes[e][h] = 1 + Math.min(changes[e + 1][h + 1], Math.min(changes[e + 1][h], changes[e][h + 1]));
                }
            }
        }
        return changes;
    }

    /** How many could not be kept at all. */
    long more() {
        return more;
    }

    /**
     * Returns them by index. What is lost in one place and found in another was moved: that is one difference, at the
     * place where it belongs.
     */
    List<Difference> settled() {
        Set<TreeHash> lost = new HashSet<>();
        Set<TreeHash> found = new HashSet<>();
        for (Difference difference : differences) {
            if (difference.lost() != null) {
                lost.add(difference.lost());
            }
            if (difference.found() != null) {
                found.add(difference.found());
            }
        }
        List<Difference> settled = new ArrayList<>(runs);
        for (Difference difference : differences) {
            boolean isElsewhere = difference.lost() != null && found.contains(difference.lost());
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
        Arrays.sort(sorted, Comparator.comparingLong(Difference::index));
        return List.of(sorted);
    }
}
