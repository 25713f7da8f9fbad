package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.ComplianceService;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;

/** Refuses the start where the application builds the service itself, so that what is to customize it would be passed over. */
@AutoConfiguration(before = ComplianceAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "compliance.enabled", matchIfMissing = true)
@ConditionalOnBean({ComplianceService.class, ComplianceServiceCustomizer.class})
class ComplianceCustomizersUnusedAutoConfiguration {
    @Bean
    static BeanFactoryPostProcessor complianceCustomizersAreUnused() {
        return beans -> {
            throw new ComplianceConfigurationException(
                    "there are beans of type " + ComplianceServiceCustomizer.class.getName()
                            + ", which customize the service"
                            + " that the starter builds, and a bean of type " + ComplianceService.class.getName()
                            + " in its place, which they do not reach",
                    "Say what they say where that service is built and leave them out, or leave out the bean of type "
                            + ComplianceService.class.getName() + ".");
        };
    }
}
