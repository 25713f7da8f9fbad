package com.onebackpak.compliance.spring;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** What {@link ComplianceHealth} tells, in the types of Spring Boot 3. Thread-safe. */
final class HealthOnBoot3 implements HealthIndicator {
    private final ComplianceHealth compliance;

    HealthOnBoot3(ComplianceHealth compliance) {
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
