package com.onebackpak.compliance.audit.verification;

import com.onebackpak.compliance.audit.LogSource;
import com.onebackpak.compliance.audit.LogSource.StoredEntry;
import com.onebackpak.compliance.audit.LogSource.StoredHash;
import com.onebackpak.compliance.audit.TilePath;
import com.onebackpak.compliance.audit.tree.MerkleTree;
import com.onebackpak.compliance.audit.tree.TreeHash;
import com.onebackpak.compliance.audit.verification.Landmarks.Landmark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the entries and the stored hashes of leaves side by side. Where they diverge, it looks a little ahead for
 * where they meet again, so that one entry too many or too few does not make all that follow look wrong. Where they do
 * not meet soon, it goes by {@link Landmarks}.
 */
final class Alignment {
    private static final int WINDOW = 600;
    private static final int PROOF = 3;

    private final Side entries;
    private final Side hashes;
    private final CandidateTrees trees;
    private final LogSource source;
    private final Differences differences = new Differences();
    private @Nullable Landmarks landmarks;

    /**
     * Begins with both.
     *
     * @param source is read once more, where entries and hashes do not meet soon
     */
    Alignment(
            LogSource source,
            Iterator<StoredEntry> entries,
            Consumer<StoredEntry> eachEntry,
            Iterator<StoredHash> hashes,
            CandidateTrees trees) {
        this.source = source;
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
        void diverge() {
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

        /** What is ahead, with a number for each hash. */
        int[] window(Map<TreeHash, Integer> numbers) {
            int[] window = new int[ahead.size()];
            int at = 0;
            for (Leaf leaf : ahead) {
                Integer known = numbers.putIfAbsent(leaf.hash(), numbers.size());
                window[at++] = known == null ? numbers.size() - 1 : known;
            }
            return window;
        }

        /** How many were passed. */
        long passed() {
            return read - ahead.size();
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
                diverge();
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

    private void diverge() {
        if (trees.areOne()) {
            trees.diverge();
            entries.diverge();
            hashes.diverge();
        }
    }

    private void meet() {
        if (skipGap(entries, hashes) || skipGap(hashes, entries)) {
            return;
        }
        boolean hasMoreEntries = entries.fill(WINDOW);
        boolean hasMoreHashes = hashes.fill(WINDOW);
        int[] steps = steps();
        if (steps != null) {
            differences.compare(entries.pass(steps[0]), hashes.pass(steps[1]));
        } else if (!hasMoreEntries && !hasMoreHashes) {
            differences.compare(entries.pass(entries.ahead.size()), hashes.pass(hashes.ahead.size()));
        } else {
            resynchronizeFarAhead();
        }
    }

    /** Passes what one side has more up to where both meet again, far beyond what is in sight. */
    private void resynchronizeFarAhead() {
        if (landmarks == null) {
            landmarks = Landmarks.of(source);
        }
        Optional<Landmark> next = landmarks.next(entries.passed(), hashes.passed());
        long missing = next.map(landmark -> landmark.hash() - hashes.passed() - landmark.entry() + entries.passed())
                .orElse(0L);
        if (missing == 0) {
            long both =
                    next.map(landmark -> landmark.entry() - entries.passed()).orElse((long) WINDOW);
            int number = (int) Math.max(1, Math.min(both, Math.min(entries.ahead.size(), hashes.ahead.size())));
            differences.compare(entries.pass(number), hashes.pass(number));
        } else {
            skip(missing > 0 ? hashes : entries, Math.abs(missing));
        }
    }

    /** Where one side says itself that it has a gap here, skips as much of the other; false where there is none. */
    private boolean skipGap(Side gapped, Side whole) {
        long gap = gapped.gap();
        if (gap <= 0) {
            return false;
        }
        if (gap < WINDOW) {
            whole.fill((int) gap + 1);
            Optional<Leaf> behind = whole.ahead.stream().skip(gap).findFirst();
            if (behind.isEmpty() || !behind.get().hash().equals(gapped.next())) {
                return false;
            }
        }
        skip(whole, gap);
        gapped.close();
        return true;
    }

    private void skip(Side side, long number) {
        for (long i = 0; i < number && side.fill(1); i++) {
            Leaf passed = side.pass();
            if (side == hashes) {
                differences.deleted(passed, false);
            } else {
                differences.inserted(passed, false);
            }
            if (passed.index() % TilePath.FULL == 0) {
                trees.forget();
            }
        }
    }

    /**
     * How many entries and hashes to pass until both meet, or nothing where they do not meet in sight. Where several
     * ways need as many changes, as happens among equal entries, the one after which both agree the longest.
     */
    private int @Nullable [] steps() {
        Map<TreeHash, Integer> numbers = new HashMap<>();
        int[] ofEntries = entries.window(numbers);
        int[] ofHashes = hashes.window(numbers);
        if (!canMeet(ofEntries, ofHashes)) {
            return null;
        }
        for (int most = 1; most < Math.max(ofEntries.length, ofHashes.length); most++) {
            int[] best = null;
            int longest = 0;
            for (int less = most; less >= 0; less--) {
                for (int[] steps : new int[][] {{most, less}, {less, most}}) {
                    int common = common(ofEntries, steps[0], ofHashes, steps[1]);
                    if (common > longest && common >= proof(ofEntries, steps[0], ofHashes, steps[1])) {
                        best = steps;
                        longest = common;
                    }
                }
            }
            if (best != null) {
                return best;
            }
        }
        return null;
    }

    /** Whether any steps lead to where both meet: not if both sides go on and no row that is a proof stands on both. */
    private static boolean canMeet(int[] entries, int[] hashes) {
        if (entries.length < WINDOW || hashes.length < WINDOW) {
            return true;
        }
        long[] rows = rows(hashes);
        Arrays.sort(rows);
        return Arrays.stream(rows(entries)).anyMatch(row -> Arrays.binarySearch(rows, row) >= 0);
    }

    /** Each row of as many as are a proof, as one number. */
    private static long[] rows(int[] window) {
        long[] rows = new long[window.length - PROOF + 1];
        for (int first = 0; first < rows.length; first++) {
            for (int i = first; i < first + PROOF; i++) {
                rows[first] = rows[first] * 2 * WINDOW + window[i];
            }
        }
        return rows;
    }

    private static int common(int[] entries, int e, int[] hashes, int h) {
        int common = 0;
        while (e + common < entries.length && h + common < hashes.length && entries[e + common] == hashes[h + common]) {
            common++;
        }
        return common;
    }

    /** How many must agree, so that it is no chance: fewer only where one side ends. */
    private static int proof(int[] entries, int e, int[] hashes, int h) {
        int ofEntries = entries.length < WINDOW ? entries.length - e : PROOF;
        int ofHashes = hashes.length < WINDOW ? hashes.length - h : PROOF;
        return Math.min(PROOF, Math.min(ofEntries, ofHashes));
    }

    long entries() {
        return entries.read;
    }

    long hashes() {
        return hashes.read;
    }
}
