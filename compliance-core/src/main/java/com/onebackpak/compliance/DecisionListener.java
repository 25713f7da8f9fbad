package com.onebackpak.compliance;

/**
 * Is told of each decision of a {@link ComplianceService}, such as to count it where the host counts. Must be thread-safe,
 * and quick: who asked waits for it.
 *
 * <pre>{@code
 * ComplianceService compliance = ComplianceService.builder()
 *         .policies(policies).stores(stores, tenancy).clock(clock)
 *         .listener(observation -> log.info("decided: " + observation.result().key()))
 *         .build();
 * }</pre>
 */
@FunctionalInterface
public interface DecisionListener {
    /**
     * Something was decided, and recorded if it is. What this throws is logged by its type and goes no further: it changes no
     * decision and loses none.
     */
    void decided(DecisionObservation observation);
}
