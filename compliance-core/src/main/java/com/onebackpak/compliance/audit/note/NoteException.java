package com.onebackpak.compliance.audit.note;

import com.onebackpak.compliance.exception.ComplianceException;

/** A note, a key or a checkpoint is not to be trusted; tells why in one line. */
public final class NoteException extends ComplianceException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** The bytes are no such note, key or checkpoint. */
        MALFORMED,
        /** It bears no signature by the key that is asked for. */
        UNKNOWN_KEY,
        /** It bears a signature in the name of the key, which the key did not make for this text. */
        BAD_SIGNATURE,
        /** It is validly signed and speaks of another log. */
        OTHER_ORIGIN
    }

    private final Reason reason;

    NoteException(Reason reason, String problem) {
        super(problem);
        this.reason = reason;
    }

    static NoteException malformed(String problem) {
        return new NoteException(Reason.MALFORMED, problem);
    }

    /** Returns what is wrong. */
    public Reason reason() {
        return reason;
    }
}
