package com.onebackpak.compliance.audit.note;

import com.onebackpak.compliance.audit.tree.TreeHash;
import java.util.Optional;

/**
 * A checkpoint that a key signed: there is none without a valid signature. Immutable.
 */
public final class SignedCheckpoint {
    private final Checkpoint checkpoint;
    private final SignedNote note;

    private SignedCheckpoint(Checkpoint checkpoint, SignedNote note) {
        this.checkpoint = checkpoint;
        this.note = note;
    }

    /** Signs what a log is at a size; its origin is the name of the key, so that no other log's key fits it. */
    public static SignedCheckpoint sign(NoteSigner signer, long size, TreeHash root) {
        Checkpoint checkpoint = Checkpoint.of(signer.name(), size, root);
        return new SignedCheckpoint(checkpoint, signer.sign(checkpoint.text()));
    }

    /**
     * Reads a checkpoint and verifies its signature, and that it speaks of the log that bears the key's name.
     *
     * @throws NoteException if it is no checkpoint of that log
     */
    public static SignedCheckpoint open(byte[] note, NoteVerifier verifier) {
        return open(note, verifier, verifier.name());
    }

    /**
     * Reads a checkpoint of a log whose origin is not the name of its key.
     *
     * @throws NoteException if it is no checkpoint of that origin, signed by that key
     */
    public static SignedCheckpoint open(byte[] note, NoteVerifier verifier, String origin) {
        SignedNote signed = SignedNote.parse(note);
        verifier.verify(signed);
        Checkpoint checkpoint = Checkpoint.parse(signed.text());
        if (!checkpoint.origin().equals(origin)) {
            throw new NoteException(
                    NoteException.Reason.OTHER_ORIGIN,
                    "the checkpoint speaks of the log '" + checkpoint.origin() + "', not of '" + origin + "'");
        }
        return new SignedCheckpoint(checkpoint, signed);
    }

    /** Returns what was signed. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** Returns the note, with all its signatures. */
    public SignedNote note() {
        return note;
    }

    /** Returns how many entries the log had. */
    public long size() {
        return checkpoint.size();
    }

    /** Returns the root hash, or nothing where a foreign log signed one that is not of 32 bytes. */
    public Optional<TreeHash> root() {
        return checkpoint.root();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedCheckpoint that && note.equals(that.note);
    }

    @Override
    public int hashCode() {
        return note.hashCode();
    }

    /** Returns the note as text. */
    @Override
    public String toString() {
        return note.toString();
    }
}
