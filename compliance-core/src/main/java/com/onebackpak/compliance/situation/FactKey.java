package com.onebackpak.compliance.situation;

import com.onebackpak.compliance.vocabulary.FactValue;
import java.util.Set;

/**
 * The name of a fact together with the type of its value. Immutable.
 *
 * @param <T> the type of the value
 * @param name the name under which the vocabulary declares it and decisions report it missing
 */
@SuppressWarnings("UnusedTypeParameter") // it is what makes a key typed
public record FactKey<T>(String name) {
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

    @Override
    public String toString() {
        return name;
    }
}
