package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.evaluation.CurrentPolicies;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.jdbc.StoreSettings;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.LogSealer;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

/**
 * Sets up the stores on the application's data source, following Spring's transactions, with the keys of a folder. What an
 * application makes itself is taken instead: its stores, their settings, or the keys.
 */
@AutoConfiguration(
        after = CompliancePoliciesAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration", // of 3
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration" // of 4
        })
@ConditionalOnBooleanProperty(name = "compliance.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ComplianceProperties.class)
class ComplianceStoresAutoConfiguration {
    /** What nobody needs where the application makes its stores itself. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(ComplianceStores.class)
    static class OnDataSource {
        private static final String SPRING_JDBC = "org.springframework.jdbc.datasource.DataSourceUtils";

        @Bean
        @DependsOnDatabaseInitialization // the application's own migrations come first
        ComplianceTables complianceTables(ObjectProvider<DataSource> dataSources, ComplianceProperties properties) {
            return ComplianceTables.of(pool(dataSources), properties.schema());
        }

        @Bean
        @ConditionalOnMissingBean({KeyFolder.class, StoreSettings.class})
        KeyFolder complianceKeys(ComplianceTables tables, ComplianceProperties properties) {
            return ConfiguredKeys.open(properties.keys(), tables);
        }

        @Bean
        @ConditionalOnMissingBean
        StoreSettings complianceStoreSettings(CurrentPolicies policies, ObjectProvider<Clock> clock, KeyFolder keys) {
            return StoreSettings.of(
                    policies.evaluator().policies().vocabulary(), clock.getIfAvailable(Clock::systemUTC), keys);
        }

        @Bean
        JdbcComplianceStores complianceStores(ComplianceTables tables, StoreSettings settings) {
            try {
                JdbcComplianceStores stores = JdbcComplianceStores.owning(tables.dataSource(), settings);
                return ClassUtils.isPresent(SPRING_JDBC, OnDataSource.class.getClassLoader())
                        ? SpringTransactions.followedBy(stores, tables.dataSource())
                        : stores;
            } catch (ComplianceStoreException e) {
                throw new ComplianceConfigurationException(
                        "the stores cannot be opened on the application's DataSource: " + e.getMessage(),
                        "Correct what it says; docs/operating.md has more on each part that may be lost or wrong.",
                        e);
            }
        }

        private static DataSource pool(ObjectProvider<DataSource> dataSources) {
            DataSource dataSource = dataSources.getIfUnique();
            if (dataSource == null) {
                long number = dataSources.stream().count();
                throw new ComplianceConfigurationException(
                        number == 0
                                ? "there is no DataSource bean to record decisions on"
                                : "there are " + number
                                        + " DataSource beans and none of them is @Primary, so it is not clear"
                                        + " on which to record decisions",
                        number == 0
                                ? "Add spring-boot-starter-jdbc, a driver and spring.datasource.url, or declare a bean of type "
                                        + ComplianceStores.class.getName() + "."
                                : "Mark the one whose transactions your rows are written in as @Primary, or declare a bean of"
                                        + " type " + JdbcComplianceStores.class.getName() + ".");
            }
            return ClassUtils.isPresent(SPRING_JDBC, OnDataSource.class.getClassLoader())
                    ? SpringTransactions.pool(dataSource)
                    : dataSource;
        }
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(JdbcComplianceStores.class)
    LogSealer complianceSealer(JdbcComplianceStores stores) {
        return stores.sealer();
    }
}
