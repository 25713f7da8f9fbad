package com.onebackpak.compliance.condition;

/**
 * Agreements that cover the subject's agency have ended, none is in force, and the data is not yet due to be gone: the
 * days that the last one gives for its disposal have not passed, it gives no number, or the data is held.
 */
public record AgreementInDisposal() implements Condition.Test {
    @Override
    public <R> R interpret(ConditionInterpreter<R> interpreter) {
        return interpreter.agreementInDisposal(this);
    }
}
