package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.jdbc.DeletionRuns;
import com.onebackpak.compliance.jdbc.DeletionStep;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does steps of runs of deletions, whenever it is run, until nothing can be done. Thread-safe. */
final class RetentionSteps implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionSteps.class);

    /** After so many, others have the scheduler first. */
    private static final int MOST_AT_A_TIME = 1_000;

    private final DeletionRuns runs;
    private final Consumer<DeletionStep.Outcome> told;

    /**
     * Makes what does steps.
     *
     * @param told is told of each; what it throws stops nothing
     */
    RetentionSteps(DeletionRuns runs, Consumer<DeletionStep.Outcome> told) {
        this.runs = runs;
        this.told = told;
    }

    @Override
    public void run() {
        try {
            for (int i = 0; i < MOST_AT_A_TIME && !Thread.currentThread().isInterrupted(); i++) {
                Optional<DeletionStep> step = runs.step();
                if (step.isEmpty()) {
                    return;
                }
                tell(step.get().outcome());
            }
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "cannot go on with deletions, and will try again: {}",
                    e.getClass().getName());
        }
    }

    private void tell(DeletionStep.Outcome outcome) {
        try {
            told.accept(outcome);
        } catch (RuntimeException | Error e) {
            LOG.warn("who is told of deletions fails: {}", e.getClass().getName());
        }
    }
}
