package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.jdbc.DeletionRuns;
import com.onebackpak.compliance.jdbc.DeletionStep;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does steps of runs of deletions, until nothing can be done. Thread-safe. */
final class RetentionSteps {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionSteps.class);

    /** After so many turns, others have the scheduler first. */
    private static final int MOST_TURNS = 50;

    private final DeletionRuns runs;
    private final List<RetentionListener> listeners;

    /**
     * Makes what does steps.
     *
     * @param listeners are told of each; what one throws stops nothing, and keeps none from the others
     */
    RetentionSteps(DeletionRuns runs, List<RetentionListener> listeners) {
        this.runs = runs;
        this.listeners = List.copyOf(listeners);
    }

    /** Goes on until nothing can be done, or somebody wants an end. Throws nothing. */
    void goOn(BooleanSupplier isToEnd) {
        try {
            for (int i = 0; i < MOST_TURNS && !isToEnd.getAsBoolean(); i++) {
                List<DeletionStep> steps = runs.steps(DeletionRuns.UNITS_AT_A_TIME);
                if (steps.isEmpty()) {
                    return;
                }
                steps.forEach(step -> tell(step.outcome()));
            }
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "cannot go on with deletions, and will try again: {}",
                    e.getClass().getName());
        }
    }

    private void tell(DeletionStep.Outcome outcome) {
        for (RetentionListener listener : listeners) {
            try {
                listener.stepped(outcome);
            } catch (RuntimeException | Error e) {
                LOG.warn("who is told of deletions fails: {}", e.getClass().getName());
            }
        }
    }
}
