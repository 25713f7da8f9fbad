package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.DecisionListener;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.evaluation.CurrentPolicies;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStores;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Sets up what decides, of the application's {@link Directory}, the policies that it names and the stores. */
@AutoConfiguration(after = ComplianceStoresAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "compliance.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ComplianceProperties.class)
class ComplianceAutoConfiguration {
    /** What is misconfigured is told at the start, not by the first request. */
    @Bean
    static LazyInitializationExcludeFilter complianceIsNeverLazy() {
        return LazyInitializationExcludeFilter.forBeanTypes(ComplianceService.class, ComplianceTasks.class);
    }

    @Bean
    @ConditionalOnMissingBean({Tenancy.class, ComplianceService.class})
    Tenancy complianceTenancy(ObjectProvider<Directory> directories, ComplianceProperties properties) {
        return new Tenancy(directory(directories), vendor(properties.vendor()));
    }

    private static Directory directory(ObjectProvider<Directory> directories) {
        Directory directory = directories.getIfAvailable();
        if (directory == null) {
            throw new ComplianceConfigurationException(
                    "there is no bean of type " + Directory.class.getName() + ", so nobody knows who there is",
                    "Declare one that reads your agencies, people and organizations, or declare a bean of type "
                            + Tenancy.class.getName() + ".");
        }
        return directory;
    }

    private static PartyId vendor(@Nullable String id) {
        String action =
                "Set compliance.vendor to the pseudonymous id of the vendor, such as compliance.vendor=backpak, or"
                        + " declare a bean of type " + Tenancy.class.getName() + ".";
        if (id == null) {
            throw new ComplianceConfigurationException("compliance.vendor is not set", action);
        }
        try {
            return PartyId.of(id);
        } catch (IllegalArgumentException e) {
            throw new ComplianceConfigurationException("compliance.vendor is no id: " + e.getMessage(), action, e);
        }
    }

    @Bean
    @ConditionalOnMissingBean(ComplianceService.class)
    ComplianceService complianceService(
            CurrentPolicies policies,
            ComplianceStores stores,
            Tenancy tenancy,
            ObjectProvider<Clock> clock,
            ObjectProvider<DecisionListener> listeners,
            ObjectProvider<ComplianceServiceCustomizer> customizers,
            ComplianceProperties properties) {
        ComplianceService.Builder builder = ComplianceService.builder()
                .policies(policies)
                .stores(stores, tenancy)
                .clock(clock.getIfAvailable(Clock::systemUTC));
        try {
            builder.permitsLast(properties.permitsLast());
        } catch (IllegalArgumentException e) {
            throw new ComplianceConfigurationException(
                    "compliance.permits-last is " + properties.permitsLast() + ": " + e.getMessage(),
                    "Set compliance.permits-last to a few minutes, or leave it out.",
                    e);
        }
        listeners.orderedStream().forEach(builder::listener);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        try {
            return builder.build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ComplianceConfigurationException(
                    "the service cannot be built as its customizers say: " + e.getMessage(),
                    "Correct the beans of type " + ComplianceServiceCustomizer.class.getName() + ".",
                    e);
        }
    }
}
