package com.onebackpak.compliance.spring;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Sets up what decides. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "compliance.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ComplianceProperties.class)
class ComplianceAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock complianceClock() {
        return Clock.systemUTC();
    }
}
