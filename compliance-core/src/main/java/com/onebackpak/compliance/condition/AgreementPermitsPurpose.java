package com.onebackpak.compliance.condition;

/** An agreement in force grants the request's purpose. */
public record AgreementPermitsPurpose() implements Condition.Test {
    @Override
    public <R> R interpret(ConditionInterpreter<R> interpreter) {
        return interpreter.agreementPermitsPurpose(this);
    }
}
