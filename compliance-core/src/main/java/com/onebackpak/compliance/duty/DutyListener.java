package com.onebackpak.compliance.duty;

/**
 * Is told what became of duties between two instants. What it throws reaches who called {@link Duties#review}.
 *
 * <pre>{@code
 * Duties.of(policies).review(world, lastTime, clock.instant(), duty -> log.warn("overdue: " + duty.clock() + " by " + duty.by()));
 * }</pre>
 */
@FunctionalInterface
public interface DutyListener {
    /** It became overdue. */
    void overdue(OwedDuty duty);

    /** It became owed, though it may wait or be tolled. */
    default void arose(OwedDuty duty) {}

    /** It was done, in time or late. */
    default void done(OwedDuty duty) {}

    /** Its state changed to another than these: its clock started, or it was suspended, or goes on. */
    default void changed(OwedDuty duty, DutyState before) {}
}
