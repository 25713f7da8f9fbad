package com.onebackpak.compliance.testkit.memory;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.LogSource;
import com.onebackpak.compliance.audit.TilePath;
import com.onebackpak.compliance.audit.note.NoteSigner;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.audit.tree.ConsistencyProof;
import com.onebackpak.compliance.audit.tree.InclusionProof;
import com.onebackpak.compliance.audit.tree.MerkleTree;
import com.onebackpak.compliance.audit.tree.TreeFrontier;
import com.onebackpak.compliance.audit.tree.TreeHash;
import com.onebackpak.compliance.store.AuditLog;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** A log in memory, whose origin is the name of its signer. Thread-safe. */
final class InMemoryAuditLog implements AuditLog {

    private final NoteSigner signer;
    private final List<Named> pending = new ArrayList<>();
    private final List<AuditEntry> leaves = new ArrayList<>();
    private final Map<UUID, Long> numbers = new HashMap<>();
    private final TreeFrontier frontier = TreeFrontier.empty();

    /** The roots of the complete subtrees, by height and from left to right. */
    private final List<List<TreeHash>> subtrees = new ArrayList<>();

    private final List<SignedCheckpoint> checkpoints = new ArrayList<>();

    private record Named(UUID name, AuditEntry entry) {}

    InMemoryAuditLog(NoteSigner signer) {
        this.signer = signer;
    }

    @Override
    public synchronized List<UUID> append(List<AuditEntry> entries) {
        List<Named> named = List.copyOf(entries).stream()
                .map(entry -> new Named(UUID.randomUUID(), entry))
                .toList();
        pending.addAll(named);
        return named.stream().map(Named::name).toList();
    }

    /** When what is pending was written, to the millisecond. */
    synchronized List<Instant> waiting() {
        return pending.stream()
                .map(named -> named.entry().time().truncatedTo(ChronoUnit.MILLIS))
                .toList();
    }

    /** Seals what is pending and returns the new checkpoint; empty if nothing was. */
    synchronized Optional<SignedCheckpoint> seal() {
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        for (Named next : pending) {
            numbers.put(next.name(), (long) leaves.size());
            leaves.add(next.entry());
            TreeHash leaf = next.entry().leafHash();
            frontier.append(leaf);
            addSubtree(0, leaf);
        }
        pending.clear();
        checkpoints.add(SignedCheckpoint.sign(signer, leaves.size(), frontier.root()));
        return checkpoint();
    }

    private void addSubtree(int height, TreeHash root) {
        if (subtrees.size() == height) {
            subtrees.add(new ArrayList<>());
        }
        List<TreeHash> row = subtrees.get(height);
        row.add(root);
        if (row.size() % 2 == 0) {
            addSubtree(height + 1, MerkleTree.nodeHash(row.get(row.size() - 2), root));
        }
    }

    private TreeHash subtree(int height, long index) {
        return subtrees.get(height).get(Math.toIntExact(index));
    }

    /** The entry of a name, sealed or not. */
    synchronized Optional<AuditEntry> find(UUID name) {
        return pending.stream()
                .filter(named -> named.name().equals(name))
                .map(Named::entry)
                .findFirst()
                .or(() -> Optional.ofNullable(numbers.get(name)).map(number -> leaves.get(Math.toIntExact(number))));
    }

    @Override
    public synchronized OptionalLong indexOf(UUID entry) {
        return numbers.containsKey(entry) ? OptionalLong.of(numbers.get(entry)) : OptionalLong.empty();
    }

    @Override
    public synchronized List<AuditEntry> entries(long from, int limit) {
        if (from < 0 || limit < 0) {
            throw new IllegalArgumentException(
                    "from and limit must not be negative, but are " + from + " and " + limit);
        }
        return leaves.stream().skip(from).limit(limit).toList();
    }

    @Override
    public synchronized Optional<SignedCheckpoint> checkpoint() {
        return checkpoints.isEmpty() ? Optional.empty() : Optional.of(checkpoints.get(checkpoints.size() - 1));
    }

    @Override
    public synchronized InclusionProof proveInclusion(long index) {
        return InclusionProof.of(index, leaves.size(), this::subtree);
    }

    @Override
    public synchronized ConsistencyProof proveConsistency(long size) {
        return ConsistencyProof.of(size, leaves.size(), this::subtree);
    }

    @Override
    public synchronized LogSource contents() {
        List<List<TreeHash>> tiles = new ArrayList<>();
        for (int height = 0; height < subtrees.size(); height += TilePath.HEIGHT) {
            tiles.add(List.copyOf(subtrees.get(height)));
        }
        return new InMemoryLogSource(signer.name(), List.copyOf(checkpoints), List.copyOf(leaves), tiles);
    }
}
