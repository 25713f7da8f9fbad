package com.onebackpak.compliance.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.DecisionListener;
import com.onebackpak.compliance.DecisionObservation;
import com.onebackpak.compliance.SealingSchedule;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.deletion.DataSet;
import com.onebackpak.compliance.deletion.EraserAnswer;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.CurrentPolicies;
import com.onebackpak.compliance.jdbc.DeletionRuns;
import com.onebackpak.compliance.jdbc.HostData;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.jdbc.StoreSettings;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.LogSealer;
import com.onebackpak.compliance.testkit.memory.InMemoryComplianceStores;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** What an application makes itself is taken, and what it does not need is not made. */
class ReplaceablePortsTest {
    @TempDir
    Path folder;

    private static final Vocabulary VOCABULARY = VocabularyReader.standard();
    private static final Clock CLOCK = Clock.fixed(Host.NOW, ZoneOffset.UTC);

    @Test
    void with_nothing_of_its_own_an_application_gets_all_there_is() {
        Host.in(folder)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(PolicySet.class)
                        .hasSingleBean(CurrentPolicies.class)
                        .hasSingleBean(Tenancy.class)
                        .hasSingleBean(KeyFolder.class)
                        .hasSingleBean(StoreSettings.class)
                        .hasSingleBean(JdbcComplianceStores.class)
                        .hasSingleBean(ComplianceStores.class)
                        .hasSingleBean(LogSealer.class)
                        .hasSingleBean(SealingSchedule.class)
                        .hasSingleBean(ComplianceService.class)
                        .doesNotHaveBean(DeletionRuns.class)
                        .doesNotHaveBean(OverdueDuties.class)
                        .doesNotHaveBean(ComplianceMetrics.class)
                        .doesNotHaveBean(ComplianceProblems.class));
    }

    @Test
    void switched_off_it_makes_nothing_and_needs_nothing() {
        new ApplicationContextRunner()
                .withConfiguration(Host.starter())
                .withPropertyValues("compliance.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(ComplianceService.class)
                        .doesNotHaveBean(ComplianceStores.class)
                        .doesNotHaveBean(ComplianceTasks.class));
    }

    @Test
    void the_policies() {
        PolicySet ours = PolicyLibrary.standard().select("us-tx");
        Host.without(folder, "compliance.policies.packs")
                .withUserConfiguration(Host.Rows.class, Host.People.class)
                .withBean(PolicySet.class, () -> ours)
                .run(context -> assertThat(context.getBean(CurrentPolicies.class)
                                .evaluator()
                                .policies())
                        .isSameAs(ours));
    }

    @Test
    void policies_that_are_replaced_while_they_decide() {
        CurrentPolicies ours = CurrentPolicies.of(PolicyLibrary.standard().select("us-tx"));
        Host.without(folder, "compliance.policies.packs")
                .withUserConfiguration(Host.Rows.class, Host.People.class)
                .withBean(CurrentPolicies.class, () -> ours)
                .run(context -> {
                    assertThat(context).doesNotHaveBean(PolicySet.class);
                    ours.replaceWith(PolicyLibrary.standard().select("backpak"));
                    Host.sign(context.getBean(ComplianceStores.class));
                    assertThat(context.getBean(ComplianceService.class)
                                    .decide(Host.permitted())
                                    .decision()
                                    .isPermit())
                            .isTrue();
                });
    }

    @Test
    void a_pack_of_its_own_beside_those_of_the_library() throws Exception {
        Path pack = Files.writeString(folder.resolve("ours.yaml"), """
                policy: ours
                title: "Ours"
                kind: school
                version: "1"
                from: 2020-01-01
                zone: UTC
                citation-prefix: Ours
                rules:
                  - id: nothing-goes-out
                    effect: forbid
                    target: {actions: [disclose]}
                    reason: "nothing goes out"
                    cites: ["1"]
                clauses:
                  "1": {says: "nothing goes out", modality: forbids}
                """);
        Host.in(folder)
                .withPropertyValues("compliance.policies.locations=file:" + pack)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    Host.sign(context.getBean(ComplianceStores.class));
                    assertThat(context.getBean(ComplianceService.class)
                                    .decide(Host.permitted())
                                    .decision()
                                    .rules())
                            .contains("nothing-goes-out");
                });
    }

    @Test
    void the_clock() {
        Instant then = Instant.parse("2026-10-01T00:00:00Z");
        Host.without(folder)
                .withUserConfiguration(Host.Rows.class)
                .withBean(Tenancy.class, () -> new Tenancy(new Host.OneDistrict(), PartyId.of("backpak")))
                .withBean(Clock.class, () -> Clock.fixed(then, ZoneOffset.UTC))
                .run(context -> assertThat(context.getBean(ComplianceService.class)
                                .decide(Host.refused())
                                .decision()
                                .at())
                        .isEqualTo(then));
    }

    @Test
    void the_tenancy() {
        Tenancy ours = new Tenancy(new Host.OneDistrict(), PartyId.of("other-vendor"));
        Host.without(folder, "compliance.vendor")
                .withUserConfiguration(Host.Rows.class)
                .withBean(Tenancy.class, () -> ours)
                .run(context -> assertThat(context).getBean(Tenancy.class).isSameAs(ours));
    }

    @Test
    void the_keys() {
        KeyFolder ours = KeyFolder.create(folder.resolve("ours"), "ours.example.org");
        Host.without(folder, "compliance.keys.folder")
                .withUserConfiguration(Host.Rows.class, Host.People.class)
                .withBean(KeyFolder.class, () -> ours)
                .run(context -> assertThat(context.getBean(StoreSettings.class).signer())
                        .isSameAs(ours.signer()));
    }

    @Test
    void the_settings_of_the_stores() {
        KeyFolder keys = KeyFolder.create(folder.resolve("ours"), "ours.example.org");
        StoreSettings ours = StoreSettings.of(VOCABULARY, CLOCK, keys);
        Host.without(folder, "compliance.keys.folder")
                .withUserConfiguration(Host.Rows.class, Host.People.class)
                .withBean(StoreSettings.class, () -> ours)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(KeyFolder.class)
                        .getBean(StoreSettings.class)
                        .isSameAs(ours));
    }

    @Test
    void the_stores_and_then_neither_keys_nor_a_database_are_needed() {
        InMemoryComplianceStores ours = InMemoryComplianceStores.of(VOCABULARY, CLOCK);
        Host.without(folder, "compliance.keys.folder")
                .withUserConfiguration(Host.People.class)
                .withBean(ComplianceStores.class, () -> ours)
                .withBean(LogSealer.class, ours::sealer)
                .run(context -> {
                    assertThat(context)
                            .hasNotFailed()
                            .doesNotHaveBean(KeyFolder.class)
                            .hasSingleBean(SealingSchedule.class);
                    Host.sign(ours);
                    assertThat(context.getBean(ComplianceService.class)
                                    .decide(Host.permitted())
                                    .orElseThrow()
                                    .discharge(() -> "sent"))
                            .isEqualTo("sent");
                    assertThat(ours.of(Host.DISTRICT).decisions().about(Host.STUDENT))
                            .hasSize(1);
                });
    }

    @Test
    void the_service() {
        ComplianceService ours = ComplianceService.builder()
                .policies(PolicyLibrary.standard().select("backpak"))
                .facts((request, at) -> Facts.nothing())
                .recordingNothing()
                .clock(CLOCK)
                .build();
        Host.without(folder)
                .withUserConfiguration(Host.Rows.class)
                .withBean(ComplianceService.class, () -> ours)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Tenancy.class)
                        .getBean(ComplianceService.class)
                        .isSameAs(ours));
    }

    @Test
    void what_the_service_is_built_of_besides() {
        List<DecisionObservation> told = new ArrayList<>();
        AtomicInteger customized = new AtomicInteger();
        Host.in(folder)
                .withBean("one", DecisionListener.class, () -> told::add)
                .withBean("two", DecisionListener.class, () -> told::add)
                .withBean(ComplianceServiceCustomizer.class, () -> builder -> {
                    builder.permitsLast(Duration.ofSeconds(7));
                    customized.incrementAndGet();
                })
                .run(context -> {
                    context.getBean(ComplianceService.class).decide(Host.refused());
                    assertThat(told).hasSize(2);
                    assertThat(customized).hasValue(1);
                });
    }

    @Test
    void the_scheduler() {
        ThreadPoolTaskScheduler ours = new ThreadPoolTaskScheduler();
        Host.in(folder)
                .withPropertyValues("compliance.sealing.enabled=true", "compliance.sealing.interval=20ms")
                .withBean(TaskScheduler.class, () -> ours)
                .run(context -> {
                    assertThat(ours.getScheduledThreadPoolExecutor().getTaskCount())
                            .isPositive();
                });
    }

    @Test
    void the_sealing() {
        InMemoryComplianceStores others = InMemoryComplianceStores.of(VOCABULARY, CLOCK);
        SealingSchedule ours = SealingSchedule.of(others.sealer(), CLOCK);
        Host.in(folder)
                .withBean(SealingSchedule.class, () -> ours)
                .run(context ->
                        assertThat(context).getBean(SealingSchedule.class).isSameAs(ours));
    }

    @Test
    void the_health() {
        Host.in(folder)
                .withBean("complianceHealthIndicator", String.class, () -> "ours")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .getBean("complianceHealthIndicator")
                        .isEqualTo("ours"));
    }

    @Test
    void the_answers_over_http() {
        ComplianceProblems ours = new ComplianceProblems();
        WebApplicationContextRunner web = new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ComplianceWebAutoConfiguration.class));
        web.withBean(ComplianceProblems.class, () -> ours)
                .run(context ->
                        assertThat(context).getBean(ComplianceProblems.class).isSameAs(ours));
        web.withPropertyValues("compliance.web.problems=false")
                .run(context -> assertThat(context).doesNotHaveBean(ComplianceProblems.class));
    }

    @Test
    void deletions_go_on_where_there_is_data_of_the_application() {
        DataSet exports = DataSet.builder()
                .id("exports")
                .addCategories(Category.NAME)
                .owner(PartyId.of("backpak"))
                .copiesKeptFor(Period.ofDays(35))
                .build();
        Host.in(folder)
                .withBean(
                        HostData.class,
                        () -> HostData.builder()
                                .uncounted(exports, task -> EraserAnswer.nothingFound())
                                .build())
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(DeletionRuns.class));
    }
}
