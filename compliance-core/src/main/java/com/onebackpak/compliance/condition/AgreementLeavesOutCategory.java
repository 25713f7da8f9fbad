package com.onebackpak.compliance.condition;

/**
 * The agreements in force leave the request's category out: there are some, and each gives a schedule of data that does
 * not list it. One that gives none leaves nothing out.
 */
public record AgreementLeavesOutCategory() implements Condition.Test {
    @Override
    public <R> R interpret(ConditionInterpreter<R> interpreter) {
        return interpreter.agreementLeavesOutCategory(this);
    }
}
