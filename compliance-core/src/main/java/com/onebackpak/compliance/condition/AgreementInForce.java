package com.onebackpak.compliance.condition;

/** An agreement that covers the subject's agency is in force. */
public record AgreementInForce() implements Condition.Test {
    @Override
    public <R> R interpret(ConditionInterpreter<R> interpreter) {
        return interpreter.agreementInForce(this);
    }
}
