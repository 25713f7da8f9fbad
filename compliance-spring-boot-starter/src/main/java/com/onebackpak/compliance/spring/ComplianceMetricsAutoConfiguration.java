package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.SealingSchedule;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Counts decisions, deletions, overdue duties and how far sealing is behind, where the application has Micrometer. */
@AutoConfiguration(
        after = ComplianceTasksAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration", // of 3
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" // of 4
        })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = "compliance.enabled", matchIfMissing = true)
class ComplianceMetricsAutoConfiguration {
    @Bean
    ComplianceMetrics complianceMetrics(ObjectProvider<MeterRegistry> registry) {
        return new ComplianceMetrics(registry::getObject);
    }

    @Bean
    @ConditionalOnBean(SealingSchedule.class)
    MeterBinder complianceSealingMetrics(SealingSchedule sealing) {
        return registry -> TimeGauge.builder(
                        "compliance.sealing.lag", sealing, TimeUnit.SECONDS, ComplianceMetricsAutoConfiguration::lag)
                .description("How long the oldest entry of the audit logs has been waiting to be sealed")
                .register(registry);
    }

    @Bean
    @ConditionalOnBean(OverdueDuties.class)
    MeterBinder complianceDutyMetrics(OverdueDuties duties) {
        return registry -> Gauge.builder(
                        "compliance.duties.overdue", duties, ComplianceMetricsAutoConfiguration::overdue)
                .description("How many duties were overdue when they were last counted")
                .register(registry);
    }

    /** What cannot be looked up is no number. */
    private static double lag(SealingSchedule sealing) {
        try {
            return sealing.state().behind().toMillis() / 1000.0;
        } catch (RuntimeException e) {
            return Double.NaN;
        }
    }

    private static double overdue(OverdueDuties duties) {
        return duties.count().stream().mapToDouble(count -> count).findFirst().orElse(Double.NaN);
    }
}
