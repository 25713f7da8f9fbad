package com.onebackpak.compliance.store;

import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Which records of a ledger are asked for: all, or those for which everything holds that is said here. It looks at the
 * newest version of each record that was known at an instant; what an older one said does not count. Immutable.
 *
 * <pre>{@code
 * LedgerQuery october = LedgerQuery.builder()
 *         .naming(application)
 *         .since(Instant.parse("2026-10-01T05:00:00Z"))
 *         .until(Instant.parse("2026-11-01T05:00:00Z"))
 *         .build();
 * Page<Recorded<Disclosure>> page = stores.of(tenant).disclosures().page(october, Cursor.START, 100);
 * while (page.next().isPresent()) {
 *     page = stores.of(tenant).disclosures().page(october, page.next().get(), 100);
 * }
 * }</pre>
 */
@Value.Immutable
@ValueStyle
public interface LedgerQuery {
    /** About whom: the party of {@link Ledger#about}; empty: about anybody. */
    Optional<PartyId> about();

    /**
     * The other party that a record names: the recipient of a disclosure, the requester of a request, the application of
     * an authorization; empty: any, or none. Other ledgers name none that could be asked for.
     */
    Optional<PartyId> naming();

    /** The first instant of the record's own time, inclusive: when a consent was given, a hold began, data went out. */
    Optional<Instant> since();

    /** The end of its own time, exclusive. */
    Optional<Instant> until();

    /** What was learned later is left out; what was learned at this instant is in. If it is not said: all is known. */
    @Value.Default
    default Instant knownAt() {
        return Instant.MAX;
    }

    /** Whether the record of a kind is one that is asked for. */
    default <T> boolean matches(LedgerKind<T> kind, T value) {
        Instant time = kind.time(value);
        return about().map(kind.party(value)::equals).orElse(true)
                && (naming().isEmpty() || kind.otherParty(value).equals(naming()))
                && since().map(first -> !time.isBefore(first)).orElse(true)
                && until().map(time::isBefore).orElse(true);
    }

    /**
     * Refuses a query that no record of the kind could answer.
     *
     * @throws IllegalArgumentException if it names another party and the kind has none that could be asked for
     */
    default void requireAnswerable(LedgerKind<?> kind) {
        if (naming().isPresent() && kind.otherParty().isEmpty()) {
            throw new IllegalArgumentException(
                    kind.noun() + " names no other party that could be asked for; ask by whom it is about");
        }
    }

    /** All records, as they are known now. */
    static LedgerQuery all() {
        return builder().build();
    }

    /** Starts a query. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link LedgerQuery}. Not thread-safe. */
    class Builder extends ImmutableLedgerQuery.Builder {
        Builder() {}
    }
}
