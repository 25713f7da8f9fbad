package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.analysis.Decided.Firing;
import com.onebackpak.compliance.analysis.LintFinding.Kind;
import com.onebackpak.compliance.analysis.LintFinding.Severity;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.evaluation.Outcome;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds what changes no outcome in any situation. Each rule and each fact is looked at by itself: one of which it takes too
 * much to tell is named, and keeps nobody from telling of the others.
 */
final class InVain {
    private final Decided decided;
    private final SituationSpace space;
    private final Diagrams diagrams;
    private final int mark;
    private final List<Against> rules;
    private final List<LintFinding> findings = new ArrayList<>();

    /**
     * A rule, and what it leaves to others.
     *
     * @param rule the rule
     * @param notHolding where it does not fire for certain
     */
    private record Against(Firing rule, Supplier<Integer> notHolding) {}

    InVain(Decided decided) {
        this.decided = decided;
        this.space = decided.space();
        this.diagrams = space.diagrams();
        this.mark = diagrams.mark();
        this.rules = decided.rules().stream()
                .map(rule -> new Against(
                        rule, diagrams.once(() -> diagrams.not(rule.fires().holds()))))
                .toList();
    }

    List<LintFinding> findings() {
        Map<String, List<String>> untold = new LinkedHashMap<>();
        Stream.of(true, false)
                .flatMap(forbid -> decided.rules().stream().filter(rule -> rule.forbids() == forbid))
                .forEach(rule -> ifFew(() -> says(rule))
                        .ifPresentOrElse(
                                says -> says.ifPresent(text -> add(rule, text)),
                                () -> untold.computeIfAbsent(rule.policy().id(), policy -> new ArrayList<>())
                                        .add(rule.rule().id())));
        untold.forEach((policy, names) -> untold(policy, names, "whether these rules change any outcome"));
        checkFacts();
        return findings;
    }

    /** What comes of a question; empty if that takes too much to tell. */
    private <T> Optional<T> ifFew(Supplier<T> told) {
        diagrams.makeRoom(mark);
        return diagrams.ifFew(told);
    }

    /** Against all others; of which only those are joined that stand in the way. */
    private Optional<String> says(Firing rule) {
        Ternary fires = rule.fires();
        if (isNever(fires.may())) {
            return Optional.of("never fires");
        }
        if (!rule.forbids() && isNever(fires.holds(), () -> unforbidden(rule))) {
            return Optional.of("never permits anything: wherever it fires, something forbids it or may");
        }
        return isNever(
                                fires.holds(),
                                () -> Stream.concat(
                                        unforbidden(rule), others(rule).map(other -> other.notHolding.get())))
                        && isNever(
                                rule.forbids()
                                        ? diagrams.without(
                                                fires.unknown(),
                                                decided.permissions().unknown())
                                        : fires.unknown(),
                                () -> Stream.concat(
                                        unforbidden(rule),
                                        others(rule)
                                                .map(other -> other.rule.fires().fails())))
                ? Optional.of("changes no outcome: wherever it fires, another rule of its effect does")
                : Optional.empty();
    }

    /** Where each prohibition leaves a permission alone; prohibitions themselves are not in each other's way. */
    private Stream<Integer> unforbidden(Firing rule) {
        return decided.rules().stream()
                .filter(other -> !rule.forbids() && other.forbids())
                .map(other -> other.fires().fails());
    }

    private Stream<Against> others(Firing rule) {
        return rules.stream().filter(other -> !other.rule.equals(rule) && other.rule.forbids() == rule.forbids());
    }

    private boolean isNever(int formula) {
        return isNever(formula, Stream::empty);
    }

    /** Whether in no situation a formula holds where all others do. */
    private boolean isNever(int formula, Supplier<Stream<Integer>> others) {
        return diagrams.narrowed(diagrams.and(space.situations(), formula), others) == Diagrams.FALSE;
    }

    private void checkFacts() {
        Optional<BitSet> telling = ifFew(this::telling);
        BitSet mayTell = telling.orElseGet(this::mayTell);
        List<String> untold = new ArrayList<>();
        space.questions().forEach((test, answer) -> {
            if (!mayTell.get(diagrams.numberOf(answer.holds())) && !mayTell.get(diagrams.numberOf(answer.fails()))) {
                add(test, "no outcome hangs on whether " + test.describe());
            } else {
                telling.flatMap(told -> ifFew(() -> isAskedInVain(answer)))
                        .ifPresentOrElse(
                                isInVain -> {
                                    if (isInVain) {
                                        add(
                                                test,
                                                "there are requests that are open for want of knowing whether "
                                                        + test.describe() + ", and decided the same whichever it is");
                                    }
                                },
                                () -> untold.add(test.describe()));
            }
        });
        if (!untold.isEmpty()) {
            untold(
                    "facts",
                    untold,
                    "whether any outcome hangs on these answers, or some request waits for them in vain,");
        }
    }

    /** The variables on which some outcome hangs. */
    private BitSet telling() {
        BitSet telling = new BitSet();
        Stream.of(decided.prohibitions(), decided.permissions()).forEach(all -> addVariables(all, telling));
        return telling;
    }

    /** The variables on which some rule hangs, or one of its tests, or may: at least those on which some outcome does. */
    private BitSet mayTell() {
        BitSet telling = new BitSet();
        for (Firing rule : decided.rules()) {
            if (ifFew(() -> addVariables(rule.fires(), telling)).isEmpty()
                    && ifFew(() -> addVariables(rule, telling)).isEmpty()) {
                telling.set(0, space.variables());
            }
        }
        return telling;
    }

    private BitSet addVariables(Firing rule, BitSet telling) {
        Stream.of(rule.policy().scopeOf(rule.rule().effect()), rule.rule().fires())
                .flatMap(Condition::tests)
                .forEach(test -> addVariables(test.interpret(space), telling));
        return telling;
    }

    private BitSet addVariables(Ternary all, BitSet telling) {
        telling.or(diagrams.variablesOf(all.holds()));
        telling.or(diagrams.variablesOf(all.fails()));
        return telling;
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
                    && diagrams.and(
                                    Ternary.known(diagrams, space.situations())
                                            .given(answer, Truth.UNKNOWN)
                                            .holds(),
                                    inVain)
                            != Diagrams.FALSE;
        });
    }

    private int given(Outcome outcome, Ternary answer, Truth truth) {
        int possible =
                Ternary.known(diagrams, space.situations()).given(answer, truth).holds();
        return diagrams.and(possible, decided.whereGiven(outcome, answer, truth));
    }

    private void add(Condition.FactTest test, String says) {
        findings.add(finding(Kind.IN_VAIN, "facts", List.of(test.fact()), says, Optional.empty()));
    }

    private void add(Firing rule, String says) {
        findings.add(finding(
                Kind.IN_VAIN,
                rule.policy().id(),
                DeadRules.places(rule.rule().id(), rule.rule().cites()),
                "rule '" + rule.rule().id() + "' " + says,
                Optional.empty()));
    }

    private void untold(String policy, List<String> places, String what) {
        findings.add(finding(
                Kind.UNDECIDED,
                policy,
                places,
                what + " takes more diagrams to tell than there may be",
                Optional.of("look at them, let conditions combine fewer facts, or allow more diagrams")));
    }

    private static LintFinding finding(
            Kind kind, String policy, List<String> places, String says, Optional<String> remedy) {
        return new LintFinding(kind, Severity.REMARK, policy, Optional.empty(), places, says, remedy);
    }
}
