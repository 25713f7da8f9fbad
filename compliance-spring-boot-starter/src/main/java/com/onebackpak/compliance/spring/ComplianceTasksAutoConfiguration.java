package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.SealingSchedule;
import com.onebackpak.compliance.evaluation.CurrentPolicies;
import com.onebackpak.compliance.jdbc.DeletionRuns;
import com.onebackpak.compliance.jdbc.DeletionSettings;
import com.onebackpak.compliance.jdbc.HostData;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.spring.ComplianceTasks.Task;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.LogSealer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.TaskScheduler;

/**
 * Runs what runs beside, on the application's scheduler: seals, goes on with deletions, counts overdue duties. Any number of
 * instances may do so: of each log one sealer is at work at a time, and of a run each unit is given to one.
 */
@AutoConfiguration(
        after = ComplianceAutoConfiguration.class,
        afterName = {"org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration"})
@ConditionalOnBooleanProperty(name = "compliance.enabled", matchIfMissing = true)
class ComplianceTasksAutoConfiguration {
    private static final String USUAL_SCHEDULER = "taskScheduler";

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(LogSealer.class)
    SealingSchedule complianceSealing(LogSealer sealer, ObjectProvider<Clock> clock) {
        return SealingSchedule.of(sealer, clock.getIfAvailable(Clock::systemUTC)); // closed before the stores
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean({HostData.class, JdbcComplianceStores.class})
    DeletionRuns complianceDeletions(
            JdbcComplianceStores stores, HostData data, ObjectProvider<DeletionSettings> settings) {
        try {
            return stores.deletions(data, settings.getIfAvailable(() -> DeletionSettings.USUAL));
        } catch (ComplianceStoreException | IllegalArgumentException e) {
            throw new ComplianceConfigurationException(
                    "the data sets of the HostData bean cannot be taken up: " + e.getMessage(),
                    "Correct the bean of type " + HostData.class.getName() + ", or what its erasers say.",
                    e);
        }
    }

    @Bean
    @ConditionalOnBean(DutyWorlds.class)
    OverdueDuties complianceOverdueDuties(DutyWorlds worlds, CurrentPolicies policies, ObjectProvider<Clock> clock) {
        return new OverdueDuties(worlds, policies, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    @ConditionalOnBean(DeletionRuns.class)
    RetentionSteps complianceRetentionSteps(DeletionRuns runs, ObjectProvider<RetentionListener> listeners) {
        return new RetentionSteps(runs, listeners.orderedStream().toList());
    }

    @Bean
    ComplianceTasks complianceTasks(
            ObjectProvider<ComplianceStores> stores,
            ObjectProvider<SealingSchedule> sealing,
            ObjectProvider<RetentionSteps> retention,
            ObjectProvider<OverdueDuties> duties,
            ObjectProvider<TaskScheduler> schedulers,
            BeanFactory beans,
            ComplianceProperties properties) {
        List<Task> tasks = new ArrayList<>();
        if (properties.sealing().enabled()) {
            SealingSchedule schedule = sealing.getIfAvailable();
            if (schedule != null) {
                tasks.add(new Task(ends -> schedule.run(), properties.sealing().interval()));
            } else if (stores.stream().findAny().isPresent()) {
                throw new ComplianceConfigurationException(
                        "compliance.sealing.enabled is true, but nothing seals what the bean of type "
                                + ComplianceStores.class.getName() + " records",
                        "Declare the method that makes those stores with the type "
                                + JdbcComplianceStores.class.getName()
                                + ", or declare a bean of type " + LogSealer.class.getName()
                                + ". Where another application seals their logs, set compliance.sealing.enabled=false.");
            }
        }
        if (properties.retention().enabled()) {
            retention.ifAvailable(work ->
                    tasks.add(new Task(work::goOn, properties.retention().interval())));
        }
        duties.ifAvailable(work ->
                tasks.add(new Task(ends -> work.run(), properties.duties().interval())));
        return new ComplianceTasks(applications(schedulers, beans), tasks);
    }

    /** The application's scheduler; of several the primary one, or the one that has Spring's usual name. */
    private static Optional<TaskScheduler> applications(ObjectProvider<TaskScheduler> schedulers, BeanFactory beans) {
        TaskScheduler unique = schedulers.getIfUnique();
        if (unique != null) {
            return Optional.of(unique);
        }
        return beans.containsBean(USUAL_SCHEDULER) && beans.isTypeMatch(USUAL_SCHEDULER, TaskScheduler.class)
                ? Optional.of(beans.getBean(USUAL_SCHEDULER, TaskScheduler.class))
                : Optional.empty();
    }
}
