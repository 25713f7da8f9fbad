package org.example.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.authzen.AuthorizationApi;
import com.onebackpak.compliance.spring.ComplianceConfigurationException;
import com.onebackpak.compliance.spring.authzen.AuthorizationController;
import com.onebackpak.compliance.spring.authzen.CallerTenant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What an application must say before the Authorization API is answered. */
class AuthzenStartTest {
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(RecordsDirectory.class)
    static class WithoutTenants {}

    @SpringBootConfiguration
    static class WithTenants extends WithoutTenants {
        @Bean
        CallerTenant tenants() {
            return request -> Optional.empty();
        }
    }

    @TempDir
    Path folder;

    /** Each with keys and a database of its own. */
    private int starts;

    private ConfigurableApplicationContext start(Class<?> application, String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:mem:start",
                "--spring.sql.init.mode=never",
                "--logging.level.root=off",
                "--compliance.keys.folder=" + folder.resolve("keys-" + starts++),
                "--spring.main.banner-mode=off"));
        for (String property : properties) {
            all.add("--" + property);
        }
        return new SpringApplicationBuilder(application).run(all.toArray(String[]::new));
    }

    private ComplianceConfigurationException refused(Class<?> application, String... properties) {
        try (ConfigurableApplicationContext started = start(application, properties)) {
            throw new AssertionError("it started: " + started);
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (!(cause instanceof ComplianceConfigurationException) && cause.getCause() != null) {
                cause = cause.getCause();
            }
            assertThat(cause).isInstanceOf(ComplianceConfigurationException.class);
            return (ComplianceConfigurationException) cause;
        }
    }

    @Test
    void it_is_off_unless_it_is_said_to_be_on() {
        try (ConfigurableApplicationContext started = start(WithTenants.class)) {
            assertThat(started.getBeansOfType(AuthorizationApi.class)).isEmpty();
            assertThat(started.getBeansOfType(AuthorizationController.class)).isEmpty();
        }
        try (ConfigurableApplicationContext started = start(WithTenants.class, "compliance.authzen.enabled=true")) {
            assertThat(started.getBeansOfType(AuthorizationController.class)).hasSize(1);
        }
    }

    @Test
    void it_does_not_start_while_nobody_says_for_whom_a_caller_may_ask() {
        for (String lazy : List.of("false", "true")) {
            ComplianceConfigurationException told = refused(
                    WithoutTenants.class, "compliance.authzen.enabled=true", "spring.main.lazy-initialization=" + lazy);

            assertThat(told).hasMessageContaining("for whom a caller of the Authorization API may ask");
            assertThat(told.action()).contains("Declare one", "compliance.authzen.enabled");
        }
    }

    @Test
    void an_application_may_have_aspects_of_its_controllers() {
        try (ConfigurableApplicationContext started = start(WithTenants.class, "compliance.authzen.enabled=true")) {
            ProxyFactory aspects = new ProxyFactory(started.getBean(AuthorizationController.class));
            aspects.setProxyTargetClass(true);

            assertThat(aspects.getProxy()).isInstanceOf(AuthorizationController.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "url=http://pdp.example.org, https",
        "url=https://pdp.example.org?x=1, query",
        "url=https:pdp.example.org, https",
        "page-key=c2hvcnQ=, 32 bytes",
        "page-key=%%%, page-key",
        "leaving=safegards, safegards",
        "leaving=record-disclosure, discharged by the service"
    })
    void what_does_not_fit_is_told_at_start(String property, String says) {
        ComplianceConfigurationException told =
                refused(WithTenants.class, "compliance.authzen.enabled=true", "compliance.authzen." + property);

        assertThat(told).hasMessageContaining("compliance.authzen." + property.substring(0, property.indexOf('=')));
        assertThat(told.getMessage()).contains(says).doesNotContain("c2hvcnQ=");
        assertThat(told.action()).isNotBlank();
    }
}
