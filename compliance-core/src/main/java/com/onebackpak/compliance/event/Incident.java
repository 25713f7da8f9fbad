package com.onebackpak.compliance.event;

import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * What is on record of a breach as it concerns one agency, but for the people: who they are stands in an {@link Exposure} each, so
 * that it can be erased, and who was told in an {@link EventNotice} each. A {@link Breach} is put together of all three.
 * Immutable.
 */
@Value.Immutable
@ValueStyle
public interface Incident {
    /** The agency whose data it was. */
    PartyId agency();

    /** The id of the breach, which all agencies concerned share. */
    String breach();

    /** When it was discovered. */
    Instant discovered();

    /** Who discovered it: the vendor, or the agency itself. */
    PartyId discoverer();

    /** When it happened; empty: unknown. */
    Optional<Instant> occurred();

    /** When it was determined that data was taken. */
    Optional<Instant> determined();

    /** When an incident was confirmed. */
    Optional<Instant> confirmed();

    /** How many people it concerns. What is on record of each of them may be erased, and this stays; empty: unknown. */
    Optional<Integer> affected();

    /** Whether those whose data it was are on record one by one; else it was anybody's of the agency. */
    @Value.Default
    default boolean named() {
        return false;
    }

    /** Which data; none named: any. */
    Set<Category> categories();

    /** Why families were not to be told for a time; empty: they always were. */
    Optional<Delay.Reason> delay();

    /** From when on they were not. */
    Optional<Instant> delayedFrom();

    /** When that ended, exclusive; empty: it has not. */
    Optional<Instant> delayedUntil();

    /** Refuses what no breach can be, and half a delay. */
    @Value.Check
    default void check() {
        Stream.concat(determined().stream(), Stream.concat(confirmed().stream(), Stream.of(discovered())))
                .filter(later -> occurred().filter(later::isBefore).isPresent())
                .findFirst()
                .ifPresent(any -> {
                    throw new IllegalArgumentException(
                            "a breach must not be discovered, determined or confirmed before it occurred");
                });
        if (delay().isPresent() != delayedFrom().isPresent() || (delayedUntil().isPresent() && delay().isEmpty())) {
            throw new IllegalArgumentException("a delay has a reason and a beginning, or there is none");
        }
        delayedFrom().ifPresent(from -> new Span(from, delayedUntil()));
        if (affected().filter(number -> number < 0).isPresent()) {
            throw new IllegalArgumentException("the number of people affected must not be negative");
        }
    }

    /** Starts a record. */
    static Builder builder() {
        return new Builder();
    }

    /** Starts from this record. */
    default Builder toBuilder() {
        Builder builder = new Builder();
        builder.from(this);
        return builder;
    }

    /** Builds an {@link Incident}. Not thread-safe. */
    class Builder extends ImmutableIncident.Builder {
        Builder() {}
    }
}
