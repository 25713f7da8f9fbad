package com.onebackpak.compliance;

import com.onebackpak.compliance.internal.WithoutValues;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.DecisionEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has decisions recorded, and then told to who counts them. What cannot be recorded is no permit, and a refusal all the same.
 * Thread-safe if the listeners are.
 */
final class Bookkeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Bookkeeping.class);

    private final Optional<DecisionRecorder> recording;
    private final List<DecisionListener> listeners;

    Bookkeeping(Optional<DecisionRecorder> recording, List<DecisionListener> listeners) {
        this.recording = recording;
        this.listeners = List.copyOf(listeners);
    }

    Bookkeeping within(ComplianceStores joined) {
        return new Bookkeeping(recording.map(r -> r.within(joined)), listeners);
    }

    /** Who records; nobody, where it was said that nothing is. */
    Optional<DecisionRecorder> recording() {
        return recording;
    }

    /**
     * Records a permit.
     *
     * @return the transaction of the host's that has recorded it, if one has
     * @throws RuntimeException if it cannot be recorded, which is counted as that
     */
    Optional<PermitUse.Transaction> permitted(DecisionEvent event, PolicySet deciding) {
        boolean isRecorded = false;
        try {
            Optional<PermitUse.Transaction> transaction = recording.flatMap(r -> r.permitted(event, deciding));
            isRecorded = true;
            observed(event, DecisionObservation::of);
            return transaction;
        } finally {
            if (!isRecorded) {
                observed(event, DecisionObservation::ofUnrecorded);
            }
        }
    }

    /**
     * A refusal stands, recorded or not: that the store is out of order must open nothing.
     *
     * @return whether it could be recorded, as far as that is known when it is asked
     */
    BooleanSupplier refused(DecisionEvent event, PolicySet deciding) {
        return refused(event, deciding, DecisionObservation::of);
    }

    private BooleanSupplier refused(
            DecisionEvent event, PolicySet deciding, Function<DecisionEvent, DecisionObservation> observation) {
        AtomicBoolean isRecorded = new AtomicBoolean(true);
        recording.ifPresent(r -> r.refused(event, deciding, e -> {
            isRecorded.set(false);
            LOG.error("cannot record refusal {}: {}", event.id(), e.getClass().getName());
            LOG.debug("cannot record refusal {}", event.id(), WithoutValues.of(e));
        }));
        observed(event, observation);
        return isRecorded::get;
    }

    /** That a permit came to nothing is on record, too: what it was about is the same, and the permit stays on record. */
    void failed(DecisionEvent permit, Obligation obligation, PolicySet deciding) {
        refused(
                DecisionEvent.of(permit.decision(), Set.of(obligation)),
                deciding,
                DecisionObservation::ofDischargeFailed);
    }

    /** Who counts must open nothing and stop nothing. */
    private void observed(DecisionEvent event, Function<DecisionEvent, DecisionObservation> observation) {
        for (DecisionListener listener : listeners) {
            try {
                listener.decided(observation.apply(event));
            } catch (Throwable e) {
                LOG.warn("who is told of decisions fails: {}", e.getClass().getName());
                LOG.debug("who is told of decisions fails", WithoutValues.of(e));
            }
        }
    }
}
