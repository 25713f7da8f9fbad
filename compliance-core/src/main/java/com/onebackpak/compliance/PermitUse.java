package com.onebackpak.compliance;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.DecisionEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/**
 * That a permit is used once, within its time, and in the transaction that recorded it, where there is one. Thread-safe.
 */
final class PermitUse {
    private final DecisionEvent event;
    private final Clock clock;
    private final Duration lifetime;
    private final Optional<Transaction> transaction;
    private final BiConsumer<DecisionEvent, Obligation> failed;
    private final AtomicBoolean used = new AtomicBoolean();

    /**
     * The transaction of the host's that recorded a permit.
     *
     * @param stores take part in it
     * @param tenant whose record it is
     * @param name tells it from any other
     */
    record Transaction(ComplianceStores stores, PartyId tenant, String name) {}

    /**
     * A permit that nobody has used.
     *
     * @param failed is told of what is owed and could not be discharged
     */
    PermitUse(
            DecisionEvent event,
            Clock clock,
            Duration lifetime,
            Optional<Transaction> transaction,
            BiConsumer<DecisionEvent, Obligation> failed) {
        this.event = event;
        this.clock = clock;
        this.lifetime = lifetime;
        this.transaction = transaction;
        this.failed = failed;
    }

    DecisionEvent event() {
        return event;
    }

    boolean isInTransaction() {
        return transaction.isPresent();
    }

    /**
     * Begins the one use.
     *
     * @throws UnusablePermitException if there was one, it is too late, or the transaction is over
     */
    void begin() {
        if (!used.compareAndSet(false, true)) {
            throw new UnusablePermitException(event.id(), "it was used already");
        }
        Instant decided = event.decision().at();
        Duration since = Duration.between(decided, clock.instant()).abs(); // a clock may have been set back
        if (since.compareTo(lifetime) >= 0) {
            throw new UnusablePermitException(event.id(), "it was for " + lifetime.toSeconds() + " seconds");
        }
        transaction.ifPresent(this::requireGoingOn);
    }

    /** What was rolled back to a savepoint is gone though the transaction goes on. */
    private void requireGoingOn(Transaction own) {
        boolean isGoingOn;
        try {
            isGoingOn = own.stores().transaction().equals(Optional.of(own.name()))
                    && own.stores().of(own.tenant()).decisions().contains(event.id());
        } catch (RuntimeException e) {
            // of a connection that is closed, nothing can be asked; nor where anything else is wrong
            throw new UnusablePermitException(
                    event.id(), "whether the transaction that recorded it goes on cannot be told", e);
        }
        if (!isGoingOn) {
            throw new UnusablePermitException(
                    event.id(), "the transaction that recorded it is over, or what it recorded was rolled back");
        }
    }

    /** Tells that something owed could not be discharged, so that nothing was done. */
    void failed(Obligation obligation) {
        failed.accept(event, obligation);
    }
}
