package com.onebackpak.compliance.duty;

import com.onebackpak.compliance.duty.Reckoning.Counted;
import com.onebackpak.compliance.duty.Reckoning.Running;
import com.onebackpak.compliance.event.Delay;
import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Within;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** All from which it follows by when something is owed and how things stand. Immutable. */
@Value.Immutable
@ValueStyle
interface Draft {
    /** The clock. */
    Running running();

    /** Who owes it. */
    String by();

    /** To whom. */
    String to();

    /** Whose data it is about. */
    Set<PartyId> about();

    /** Which data, where it is not all; none named: all, or all the rest. */
    Set<Category> categories();

    /** What it follows from, where that has an id. */
    Optional<String> of();

    /** The agency whose zone counts. */
    Optional<PartyId> agency();

    /** The zone in which its days end. */
    ZoneId zone();

    /** When the clock started; empty: it has not. */
    Optional<Instant> start();

    /** How much time there is. */
    Within within();

    /** When it was done; empty: it is not. */
    Optional<Instant> done();

    /** When it was not to be done. */
    Optional<Delay> delay();

    /** What else must be known before the clock runs; none: nothing. */
    List<String> unknown();

    /** Whether a hold stands in its way. */
    @Value.Default
    default boolean held() {
        return false;
    }

    /** What is owed, as things stand at the instant for which is asked. */
    default OwedDuty reckoned(Reckoning reckoning) {
        Optional<Instant> started = start().filter(any -> waitsFor().isEmpty());
        Optional<Counted> whole = started.map(moment -> reckoning.count(within(), moment, zone(), agency()));
        Optional<Delay> tolling = whole.flatMap(
                counted -> reckoning.tolling(running().clock(), delay()).filter(one -> overlaps(one, counted.due())));
        Optional<Counted> counted = tolling.flatMap(one -> one.span().until())
                .map(end -> afterDelay(whole.orElseThrow(), end, reckoning))
                .or(() -> whole);
        Due due = counted.map(Counted::due).orElseGet(() -> new Due.Open(Within.Undated.REASONABLE));
        boolean isTolled = held()
                || tolling.filter(one -> one.span().contains(reckoning.at())).isPresent();
        return new OwedDuty(
                running().name(),
                running().clock().what(),
                by(),
                to(),
                about(),
                categories(),
                agency(),
                of(),
                started,
                due,
                state(due, isTolled, reckoning.at()),
                done().isPresent() ? List.of() : waitsFor(),
                done(),
                counted.map(Counted::isAssumed).orElse(false),
                running().clock().cites());
    }

    /** What must be known, or happen, before the clock runs. */
    private List<String> waitsFor() {
        Stream<String> event = start().isPresent()
                ? Stream.of()
                : Stream.of(running().clock().starts().key());
        return Stream.of(running().unknown().stream(), unknown().stream(), event)
                .flatMap(each -> each)
                .toList();
    }

    /** By when it is due once a delay is over. */
    private Counted afterDelay(Counted whole, Instant end, Reckoning reckoning) {
        return running()
                .clock()
                .tail()
                .map(tail -> reckoning.count(tail, end, zone(), agency()))
                .orElseGet(() -> {
                    Counted sameDay = reckoning.count(Within.days(0), end, zone(), agency());
                    boolean isLater = whole.due()
                            .end()
                            .filter(due -> due.isBefore(sameDay.due().end().orElseThrow()))
                            .isPresent();
                    return isLater ? sameDay : whole;
                });
    }

    private DutyState state(Due due, boolean isTolled, Instant at) {
        Optional<Instant> end = due.end();
        if (done().isPresent()) {
            return end.filter(late -> !done().get().isBefore(late)).isPresent() ? DutyState.DONE_LATE : DutyState.DONE;
        }
        if (!waitsFor().isEmpty()) {
            return DutyState.WAITING;
        }
        if (isTolled) {
            return DutyState.TOLLED;
        }
        return end.filter(late -> !at.isBefore(late)).isPresent() ? DutyState.OVERDUE : DutyState.OWED;
    }

    /** Whether a delay falls into the time that the clock gives. */
    private boolean overlaps(Delay delay, Due due) {
        boolean endsBefore = delay.span()
                .until()
                .filter(end -> !end.isAfter(start().orElseThrow()))
                .isPresent();
        boolean beginsAfter =
                due.end().filter(end -> !delay.span().from().isBefore(end)).isPresent();
        return !endsBefore && !beginsAfter;
    }

    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Draft}. Not thread-safe. */
    class Builder extends ImmutableDraft.Builder {
        Builder() {}
    }
}
