package com.onebackpak.compliance.store;

/** A subject was to be erased on whom a hold is live. Nothing was erased. */
public final class HeldException extends ComplianceStoreException {
    private static final long serialVersionUID = 1L;

    /** Names the hold. */
    public HeldException(RecordKey hold) {
        super("hold '" + hold + "' on the subject is live; end it before erasing");
    }
}
