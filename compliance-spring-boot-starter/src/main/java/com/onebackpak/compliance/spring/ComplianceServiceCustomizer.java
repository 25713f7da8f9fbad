package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.ComplianceService;

/**
 * Adds to the service before it is built: who discharges an obligation, a shadow. All beans of this type are asked, in their
 * order.
 *
 * <pre>{@code
 * ComplianceServiceCustomizer notices = builder -> builder.discharging(
 *         ObligationKind.NOTIFY_SCHOOL, (obligation, permit) -> mail.accept("decision " + permit.id()));
 * }</pre>
 */
@FunctionalInterface
public interface ComplianceServiceCustomizer {
    /** Adds to what the service is built of. */
    void customize(ComplianceService.Builder builder);
}
