package com.onebackpak.compliance.policy;

import com.onebackpak.compliance.event.Delay;
import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * What a law, an agreement or a policy wants done once something has happened: who owes what to whom, by when. Immutable.
 *
 * <p>Of a clock there can be several versions by date in one pack: that one counts in whose days the event lies.
 */
@Value.Immutable
@ValueStyle
public interface DutyClock {
    /** Its id, unique in its policy. */
    String id();

    /** What starts it. */
    ClockEvent starts();

    /** What is to be done. */
    DutyKind what();

    /** Who owes it. */
    DutyParty by();

    /** To whom. */
    DutyParty to();

    /** In what time; empty: only an agreement sets it, and where none does nothing is owed. */
    Optional<Within> within();

    /** The number that an agreement sets in its place; then the clock binds only where an agreement holds, or held. */
    Optional<AgreedNumber> agreed();

    /** The data it is about: it runs if any of it is concerned; none named: whatever data it is. */
    Set<Category> categories();

    /** How many people must be concerned at least; empty: one. */
    Optional<Integer> people();

    /** Which part of the agency's students must be concerned at least, in percent; empty: any. */
    Optional<Integer> percent();

    /** Whether it runs only where no agreement of the vendor covers the agency. */
    @Value.Default
    default boolean withoutAgreement() {
        return false;
    }

    /** Whether it is about children under 13 alone; who is not known to be older may be one. */
    @Value.Default
    default boolean children() {
        return false;
    }

    /** What suspends it. */
    Set<Delay.Reason> tolledBy();

    /**
     * What time is given from the end of what suspended it, in place of the rest; empty: it is due at its time, or on the day on
     * which that ended if it is later.
     */
    Optional<Within> tail();

    /** The first day of an event that starts this version; empty: any. */
    Optional<LocalDate> firstDay();

    /** The first day of an event that no longer starts it; empty: none. */
    Optional<LocalDate> endDay();

    /** Whether the number must be verified before anybody relies on it. */
    @Value.Default
    default boolean verify() {
        return false;
    }

    /** The clauses or sections that say so; at least one. */
    List<Citation> cites();

    /** Refuses a clock without a citation, without a time, a tail that follows nothing, and what its event does not tell. */
    @Value.Check
    default void check() {
        if (cites().isEmpty()) {
            throw new IllegalArgumentException("clock '" + id() + "' must cite what it rests on");
        }
        if (within().isEmpty() && agreed().isEmpty()) {
            throw new IllegalArgumentException("clock '" + id() + "' must say within what time, or that it is agreed");
        }
        if (tolledBy().isEmpty() && tail().isPresent()) {
            throw new IllegalArgumentException("clock '" + id() + "' has a 'tail' but nothing that suspends it");
        }
        if (firstDay()
                .filter(first -> endDay().filter(end -> !end.isAfter(first)).isPresent())
                .isPresent()) {
            throw new IllegalArgumentException("clock '" + id()
                    + "' would never be in effect: it ends as it begins or before; let 'until' lie after 'from'");
        }
        starts().origin().check(this);
    }

    /** Whether an event of that day starts this version. */
    default boolean isInForceOn(LocalDate day) {
        return firstDay().filter(day::isBefore).isEmpty()
                && endDay().filter(end -> !day.isBefore(end)).isEmpty();
    }

    /** The time that an agreement sets in place of the clock's own; else that; empty: neither sets one. */
    default Optional<Within> within(Agreement agreement) {
        return agreed().flatMap(number -> number.of(agreement)).or(this::within);
    }

    /** Whether it is about any of the data; of data of which nothing is known it may be. */
    default boolean concerns(Set<Category> data) {
        return categories().isEmpty()
                || data.isEmpty()
                || data.stream().anyMatch(one -> categories().stream().anyMatch(one::touches));
    }

    /** Starts a clock. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link DutyClock}. Not thread-safe. */
    class Builder extends ImmutableDutyClock.Builder {
        Builder() {}
    }
}
