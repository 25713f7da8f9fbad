package com.onebackpak.compliance.event;

import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.party.PartyId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Something that came before an agency and starts clocks: a complaint, an order, the beginning of a school year, an assessment.
 * Immutable.
 *
 * <pre>{@code
 * Matter complaint = Matter.builder()
 *         .about(student)
 *         .agency(district)
 *         .kind(MatterKind.COMPLAINT_RECEIVED)
 *         .at(clock.instant())
 *         .build();
 * }</pre>
 */
@Value.Immutable
@ValueStyle
public interface Matter {
    /** The person whom it is about, or the agency. */
    PartyId about();

    /** Who complained, or asked. */
    Optional<PartyId> requester();

    /** What it is. */
    MatterKind kind();

    /** When it came in or happened. */
    Instant at();

    /** The agency before which it came; whose zone counts. */
    PartyId agency();

    /** When an order is to be complied with, or was. */
    Optional<Instant> complied();

    /** Whether an order forbids to tell anybody of it. */
    @Value.Default
    default boolean silent() {
        return false;
    }

    /**
     * When what a policy asks for because of it was done, by the clock's name, {@code policy/clock}. The policy's id alone counts where
     * it asks for one thing: of several it would not tell which was done.
     */
    Map<String, Instant> done();

    /** Refuses what says something of another kind, and what was done before it came in. */
    @Value.Check
    default void check() {
        if (kind() != MatterKind.ORDER_RECEIVED && (silent() || complied().isPresent())) {
            throw new IllegalArgumentException("only an order is complied with or forbids to tell of it");
        }
        if (complied().filter(at()::isAfter).isPresent()) {
            throw new IllegalArgumentException("an order must not be complied with before it came in");
        }
        if (done().values().stream().anyMatch(at()::isAfter)) {
            throw new IllegalArgumentException("what a matter asks for must not be done before it came in");
        }
    }

    /** Starts a matter. */
    static Builder builder() {
        return new Builder();
    }

    /** Starts from this matter. */
    default Builder toBuilder() {
        Builder builder = new Builder();
        builder.from(this);
        return builder;
    }

    /** Builds a {@link Matter}. Not thread-safe. */
    class Builder extends ImmutableMatter.Builder {
        Builder() {}
    }
}
