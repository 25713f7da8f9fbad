package com.onebackpak.compliance.audit.verification;

import com.onebackpak.compliance.audit.LogProblem.Kind;
import com.onebackpak.compliance.audit.note.Checkpoint;
import com.onebackpak.compliance.audit.note.NoteException;
import com.onebackpak.compliance.audit.note.NoteVerifier;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.audit.tree.TreeHash;
import java.util.Optional;

/**
 * Parses and verifies the checkpoints of one log; reports those that are malformed or not to be trusted.
 *
 * @param verifier the log's key
 * @param origin the log's name
 * @param problems takes those reports
 */
record CheckpointReader(NoteVerifier verifier, String origin, ProblemList problems) {
    Optional<Checkpoint> read(byte[] note, String place) {
        try {
            Checkpoint checkpoint =
                    SignedCheckpoint.open(note, verifier, origin).checkpoint();
            if (checkpoint.root().isEmpty()) {
                problems.add(
                        Kind.MALFORMED,
                        place,
                        "the root hash that was signed has not " + TreeHash.LENGTH + " bytes, so it is that of no log");
            }
            return checkpoint.root().map(root -> checkpoint);
        } catch (NoteException e) {
            problems.add(kind(e.reason()), place, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Kind kind(NoteException.Reason reason) {
        return switch (reason) {
            case MALFORMED -> Kind.MALFORMED;
            case UNKNOWN_KEY -> Kind.WRONG_KEY;
            case BAD_SIGNATURE -> Kind.BAD_SIGNATURE;
            case OTHER_ORIGIN -> Kind.WRONG_ORIGIN;
        };
    }
}
