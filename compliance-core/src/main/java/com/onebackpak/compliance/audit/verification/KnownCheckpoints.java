package com.onebackpak.compliance.audit.verification;

import com.onebackpak.compliance.audit.LogProblem.Kind;
import com.onebackpak.compliance.audit.LogSource.StoredNote;
import com.onebackpak.compliance.audit.note.Checkpoint;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All validly signed checkpoints by ascending size, read as they are asked for; tells of those that are not valid and of
 * those that contradict the one before. Those who ask may be one a little behind the other.
 */
final class KnownCheckpoints {
    private final Iterator<StoredNote> earlier;
    private final Deque<KnownCheckpoint> others;
    private final CheckpointReader reader;
    private final ProblemList problems;
    private final Deque<KnownCheckpoint> held = new ArrayDeque<>();
    private long forgotten;
    private long lastStored = -1;
    private @Nullable KnownCheckpoint waiting;
    private @Nullable KnownCheckpoint last;

    /**
     * Merges checkpoints.
     *
     * @param earlier those that are stored
     * @param others the latest one and such as were kept elsewhere
     */
    KnownCheckpoints(
            Iterator<StoredNote> earlier, List<KnownCheckpoint> others, CheckpointReader reader, ProblemList problems) {
        this.earlier = earlier;
        this.others = new ArrayDeque<>(others.stream()
                .sorted(Comparator.comparingLong(KnownCheckpoint::size))
                .toList());
        this.reader = reader;
        this.problems = problems;
    }

    /** Returns the one of an ordinal from zero, or nothing behind the last. */
    Optional<KnownCheckpoint> get(long ordinal) {
        while (ordinal >= forgotten + held.size()) {
            KnownCheckpoint next = next();
            if (next == null) {
                return Optional.empty();
            }
            reportIfForked(next);
            last = next;
            held.addLast(next);
        }
        return held.stream().skip(ordinal - forgotten).findFirst();
    }

    /** Says that no lower ordinal will be asked for. */
    void forgetBefore(long ordinal) {
        for (; forgotten < ordinal && !held.isEmpty(); forgotten++) {
            held.removeFirst();
        }
    }

    /** The largest that was read. */
    Optional<KnownCheckpoint> last() {
        return Optional.ofNullable(last);
    }

    private @Nullable KnownCheckpoint next() {
        if (waiting == null) {
            waiting = nextStored();
        }
        KnownCheckpoint other = others.peekFirst();
        if (other != null && (waiting == null || other.size() < waiting.size())) {
            return others.removeFirst();
        }
        KnownCheckpoint stored = waiting;
        waiting = null;
        return stored;
    }

    private @Nullable KnownCheckpoint nextStored() {
        while (earlier.hasNext()) {
            StoredNote note = earlier.next();
            Optional<Checkpoint> checkpoint = reader.read(note.bytes(), note.place());
            if (checkpoint.isEmpty()) {
                continue;
            }
            long size = checkpoint.get().size();
            if (size != note.size() || size < lastStored) {
                problems.add(Kind.MALFORMED, note.place(), "the checkpoint stored here is that of size " + size);
            } else {
                lastStored = size;
                return new KnownCheckpoint(note.place(), checkpoint.get(), false);
            }
        }
        return null;
    }

    private void reportIfForked(KnownCheckpoint next) {
        if (last != null
                && last.size() == next.size()
                && !last.checkpoint().rootBase64().equals(next.checkpoint().rootBase64())) {
            String place = next.isLatest() ? last.place() : next.place();
            String other = next.isLatest() ? next.place() : last.place();
            problems.add(
                    Kind.FORKED,
                    place,
                    "the key signed two roots for the size " + next.size() + "; the other is in " + other);
        }
    }
}
