package com.onebackpak.compliance.duty;

import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.World;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Derives what is owed from what happened: each clock of the policies gives an answer of its own, with its own state, so that
 * several to the same party stand beside each other and the earliest is the one that counts. Total, deterministic; touches
 * nothing and is told the time. What happens after that time is not known then. Immutable, thread-safe.
 *
 * <pre>{@code
 * List<OwedDuty> owed = Duties.of(policies).owed(world, clock.instant());
 * List<OwedDuty> overdue = owed.stream()
 *         .filter(duty -> duty.state() == DutyState.OVERDUE)
 *         .toList();
 * }</pre>
 */
public final class Duties {
    private final PolicySet policies;

    private Duties(PolicySet policies) {
        this.policies = policies;
    }

    /** Makes what derives the duties of the policies' clocks. */
    public static Duties of(PolicySet policies) {
        return new Duties(policies);
    }

    /**
     * All that is owed, was done or is waiting, what is due first coming first, and what is done last.
     *
     * @param world what happened, and who there is
     * @param at the instant for which to answer
     */
    public List<OwedDuty> owed(World world, Instant at) {
        Reckoning reckoning = new Reckoning(policies, world, at);
        return Stream.of(
                        world.breaches().stream().flatMap(breach -> new BreachDuties(reckoning, breach).drafts()),
                        world.requests().entrySet().stream()
                                .flatMap(request ->
                                        new RequestDuties(reckoning, request.getKey(), request.getValue()).drafts()),
                        world.policyChanges().stream()
                                .flatMap(change -> new PolicyChangeDuties(reckoning, change).drafts()),
                        new DeletionDuties(reckoning).drafts())
                .flatMap(drafts -> drafts)
                .map(draft -> draft.reckoned(reckoning))
                .sorted(OwedDuty.firstDue())
                .toList();
    }
}
