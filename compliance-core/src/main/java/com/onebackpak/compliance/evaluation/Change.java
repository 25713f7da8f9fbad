package com.onebackpak.compliance.evaluation;

import com.google.common.collect.ImmutableSortedSet;
import com.onebackpak.compliance.vocabulary.FactParty;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A change to the facts or to the request that somebody could bring about: a consent, an authorization, an assurance, a
 * form. Two changes are equal if they say the same. Immutable.
 */
public final class Change {
    private final String says;
    private final Set<FactParty> by;
    private final UnaryOperator<Situation> effect;

    Change(String says, Set<FactParty> by, UnaryOperator<Situation> effect) {
        this.says = says;
        this.by = ImmutableSortedSet.copyOf(by);
        this.effect = effect;
    }

    /** What would be so, in words. */
    public String says() {
        return says;
    }

    /** Who could bring it about: all of these together, or any one where the words name one. */
    public Set<FactParty> by() {
        return by;
    }

    Situation apply(Situation situation) {
        return effect.apply(situation);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Change change && change.says.equals(says);
    }

    @Override
    public int hashCode() {
        return says.hashCode();
    }

    @Override
    public String toString() {
        return says;
    }

    /**
     * A request and what is known about it.
     *
     * @param request the request
     * @param facts what is known
     */
    record Situation(ProcessingRequest request, Facts facts) {
        <T> Situation with(FactKey<T> key, T value) {
            return new Situation(request, facts.with(key, value));
        }
    }
}
