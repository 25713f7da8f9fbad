package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.party.PartyId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How far a run has come. Immutable.
 *
 * @param tenant whose data
 * @param run its id
 * @param status whether it goes on
 * @param why what the status is for
 * @param whole whether it is about all of the tenant's data, whoever it is about
 * @param people how many people it is about
 * @param units how many units it has
 * @param open how many of them wait or are in somebody's hands
 * @param deferred how many of them are held in part
 * @param toSweep how many of them are done and looked at once more after the quiet period
 * @param rows how many rows are gone
 * @param plannedAt when it was planned
 * @param certificate what it was certified with, as canonical JSON; empty: it is not
 */
public record DeletionRun(
        PartyId tenant,
        UUID run,
        Status status,
        String why,
        boolean whole,
        int people,
        int units,
        int open,
        int deferred,
        int toSweep,
        long rows,
        Instant plannedAt,
        Optional<String> certificate) {
    /** Whether it goes on and nothing of it may begin here, as {@link #why} says. */
    public boolean isLeftAlone() {
        return status == Status.RUNNING
                && open + toSweep > 0
                && !Set.of("planned", "resumed").contains(why);
    }

    /** Whether there is nobody whose data it could be certified for: the database is older than it, or it was planned for nobody. */
    public boolean isAboutNobody() {
        return !whole && people == 0;
    }

    /** Whether it goes on only when a hold or a request to inspect ends: all else of it is done. */
    public boolean isWaitingForHolds() {
        return status == Status.RUNNING && deferred > 0 && open == 0 && toSweep == 0;
    }

    /** Whether a run goes on. */
    public enum Status {
        /** It goes on with each step. */
        RUNNING,
        /** It waits for somebody to resume it. */
        STOPPED,
        /** Nothing is left of it. */
        FINISHED
    }
}
