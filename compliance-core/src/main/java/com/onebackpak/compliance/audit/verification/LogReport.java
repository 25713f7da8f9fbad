package com.onebackpak.compliance.audit.verification;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.LogProblem;
import com.onebackpak.compliance.audit.note.Checkpoint;
import java.util.List;
import java.util.Optional;

/**
 * What a verification found. The log is what its key signed if and only if {@link #isVerified()}. Immutable.
 *
 * @param source what was verified
 * @param origin the log that was asked for
 * @param checkpoint the latest checkpoint, if it is validly signed
 * @param entries how many entries were read
 * @param earlierCheckpoints how many earlier checkpoints are validly signed and fit the log
 * @param notCanonical how many entries are not of the form that {@link AuditEntry} writes, a strict subset of the
 *     canonical JSON of RFC 8785 (no null, no fractions, whole numbers within 2^53); those of foreign logs need not be
 * @param problems what is wrong, at most as many as are listed
 * @param unlisted how many more problems there are
 */
public record LogReport(
        String source,
        String origin,
        Optional<Checkpoint> checkpoint,
        long entries,
        long earlierCheckpoints,
        long notCanonical,
        List<LogProblem> problems,
        long unlisted) {
    /** Holds what was found. */
    public LogReport {
        problems = List.copyOf(problems);
    }

    /** Returns whether the latest checkpoint is validly signed and all that is stored agrees with it. */
    public boolean isVerified() {
        return problems.isEmpty() && checkpoint.isPresent();
    }
}
