package com.onebackpak.compliance.store;

/** A record was to be amended that is not there. Nothing was written. */
public final class UnknownRecordException extends ComplianceStoreException {
    private static final long serialVersionUID = 1L;

    /** Names the ledger and the record. */
    public UnknownRecordException(String ledger, RecordKey record) {
        super("the " + ledger + " ledger has no record '" + record + "'");
    }
}
