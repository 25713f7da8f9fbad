// readme: sealing
package org.example.school;

import com.onebackpak.compliance.SealingSchedule;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class SealingConfiguration {
    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService sealer() {
        return Executors.newSingleThreadScheduledExecutor();
    }

    @Bean // Spring closes it before the stores, and these before the pool
    SealingSchedule sealing(JdbcComplianceStores stores, ScheduledExecutorService sealer, Clock clock) {
        return SealingSchedule.start(stores.sealer(), sealer, Duration.ofSeconds(10), clock);
    }
}
// readme: end
