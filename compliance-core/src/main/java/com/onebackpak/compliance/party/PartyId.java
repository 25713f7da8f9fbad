package com.onebackpak.compliance.party;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The pseudonymous id of a person, an agency, an organization or the vendor: the only name under which anyone appears
 * in decisions, explanations and logs. Immutable.
 *
 * <p>The host chooses it; it must not be a name, an e-mail address or anything else that tells who it is.
 *
 * @param value one to 128 letters, digits and {@code . _ -}
 */
public record PartyId(String value) implements Comparable<PartyId> {
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    /**
     * Names a party.
     *
     * @throws IllegalArgumentException if the value is not such an id
     */
    public PartyId {
        if (!SYNTAX.matcher(value).matches()) {
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
        return SYNTAX.matcher(value).matches() ? Optional.of(new PartyId(value)) : Optional.empty();
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
