package com.onebackpak.compliance.event;

import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * Unauthorized access to data, as it concerns one agency. What befell the data of several agencies is a breach of the same id for
 * each, since each reckons its days in its own zone. Immutable.
 */
@Value.Immutable
@ValueStyle
public interface Breach {
    /** The id, which all agencies concerned share. */
    String id();

    /** The agency whose data it was; empty: nobody knows yet, and then what any state's law asks for waits. */
    Optional<PartyId> agency();

    /** Who discovered it: the vendor, or the agency itself. */
    PartyId discoverer();

    /** Whose data it was; none named: anybody's of the agency. */
    Set<PartyId> subjects();

    /** How many people it concerns, where they are not named, or not all named any more; fewer than are named count as those. */
    Optional<Integer> affected();

    /**
     * Whether those whose data it was are known by name. Of a breach that was recorded with names of which none is left, since
     * all were erased, nobody's family is owed anything more; where none ever was named, it is anybody's of the agency.
     */
    @Value.Default
    default boolean named() {
        return !subjects().isEmpty();
    }

    /** Which data; none named: any. */
    Set<Category> categories();

    /** When it happened; empty: unknown. */
    Optional<Instant> occurred();

    /** When it was discovered. */
    Optional<Instant> discovered();

    /** When it was determined that data was taken. */
    Optional<Instant> determined();

    /** When an incident was confirmed. */
    Optional<Instant> confirmed();

    /** Who was told by whom. */
    List<Notice> told();

    /** When families were not to be told. */
    Optional<Delay> delay();

    /** Refuses what cannot be: determined or confirmed before it happened. */
    @Value.Check
    default void check() {
        for (Map.Entry<String, Optional<Instant>> later : Map.of(
                        "discovered", discovered(), "determined", determined(), "confirmed", confirmed())
                .entrySet()) {
            if (occurred()
                    .filter(first -> later.getValue().filter(first::isAfter).isPresent())
                    .isPresent()) {
                throw new IllegalArgumentException("a breach must not be " + later.getKey() + " before it occurred");
            }
        }
        if (!subjects().isEmpty() && !named()) {
            throw new IllegalArgumentException("a breach with subjects names those whose data it was");
        }
        if (affected().filter(number -> number < 0).isPresent()) {
            throw new IllegalArgumentException("the number of people affected must not be negative");
        }
    }

    /**
     * When it was discovered, at the latest: what was determined or confirmed was discovered by then, whatever is told of that.
     * Empty: nobody says.
     */
    default Optional<Instant> cameToLight() {
        return Stream.of(discovered(), determined(), confirmed())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /**
     * Whether it had come to light by the instant. What is on record did at some time: where nobody says when, it may have as soon as it
     * happened.
     */
    default boolean isKnownBy(Instant at) {
        return cameToLight().or(this::occurred).filter(at::isBefore).isEmpty();
    }

    /**
     * From when on somebody could be told of it: since it came to light or, where nobody says when it was discovered, since it
     * occurred, for whoever was told before it was determined or confirmed was told of what had been discovered.
     */
    default Optional<Instant> tellable() {
        return discovered().isPresent() ? cameToLight() : occurred();
    }

    /** Whether it says that somebody was told before there was anything to tell: no notice of this breach. */
    default boolean isTooEarly(Notice notice) {
        return tellable().filter(notice.at()::isBefore).isPresent();
    }

    /** Starts a breach. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Breach}. Not thread-safe. */
    class Builder extends ImmutableBreach.Builder {
        Builder() {}
    }
}
