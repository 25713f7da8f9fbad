package com.onebackpak.compliance.store;

import java.time.Instant;

/** What was to be recorded is older than the erasure of the data that it is about. Nothing was recorded. */
public final class ErasedException extends ComplianceStoreException {
    private static final long serialVersionUID = 1L;

    /** Names the ledger and when the data was erased, and nobody. */
    public ErasedException(String ledger, Instant erased) {
        super("a record for the ledger '" + ledger + "' is from before " + erased
                + ", when the data of whom it is about was erased: it does not come back; leave it out of what is"
                + " recorded, or record first that the person has enrolled since");
    }
}
