package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.duty.Duties;
import com.onebackpak.compliance.duty.DutyState;
import com.onebackpak.compliance.evaluation.CurrentPolicies;
import com.onebackpak.compliance.situation.World;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the duties that are overdue, whenever it is run. Thread-safe. */
final class OverdueDuties implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(OverdueDuties.class);

    private final DutyWorlds worlds;
    private final CurrentPolicies policies;
    private final Clock clock;
    private volatile Optional<Long> counted = Optional.empty();

    OverdueDuties(DutyWorlds worlds, CurrentPolicies policies, Clock clock) {
        this.worlds = worlds;
        this.policies = policies;
        this.clock = clock;
    }

    /** Counts anew. What cannot be counted is not known, and not zero. */
    @Override
    public void run() {
        Instant now = clock.instant();
        Duties duties = Duties.of(policies.evaluator().policies());
        try (Stream<World> all = worlds.worlds()) {
            counted = Optional.of(
                    all.mapToLong(world -> overdue(duties, world, now)).sum());
        } catch (RuntimeException | Error e) {
            counted = Optional.empty();
            LOG.warn(
                    "cannot count overdue duties, and will try again: {}",
                    e.getClass().getName());
        }
    }

    private static long overdue(Duties duties, World world, Instant now) {
        return duties.owed(world, now).stream()
                .filter(duty -> duty.state() == DutyState.OVERDUE)
                .count();
    }

    /** How many there were when they were last counted; empty: not counted yet, or not countable. */
    OptionalLong count() {
        return counted.map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
