package org.example.school;

import com.onebackpak.compliance.jdbc.ComplianceSchema;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.jdbc.StoreSettings;
import com.onebackpak.compliance.policy.PolicySet;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration
@Profile("postgresql")
class OnPostgres {
    @Bean
    @DependsOnDatabaseInitialization // the host's migrations come first
    JdbcComplianceStores stores(
            DataSource dataSource, PolicySet policies, Clock clock, @Value("${compliance.folder}") Path folder) {
        ComplianceSchema.install(dataSource);
        return JdbcComplianceStores.owning(
                dataSource, StoreSettings.of(policies.vocabulary(), clock, KeyFolder.open(folder.resolve("keys"))));
    }
}
