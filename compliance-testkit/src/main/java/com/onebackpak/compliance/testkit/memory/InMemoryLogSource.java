package com.onebackpak.compliance.testkit.memory;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.LogProblem;
import com.onebackpak.compliance.audit.LogSource;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.audit.tree.TreeHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A log in memory as it was at one moment. Immutable.
 *
 * @param name what messages call it
 * @param checkpoints all that were signed, in their order
 * @param leaves the entries
 * @param tiles the hashes by level: the roots of the subtrees of 256<sup>level</sup> leaves
 */
record InMemoryLogSource(
        String name, List<SignedCheckpoint> checkpoints, List<AuditEntry> leaves, List<List<TreeHash>> tiles)
        implements LogSource {
    @Override
    public Optional<byte[]> checkpoint() {
        return checkpoints.isEmpty() ? Optional.empty() : Optional.of(bytes(checkpoints.get(checkpoints.size() - 1)));
    }

    @Override
    public Stream<StoredNote> earlierCheckpoints(Consumer<LogProblem> problems) {
        return checkpoints.stream()
                .limit(Math.max(0, checkpoints.size() - 1))
                .map(c -> new StoredNote("checkpoint of size " + c.size(), c.size(), bytes(c)));
    }

    private static byte[] bytes(SignedCheckpoint checkpoint) {
        return checkpoint.note().toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Stream<StoredEntry> entries(Consumer<LogProblem> problems) {
        return LongStream.range(0, leaves.size())
                .mapToObj(i -> new StoredEntry(i, leaves.get((int) i).bytes()));
    }

    @Override
    public int levels() {
        return Math.max(1, tiles.size());
    }

    @Override
    public Stream<StoredHash> hashes(int level, Consumer<LogProblem> problems) {
        List<TreeHash> hashes = level < tiles.size() ? tiles.get(level) : List.of();
        return LongStream.range(0, hashes.size()).mapToObj(i -> new StoredHash(i, hashes.get((int) i)));
    }
}
