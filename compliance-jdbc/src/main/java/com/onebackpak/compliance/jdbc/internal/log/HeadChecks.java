package com.onebackpak.compliance.jdbc.internal.log;

import com.onebackpak.compliance.audit.LogProblem;
import com.onebackpak.compliance.audit.LogProblem.Kind;
import com.onebackpak.compliance.audit.note.Checkpoint;
import com.onebackpak.compliance.audit.note.NoteException;
import com.onebackpak.compliance.audit.note.SignedNote;
import com.onebackpak.compliance.audit.tree.TreeFrontier;
import com.onebackpak.compliance.audit.tree.TreeHash;
import com.onebackpak.compliance.jdbc.generated.tables.records.AuditLogRow;
import java.util.Optional;

/** Checks that the head of a log, from which sealing goes on, is that of its newest checkpoint. Has no state. */
final class HeadChecks {
    private static final String PLACE = "head of the log";

    private HeadChecks() {}

    /** What is wrong with a head, where the newest note is this; that the note itself is wrong is for others to tell. */
    static Optional<LogProblem> problem(Optional<AuditLogRow> head, Optional<byte[]> note) {
        Optional<Checkpoint> newest = note.flatMap(HeadChecks::checkpoint);
        return newest.isEmpty() && note.isPresent() ? Optional.empty() : problemWith(head, newest);
    }

    /** What a note says, whoever signed it; nothing where it says nothing. */
    static Optional<Checkpoint> checkpoint(byte[] note) {
        try {
            return Optional.of(Checkpoint.parse(SignedNote.parse(note).text()));
        } catch (NoteException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with a head, where this is the newest checkpoint; no head is that of the tree without leaves. */
    static Optional<LogProblem> problemWith(Optional<AuditLogRow> head, Optional<Checkpoint> newest) {
        long size = head.map(AuditLogRow::getSize).orElse(0L);
        if (size != newest.map(Checkpoint::size).orElse(0L)) {
            return problem(
                    Kind.ROLLED_BACK,
                    "it is of size " + size + ", but "
                            + newest.map(c -> "the newest checkpoint is of size " + c.size())
                                    .orElse("there is no checkpoint")
                            + "; one of both was put back");
        }
        try {
            byte[] frontier = head.map(AuditLogRow::getFrontier).orElse(new byte[0]);
            TreeHash root = TreeFrontier.fromBytes(size, frontier).root();
            return newest.isEmpty() || newest.get().hasRoot(root)
                    ? Optional.empty()
                    : problem(Kind.TILE_EDITED, "its hashes are not those of the tree that was signed");
        } catch (IllegalArgumentException e) {
            return problem(Kind.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<LogProblem> problem(Kind kind, String says) {
        return Optional.of(LogProblem.of(kind, PLACE, says));
    }
}
