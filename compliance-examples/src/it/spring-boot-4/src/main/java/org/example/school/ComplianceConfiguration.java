package org.example.school;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import java.time.Clock;
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
    ComplianceService compliance(PolicySet policies, JdbcComplianceStores stores, Tenancy tenancy, Clock clock) {
        return ComplianceService.builder()
                .policies(policies)
                .stores(stores, tenancy)
                .clock(clock)
                .build();
    }
}
