package com.onebackpak.compliance.store;

/** A key was used again for other content. Nothing was written. */
public final class IdempotencyException extends ComplianceStoreException {
    private static final long serialVersionUID = 1L;

    /** Names the ledger and the key. */
    public IdempotencyException(String ledger, RecordKey key) {
        super("key '" + key + "' of the " + ledger
                + " ledger was used for other content already; use a new key for what is new");
    }

    /** Names the decision. */
    public IdempotencyException(String decision) {
        super("id '" + decision + "' was used for another decision already; each decision has an id of its own");
    }
}
