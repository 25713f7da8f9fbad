package com.onebackpak.compliance.audit.verification;

import com.onebackpak.compliance.audit.LogProblem.Kind;
import com.onebackpak.compliance.audit.LogSource;
import com.onebackpak.compliance.audit.LogSource.StoredEntry;
import com.onebackpak.compliance.audit.LogSource.StoredHash;
import com.onebackpak.compliance.audit.LogSource.StoredNote;
import com.onebackpak.compliance.audit.note.Checkpoint;
import com.onebackpak.compliance.audit.note.NoteException;
import com.onebackpak.compliance.audit.note.NoteVerifier;
import com.onebackpak.compliance.audit.note.SignedNote;
import com.onebackpak.compliance.internal.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Verifies a log against a public key: that the latest checkpoint is validly signed, that the entries are those that it
 * was signed for, that every stored hash is right, and that no earlier checkpoint says otherwise. Names what is wrong
 * and where. Reads nothing but the source, as a stream, whatever its size, and a second time only where entries and
 * hashes diverge for long; never fails for what it holds.
 *
 * <p>What is consistent in itself is all that a log can show by itself: one that was put back to an earlier state, with
 * everything beside it, verifies unless a later checkpoint is given that was {@linkplain #since kept elsewhere}.
 * Immutable.
 *
 * <pre>{@code
 * LogReport report = LogVerification.with(NoteVerifier.parse(vkey)).verify(LogFolder.open(Path.of("export")));
 * report.problems().forEach(problem -> log.warn(problem.toString()));
 * boolean verified = report.isVerified();
 * }</pre>
 */
public final class LogVerification {
    private static final String LATEST = "checkpoint";

    private final NoteVerifier verifier;
    private final String origin;
    private final List<KeptNote> kept;
    private final LongConsumer progress;

    /**
     * The note of a checkpoint that was kept elsewhere.
     *
     * @param place what a message calls it
     * @param note its bytes; not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record KeptNote(String place, byte[] note) {}

    private LogVerification(NoteVerifier verifier, String origin, List<KeptNote> kept, LongConsumer progress) {
        this.verifier = verifier;
        this.origin = origin;
        this.kept = List.copyOf(kept);
        this.progress = progress;
    }

    /** Verifies logs whose checkpoints this key signs and bear its name as their origin. */
    public static LogVerification with(NoteVerifier verifier) {
        return new LogVerification(verifier, verifier.name(), List.of(), count -> {});
    }

    /** Expects another origin than the name of the key, as foreign logs may have. */
    public LogVerification origin(String other) {
        return new LogVerification(verifier, other, kept, progress);
    }

    /**
     * Demands that the log has grown from a checkpoint that was kept elsewhere.
     *
     * @param place what a message calls it, such as its file
     * @param note the note as it was kept
     * @throws NoteException if it is no note of a checkpoint; whose it is, {@link #verify} tells
     */
    public LogVerification since(String place, byte[] note) {
        Checkpoint.parse(SignedNote.parse(note).text());
        return since(List.of(new KeptNote(place, note.clone())));
    }

    LogVerification since(List<KeptNote> notes) {
        List<KeptNote> all = new ArrayList<>(kept);
        all.addAll(notes);
        return new LogVerification(verifier, origin, all, progress);
    }

    /** Tells now and then how many entries have been read. */
    public LogVerification reportingTo(LongConsumer listener) {
        return new LogVerification(verifier, origin, kept, listener);
    }

    /**
     * Verifies a log.
     *
     * @throws java.io.UncheckedIOException if the source cannot be read
     */
    public LogReport verify(LogSource source) {
        ProblemList problems = new ProblemList();
        CheckpointReader reader = new CheckpointReader(verifier, origin, problems);
        Optional<KnownCheckpoint> latest = latest(source, reader);
        List<KnownCheckpoint> given = new ArrayList<>(latest.stream().toList());
        for (KeptNote note : kept) {
            reader.read(note.note(), note.place())
                    .ifPresent(checkpoint -> given.add(new KnownCheckpoint(note.place(), checkpoint, false)));
        }
        List<Stream<?>> open = new ArrayList<>();
        try {
            return verify(source, latest, given, reader, open);
        } finally {
            open.forEach(Stream::close);
        }
    }

    private static Optional<KnownCheckpoint> latest(LogSource source, CheckpointReader reader) {
        Optional<byte[]> note = source.checkpoint();
        if (note.isEmpty()) {
            reader.problems()
                    .add(Kind.NO_CHECKPOINT, LATEST, "there is no checkpoint, so nothing says what was logged");
            return Optional.empty();
        }
        return reader.read(note.get(), LATEST).map(checkpoint -> new KnownCheckpoint(LATEST, checkpoint, true));
    }

    private LogReport verify(
            LogSource source,
            Optional<KnownCheckpoint> latest,
            List<KnownCheckpoint> given,
            CheckpointReader reader,
            List<Stream<?>> open) {
        ProblemList problems = reader.problems();
        Stream<StoredNote> notes = opened(source.earlierCheckpoints(problems::add), open);
        KnownCheckpoints checkpoints = new KnownCheckpoints(notes.iterator(), given, reader, problems);
        List<StoredLevel> levels = new ArrayList<>();
        for (int level = 1; level < source.levels(); level++) {
            Stream<StoredHash> hashes = opened(source.hashes(level, problems::add), open);
            levels.add(new StoredLevel(hashes.iterator()));
        }
        EntryCount count = new EntryCount(progress);
        Stream<StoredEntry> entries = opened(source.entries(problems::add), open);
        Stream<StoredHash> leaves = opened(source.hashes(0, problems::add), open);
        CandidateTrees trees = new CandidateTrees(checkpoints, levels);
        Alignment alignment = new Alignment(source, entries.iterator(), count, leaves.iterator(), trees);
        Differences differences = alignment.run();
        long fitting = new Diagnosis(source, latest, checkpoints, trees, levels, problems)
                .report(differences, alignment.entries(), alignment.hashes());
        return new LogReport(
                source.name(),
                origin,
                latest.map(KnownCheckpoint::checkpoint),
                alignment.entries(),
                fitting,
                count.notCanonical,
                problems.list(),
                problems.unlisted());
    }

    private static <T> Stream<T> opened(Stream<T> stream, List<Stream<?>> open) {
        open.add(stream);
        return stream;
    }

    /** Counts entries as they pass, and those that are not canonical. */
    private static final class EntryCount implements java.util.function.Consumer<StoredEntry> {
        private static final int STEP = 1 << 12;

        private final LongConsumer progress;
        private long entries;
        private long notCanonical;

        EntryCount(LongConsumer progress) {
            this.progress = progress;
        }

        @Override
        public void accept(StoredEntry entry) {
            if (!CanonicalJson.isCanonical(entry.bytes())) {
                notCanonical++;
            }
            if (++entries % STEP == 0) {
                progress.accept(entries);
            }
        }
    }
}
