// readme: spring-configuration
package org.example.school;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.jdbc.StoreSettings;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ComplianceConfiguration {
    static final PartyId VENDOR = PartyId.of("backpak");

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PolicySet policies() {
        return PolicyLibrary.standard().select("backpak", "ferpa", "coppa");
    }

    @Bean
    Tenancy tenancy(Directory directory) {
        return new Tenancy(directory, VENDOR);
    }

    @Bean
    @DependsOnDatabaseInitialization // our tables are there once Flyway has run
    JdbcComplianceStores stores(
            DataSource dataSource, PolicySet policies, Clock clock, @Value("${compliance.keys}") Path keys) {
        return JdbcComplianceStores.owning(
                dataSource, StoreSettings.of(policies.vocabulary(), clock, KeyFolder.open(keys)));
    }

    @Bean
    ComplianceService compliance(PolicySet policies, JdbcComplianceStores stores, Tenancy tenancy, Clock clock) {
        return ComplianceService.builder()
                .policies(policies)
                .stores(stores, tenancy)
                .clock(clock)
                .build();
    }
}
// readme: end
