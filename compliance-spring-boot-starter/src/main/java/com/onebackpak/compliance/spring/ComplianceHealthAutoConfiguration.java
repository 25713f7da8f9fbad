package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.SealingSchedule;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.store.ComplianceStores;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds to the application's health how keys, tables, sealing and duties fare, on both lines of Spring Boot. */
@AutoConfiguration(after = ComplianceTasksAutoConfiguration.class)
@ConditionalOnBooleanProperty(
        name = {"compliance.enabled", "compliance.health.enabled"},
        matchIfMissing = true)
class ComplianceHealthAutoConfiguration {
    @Bean
    ComplianceHealth complianceHealth(
            ObjectProvider<KeyFolder> keys,
            ObjectProvider<ComplianceStores> stores,
            ObjectProvider<ComplianceTables> tables,
            ObjectProvider<SealingSchedule> sealing,
            ObjectProvider<OverdueDuties> duties,
            ObjectProvider<Clock> clock,
            ComplianceProperties properties) {
        stores.stream().forEach(opened -> {}); // by which the keys know the database
        return new ComplianceHealth(
                keys.stream()
                        .findFirst()
                        .map(opened -> new ComplianceHealth.Keys(
                                opened.folder(),
                                opened.signer().vkey(),
                                opened.databaseIdentity().known())),
                tables.stream().findFirst().map(ComplianceTables::dataSource),
                sealing.stream().findFirst(),
                duties.stream().findFirst(),
                properties.health(),
                clock.getIfAvailable(Clock::systemUTC));
    }

    /** Only here its types are met. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
    static class OnBoot3 {
        @Bean
        @ConditionalOnMissingBean(name = "complianceHealthIndicator")
        HealthOnBoot3 complianceHealthIndicator(ComplianceHealth health) {
            return new HealthOnBoot3(health);
        }
    }

    /** Only here its types are met. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    static class OnBoot4 {
        @Bean
        @ConditionalOnMissingBean(name = "complianceHealthIndicator")
        HealthOnBoot4 complianceHealthIndicator(ComplianceHealth health) {
            return new HealthOnBoot4(health);
        }
    }
}
