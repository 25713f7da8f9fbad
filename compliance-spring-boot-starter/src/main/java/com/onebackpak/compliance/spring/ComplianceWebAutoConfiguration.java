package com.onebackpak.compliance.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers refusals over HTTP, and reads ids, where the application has the web. */
@AutoConfiguration
@ConditionalOnClass(RestControllerAdvice.class)
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "compliance.enabled", matchIfMissing = true)
class ComplianceWebAutoConfiguration {
    @Bean
    PartyIdConverter compliancePartyIds() {
        return new PartyIdConverter();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBooleanProperty(name = "compliance.web.problems", matchIfMissing = true)
    ComplianceProblems complianceProblems() {
        return new ComplianceProblems();
    }
}
