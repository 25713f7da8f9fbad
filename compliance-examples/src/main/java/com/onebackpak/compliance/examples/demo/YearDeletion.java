package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.deletion.DeletionCertificate;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.deletion.RetentionPlanner;
import com.onebackpak.compliance.deletion.Retrying;
import com.onebackpak.compliance.evaluation.RetentionEvaluator;
import com.onebackpak.compliance.evaluation.RetentionQuestion;
import com.onebackpak.compliance.jdbc.DeletionRun;
import com.onebackpak.compliance.jdbc.DeletionRuns;
import com.onebackpak.compliance.jdbc.DeletionSettings;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.DataForm;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Plans what is to go of a district's data when its agreement has ended, has it go, and certifies that. */
final class YearDeletion {
    /** So few that a plan has several units, between which the demo is killed. */
    private static final int RANGES = 4;

    private static final DeletionSettings SETTINGS =
            new DeletionSettings(Retrying.USUAL, Duration.ofMinutes(10), Duration.ofDays(1));

    private final YearRecord record;
    private final Scenario scenario;
    private final PartyId district;
    private final ZoneId zone;

    YearDeletion(YearRecord record, Scenario scenario, PartyId district, ZoneId zone) {
        this.record = record;
        this.scenario = scenario;
        this.district = district;
        this.zone = zone;
    }

    static DeletionRuns runs(JdbcComplianceStores stores) {
        return stores.deletions(YearTables.data(local -> local), SETTINGS);
    }

    private DeletionRuns runs() {
        return runs(record.stores());
    }

    /** What the clauses say is due by a day, of people who have rows. */
    RetentionPlan plan(Collection<PartyId> people, LocalDate by, Instant now) {
        RetentionPlanner planner =
                new RetentionPlanner(YearTables.data(local -> local).sets(), district, by, now);
        PartyId vendor = scenario.world().vendor();
        RetentionEvaluator evaluator = RetentionEvaluator.of(scenario.policies());
        for (PartyId person : people.stream().sorted().toList()) {
            Facts facts = record.factsFor(question(person, Category.NAME).asRequest(vendor));
            List<Hold> holds = record.tenant().liveHolds(person, now).stream()
                    .map(Recorded::value)
                    .toList();
            planner.add(
                    person,
                    category -> evaluator.answer(question(person, category), vendor, facts, now),
                    holds,
                    List.of());
        }
        return planner.plan(Math.max(1, (people.size() + RANGES - 1) / RANGES));
    }

    private static RetentionQuestion question(PartyId person, Category category) {
        return new RetentionQuestion(person, category, DataForm.IDENTIFIED, Optional.empty());
    }

    List<PartyId> people() {
        return runs().people(district);
    }

    /** Begins a run. */
    UUID start(RetentionPlan plan) {
        return runs().start(plan);
    }

    /** Does all that can be done now; returns how many units were done. */
    int goOn() {
        DeletionRuns runs = runs();
        int all = 0;
        int done;
        do {
            done = runs.steps(DeletionRuns.UNITS_AT_A_TIME).size();
            all += done;
        } while (done > 0);
        return all;
    }

    DeletionRun run(UUID id) {
        return runs().runs(district).stream()
                .filter(run -> run.run().equals(id))
                .findFirst()
                .orElseThrow();
    }

    DeletionCertificate certify(UUID run) {
        return runs().certify(district, run, zone);
    }
}
