package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.audit.Checkpoint;
import com.onebackpak.compliance.audit.LogProblem;
import com.onebackpak.compliance.audit.LogProblem.Kind;
import com.onebackpak.compliance.audit.NoteException;
import com.onebackpak.compliance.audit.SignedNote;
import com.onebackpak.compliance.audit.TreeFrontier;
import com.onebackpak.compliance.jdbc.generated.tables.records.ComplianceAuditLogRecord;
import java.util.Optional;

/** Tells whether the head of a log, from which sealing goes on, is that of its newest checkpoint. Has no state. */
final class StoredHead {
    private static final String PLACE = "head of the log";

    private StoredHead() {}

    /** What is wrong with the head; that the note itself is wrong is for others to tell. */
    static Optional<LogProblem> problem(Optional<ComplianceAuditLogRecord> head, Optional<byte[]> note) {
        long size = head.map(ComplianceAuditLogRecord::getSize).orElse(0L);
        if (note.isEmpty()) {
            return size == 0
                    ? Optional.empty()
                    : Optional.of(putBack("it is of size " + size + ", but there is no checkpoint"));
        }
        return checkpoint(note.get()).flatMap(checkpoint -> problem(head, size, checkpoint));
    }

    /** What a note says, whoever signed it; nothing where it says nothing. */
    static Optional<Checkpoint> checkpoint(byte[] note) {
        try {
            return Optional.of(Checkpoint.parse(SignedNote.parse(note).text()));
        } catch (NoteException e) {
            return Optional.empty();
        }
    }

    private static Optional<LogProblem> problem(
            Optional<ComplianceAuditLogRecord> head, long size, Checkpoint checkpoint) {
        return size == checkpoint.size()
                ? head.flatMap(row -> frontierProblem(row, checkpoint))
                : Optional.of(putBack(
                        "it is of size " + size + ", but the newest checkpoint is of size " + checkpoint.size()));
    }

    private static LogProblem putBack(String what) {
        return LogProblem.of(Kind.ROLLED_BACK, PLACE, what + "; one of both was put back");
    }

    private static Optional<LogProblem> frontierProblem(ComplianceAuditLogRecord head, Checkpoint checkpoint) {
        try {
            TreeFrontier frontier = TreeFrontier.fromBytes(head.getSize(), head.getFrontier());
            return checkpoint.hasRoot(frontier.root())
                    ? Optional.empty()
                    : Optional.of(LogProblem.of(
                            Kind.TILE_EDITED, PLACE, "its hashes are not those of the tree that was signed"));
        } catch (IllegalArgumentException e) {
            return Optional.of(LogProblem.of(Kind.MALFORMED, PLACE, String.valueOf(e.getMessage())));
        }
    }
}
