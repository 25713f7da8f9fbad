package com.onebackpak.compliance.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.deletion.UnitState.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnitStateTest {
    private static final Instant NOW = Instant.parse("2027-07-01T12:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(5);

    @Test
    void who_was_frozen_beyond_the_lease_is_not_listened_to_any_more() {
        UnitState first = UnitState.PLANNED.leased(NOW, LEASE);
        UnitState second = first.leased(NOW.plus(LEASE), LEASE);

        assertThat(first.isClaimable(NOW.plus(LEASE).minusNanos(1))).isFalse();
        assertThat(second.accepts(first.fence())).isFalse();
        assertThat(second.accepts(second.fence())).isTrue();
    }

    @Test
    void what_fails_is_tried_again_later_and_later_and_the_first_failure_is_remembered() {
        UnitState state = UnitState.PLANNED;
        for (int i = 0; i < 40; i++) {
            state = state.failed(NOW.plusSeconds(i), Retrying.USUAL, "no connection");
        }

        assertThat(state.failures()).isEqualTo(40);
        assertThat(state.failingSince()).contains(NOW);
        assertThat(state.notBefore()).contains(NOW.plusSeconds(39).plus(Duration.ofHours(6)));
        assertThat(state.why()).isEqualTo("no connection");
        assertThat(state.done().failures()).isZero();
    }

    @Test
    void the_pauses_double() {
        assertThat(Retrying.USUAL.after(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Retrying.USUAL.after(2)).isEqualTo(Duration.ofMinutes(2));
        assertThat(Retrying.USUAL.after(5)).isEqualTo(Duration.ofMinutes(16));
        assertThat(Retrying.USUAL.after(10)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void a_hold_without_an_end_waits_for_its_release_and_one_with_an_end_for_that() {
        UnitState released = UnitState.PLANNED.deferred(Optional.empty(), "held");
        UnitState ending = UnitState.PLANNED.deferred(Optional.of(NOW), "held");

        assertThat(released.isClaimable(Instant.MAX)).isFalse();
        assertThat(released.reopened("released").isClaimable(NOW)).isTrue();
        assertThat(ending.isClaimable(NOW.minusNanos(1))).isFalse();
        assertThat(ending.isClaimable(NOW)).isTrue();
    }

    @Test
    void what_is_done_or_in_somebodys_hands_is_not_opened_behind_their_back() {
        assertThat(UnitState.PLANNED.done().reopened("released").status()).isEqualTo(Status.DONE);
        assertThat(UnitState.PLANNED.leased(NOW, LEASE).reopened("released").status())
                .isEqualTo(Status.LEASED);
        assertThatThrownBy(() -> UnitState.PLANNED.done().claimed(NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> UnitState.PLANNED.done().sweptAgain().done().sweptAgain())
                .isInstanceOf(IllegalStateException.class);
    }
}
