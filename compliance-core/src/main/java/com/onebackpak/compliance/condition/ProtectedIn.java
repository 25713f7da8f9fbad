package com.onebackpak.compliance.condition;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import java.util.Set;

/**
 * Laws of one of these jurisdictions protect the subject.
 *
 * @param jurisdictions the jurisdictions, each with all below it
 */
public record ProtectedIn(Set<Jurisdiction> jurisdictions) implements Condition.Test {
    /** Copies what is given, in its order. */
    public ProtectedIn {
        jurisdictions = ImmutableSet.copyOf(jurisdictions);
    }

    @Override
    public <R> R interpret(ConditionInterpreter<R> interpreter) {
        return interpreter.protectedIn(this);
    }
}
