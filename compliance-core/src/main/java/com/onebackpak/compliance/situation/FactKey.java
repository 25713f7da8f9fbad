package com.onebackpak.compliance.situation;

/**
 * The name of a fact together with the type of its value. Immutable.
 *
 * @param <T> the type of the value
 * @param name the name under which the vocabulary declares it and decisions report it missing
 */
@SuppressWarnings("UnusedTypeParameter") // it is what makes a key typed
public record FactKey<T>(String name) {
    /** The key of a declared boolean fact. */
    public static FactKey<Boolean> flag(String name) {
        return new FactKey<>(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
