package com.onebackpak.compliance.audit.verification;

import com.onebackpak.compliance.audit.LogProblem.Kind;
import com.onebackpak.compliance.audit.note.Checkpoint;
import com.onebackpak.compliance.audit.note.NoteException;
import com.onebackpak.compliance.audit.note.NoteVerifier;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.audit.tree.TreeHash;
import java.util.Optional;

/**
 * Opens the checkpoints of one log, and tells of those that are none.
 *
 * @param verifier the log's key
 * @param origin the log's name
 * @param findings takes what is wrong
 */
record CheckpointOpening(NoteVerifier verifier, String origin, Findings findings) {
    Optional<Checkpoint> open(byte[] note, String place) {
        try {
            Checkpoint checkpoint =
                    SignedCheckpoint.open(note, verifier, origin).checkpoint();
            if (checkpoint.root().isEmpty()) {
                findings.add(
                        Kind.MALFORMED,
                        place,
                        "the root hash that was signed has not " + TreeHash.LENGTH + " bytes, so it is that of no log");
            }
            return checkpoint.root().map(root -> checkpoint);
        } catch (NoteException e) {
            findings.add(kind(e.reason()), place, String.valueOf(e.getMessage()));
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
