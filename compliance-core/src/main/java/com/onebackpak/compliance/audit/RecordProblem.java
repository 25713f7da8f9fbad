package com.onebackpak.compliance.audit;

/**
 * One thing that is wrong with what is on record, compared with the audit log. Names people by pseudonymous id only.
 * Immutable.
 *
 * @param kind what was done, as far as it shows
 * @param tenant whose record it is; {@code _logs} for what belongs to no tenant
 * @param ledger the ledger, {@code decision}, {@code policy-set}, {@code erasure}, {@code key}, {@code pending} or {@code
 *     writer}
 * @param record which record, by its key, id or digest; where the record is gone, by what its entry says
 * @param place where it shows: the entry of the log, or the row
 * @param says the whole in words
 */
public record RecordProblem(Kind kind, String tenant, String ledger, String record, String place, String says) {
    /** What was done to a record. */
    public enum Kind {
        /** It says other than its entry. */
        CHANGED,
        /** It is gone, and its entry is there. */
        MISSING,
        /** It is there, and no entry is. */
        PLANTED,
        /** It refers to an entry of something else, or of another log. */
        MISPLACED,
        /** An entry was announced and is gone, before it was sealed. */
        ENTRY_MISSING,
        /** What was announced was put back to an earlier state. */
        ROLLED_BACK
    }
}
