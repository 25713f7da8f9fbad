package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.analysis.Decided.Firing;
import com.onebackpak.compliance.analysis.LintFinding.Kind;
import com.onebackpak.compliance.analysis.LintFinding.Severity;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.evaluation.Outcome;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what changes no outcome in any situation. */
final class InVain {
    private final Decided decided;
    private final SituationSpace space;
    private final Diagrams diagrams;
    private final List<LintFinding> findings = new ArrayList<>();

    InVain(Decided decided) {
        this.decided = decided;
        this.space = decided.space();
        this.diagrams = space.diagrams();
    }

    List<LintFinding> findings() {
        check(decided.rules().stream().filter(Firing::forbids).toList());
        check(decided.rules().stream().filter(rule -> !rule.forbids()).toList());
        BitSet telling = new BitSet();
        Stream.of(decided.prohibitions(), decided.permissions()).forEach(all -> {
            telling.or(diagrams.variablesOf(all.holds()));
            telling.or(diagrams.variablesOf(all.fails()));
        });
        space.questions().forEach((test, answer) -> {
            if (!telling.get(diagrams.numberOf(answer.holds())) && !telling.get(diagrams.numberOf(answer.fails()))) {
                add(test, "no outcome hangs on whether " + test.describe());
            } else if (isAskedInVain(answer)) {
                add(
                        test,
                        "there are requests that are open for want of knowing whether " + test.describe()
                                + ", and decided the same whichever it is");
            }
        });
        return findings;
    }

    /** Whether some situation is open, and decided, and decided alike, once this one answer is known, whatever it is. */
    private boolean isAskedInVain(Ternary answer) {
        Ternary forbidden = decided.prohibitions().given(answer, Truth.UNKNOWN);
        Ternary permitted = decided.permissions().given(answer, Truth.UNKNOWN);
        int open = diagrams.or(forbidden.unknown(), diagrams.and(forbidden.fails(), permitted.unknown()));
        return Stream.of(Outcome.DENY, Outcome.PERMIT, Outcome.NOT_APPLICABLE).anyMatch(outcome -> {
            int either = diagrams.and(given(outcome, answer, Truth.TRUE), given(outcome, answer, Truth.FALSE));
            int inVain = diagrams.and(open, either);
            return inVain != Diagrams.FALSE
                    && !isNever(
                            Ternary.known(diagrams, space.situations())
                                    .given(answer, Truth.UNKNOWN)
                                    .holds(),
                            inVain);
        });
    }

    private int given(Outcome outcome, Ternary answer, Truth truth) {
        int possible =
                Ternary.known(diagrams, space.situations()).given(answer, truth).holds();
        return diagrams.and(possible, decided.whereGiven(outcome, answer, truth));
    }

    private void add(Condition.FactTest test, String says) {
        findings.add(new LintFinding(
                Kind.IN_VAIN,
                Severity.REMARK,
                "facts",
                Optional.empty(),
                List.of(test.fact()),
                says,
                Optional.empty()));
    }

    /** Each rule against all others of its effect: those before it, and those after it. */
    private void check(List<Firing> rules) {
        List<Ternary> after = new ArrayList<>(List.of(Ternary.of(diagrams, Truth.FALSE)));
        for (int i = rules.size() - 1; i > 0; i--) {
            after.add(0, after.get(0).or(rules.get(i).fires()));
        }
        Ternary before = Ternary.of(diagrams, Truth.FALSE);
        for (int i = 0; i < rules.size(); i++) {
            check(rules.get(i), before.or(after.get(i)));
            before = before.or(rules.get(i).fires());
        }
    }

    private void check(Firing rule, Ternary others) {
        Ternary fires = rule.fires();
        int counts = diagrams.and(
                space.situations(),
                rule.forbids() ? Diagrams.TRUE : decided.prohibitions().fails());
        if (isNever(space.situations(), fires.may())) {
            add(rule, "never fires");
        } else if (!rule.forbids() && isNever(counts, fires.holds())) {
            add(rule, "never permits anything: wherever it fires, something forbids it or may");
        } else if (isNever(counts, diagrams.without(fires.holds(), others.holds()))
                && isNever(
                        counts,
                        diagrams.and(
                                diagrams.and(fires.unknown(), others.fails()),
                                rule.forbids()
                                        ? diagrams.not(decided.permissions().unknown())
                                        : Diagrams.TRUE))) {
            add(rule, "changes no outcome: wherever it fires, another rule of its effect does");
        }
    }

    private boolean isNever(int within, int formula) {
        return diagrams.and(within, formula) == Diagrams.FALSE;
    }

    private void add(Firing rule, String says) {
        findings.add(new LintFinding(
                Kind.IN_VAIN,
                Severity.REMARK,
                rule.policy().id(),
                Optional.empty(),
                Stream.concat(
                                Stream.of(rule.rule().id()),
                                rule.rule().cites().stream().map(Object::toString))
                        .toList(),
                "rule '" + rule.rule().id() + "' " + says,
                Optional.empty()));
    }
}
