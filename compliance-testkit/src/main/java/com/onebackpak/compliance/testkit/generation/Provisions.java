package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Duty;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.policy.PackFinding;
import com.onebackpak.compliance.policy.Parameter;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.RetentionLimit;
import com.onebackpak.compliance.policy.RetentionProvision;
import com.onebackpak.compliance.policy.RetentionProvision.Deadline;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionAction;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionEvent;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.List;

/** Draws what a policy says besides its rules, each at most once. */
final class Provisions {
    private static final List<Integer> DAYS = List.of(0, 45, 60);
    private static final List<TemporalAmount> TIMES =
            List.of(Period.ofDays(45), Period.ofYears(1), Duration.ofHours(5));

    private Provisions() {}

    static void addTo(Policy.Builder policy, Choices choices, TermPool terms, String prefix) {
        choices.present(1, () -> finding(choices)).ifPresent(finding -> {
            policy.addFindings(finding);
            policy.addRetention(retention(choices, terms, prefix, List.of(finding.id())));
        });
        choices.present(1, () -> retention(choices, terms, prefix, List.of())).ifPresent(policy::addRetention);
        choices.present(1, () -> limit(choices, terms, prefix)).ifPresent(policy::addRetentionLimits);
        choices.present(1, () -> duty(choices, terms, prefix)).ifPresent(policy::addDuties);
        choices.present(1, () -> parameter(choices, prefix)).ifPresent(policy::addParameters);
    }

    private static RetentionProvision retention(Choices choices, TermPool terms, String prefix, List<String> findings) {
        return new RetentionProvision(
                findings.isEmpty() ? "dated" : "undated",
                Targets.draw(choices, terms),
                choices.list(
                        0,
                        2,
                        () -> new Deadline(
                                choices.of(RetentionEvent.class), choices.present(5, () -> choices.of(DAYS)))),
                choices.of(RetentionAction.class),
                findings,
                Rules.citations(choices, prefix));
    }

    private static RetentionLimit limit(Choices choices, TermPool terms, String prefix) {
        return new RetentionLimit(
                "limit",
                Targets.draw(choices, terms),
                Conditions.draw(choices, terms),
                Texts.draw(choices),
                Rules.citations(choices, prefix));
    }

    private static Duty duty(Choices choices, TermPool terms, String prefix) {
        return new Duty(
                "duty",
                Obligation.of(choices.of(terms.obligations())),
                Texts.draw(choices),
                choices.present(5, () -> choices.of(TIMES)),
                Rules.citations(choices, prefix));
    }

    private static Parameter parameter(Choices choices, String prefix) {
        return new Parameter("number", choices.of(DAYS), "days", choices.chance(5), Rules.citations(choices, prefix));
    }

    private static PackFinding finding(Choices choices) {
        return new PackFinding(
                "X1",
                choices.of(PackFinding.Kind.class),
                choices.of(PackFinding.Severity.class),
                List.of(),
                List.of(Citation.parse("FERPA 99.31(a)(1)")),
                Texts.draw(choices),
                choices.present(5, () -> Texts.draw(choices)));
    }
}
