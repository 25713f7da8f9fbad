package com.onebackpak.compliance.condition;

/** An agreement in force names the request's purpose. One that names none leaves it unknown. */
public record AgreementAuthorizesPurpose() implements Condition.Test {
    @Override
    public <R> R interpret(ConditionInterpreter<R> interpreter) {
        return interpreter.agreementAuthorizesPurpose(this);
    }
}
