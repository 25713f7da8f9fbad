package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.CurrentPolicies;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Sets up the policies that decide: a {@link PolicySet} of the application's, or those that its properties name. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "compliance.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ComplianceProperties.class)
class CompliancePoliciesAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean({PolicySet.class, CurrentPolicies.class})
    PolicySet compliancePolicies(ComplianceProperties properties, ObjectProvider<Vocabulary> given) {
        Vocabulary vocabulary = given.getIfAvailable(VocabularyReader::standard);
        return ConfiguredPolicies.read(properties.policies(), vocabulary, PolicyLibrary.builtIn(vocabulary));
    }

    /** What decides now; replaced while the application runs by whoever has this bean. */
    @Bean
    @ConditionalOnMissingBean
    CurrentPolicies complianceCurrentPolicies(PolicySet policies) {
        return CurrentPolicies.of(policies);
    }
}
