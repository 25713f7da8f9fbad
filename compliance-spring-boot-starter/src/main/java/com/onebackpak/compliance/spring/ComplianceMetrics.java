package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.DecisionListener;
import com.onebackpak.compliance.DecisionObservation;
import com.onebackpak.compliance.jdbc.DeletionStep;
import com.onebackpak.compliance.policy.Layer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Counts for Micrometer. No tag holds an id, a term or a text: of each meter there are as many as its outcomes and layers.
 * Thread-safe.
 */
final class ComplianceMetrics implements DecisionListener, RetentionListener {
    private static final String NO_LAYER = "none";

    private final Supplier<MeterRegistry> registry;

    /**
     * Makes what counts.
     *
     * @param registry asked when there is something to count, since registries are set up late
     */
    ComplianceMetrics(Supplier<MeterRegistry> registry) {
        this.registry = registry;
    }

    /** Of several layers the first counts: the law before an agreement, that before the school and that before the vendor. */
    @Override
    public void decided(DecisionObservation observation) {
        if (observation.result() == DecisionObservation.Result.DISCHARGE_FAILED) { // its permit was counted
            registry.get().counter("compliance.discharge.failed").increment();
            return;
        }
        String layer = observation.layers().stream().findFirst().map(Layer::key).orElse(NO_LAYER);
        registry.get()
                .counter("compliance.decision", "outcome", observation.result().key(), "layer", layer)
                .increment();
    }

    @Override
    public void stepped(DeletionStep.Outcome outcome) {
        registry.get()
                .counter("compliance.retention.units", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
