package com.onebackpak.compliance.spring;

import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Refuses what is neither on nor off, of every switch alike: conditions take all but {@code true} for off, and nobody would learn
 * of it; where properties are bound, {@code yes} is on.
 */
@AutoConfiguration
class ComplianceSwitchesAutoConfiguration {
    private static final List<String> SWITCHES = List.of(
            "compliance.enabled",
            "compliance.health.enabled",
            "compliance.web.problems",
            "compliance.authzen.enabled",
            "compliance.sealing.enabled",
            "compliance.retention.enabled");

    @Bean
    static BeanFactoryPostProcessor complianceSwitches(Environment environment) {
        return beans -> {
            for (String property : SWITCHES) {
                String said = environment.getProperty(property);
                if (said != null && !said.equalsIgnoreCase("true") && !said.equalsIgnoreCase("false")) {
                    throw new ComplianceConfigurationException(
                            property + " is neither true nor false",
                            "Set " + property + " to true or to false, or leave it out.");
                }
            }
        };
    }
}
