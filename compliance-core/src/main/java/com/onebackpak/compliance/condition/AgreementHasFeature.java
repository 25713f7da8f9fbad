package com.onebackpak.compliance.condition;

/**
 * An agreement in force includes a feature.
 *
 * @param feature the feature's name
 */
public record AgreementHasFeature(String feature) implements Condition.Test {
    @Override
    public <R> R interpret(ConditionInterpreter<R> interpreter) {
        return interpreter.agreementHasFeature(this);
    }
}
