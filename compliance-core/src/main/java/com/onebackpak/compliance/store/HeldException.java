package com.onebackpak.compliance.store;

/** A subject was to be erased whose data a hold or an open request to inspect keeps. Nothing was erased. */
public final class HeldException extends ComplianceStoreException {
    private static final long serialVersionUID = 1L;

    /** Names the hold, or the request. */
    public HeldException(RecordKey hold) {
        super("'" + hold
                + "' keeps the subject's data; end the hold, or answer the request to inspect, before erasing");
    }
}
