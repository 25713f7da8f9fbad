package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.authzen.AuthorizationApi;
import com.onebackpak.compliance.authzen.AuthorizationNames;
import com.onebackpak.compliance.authzen.ResourceSearch;
import com.onebackpak.compliance.authzen.SubjectCandidates;
import com.onebackpak.compliance.spring.authzen.AuthorizationController;
import com.onebackpak.compliance.spring.authzen.CallerTenant;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import java.util.Base64;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Answers the Authorization API, where the application has servlets, wants it, and says for whom a caller may ask. */
@AutoConfiguration(after = ComplianceAutoConfiguration.class)
@ConditionalOnClass(
        name = {"jakarta.servlet.http.HttpServletRequest", "org.springframework.web.servlet.DispatcherServlet"})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBooleanProperty(name = "compliance.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "compliance.authzen.enabled")
class ComplianceAuthzenAutoConfiguration {
    private static final String PREFIX = "compliance.authzen.";

    @Bean
    static LazyInitializationExcludeFilter complianceAuthzenIsNeverLazy() {
        return LazyInitializationExcludeFilter.forBeanTypes(AuthorizationController.class);
    }

    @Bean
    @ConditionalOnMissingBean
    AuthorizationApi complianceAuthorizationApi(
            ComplianceService service,
            ObjectProvider<Tenancy> tenancy,
            ObjectProvider<AuthorizationNames> names,
            ObjectProvider<ResourceSearch> resources,
            ObjectProvider<SubjectCandidates> subjects,
            ComplianceProperties properties) {
        AuthorizationApi.Builder builder = AuthorizationApi.builder(
                service, needed(tenancy, Tenancy.class, "nobody knows whose people are asked about"));
        ComplianceProperties.Authzen authzen = properties.authzen();
        try {
            names.ifAvailable(builder::names);
        } catch (IllegalArgumentException e) {
            throw new ComplianceConfigurationException(
                    "the names of the Authorization API do not fit: " + e.getMessage(),
                    "Correct the bean of type " + AuthorizationNames.class.getName() + ".",
                    e);
        }
        resources.ifAvailable(builder::searchingResources);
        subjects.ifAvailable(builder::searchingSubjects);
        checked(
                "leaving",
                "the obligations that enforcement points discharge, such as safeguards",
                () -> builder.leaving(
                        authzen.leaving().stream().map(ObligationKind::new).toArray(ObligationKind[]::new)));
        String pageKey = authzen.pageKey();
        if (pageKey != null) {
            checked(
                    "page-key",
                    "32 random bytes in Base64, the same for all instances",
                    () -> builder.pageKey(Base64.getDecoder().decode(pageKey)));
        }
        return builder.build();
    }

    @Bean
    @ConditionalOnMissingBean
    AuthorizationController complianceAuthorizationController(
            AuthorizationApi api, ObjectProvider<CallerTenant> tenants, ComplianceProperties properties) {
        CallerTenant tenant = needed(
                tenants, CallerTenant.class, "it is not said for whom a caller of the Authorization API may ask");
        try {
            return new AuthorizationController(api, tenant, properties.authzen().url());
        } catch (IllegalArgumentException e) {
            throw new ComplianceConfigurationException(
                    PREFIX + "url: " + e.getMessage(),
                    "Set " + PREFIX + "url to the URL under which callers know this decision point, such as"
                            + " https://pdp.example.org, or leave it out to publish no metadata.",
                    e);
        }
    }

    private static <T> T needed(ObjectProvider<T> provider, Class<T> type, String why) {
        T bean = provider.getIfAvailable();
        if (bean == null) {
            throw new ComplianceConfigurationException(
                    PREFIX + "enabled is true, but there is no bean of type " + type.getName() + ", so " + why,
                    "Declare one, or leave out " + PREFIX + "enabled.");
        }
        return bean;
    }

    private static void checked(String property, String what, Runnable setting) {
        try {
            setting.run();
        } catch (IllegalArgumentException e) {
            throw new ComplianceConfigurationException(
                    PREFIX + property + " is refused: " + e.getMessage(), "Set it to " + what + ".", e);
        }
    }
}
