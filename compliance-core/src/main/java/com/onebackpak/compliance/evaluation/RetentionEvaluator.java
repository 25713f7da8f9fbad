package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.RetentionLimit;
import com.onebackpak.compliance.policy.RetentionProvision;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionAction;
import com.onebackpak.compliance.retention.RetentionSchedule;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.Situation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers how long data may stay, by the retention provisions of the policies in effect that apply to the subject.
 * Total, deterministic; touches nothing and is told the time. The shortest provision counts; a hold does not move the
 * date. Where the zone of the calendar is unknown, days are those of UTC. Immutable, thread-safe.
 *
 * <pre>{@code
 * RetentionQuestion question = new RetentionQuestion(student, Category.WORK, DataForm.IDENTIFIED, Optional.empty());
 * Instant at = clock.instant();
 * RetentionAnswer answer = RetentionEvaluator.of(policies)
 *         .answer(question, vendor, question.factsFrom(world, vendor, at), at);
 * Optional<LocalDate> due = answer.held() ? Optional.empty() : answer.due();
 * }</pre>
 */
public final class RetentionEvaluator {
    private static final Condition ANY_HOLD = new Condition.Held(Set.of());

    private final PolicySet policies;

    private RetentionEvaluator(PolicySet policies) {
        this.policies = policies;
    }

    /** Makes an evaluator. */
    public static RetentionEvaluator of(PolicySet policies) {
        return new RetentionEvaluator(policies);
    }

    /**
     * Answers a question.
     *
     * @param question whose data, which and in which form
     * @param vendor the vendor that keeps it
     * @param facts what is known, as {@link RetentionQuestion#factsFrom} gathers it
     * @param at the instant for which to answer
     * @return the answer; without a date where no provision gives one, and held where that is not known to be false
     */
    public RetentionAnswer answer(RetentionQuestion question, PartyId vendor, Facts facts, Instant at) {
        Circumstance circumstance =
                new Circumstance(new Situation(question.asRequest(vendor), facts, at), question.category());
        List<Answering> answering = new ArrayList<>();
        RetentionSchedule schedule = schedule(facts, at);
        for (Policy policy : applying(circumstance)) {
            policy.retention().stream()
                    .filter(provision -> mayMatch(provision.target(), circumstance))
                    .forEach(provision -> answering.add(new Answering(
                            policy, provision, schedule.due(provision.deadlines(), question.deletionRequested()))));
        }
        return new Composition(answering, schedule, circumstance).answer();
    }

    /** The dates of the subject's agreements, none where they are not known. */
    private static RetentionSchedule schedule(Facts facts, Instant at) {
        ZoneId otherwise = facts.get(FactKeys.SUBJECT_ZONE)
                .filter(zones -> zones.size() == 1)
                .map(zones -> zones.iterator().next())
                .orElse(ZoneOffset.UTC);
        return schedule(facts, at, otherwise);
    }

    /** The same, with another zone for an agency whose own is not known. */
    static RetentionSchedule schedule(KnownFacts facts, Instant at, ZoneId otherwise) {
        return new RetentionSchedule(
                facts.get(FactKeys.SUBJECT_AGREEMENTS).orElse(List.of()),
                at,
                facts.get(FactKeys.AGREEMENT_ZONES).orElse(Map.of()),
                otherwise);
    }

    /** The policies in effect that apply where the subject is protected, or may. */
    private List<Policy> applying(Circumstance circumstance) {
        ConditionReasoner reasoner = new ConditionReasoner(circumstance);
        return policies.inEffectAt(circumstance.at()).stream()
                .filter(policy -> policy.scope().interpret(reasoner).truth() != Truth.FALSE)
                .toList();
    }

    private static boolean mayMatch(Target target, Circumstance circumstance) {
        return TargetMatch.of(target, circumstance).truth() != Truth.FALSE;
    }

    /** A provision that speaks of the data, and the date it gives. */
    private record Answering(Policy policy, RetentionProvision provision, Optional<LocalDate> due) {}

    /** Puts the answer together from what the provisions say. */
    private final class Composition {
        private final List<Answering> answering;
        private final RetentionSchedule schedule;
        private final Circumstance circumstance;
        private final Set<String> provisions = new HashSet<>();
        private final Set<Citation> cites = new HashSet<>();
        private final List<String> findings = new ArrayList<>();

        Composition(List<Answering> answering, RetentionSchedule schedule, Circumstance circumstance) {
            this.answering = answering;
            this.schedule = schedule;
            this.circumstance = circumstance;
        }

        RetentionAnswer answer() {
            Optional<LocalDate> due = answering.stream()
                    .map(Answering::due)
                    .flatMap(Optional::stream)
                    .min(Comparator.naturalOrder());
            List<Answering> determining =
                    answering.stream().filter(a -> a.due().equals(due)).toList();
            determining.forEach(a -> {
                provisions.add(a.provision().id());
                cites.addAll(a.provision().cites());
            });
            if (due.isEmpty()) {
                explainMissingDate(determining);
            }
            boolean held =
                    ANY_HOLD.interpret(new ConditionReasoner(circumstance)).truth() != Truth.FALSE;
            boolean deletes = determining.stream().anyMatch(a -> a.provision().action() == RetentionAction.DELETE);
            return new RetentionAnswer(
                    due,
                    deletes ? RetentionAction.DELETE : RetentionAction.RETAIN,
                    held,
                    provisions,
                    cites,
                    findings,
                    missing(determining));
        }

        /** While an agreement is in force, nothing is missing: its end will set the date. */
        private void explainMissingDate(List<Answering> determining) {
            for (Answering answer : determining) {
                if (schedule.hasEnded() || answer.provision().deadlines().isEmpty()) {
                    answer.provision()
                            .undated()
                            .forEach(id -> answer.policy()
                                    .finding(id)
                                    .ifPresent(finding -> findings.add(id + ": " + finding.says())));
                }
            }
            boolean dateIsOwed = schedule.hasEnded()
                    && determining.stream().anyMatch(a -> a.provision().action() == RetentionAction.DELETE);
            if (dateIsOwed) {
                applying(circumstance).stream()
                        .flatMap(policy -> policy.retentionLimits().stream())
                        .filter(this::limits)
                        .forEach(limit -> {
                            provisions.add(limit.id());
                            cites.addAll(limit.cites());
                            findings.add(limit.id() + ": " + limit.says());
                        });
            }
        }

        private boolean limits(RetentionLimit limit) {
            return mayMatch(limit.target(), circumstance)
                    && limit.when()
                                    .interpret(new ConditionReasoner(circumstance))
                                    .truth()
                            != Truth.FALSE;
        }

        private Set<String> missing(List<Answering> determining) {
            boolean hangsOnAgreements = determining.stream()
                    .anyMatch(a -> !a.provision().deadlines().isEmpty());
            return hangsOnAgreements && !circumstance.facts().knows(FactKeys.SUBJECT_AGREEMENTS)
                    ? Set.of(OpenFacts.whyAgreementsAreUnknown(circumstance.facts()))
                    : Set.of();
        }
    }
}
