package com.onebackpak.compliance.deletion;

import com.onebackpak.compliance.party.PartyId;
import java.time.Instant;
import java.util.UUID;

/**
 * That somebody must act before a deletion goes on: an eraser fails, refuses or puts off. Immutable.
 *
 * @param tenant whose data
 * @param run the run
 * @param dataSet the data set
 * @param owner who must act
 * @param since since when
 * @param deadline by when
 * @param failures how often it failed
 * @param why what stands in the way; names no people
 */
public record OpenDeletion(
        PartyId tenant,
        UUID run,
        String dataSet,
        PartyId owner,
        Instant since,
        Instant deadline,
        int failures,
        String why) {
    /** Whether the owner is late. */
    public boolean isOverdue(Instant at) {
        return !at.isBefore(deadline);
    }
}
