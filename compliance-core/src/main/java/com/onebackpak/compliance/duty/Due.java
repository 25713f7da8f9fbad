package com.onebackpak.compliance.duty;

import com.onebackpak.compliance.policy.Within.Undated;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** By when something is owed. Immutable. */
public sealed interface Due {
    /**
     * By the end of a day.
     *
     * @param day the last day on which it is in time
     * @param zone the zone in which that day ends
     */
    record OnDay(LocalDate day, ZoneId zone) implements Due {
        @Override
        public Optional<Instant> end() {
            return Optional.of(day.plusDays(1).atStartOfDay(zone).toInstant());
        }

        @Override
        public String text() {
            return day.toString();
        }
    }

    /**
     * Before an instant.
     *
     * @param instant the first instant at which it is late
     */
    record Before(Instant instant) implements Due {
        @Override
        public Optional<Instant> end() {
            return Optional.of(instant);
        }

        @Override
        public String text() {
            return instant.toString();
        }
    }

    /**
     * Without a date: owed from the beginning, and never late.
     *
     * @param urgency how soon
     */
    record Open(Undated urgency) implements Due {
        @Override
        public Optional<Instant> end() {
            return Optional.empty();
        }

        @Override
        public String text() {
            return "open";
        }
    }

    /** The first instant at which it is late; empty: it never is. */
    Optional<Instant> end();

    /** As files write it: a day, an instant or {@code open}. */
    String text();
}
