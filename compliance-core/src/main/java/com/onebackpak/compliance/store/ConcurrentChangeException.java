package com.onebackpak.compliance.store;

/**
 * Somebody else wrote the same thing at the same time, and the transaction that was joined must be tried again as a
 * whole. Nothing was written. Stores that own their transactions do so themselves.
 */
public final class ConcurrentChangeException extends ComplianceStoreException {
    private static final long serialVersionUID = 1L;

    /** Says what was changed at the same time. */
    public ConcurrentChangeException(String what) {
        super(what + " was changed at the same time; try the whole transaction again");
    }
}
