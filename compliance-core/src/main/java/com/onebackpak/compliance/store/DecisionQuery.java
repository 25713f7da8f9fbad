package com.onebackpak.compliance.store;

import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.party.PartyId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * Which decisions are asked for: all, or those for which everything holds that is said here. Immutable.
 *
 * <pre>{@code
 * DecisionQuery refused = DecisionQuery.builder().onlyRefused(true).since(monday).until(nextMonday).build();
 * Page<DecisionRecord> page = stores.of(tenant).decisions().page(refused, Cursor.START, 100);
 * }</pre>
 */
@Value.Immutable
@ValueStyle
public interface DecisionQuery {
    /** About whom; empty: about anybody, or nobody in particular. */
    Optional<PartyId> about();

    /** The outcomes; none: any. */
    Set<Outcome> outcomes();

    /** Whether only what was refused: whatever is not {@link DecisionRecord#isPermit}, for want of a handler too. */
    @Value.Default
    default boolean onlyRefused() {
        return false;
    }

    /** The first instant that was decided for, inclusive. */
    Optional<Instant> since();

    /** The end of the instants that were decided for, exclusive. */
    Optional<Instant> until();

    /** Whether the decision is one that is asked for. */
    default boolean matches(DecisionRecord decision) {
        Instant at = decision.at();
        return (about().isEmpty() || decision.request().subject().equals(about()))
                && (outcomes().isEmpty() || outcomes().contains(decision.outcome()))
                && !(onlyRefused() && decision.isPermit())
                && since().map(first -> !at.isBefore(first)).orElse(true)
                && until().map(at::isBefore).orElse(true);
    }

    /** All decisions. */
    static DecisionQuery all() {
        return builder().build();
    }

    /** Starts a query. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link DecisionQuery}. Not thread-safe. */
    class Builder extends ImmutableDecisionQuery.Builder {
        Builder() {}
    }
}
