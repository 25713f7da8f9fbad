package com.onebackpak.compliance.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.ComplianceSchema;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.testkit.memory.InMemoryComplianceStores;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is wrong is told at the start: which property or bean it is, and what to do. */
@ExtendWith(OutputCaptureExtension.class)
class MisconfigurationTest {
    @TempDir
    Path folder;

    private static FailureAnalysis analysis(ApplicationContextRunner application) {
        FailureAnalysis[] found = new FailureAnalysis[1];
        application.run(context -> {
            assertThat(context).hasFailed();
            found[0] = new ComplianceFailureAnalyzer().analyze(context.getStartupFailure());
            assertThat(found[0])
                    .as("the analysis of %s", context.getStartupFailure())
                    .isNotNull();
        });
        return found[0];
    }

    private static void assertTold(ApplicationContextRunner application, String problem, String action) {
        FailureAnalysis analysis = analysis(application);
        assertThat(analysis.getDescription()).contains(problem);
        assertThat(analysis.getAction()).contains(action);
    }

    @Test
    void nobody_knows_who_there_is() {
        assertTold(
                Host.without(folder).withUserConfiguration(Host.Rows.class),
                "no bean of type com.onebackpak.compliance.party.Directory",
                "Declare one");
    }

    @Test
    void the_vendor_is_not_named_or_by_no_id() {
        assertTold(
                Host.without(folder, "compliance.vendor").withUserConfiguration(Host.Rows.class, Host.People.class),
                "compliance.vendor",
                "compliance.vendor=");
        assertTold(
                Host.in(folder.resolve("another")).withPropertyValues("compliance.vendor=Back Pak!"),
                "compliance.vendor is no id",
                "compliance.vendor=backpak");
    }

    @Test
    void there_is_no_database() {
        assertTold(
                Host.without(folder).withUserConfiguration(Host.People.class),
                "no DataSource bean",
                "spring.datasource.url");
    }

    @Configuration(proxyBeanMethods = false)
    static class AnotherDatabase {
        @Bean
        HikariDataSource other() {
            return Host.database("jdbc:h2:mem:" + UUID.randomUUID());
        }
    }

    @Test
    void there_are_two_databases() {
        assertTold(Host.in(folder).withUserConfiguration(AnotherDatabase.class), "2 DataSource beans", "@Primary");
    }

    @Test
    void no_policies_are_named() {
        assertTold(
                Host.without(folder, "compliance.policies.packs")
                        .withUserConfiguration(Host.Rows.class, Host.People.class),
                "no policies decide",
                "backpak, ferpa, coppa");
    }

    @Test
    void a_pack_is_named_that_there_is_none_of() {
        assertTold(
                Host.in(folder).withPropertyValues("compliance.policies.packs=backpak,ferba"),
                "did you mean 'ferpa'",
                "compliance.policies.packs");
    }

    @Test
    void a_pack_of_ones_own_is_not_there_or_unsound() throws IOException {
        assertTold(
                Host.in(folder).withPropertyValues("compliance.policies.locations=file:" + folder.resolve("none.yaml")),
                "cannot be read",
                "compliance.policies.locations");
        Path unsound = Files.writeString(folder.resolve("unsound.yaml"), "policy: [what\n");
        assertTold(
                Host.in(folder).withPropertyValues("compliance.policies.locations=file:" + unsound),
                "is no sound pack",
                "Correct the pack");
    }

    @Test
    void no_key_folder_is_named() {
        assertTold(
                Host.without(folder, "compliance.keys.folder")
                        .withUserConfiguration(Host.Rows.class, Host.People.class),
                "compliance.keys.folder is not set",
                "compliance.keys.create-as");
    }

    @Test
    void the_key_folder_is_not_there_and_nobody_said_to_make_it() {
        assertTold(
                Host.without(folder, "compliance.keys.create-as")
                        .withUserConfiguration(Host.Rows.class, Host.People.class),
                "is not there",
                "If this is the very first start");
    }

    @Test
    void the_key_folder_is_gone_and_no_new_one_is_made_for_a_database_that_was_used() throws IOException {
        String url = "jdbc:h2:mem:" + UUID.randomUUID();
        ApplicationContextRunner application = Host.without(folder)
                .withUserConfiguration(Host.People.class)
                .withBean(DataSource.class, () -> Host.database(url));
        application.run(context -> assertThat(context).hasNotFailed());
        Files.move(folder.resolve("keys"), folder.resolve("elsewhere"));

        assertTold(application, "the database was used with one", "Mount it");
        assertThat(folder.resolve("keys")).doesNotExist();

        Files.move(folder.resolve("elsewhere"), folder.resolve("keys"));
        application.run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void a_key_file_can_be_read_by_others() throws IOException {
        Host.in(folder).run(context -> assertThat(context).hasNotFailed());
        Files.setPosixFilePermissions(
                folder.resolve("keys/checkpoint-signing-key"), PosixFilePermissions.fromString("rw-r--r--"));

        assertTold(Host.in(folder), "checkpoint-signing-key", "compliance.keys.folder");
    }

    @Test
    void keys_are_to_be_made_under_a_name_that_is_none() {
        assertTold(
                Host.in(folder).withPropertyValues("compliance.keys.create-as=two words"),
                "new keys cannot be made",
                "compliance.keys.create-as");
    }

    @Test
    void the_tables_are_not_there_and_are_only_verified() {
        assertTold(
                Host.in(folder).withPropertyValues("compliance.schema=verify"),
                "compliance.schema is verify",
                "compliance.schema=install");
    }

    @Test
    void keys_of_another_database_open_nothing() {
        Host.in(folder).run(context -> assertThat(context).hasNotFailed());

        assertTold(Host.in(folder), "the keys were used with another database", "docs/operating.md");
    }

    @Test
    void the_pool_has_too_few_connections() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID();
        ComplianceSchema.install(Host.database(url));
        assertTold(
                Host.without(folder)
                        .withUserConfiguration(Host.People.class)
                        .withPropertyValues("compliance.schema=verify")
                        .withBean(DataSource.class, () -> {
                            HikariDataSource pool = new HikariDataSource();
                            pool.setJdbcUrl(url);
                            pool.setMaximumPoolSize(1);
                            pool.setConnectionTimeout(300);
                            return pool;
                        }),
                "the stores cannot be opened on the application's DataSource",
                "Correct what it says");
    }

    @Test
    void a_permit_is_to_last_longer_than_a_day() {
        assertTold(
                Host.in(folder).withPropertyValues("compliance.permits-last=25h"),
                "compliance.permits-last is PT25H",
                "compliance.permits-last");
    }

    @Test
    void a_property_is_misspelt_or_has_no_sense() {
        for (String wrong : new String[] {
            "compliance.key.folder=/keys",
            "compliance.sealing.interval=0s",
            "compliance.health.sealing-behind=-1s",
            "compliance.health.schema-interval=0s",
            "compliance.schema=perhaps"
        }) {
            Host.in(folder)
                    .withPropertyValues(wrong)
                    .run(context -> assertThat(context)
                            .getFailure()
                            .hasStackTraceContaining(wrong.substring(0, wrong.indexOf('='))));
        }
    }

    @Test
    void a_property_that_is_misspelt_is_told_with_the_one_that_was_meant_and_without_its_value() {
        Host.in(folder)
                .withPropertyValues("compliance.key.folder=/planted", "compliance.sealing.intervall=1s")
                .run(context -> {
                    FailureAnalysis analysis = new ComplianceMisspellingAnalyzer().analyze(context.getStartupFailure());
                    assertThat(analysis.getDescription())
                            .contains("did you mean 'compliance.keys.folder'")
                            .contains("did you mean 'compliance.sealing.interval'")
                            .doesNotContain("planted");
                    assertThat(analysis.getAction()).contains("compliance.authzen.page-key");
                });
    }

    @Test
    void a_switch_is_neither_on_nor_off() {
        for (String property : new String[] {
            "compliance.enabled",
            "compliance.health.enabled",
            "compliance.web.problems",
            "compliance.authzen.enabled",
            "compliance.sealing.enabled",
            "compliance.retention.enabled"
        }) {
            for (String said : new String[] {"maybe", "yes", ""}) {
                assertTold(
                        Host.in(folder).withPropertyValues(property + "=" + said),
                        property + " is neither true nor false",
                        "to true or to false");
            }
        }
        Host.in(folder)
                .withPropertyValues("compliance.enabled=FALSE")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void the_key_folder_cannot_be_made_where_a_file_stands_in_the_way() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertTold(
                Host.in(folder).withPropertyValues("compliance.keys.folder=" + file.resolve("keys")),
                "new keys cannot be made",
                "in which this application may write");
    }

    @Test
    void the_policies_permit_nothing_which_is_said_at_the_start(CapturedOutput output) {
        Host.in(folder)
                .withPropertyValues("compliance.policies.packs=ferpa")
                .run(context -> assertThat(output.getAll()).contains("nothing can be permitted"));
        int said = output.getAll().split("nothing can be permitted", -1).length;
        Host.in(folder.resolve("another")).run(context -> assertThat(context).hasNotFailed());
        assertThat(output.getAll().split("nothing can be permitted", -1)).hasSize(said);
    }

    @Test
    void nothing_seals_what_is_recorded() {
        InMemoryComplianceStores ours =
                InMemoryComplianceStores.of(VocabularyReader.standard(), Clock.fixed(Host.NOW, ZoneOffset.UTC));
        ApplicationContextRunner application = Host.without(
                        folder, "compliance.keys.folder", "compliance.sealing.enabled")
                .withUserConfiguration(Host.People.class)
                .withBean(ComplianceStores.class, () -> ours);

        assertTold(application, "nothing seals what the bean of type", "compliance.sealing.enabled=false");
        application
                .withPropertyValues("compliance.sealing.enabled=false")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void the_service_is_the_applications_own_and_what_customizes_it_would_be_passed_over() {
        ApplicationContextRunner application = Host.in(folder)
                .withBean(ComplianceServiceCustomizer.class, () -> builder -> {})
                .withBean(
                        ComplianceService.class,
                        () -> ComplianceService.builder()
                                .policies(PolicyLibrary.standard().select("backpak"))
                                .facts((request, at) -> Facts.nothing())
                                .recordingNothing()
                                .clock(Clock.fixed(Host.NOW, ZoneOffset.UTC))
                                .build());

        assertTold(
                application,
                "com.onebackpak.compliance.spring.ComplianceServiceCustomizer",
                "leave out the bean of type com.onebackpak.compliance.ComplianceService");
        application
                .withPropertyValues("compliance.enabled=false")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void the_authorization_api_is_wanted_on_webflux_which_does_not_answer_it() {
        ReactiveWebApplicationContextRunner application = new ReactiveWebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ComplianceAuthzenUnservedAutoConfiguration.class));

        application.run(context -> assertThat(context).hasNotFailed());
        application.withPropertyValues("compliance.authzen.enabled=true").run(context -> {
            FailureAnalysis analysis = new ComplianceFailureAnalyzer().analyze(context.getStartupFailure());
            assertThat(analysis.getDescription()).contains("compliance.authzen.enabled", "WebFlux");
            assertThat(analysis.getAction()).contains("AuthorizationApi", "Spring MVC");
        });
    }

    @Test
    void a_property_is_empty() {
        assertTold(
                Host.in(folder).withPropertyValues("compliance.keys.folder="),
                "compliance.keys.folder is not set",
                "compliance.keys.create-as");
        assertTold(
                Host.in(folder).withPropertyValues("compliance.keys.create-as="),
                "new keys cannot be made",
                "compliance.keys.create-as: a name like compliance.example.org");
        assertTold(
                Host.in(folder).withPropertyValues("compliance.vendor="),
                "compliance.vendor",
                "compliance.vendor=backpak");
        assertTold(
                Host.in(folder).withPropertyValues("compliance.policies.packs="),
                "no policies decide",
                "backpak, ferpa, coppa");
    }

    @Test
    void what_is_lazy_otherwise_fails_at_the_start_all_the_same() {
        assertTold(
                Host.in(folder)
                        .withPropertyValues("compliance.policies.packs=ferba")
                        .withInitializer(context ->
                                context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor())),
                "did you mean 'ferpa'",
                "compliance.policies.packs");
    }
}
