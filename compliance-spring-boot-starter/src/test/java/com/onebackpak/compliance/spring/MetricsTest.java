package com.onebackpak.compliance.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.ComplianceDecision;
import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.DecisionListener;
import com.onebackpak.compliance.DecisionObservation;
import com.onebackpak.compliance.SealingSchedule;
import com.onebackpak.compliance.deletion.DataSet;
import com.onebackpak.compliance.deletion.DeletionReason;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.jdbc.DeletionRuns;
import com.onebackpak.compliance.jdbc.DeletionStep;
import com.onebackpak.compliance.jdbc.HostData;
import com.onebackpak.compliance.jdbc.TableData;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is counted, and that it gives nobody away. */
@ExtendWith(OutputCaptureExtension.class)
class MetricsTest {
    @TempDir
    Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private ApplicationContextRunner application() {
        return Host.in(folder).withBean(MeterRegistry.class, () -> registry);
    }

    private double decisions(String outcome, String layer) {
        return registry.get("compliance.decision")
                .tags("outcome", outcome, "layer", layer)
                .counter()
                .count();
    }

    @Test
    void decisions_are_counted_by_outcome_and_layer() {
        application().run(context -> {
            ComplianceService compliance = context.getBean(ComplianceService.class);
            compliance.decide(Host.permitted());
            Host.sign(context.getBean(ComplianceStores.class));
            compliance.decide(Host.permitted());
            compliance.decide(Host.permitted());
            compliance.decide(Host.refused());

            assertThat(decisions("permit", "vendor")).isEqualTo(2);
            assertThat(registry.find("compliance.decision").counters().stream()
                            .mapToDouble(counter -> counter.count())
                            .sum())
                    .isEqualTo(4);
        });
    }

    @Test
    void a_permit_whose_obligation_fails_is_counted_as_one_decision_and_as_a_failure_beside() {
        application().run(context -> {
            Host.sign(context.getBean(ComplianceStores.class));
            ComplianceDecision.Permit permit = context.getBean(ComplianceService.class)
                    .discharging(ObligationKind.RECORD_DISCLOSURE, (obligation, by) -> {
                        throw new IllegalStateException("no mailbox");
                    })
                    .decide(Host.permitted())
                    .orElseThrow();

            assertThatThrownBy(() -> permit.discharge(() -> "sent")).hasMessage("no mailbox");

            assertThat(registry.find("compliance.decision").counters().stream()
                            .mapToDouble(counter -> counter.count())
                            .sum())
                    .isEqualTo(1);
            assertThat(registry.get("compliance.discharge.failed").counter().count())
                    .isEqualTo(1);
        });
    }

    @Test
    void there_are_no_more_meters_than_outcomes_and_layers_and_none_of_them_names_anybody(CapturedOutput output)
            throws Exception {
        Path pack = Files.writeString(folder.resolve("planted.yaml"), """
                policy: planted-pack
                title: "planted title"
                kind: law
                version: "1"
                from: 2020-01-01
                zone: UTC
                citation-prefix: Planted
                rules:
                  - id: planted-rule
                    effect: forbid
                    target: {actions: [disclose.sell]}
                    reason: "planted reason"
                    cites: ["1"]
                clauses:
                  "1": {says: "planted clause", modality: forbids}
                """);
        application()
                .withPropertyValues("compliance.policies.locations=file:" + pack)
                .run(context -> {
                    Host.sign(context.getBean(ComplianceStores.class));
                    ComplianceService compliance = context.getBean(ComplianceService.class);
                    for (Action action : List.of(Action.DISCLOSE, Action.DISCLOSE_SELL, Action.USE, Action.DELETE)) {
                        for (Category category : List.of(Category.NAME, Category.TRANSCRIPT_GRADE, Category.WORK)) {
                            for (Purpose purpose : List.of(Purpose.EDUCATION, Purpose.MARKETING)) {
                                for (PartyId subject : List.of(Host.STUDENT, PartyId.of("planted-stranger-4713"))) {
                                    ComplianceDecision decision = compliance.decide(ProcessingRequest.builder()
                                            .actor(PartyId.of("backpak"))
                                            .action(action)
                                            .addCategories(category)
                                            .subject(subject)
                                            .purpose(purpose)
                                            .recipient(Host.QUIZZLY)
                                            .build());
                                    decision.fold(permit -> permit.discharge(() -> "done"), refusal -> {
                                        assertThat(refusal.problem().toJson())
                                                .doesNotContain("planted-s", "planted-app");
                                        return "refused";
                                    });
                                }
                            }
                        }
                    }
                    context.getBean(SealingSchedule.class).run();
                    context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(registry));

                    assertBounded();
                    assertThat(registry.getMetersAsString()).doesNotContain("planted");
                    assertThat(context.getBean(ComplianceHealth.class).report().toString())
                            .doesNotContain("planted");
                    assertThat(output.getAll()).doesNotContain("planted");
                });
    }

    /** Of each meter, every tag is one of a few that are known before anything happens. */
    private void assertBounded() {
        Set<String> outcomes = new HashSet<>();
        Arrays.stream(DecisionObservation.Result.values())
                .map(result -> result.key())
                .forEach(outcomes::add);
        Arrays.stream(DeletionStep.Outcome.values())
                .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
                .forEach(outcomes::add);
        Set<String> layers = new HashSet<>(Set.of("none"));
        Arrays.stream(Layer.values()).map(Layer::key).forEach(layers::add);
        List<Meter> ours = registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("compliance."))
                .toList();
        assertThat(ours).isNotEmpty().hasSizeLessThanOrEqualTo(7 * 5 + 1 + 6 + 2);
        for (Meter meter : ours) {
            for (Tag tag : meter.getId().getTags()) {
                assertThat(tag.getKey()).isIn("outcome", "layer");
                assertThat(tag.getValue()).isIn(tag.getKey().equals("outcome") ? outcomes : layers);
            }
        }
    }

    @Test
    void every_observation_there_can_be_makes_no_more_than_thirty_five_meters() {
        ComplianceMetrics metrics = new ComplianceMetrics(() -> registry);
        Set<Layer> all = Set.of(Layer.values());
        for (DecisionObservation.Result result : DecisionObservation.Result.values()) {
            metrics.decided(new DecisionObservation(result, Set.of()));
            metrics.decided(new DecisionObservation(result, all));
            all.forEach(layer -> metrics.decided(new DecisionObservation(result, Set.of(layer))));
        }
        for (DeletionStep.Outcome outcome : DeletionStep.Outcome.values()) {
            metrics.stepped(outcome);
        }

        assertThat(registry.find("compliance.decision").counters()).hasSize(35);
        assertThat(registry.find("compliance.discharge.failed").counters()).hasSize(1);
        assertThat(registry.find("compliance.retention.units").counters()).hasSize(6);
        assertBounded();
    }

    @Test
    void the_lag_of_sealing_is_a_number_until_it_cannot_be_looked_up() {
        application().run(context -> {
            context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(registry));
            assertThat(registry.get("compliance.sealing.lag").timeGauge().value())
                    .isZero();

            context.getBean(HikariDataSource.class).close();

            assertThat(registry.get("compliance.sealing.lag").timeGauge().value())
                    .isNaN();
        });
    }

    @Test
    void overdue_duties_are_a_number_once_they_are_counted() {
        application().withBean(DutyWorlds.class, () -> Stream::empty).run(context -> {
            context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(registry));
            assertThat(registry.get("compliance.duties.overdue").gauge().value())
                    .isNaN();

            context.getBean(OverdueDuties.class).run();

            assertThat(registry.get("compliance.duties.overdue").gauge().value())
                    .isZero();
        });
    }

    /** Is told before the others, and keeps nothing from them. */
    private static final class FailingFirst implements RetentionListener, Ordered {
        @Override
        public void stepped(DeletionStep.Outcome outcome) {
            throw new IllegalStateException(Host.STUDENT.value());
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }

    @Test
    void units_of_deletions_are_counted_by_outcome_and_names_nobody(CapturedOutput output) {
        DataSet work = DataSet.builder()
                .id("work")
                .addCategories(Category.WORK)
                .owner(PartyId.of("backpak"))
                .copiesKeptFor(Period.ofDays(35))
                .build();
        application()
                .withBean("failing", RetentionListener.class, FailingFirst::new)
                .withBean(
                        HostData.class,
                        () -> HostData.builder()
                                .local(work, TableData.of("work", "district", "student"))
                                .build())
                .run(context -> {
                    JdbcTemplate rows = context.getBean(JdbcTemplate.class);
                    rows.update("insert into work values (?, ?)", Host.DISTRICT.value(), Host.STUDENT.value());
                    rows.update("insert into work values (?, ?)", Host.DISTRICT.value(), "another");
                    DeletionRuns runs = context.getBean(DeletionRuns.class);
                    runs.start(RetentionPlan.ofWhole(
                            context.getBean(HostData.class).sets(),
                            Host.DISTRICT,
                            new DeletionReason(Optional.empty(), Set.of(), Set.of(Citation.parse("Backpak C68"))),
                            runs.people(Host.DISTRICT).iterator(),
                            1));

                    AtomicInteger asked = new AtomicInteger();
                    context.getBean(RetentionSteps.class).goOn(() -> asked.incrementAndGet() > 10);
                    assertThat(asked)
                            .as("all units at once, and none the second time")
                            .hasValue(2);

                    assertThat(rows.queryForList("select * from work")).isEmpty();
                    assertThat(registry.get("compliance.retention.units")
                                    .tag("outcome", "done")
                                    .counter()
                                    .count())
                            .isEqualTo(2);
                    assertThat(registry.getMetersAsString()).doesNotContain("planted");
                    assertThat(output.getAll()).doesNotContain("planted");
                });
    }

    @Test
    void a_registry_that_fails_changes_no_decision() {
        registry.close();
        application()
                .withBean("failing", DecisionListener.class, () -> observation -> {
                    throw new IllegalStateException(Host.STUDENT.value());
                })
                .run(context -> {
                    Host.sign(context.getBean(ComplianceStores.class));
                    String sent = context.getBean(ComplianceService.class)
                            .decide(Host.permitted())
                            .orElseThrow()
                            .discharge(() -> "sent");
                    assertThat(sent).isEqualTo("sent");
                });
    }
}
