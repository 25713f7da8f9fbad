package com.onebackpak.compliance.deletion;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a unit of a run has come, and what may happen next: waiting for its turn, waiting for a person, in somebody's
 * hands, held and done are different states, and each change says why. What may happen is decided here; statements that change
 * many units at once in a database must say the same. Immutable.
 *
 * @param status where it stands
 * @param pass 1 until all that was planned is gone, 2 for the look, a while later, at what was added since
 * @param fence how often it was claimed: an answer to an older claim does not count
 * @param failures how often it failed since it last succeeded
 * @param notBefore when it may be claimed; empty: at once, or, if it is deferred, when a hold is released
 * @param leasedUntil when a claim on it is given up
 * @param failingSince when the first of the failures was
 * @param why what the last change was for; names no people
 */
public record UnitState(
        Status status,
        int pass,
        long fence,
        int failures,
        Optional<Instant> notBefore,
        Optional<Instant> leasedUntil,
        Optional<Instant> failingSince,
        String why) {
    /** Where a unit stands. */
    public enum Status {
        /** It waits for its turn. */
        OPEN,
        /** Somebody outside of the database is at work on it, for a bounded time. */
        LEASED,
        /** Some of its people are held, or wait for rows of theirs that are. */
        DEFERRED,
        /** It is done. */
        DONE
    }

    /** A unit that nobody has begun. */
    public static final UnitState PLANNED =
            new UnitState(Status.OPEN, 1, 0, 0, Optional.empty(), Optional.empty(), Optional.empty(), "planned");

    /** Whether it may be claimed now, if the units that come before it are over. */
    public boolean isClaimable(Instant now) {
        return switch (status) {
            case OPEN -> notBefore.filter(now::isBefore).isEmpty();
            case DEFERRED -> notBefore.isPresent() && !now.isBefore(notBefore.get());
            case LEASED -> leasedUntil.isEmpty() || !now.isBefore(leasedUntil.get());
            case DONE -> false;
        };
    }

    /** Whether units of what its rows refer to may be claimed: of its people nothing is left but what they leave alone. */
    public boolean letsOthersBegin() {
        return status == Status.DONE || status == Status.DEFERRED;
    }

    /** Whether an answer to the claim of that number still counts. */
    public boolean accepts(long claim) {
        return status == Status.LEASED && claim == fence;
    }

    /**
     * Claimed, for work within the transaction that claims it.
     *
     * @throws IllegalStateException if it may not be
     */
    public UnitState claimed(Instant now) {
        if (!isClaimable(now)) {
            throw new IllegalStateException("a unit that is " + status + " must not be claimed");
        }
        return new UnitState(status, pass, fence + 1, failures, notBefore, Optional.empty(), failingSince, why);
    }

    /** Claimed, for work elsewhere, until the lease has run out. */
    public UnitState leased(Instant now, Duration lease) {
        UnitState claimed = claimed(now);
        return new UnitState(
                Status.LEASED,
                pass,
                claimed.fence,
                failures,
                Optional.empty(),
                Optional.of(now.plus(lease)),
                failingSince,
                "leased");
    }

    /** Nothing is left of it. */
    public UnitState done() {
        return over(Status.DONE, Optional.empty(), "done");
    }

    /**
     * Done but for people who are held.
     *
     * @param until when the first of the people is free because holds have ended by themselves; empty: when somebody releases one
     */
    public UnitState deferred(Optional<Instant> until, String reason) {
        return over(Status.DEFERRED, until, reason);
    }

    private UnitState over(Status reached, Optional<Instant> until, String reason) {
        return new UnitState(reached, pass, fence, 0, until, Optional.empty(), Optional.empty(), reason);
    }

    /** It failed, and is tried again after a while. */
    public UnitState failed(Instant now, Retrying retrying, String reason) {
        int times = failures + 1;
        return open(times, Optional.of(now.plus(retrying.after(times))), Optional.of(failingSince.orElse(now)), reason);
    }

    /** It was put off: not a failure, but somebody's to watch. */
    public UnitState putOff(Instant now, Instant until, String reason) {
        return open(failures, Optional.of(until), Optional.of(failingSince.orElse(now)), reason);
    }

    /** What stood in its way may be over: a hold was released, or a person has seen to it. */
    public UnitState reopened(String reason) {
        return status == Status.DONE || status == Status.LEASED
                ? this
                : open(0, Optional.empty(), Optional.empty(), reason);
    }

    /** Looked at once more, after a quiet period. */
    public UnitState sweptAgain() {
        if (status != Status.DONE || pass != 1) {
            throw new IllegalStateException("only what is done is swept, and once");
        }
        return new UnitState(
                Status.OPEN, 2, fence, 0, Optional.empty(), Optional.empty(), Optional.empty(), "second sweep");
    }

    private UnitState open(int times, Optional<Instant> from, Optional<Instant> since, String reason) {
        return new UnitState(Status.OPEN, pass, fence, times, from, Optional.empty(), since, reason);
    }
}
