package com.onebackpak.compliance.condition;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.party.PartyId;
import java.util.Set;

/**
 * The subject belongs to one of these agencies, or to one under it.
 *
 * @param agencies the agencies
 */
public record BelongsTo(Set<PartyId> agencies) implements Condition.Test {
    /** Copies what is given, in its order. */
    public BelongsTo {
        agencies = ImmutableSet.copyOf(agencies);
    }

    @Override
    public <R> R interpret(ConditionInterpreter<R> interpreter) {
        return interpreter.belongsTo(this);
    }
}
