package com.onebackpak.compliance.condition;

/** An agreement in force lists the request's category in its schedule of data. One that lists none leaves it unknown. */
public record AgreementListsCategory() implements Condition.Test {
    @Override
    public <R> R interpret(ConditionInterpreter<R> interpreter) {
        return interpreter.agreementListsCategory(this);
    }
}
