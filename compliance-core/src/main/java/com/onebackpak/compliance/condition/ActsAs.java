package com.onebackpak.compliance.condition;

import com.onebackpak.compliance.party.PartyId;

/**
 * This party acts.
 *
 * @param party the party
 */
public record ActsAs(PartyId party) implements Condition.Test {
    @Override
    public <R> R interpret(ConditionInterpreter<R> interpreter) {
        return interpreter.actsAs(this);
    }
}
