package com.onebackpak.compliance.remedy;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.FactParty;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A change to the facts or to the request that somebody could bring about: a consent, an authorization, an assurance, a
 * form. Two changes are equal if they say the same. Immutable.
 */
public final class Change {
    private final String says;
    private final Set<FactParty> by;
    private final Set<String> touches;
    private final boolean adds;
    private final UnaryOperator<Situation> effect;

    /**
     * Makes a change.
     *
     * @param says what would be so
     * @param by who could bring it about
     * @param touches the names of the facts, or parts of the request, that it changes: first what it is about, then what
     *     follows from it, as who asks is then nobody else; the same in all changes of the same thing
     * @param adds whether it adds to what is there; else it puts itself in its place
     * @param effect what it does
     */
    Change(String says, Set<FactParty> by, Set<String> touches, boolean adds, UnaryOperator<Situation> effect) {
        this.says = says;
        this.by = ImmutableSortedSet.copyOf(by);
        this.touches = ImmutableSet.copyOf(touches);
        this.adds = adds;
        this.effect = effect;
    }

    /** What adds an entry to a ledger. */
    static <T> Change adding(String says, Set<FactParty> by, FactKey<List<T>> ledger, T entry) {
        return new Change(says, by, Set.of(ledger.name()), true, s -> {
            List<T> entries = new ArrayList<>(s.facts().get(ledger).orElse(List.of()));
            entries.add(entry);
            return s.with(ledger, List.copyOf(entries));
        });
    }

    /** What would be so, in words. */
    public String says() {
        return says;
    }

    /** Who could bring it about: all of these together, or any one where the words name one. */
    public Set<FactParty> by() {
        return by;
    }

    /** The names of the facts, or parts of the request, that it changes. */
    Set<String> touches() {
        return touches;
    }

    /** Whether it adds to what is there; else it undoes whatever else touches the same. */
    boolean adds() {
        return adds;
    }

    /** What would be so of a situation. */
    public Situation apply(Situation situation) {
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
}
