package com.onebackpak.compliance.condition;

import com.onebackpak.compliance.party.Span;

/**
 * The instant lies in the span.
 *
 * @param span the span
 */
public record During(Span span) implements Condition.Test {
    @Override
    public <R> R interpret(ConditionInterpreter<R> interpreter) {
        return interpreter.during(this);
    }
}
