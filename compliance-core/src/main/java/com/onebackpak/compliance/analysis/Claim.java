package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.condition.Truth;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Something that is so or is not, in any given circumstances: how much truth conditions reach there. Immutable. */
sealed interface Claim {
    /**
     * An atom reaches a truth value, or stays below it.
     *
     * @param atom the atom
     * @param level unknown or true; false is always reached
     * @param reached whether it is reached
     */
    record Level(Atom atom, Truth level, boolean reached) implements Claim {
        /** Whether it is so where the atom has this value. */
        boolean holds(Truth value) {
            boolean reaches = level == Truth.TRUE ? value == Truth.TRUE : value != Truth.FALSE;
            return reaches == reached;
        }
    }

    /** All of them are so. */
    record Each(List<Claim> parts) implements Claim {}

    /** One of them is so. */
    record Some(List<Claim> parts) implements Claim {}

    static Claim each(Claim... parts) {
        return new Each(Arrays.asList(parts));
    }

    static Claim some(Claim... parts) {
        return new Some(Arrays.asList(parts));
    }

    /** The opposite. */
    default Claim not() {
        if (this instanceof Level level) {
            return new Level(level.atom(), level.level(), !level.reached());
        }
        return this instanceof Each each
                ? new Some(opposites(each.parts()))
                : new Each(opposites(((Some) this).parts()));
    }

    /** The atoms of which it speaks. */
    default Set<Atom> atoms() {
        Set<Atom> atoms = new TreeSet<>();
        collect(this, atoms);
        return atoms;
    }

    private static void collect(Claim claim, Set<Atom> atoms) {
        if (claim instanceof Level level) {
            atoms.add(level.atom());
        } else {
            (claim instanceof Each each ? each.parts() : ((Some) claim).parts()).forEach(part -> collect(part, atoms));
        }
    }

    private static List<Claim> opposites(List<Claim> claims) {
        return claims.stream().map(Claim::not).collect(Collectors.toList());
    }
}
