package com.onebackpak.compliance.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What a journal remembers of an erasure. Immutable.
 *
 * @param state how far it is known to have come
 * @param at when it was done, to the microsecond; empty where it was not, or where nobody noted it
 * @param name by which the store finds whom it was about if an old file brings them back, of up to 64 lower-case hexadecimal digits: a MAC
 *     that tells nothing to whoever lacks the tenant's key; empty where it was not done, or where the store keeps none
 */
public record ErasureNote(ErasureState state, Optional<Instant> at, Optional<String> name) {
    /** It is about to be done. */
    public static final ErasureNote INTENDED = of(ErasureState.INTENDED);

    /** It was not done. */
    public static final ErasureNote WITHDRAWN = of(ErasureState.WITHDRAWN);

    /** It was done; when is not known. */
    public static final ErasureNote DONE = of(ErasureState.DONE);

    /**
     * Refuses a time or a name of what was not done.
     *
     * @throws IllegalArgumentException if it has one
     */
    public ErasureNote {
        if (state != ErasureState.DONE && (at.isPresent() || name.isPresent())) {
            throw new IllegalArgumentException("only an erasure that was done has a time and a name");
        }
    }

    private static ErasureNote of(ErasureState state) {
        return new ErasureNote(state, Optional.empty(), Optional.empty());
    }

    /** What is known after a later note: what was done once stays so, as it was noted first. */
    public ErasureNote then(ErasureNote later) {
        return state == ErasureState.DONE ? this : later;
    }
}
