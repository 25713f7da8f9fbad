package com.onebackpak.compliance.spring;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** What {@link ComplianceHealth} tells, in the types of Spring Boot 4. Thread-safe. */
final class HealthOnBoot4 implements HealthIndicator {
    private final ComplianceHealth compliance;

    HealthOnBoot4(ComplianceHealth compliance) {
        this.compliance = compliance;
    }

    @Override
    public Health health() {
        ComplianceHealth.Report report = compliance.report();
        return (report.isUp() ? Health.up() : Health.down())
                .withDetails(report.details())
                .build();
    }
}
