package com.onebackpak.compliance.condition;

/** The agreements in force let the vendor, not the school, hold the students' credentials. */
public record VendorHoldsCredentials() implements Condition.Test {
    @Override
    public <R> R interpret(ConditionInterpreter<R> interpreter) {
        return interpreter.vendorHoldsCredentials(this);
    }
}
