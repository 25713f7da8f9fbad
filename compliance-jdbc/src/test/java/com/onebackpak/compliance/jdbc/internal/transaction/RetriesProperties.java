package com.onebackpak.compliance.jdbc.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RetriesProperties {
    private static final Duration BASE = Duration.ofMillis(4);
    private static final Duration MAX_WAIT = Duration.ofSeconds(1);

    @Property
    void a_wait_lies_between_nothing_and_the_doubled_base(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int attempt)
            throws InterruptedException {
        Duration wait = wait(new Random(seed), attempt);

        assertThat(wait).isBetween(Duration.ZERO, MAX_WAIT);
        if (attempt <= 8) {
            assertThat(wait).isLessThanOrEqualTo(BASE.multipliedBy(1L << (attempt - 1)));
        }
    }

    @Example
    void waits_are_spread_over_the_whole_span() throws InterruptedException {
        Random random = new Random(7);
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            waits.add(wait(random, 3)); // up to 16 ms
        }
        for (int quarter = 0; quarter < 4; quarter++) {
            Duration from = Duration.ofMillis(4L * quarter);
            assertThat(waits)
                    .filteredOn(wait -> wait.compareTo(from) >= 0 && wait.compareTo(from.plusMillis(4)) < 0)
                    .hasSizeBetween(150, 350);
        }
    }

    @Example
    void at_least_one_attempt_is_made() {
        assertThatThrownBy(() -> new Retries(0, BASE, MAX_WAIT, new Random(1), wait -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attempts must be at least 1, not 0");
    }

    private static Duration wait(Random random, int attempt) throws InterruptedException {
        List<Duration> waits = new ArrayList<>();
        new Retries(99, BASE, MAX_WAIT, random, waits::add).pauseAfter(attempt);
        return waits.get(0);
    }
}
