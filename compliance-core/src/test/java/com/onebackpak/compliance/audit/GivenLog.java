package com.onebackpak.compliance.audit;

import com.onebackpak.compliance.audit.note.Checkpoint;
import com.onebackpak.compliance.audit.note.NoteSigner;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.audit.tree.MerkleTree;
import com.onebackpak.compliance.audit.tree.TreeFrontier;
import com.onebackpak.compliance.audit.tree.TreeHash;
import com.onebackpak.compliance.audit.verification.LogReport;
import com.onebackpak.compliance.audit.verification.LogVerification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A log in memory that is kept as a good sealer keeps it, until a test tampers with what is stored. */
public final class GivenLog implements LogSource {
    public static final NoteSigner SIGNER = NoteSigner.ofSeed(new byte[32], "log.example/school");

    public final List<byte[]> entries = new ArrayList<>();
    public final List<List<TreeHash>> hashes = new ArrayList<>();
    public final TreeMap<Long, byte[]> notes = new TreeMap<>();
    public final TreeFrontier frontier = TreeFrontier.empty();
    public byte[] latest;

    /** A log with checkpoints at these sizes. */
    public static GivenLog of(int... sizes) {
        GivenLog log = new GivenLog();
        Arrays.stream(sizes).forEach(log::growTo);
        return log;
    }

    public static AuditEntry entry(int i) {
        return AuditEntry.of(
                "decision.permit", Instant.parse("2026-09-15T15:00:00Z").plusSeconds(i), Map.of("id", "decision-" + i));
    }

    public void growTo(int size) {
        while (frontier.size() < size) {
            append(entry((int) frontier.size()).bytes());
        }
        seal();
    }

    public void append(byte[] entry) {
        entries.add(entry);
        TreeHash leaf = MerkleTree.leafHash(entry);
        level(0).add(leaf);
        frontier.append(leaf, (level, index, root) -> level(level).add(root));
    }

    public List<TreeHash> level(int level) {
        while (hashes.size() <= level) {
            hashes.add(new ArrayList<>());
        }
        return hashes.get(level);
    }

    public void seal() {
        if (latest != null) {
            Checkpoint before = SignedCheckpoint.open(latest, SIGNER.verifier()).checkpoint();
            notes.put(before.size(), latest);
        }
        latest = checkpoint(SIGNER, frontier.size(), frontier.root());
    }

    public static byte[] checkpoint(NoteSigner signer, long size, TreeHash root) {
        return SignedCheckpoint.sign(signer, size, root).note().bytes();
    }

    /** Recomputes all hashes from the entries, as someone would who hides what he did. */
    public void rehash() {
        List<byte[]> all = new ArrayList<>(entries);
        entries.clear();
        hashes.clear();
        TreeFrontier again = TreeFrontier.empty();
        for (byte[] entry : all) {
            entries.add(entry);
            TreeHash leaf = MerkleTree.leafHash(entry);
            level(0).add(leaf);
            again.append(leaf, (level, index, root) -> level(level).add(root));
        }
    }

    public static byte[] forged(int i) {
        return ("{\"forged\":" + i + "}").getBytes(StandardCharsets.UTF_8);
    }

    public Path exportTo(Path folder) throws IOException {
        LogExport.of(this).writeTo(folder);
        return folder;
    }

    public LogReport verify() {
        return LogVerification.with(SIGNER.verifier()).verify(this);
    }

    public static LogReport verify(Path folder) throws IOException {
        return LogVerification.with(SIGNER.verifier()).verify(LogFolder.open(folder));
    }

    @Override
    public String name() {
        return "given";
    }

    @Override
    public Optional<byte[]> checkpoint() {
        return Optional.ofNullable(latest);
    }

    @Override
    public Stream<StoredNote> earlierCheckpoints(Consumer<LogProblem> problems) {
        return notes.entrySet().stream()
                .map(note -> new StoredNote("checkpoint " + note.getKey(), note.getKey(), note.getValue()));
    }

    @Override
    public Stream<StoredEntry> entries(Consumer<LogProblem> problems) {
        return IntStream.range(0, entries.size()).mapToObj(i -> new StoredEntry(i, entries.get(i)));
    }

    @Override
    public int levels() {
        return hashes.size();
    }

    @Override
    public Stream<StoredHash> hashes(int level, Consumer<LogProblem> problems) {
        List<TreeHash> stored = level(level);
        return IntStream.range(0, stored.size()).mapToObj(i -> new StoredHash(i, stored.get(i)));
    }
}
