package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.CombinationInterpreter;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Truth;
import java.util.List;
import java.util.Optional;

/** Says what a condition comes to and why: the truth of its tests, and what their combinations make of it. */
final class ConditionReasoner implements CombinationInterpreter<Reasoning> {
    private final ConditionTruth truth;

    ConditionReasoner(Circumstance circumstance) {
        this.truth = new ConditionTruth(circumstance);
    }

    @Override
    public Reasoning all(Condition.All condition, List<Reasoning> parts) {
        Truth all = parts.stream().map(Reasoning::truth).reduce(Truth.TRUE, Truth::and);
        return Reasoning.combined(condition, all, parts);
    }

    @Override
    public Reasoning any(Condition.Any condition, List<Reasoning> parts) {
        Truth any = parts.stream().map(Reasoning::truth).reduce(Truth.FALSE, Truth::or);
        return Reasoning.combined(condition, any, parts);
    }

    @Override
    public Reasoning not(Condition.Not condition, Reasoning part) {
        return Reasoning.combined(condition, part.truth().not(), List.of(part));
    }

    @Override
    public Reasoning defined(Condition.Defined condition, Reasoning part) {
        return Reasoning.combined(condition, part.truth(), List.of(part));
    }

    @Override
    public Reasoning test(Condition.Test test) {
        return Reasoning.of(test, test.interpret(truth));
    }

    @Override
    public Reasoning ageBelow(Condition.AgeBelow test) {
        return withNote(test(test), test.years(), test.when());
    }

    @Override
    public Reasoning ageAtLeast(Condition.AgeAtLeast test) {
        return withNote(test(test), test.years(), test.when());
    }

    private Reasoning withNote(Reasoning age, int years, Condition.AgeWhen when) {
        Optional<String> note = age.truth() == Truth.UNKNOWN ? truth.note(years, when) : Optional.empty();
        return new Reasoning(age.condition(), age.truth(), age.missing(), age.parts(), note);
    }
}
