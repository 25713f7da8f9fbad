// readme: spring-embedded
package org.example.school;

import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.policy.PolicySet;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration
@Profile("embedded")
class OnEmbeddedDatabase {
    @Bean // Spring closes it
    EmbeddedComplianceStores embedded(
            PolicySet policies, Clock clock, @Value("${compliance.folder}") Path folder) {
        return EmbeddedComplianceStores.open(folder, "compliance.example.org", policies.vocabulary(), clock);
    }

    @Bean
    DataSource dataSource(EmbeddedComplianceStores embedded) {
        return embedded.dataSource(); // for the host's own tables, and for Spring's transactions
    }

    @Bean
    JdbcComplianceStores stores(EmbeddedComplianceStores embedded) {
        return embedded.stores();
    }
}
// readme: end
