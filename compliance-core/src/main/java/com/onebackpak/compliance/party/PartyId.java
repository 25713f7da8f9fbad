package com.onebackpak.compliance.party;

import com.google.common.base.CharMatcher;
import java.util.Optional;

/**
 * The pseudonymous id of a person, an agency, an organization or the vendor: the only name under which anyone appears
 * in decisions, explanations and logs. Immutable.
 *
 * <p>The host chooses it; it must not be a name, an e-mail address or anything else that tells who it is.
 *
 * @param value one to 128 letters, digits and {@code . _ -}
 */
public record PartyId(String value) implements Comparable<PartyId> {
    private static final CharMatcher FIRST =
            CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('A', 'Z')).or(CharMatcher.inRange('0', '9'));
    private static final CharMatcher REST = FIRST.or(CharMatcher.anyOf("._-")).precomputed();
    private static final int MAX_LENGTH = 128;

    /**
     * Names a party.
     *
     * @throws IllegalArgumentException if the value is not such an id
     */
    public PartyId {
        if (!isId(value)) {
            throw new IllegalArgumentException(
                    "an id must be 1 to 128 letters, digits, '.', '_' and '-', beginning with a letter or digit");
        }
    }

    /** Names a party. */
    public static PartyId of(String value) {
        return new PartyId(value);
    }

    /** Names a party, or nobody where the text is no such id. */
    public static Optional<PartyId> find(String value) {
        return isId(value) ? Optional.of(new PartyId(value)) : Optional.empty();
    }

    private static boolean isId(String value) {
        return !value.isEmpty()
                && value.length() <= MAX_LENGTH
                && FIRST.matches(value.charAt(0))
                && REST.matchesAllOf(value);
    }

    @Override
    public int compareTo(PartyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
