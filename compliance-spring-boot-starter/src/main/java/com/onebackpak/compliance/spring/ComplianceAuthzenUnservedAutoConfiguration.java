package com.onebackpak.compliance.spring;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Refuses the start of an application on WebFlux that wants the Authorization API, which would never be answered there. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "compliance.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "compliance.authzen.enabled")
class ComplianceAuthzenUnservedAutoConfiguration {
    /** No bean is made so late that the application would have started by then. */
    @Bean
    static BeanFactoryPostProcessor complianceAuthzenIsUnserved() {
        return beans -> {
            throw new ComplianceConfigurationException(
                    "compliance.authzen.enabled is true, but this application is on WebFlux, where the starter does not answer"
                            + " the Authorization API",
                    "Answer it by com.onebackpak.compliance.authzen.AuthorizationApi in a handler of your own (docs/authzen.md,"
                            + " \"Without Spring\") and leave out compliance.authzen.enabled, or use Spring MVC.");
        };
    }
}
