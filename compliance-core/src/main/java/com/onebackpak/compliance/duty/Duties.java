package com.onebackpak.compliance.duty;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
                                .flatMap(request -> RequestDuties.of(reckoning, request.getKey(), request.getValue())),
                        PolicyChangeDuties.of(reckoning, world.policyChanges()),
                        world.matters().entrySet().stream()
                                .flatMap(matter ->
                                        new MatterDuties(reckoning, matter.getKey(), matter.getValue()).drafts()),
                        new DeletionDuties(reckoning).drafts())
                .flatMap(drafts -> drafts)
                .map(draft -> draft.reckoned(reckoning))
                .sorted(OwedDuty.firstDue())
                .toList();
    }

    /**
     * Tells what became of duties between two instants, as far as the world tells it now: what was recorded late of an earlier
     * time is not told again. Called with adjoining times, it tells each change once.
     *
     * @param since the earlier instant
     * @param until the later
     */
    public void review(World world, Instant since, Instant until, DutyListener listener) {
        Map<Identity, DutyState> before = new HashMap<>();
        owed(world, since).forEach(duty -> before.put(Identity.of(duty), duty.state()));
        for (OwedDuty duty : owed(world, until)) {
            Optional<DutyState> earlier = Optional.ofNullable(before.get(Identity.of(duty)));
            if (earlier.isEmpty()) {
                listener.arose(duty);
            }
            if (earlier.equals(Optional.of(duty.state()))) {
                continue;
            }
            if (duty.state() == DutyState.OVERDUE) {
                listener.overdue(duty);
            } else if (duty.state().isDone()) {
                listener.done(duty);
            } else {
                earlier.ifPresent(state -> listener.changed(duty, state));
            }
        }
    }

    /** What makes a duty the same at two instants. */
    private record Identity(
            String clock,
            String by,
            String to,
            Optional<String> of,
            Set<PartyId> about,
            Set<Category> categories,
            Optional<PartyId> agency,
            Optional<Instant> start) {
        static Identity of(OwedDuty duty) {
            // what follows from an event can start later; of several ended agreements only the start tells which
            return new Identity(
                    duty.clock(),
                    duty.by(),
                    duty.to(),
                    duty.of(),
                    duty.about(),
                    duty.categories(),
                    duty.agency(),
                    duty.of().isPresent() ? Optional.empty() : duty.started());
        }
    }
}
