package com.onebackpak.compliance.store;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a journal remembers of an erasure. Immutable.
 *
 * @param state how far it is known to have come
 * @param at when it was done, to the microsecond; empty where it was not, or where nobody noted it
 * @param name by which the store finds whom it was about if an old file brings them back, of 1 to 32 lower-case hexadecimal digits: a
 *     MAC that tells nothing to whoever lacks the tenant's key; empty where it was not done, where its time is not known, or where the store
 *     keeps none
 */
public record ErasureNote(ErasureState state, Optional<Instant> at, Optional<String> name) {
    /** It is about to be done. */
    public static final ErasureNote INTENDED = of(ErasureState.INTENDED);

    /** It was not done. */
    public static final ErasureNote WITHDRAWN = of(ErasureState.WITHDRAWN);

    /** It was done; when is not known. */
    public static final ErasureNote DONE = of(ErasureState.DONE);

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{1,32}");

    /**
     * Refuses a time or a name of what was not done, a name without a time, and what is no name.
     *
     * @throws IllegalArgumentException if it has one; the name is left out of the message
     */
    public ErasureNote {
        if (state != ErasureState.DONE && (at.isPresent() || name.isPresent())) {
            throw new IllegalArgumentException("only an erasure that was done has a time and a name");
        }
        if (name.isPresent() && at.isEmpty()) {
            throw new IllegalArgumentException("an erasure that has a name has a time");
        }
        if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
            throw new IllegalArgumentException(
                    "the name of an erasure must have 1 to 32 lower-case hexadecimal digits");
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
