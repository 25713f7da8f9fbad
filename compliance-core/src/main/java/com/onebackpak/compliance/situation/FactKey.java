package com.onebackpak.compliance.situation;

import com.onebackpak.compliance.vocabulary.FactValue;
import java.util.Set;

/**
 * The name of a fact together with the type of its value. Immutable; equal to another of the same name.
 *
 * @param <T> the type of the value
 */
@SuppressWarnings("UnusedTypeParameter") // it is what makes a key typed
public final class FactKey<T> {
    /** The place of a fact that has none of its own. */
    static final int NO_PLACE = -1;

    private final String name;
    private final int place;

    /**
     * Makes a key.
     *
     * @param name the name under which the vocabulary declares it and decisions report it missing
     */
    public FactKey(String name) {
        this(name, FactKeys.place(name));
    }

    /**
     * Makes the key of a fact that the library itself gathers, and {@link FactKeys} lists.
     *
     * @param place its place among those, where facts keep it without looking
     */
    FactKey(String name, int place) {
        this.name = name;
        this.place = place;
    }

    /** The key of a declared fact that is true or false; where it is both, at two schools, it has {@link #values}. */
    public static FactKey<Boolean> flag(String name) {
        return new FactKey<>(name);
    }

    /**
     * The key of a declared fact of any other type. It has no value where it is known to be absent, and several where it is
     * about several, as a school is of who belongs to two.
     */
    public static FactKey<Set<FactValue>> values(String name) {
        return new FactKey<>(name);
    }

    /** The key of a declared fact of which some values are known, and not whether there are others. */
    public static FactKey<SomeValues> someValues(String name) {
        return new FactKey<>(name);
    }

    /** The name under which the vocabulary declares it and decisions report it missing. */
    public String name() {
        return name;
    }

    int place() {
        return place;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FactKey<?> key && key.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
