package com.onebackpak.compliance.audit.verification;

import com.onebackpak.compliance.audit.LogSource;
import com.onebackpak.compliance.audit.LogSource.StoredEntry;
import com.onebackpak.compliance.audit.LogSource.StoredHash;
import com.onebackpak.compliance.audit.tree.MerkleTree;
import com.onebackpak.compliance.audit.tree.TreeHash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Places where the entries and the stored hashes of a log meet, however far apart they stand: found by reading both once
 * more. Of a long log it keeps a sample, chosen by the hashes themselves and so alike on both sides, so that the memory
 * needed does not grow with the log. Immutable.
 */
final class Landmarks {
    private static final int MAX_LANDMARKS = 1 << 17;

    private final List<Landmark> ascending;

    /**
     * An entry and the hash that is its own; each counted as the source hands them out.
     *
     * @param entry how many entries stand before it
     * @param hash how many hashes stand before it
     */
    record Landmark(long entry, long hash) {}

    private Landmarks(List<Landmark> ascending) {
        this.ascending = ascending;
    }

    static Landmarks of(LogSource source) {
        Sample ofEntries = new Sample();
        try (Stream<StoredEntry> entries = source.entries(problem -> {})) {
            entries.forEach(entry -> ofEntries.add(MerkleTree.leafHash(entry.bytes())));
        }
        Sample ofHashes = new Sample();
        try (Stream<StoredHash> hashes = source.hashes(0, problem -> {})) {
            hashes.forEach(hash -> ofHashes.add(hash.hash()));
        }
        return new Landmarks(longestAscending(ofEntries.common(ofHashes)));
    }

    /** Returns the first one that lies behind so many entries and so many hashes. */
    Optional<Landmark> next(long entries, long hashes) {
        int low = 0;
        int high = ascending.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            Landmark landmark = ascending.get(middle);
            if (landmark.entry() >= entries && landmark.hash() >= hashes) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low < ascending.size() ? Optional.of(ascending.get(low)) : Optional.empty();
    }

    /** Of landmarks that ascend by their entries, as many as ascend by their hashes, too: the others were moved. */
    private static List<Landmark> longestAscending(List<Landmark> landmarks) {
        int[] before = new int[landmarks.size()];
        int[] lastOfLength = new int[landmarks.size()];
        int length = 0;
        for (int i = 0; i < landmarks.size(); i++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (landmarks.get(lastOfLength[middle]).hash()
                        < landmarks.get(i).hash()) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[i] = low == 0 ? -1 : lastOfLength[low - 1];
            lastOfLength[low] = i;
            length = Math.max(length, low + 1);
        }
        List<Landmark> longest = new ArrayList<>(length);
        for (int i = length == 0 ? -1 : lastOfLength[length - 1]; i >= 0; i = before[i]) {
            longest.add(landmarks.get(i));
        }
        Collections.reverse(longest);
        return longest;
    }

    /** Those of one side's hashes that end in so many zero bits, by their first bytes, and where they stand. */
    private static final class Sample {
        private static final long SEVERAL = -1;

        private final Map<Long, Long> places = new HashMap<>();
        private int zeroes;
        private long read;

        void add(TreeHash hash) {
            long key = ByteBuffer.wrap(hash.bytes()).getLong();
            if (Long.numberOfTrailingZeros(key) >= zeroes) {
                places.merge(key, read, (one, other) -> SEVERAL);
                while (places.size() > MAX_LANDMARKS) {
                    zeroes++;
                    places.keySet().removeIf(known -> Long.numberOfTrailingZeros(known) < zeroes);
                }
            }
            read++;
        }

        /** What stands in one place on each side, by ascending entries. */
        List<Landmark> common(Sample ofHashes) {
            List<Landmark> common = new ArrayList<>();
            places.forEach((key, entry) -> {
                long hash = ofHashes.places.getOrDefault(key, SEVERAL);
                if (entry != SEVERAL && hash != SEVERAL) {
                    common.add(new Landmark(entry, hash));
                }
            });
            Landmark[] sorted = common.toArray(Landmark[]::new);
            Arrays.sort(sorted, Comparator.comparingLong(Landmark::entry));
            return List.of(sorted);
        }
    }
}
