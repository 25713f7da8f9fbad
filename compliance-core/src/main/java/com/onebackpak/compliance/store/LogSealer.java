package com.onebackpak.compliance.store;

import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.party.PartyId;
import java.util.Optional;

/**
 * Seals what was appended to audit logs. Any number of sealers may run in any number of processes: for each log one is
 * at work at a time, and a log whose sealer is killed is sealed by the next. Thread-safe.
 */
public interface LogSealer {
    /**
     * Seals all that is committed to the tenant's log, and tells the log of the logs of the new checkpoint.
     *
     * @return the newest checkpoint; empty: nothing was ever appended to the log
     */
    Optional<SignedCheckpoint> seal(PartyId tenant);

    /**
     * Seals every tenant's log, and then the log of the logs. A log that cannot be sealed, because it was tampered with,
     * say, keeps no other from it: what went wrong first is thrown once all that can be is sealed, and the rest is
     * suppressed in it.
     *
     * @return the newest checkpoint of the log of the logs; empty: nothing was ever appended to any log
     */
    Optional<SignedCheckpoint> sealAll();

    /** What was appended to any log, the log of the logs included, and is not sealed yet. */
    SealingBacklog backlog();
}
