package com.onebackpak.compliance.audit;

import com.onebackpak.compliance.audit.LogSource.StoredEntry;
import com.onebackpak.compliance.audit.LogSource.StoredHash;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Goes through the entries and the stored hashes of leaves side by side. Where they part, it looks a little ahead for
 * where they meet again, so that one entry too many or too few does not make all that follow look wrong.
 */
final class Alignment {
    private static final int WINDOW = 600;
    private static final int PROOF = 3;

    private final Side entries;
    private final Side hashes;
    private final CandidateTrees trees;
    private final Differences differences = new Differences();

    Alignment(
            Iterator<StoredEntry> entries,
            Consumer<StoredEntry> eachEntry,
            Iterator<StoredHash> hashes,
            CandidateTrees trees) {
        this.trees = trees;
        this.entries = new Side() {
            @Override
            boolean read() {
                if (!entries.hasNext()) {
                    return false;
                }
                StoredEntry entry = entries.next();
                eachEntry.accept(entry);
                take(entry.index(), MerkleTree.leafHash(entry.bytes()));
                return true;
            }

            @Override
            void grow(TreeHash leaf) {
                trees.appendEntry(leaf);
            }
        };
        this.hashes = new Side() {
            @Override
            boolean read() {
                if (!hashes.hasNext()) {
                    return false;
                }
                StoredHash hash = hashes.next();
                take(hash.index(), hash.hash());
                return true;
            }

            @Override
            void grow(TreeHash leaf) {
                trees.appendHash(leaf);
            }
        };
    }

    /** One of both sequences: what was read of it and not passed yet, and how far it is. */
    private abstract static class Side {
        private final Deque<Leaf> ahead = new ArrayDeque<>();
        private long read;
        private long expected;
        private boolean parted;

        /** Reads one more, unless there is none. */
        abstract boolean read();

        /** Lets this side's own tree grow. */
        abstract void grow(TreeHash leaf);

        void take(long index, TreeHash hash) {
            ahead.addLast(new Leaf(index, hash));
            read++;
            if (parted) {
                grow(hash);
            }
        }

        /** From here on its tree is its own. */
        void part() {
            parted = true;
            ahead.forEach(leaf -> grow(leaf.hash()));
        }

        boolean fill(int number) {
            while (ahead.size() < number) {
                if (!read()) {
                    return false;
                }
            }
            return true;
        }

        /** How many are missing before the next one, by what the store says where it stands. */
        long gap() {
            Leaf next = ahead.peekFirst();
            return next == null ? 0 : next.index() - expected;
        }

        /** The gap before the next one is accounted for. */
        void close() {
            Leaf next = ahead.peekFirst();
            expected = next == null ? expected : next.index();
        }

        TreeHash next() {
            return ahead.getFirst().hash();
        }

        Leaf pass() {
            Leaf leaf = ahead.removeFirst();
            expected = leaf.index() + 1;
            return leaf;
        }

        List<Leaf> pass(int number) {
            List<Leaf> passed = new ArrayList<>(number);
            for (int i = 0; i < number; i++) {
                passed.add(pass());
            }
            return passed;
        }

        List<TreeHash> window() {
            List<TreeHash> window = new ArrayList<>(ahead.size());
            ahead.forEach(leaf -> window.add(leaf.hash()));
            return window;
        }
    }

    /** Goes through to the end of both. */
    Differences run() {
        while (true) {
            boolean hasEntry = entries.fill(1);
            boolean hasHash = hashes.fill(1);
            if (!hasEntry && !hasHash) {
                return differences;
            }
            if (hasEntry && hasHash && entries.next().equals(hashes.next())) {
                Leaf leaf = entries.pass();
                hashes.pass();
                if (trees.areOne()) {
                    trees.append(leaf.hash());
                }
            } else {
                part();
                if (!hasEntry) {
                    differences.deleted(hashes.pass(), true);
                } else if (!hasHash) {
                    differences.inserted(entries.pass(), true);
                } else {
                    meet();
                }
            }
            if (!trees.areOne() && hashes.expected % TilePath.FULL == 0) {
                trees.forget();
            }
        }
    }

    private void part() {
        if (trees.areOne()) {
            trees.part();
            entries.part();
            hashes.part();
        }
    }

    private void meet() {
        if (passedOver(entries, hashes) || passedOver(hashes, entries)) {
            return;
        }
        entries.fill(WINDOW);
        hashes.fill(WINDOW);
        int[] steps = steps(entries.window(), hashes.window());
        differences.compare(entries.pass(steps[0]), hashes.pass(steps[1]));
    }

    /** Whether one side says itself that it has a gap here; then the other is passed over the width of it. */
    private boolean passedOver(Side gapped, Side whole) {
        long gap = gapped.gap();
        if (gap <= 0) {
            return false;
        }
        if (gap < WINDOW) {
            whole.fill((int) gap + 1);
            List<TreeHash> window = whole.window();
            if (window.size() <= gap || !window.get((int) gap).equals(gapped.next())) {
                return false;
            }
        }
        for (long i = 0; i < gap && whole.fill(1); i++) {
            Leaf passed = whole.pass();
            if (whole == hashes) {
                differences.deleted(passed, false);
            } else {
                differences.inserted(passed, false);
            }
            if (passed.index() % TilePath.FULL == 0) {
                trees.forget();
            }
        }
        gapped.close();
        return true;
    }

    /** How many entries and hashes to pass until both meet; if they do not meet in sight, all that both have in sight. */
    private static int[] steps(List<TreeHash> entries, List<TreeHash> hashes) {
        Map<TreeHash, List<Integer>> places = new HashMap<>();
        for (int h = 0; h < hashes.size(); h++) {
            places.computeIfAbsent(hashes.get(h), hash -> new ArrayList<>()).add(h);
        }
        int[] best = null;
        for (int e = 0; e < entries.size() && (best == null || e < best[0] + best[1]); e++) {
            for (int h : places.getOrDefault(entries.get(e), List.of())) {
                if ((best == null || e + h < best[0] + best[1]) && doMeet(entries, e, hashes, h)) {
                    best = new int[] {e, h};
                }
            }
        }
        if (best != null) {
            return best;
        }
        boolean areAll = entries.size() < WINDOW && hashes.size() < WINDOW;
        int both = Math.min(entries.size(), hashes.size());
        return areAll ? new int[] {entries.size(), hashes.size()} : new int[] {both, both};
    }

    private static boolean doMeet(List<TreeHash> entries, int e, List<TreeHash> hashes, int h) {
        int proof = Math.min(PROOF, Math.min(entries.size() - e, hashes.size() - h));
        return entries.subList(e, e + proof).equals(hashes.subList(h, h + proof));
    }

    long entries() {
        return entries.read;
    }

    long hashes() {
        return hashes.read;
    }
}
