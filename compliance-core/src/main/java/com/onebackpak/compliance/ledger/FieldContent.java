package com.onebackpak.compliance.ledger;

import com.onebackpak.compliance.vocabulary.Dimension;
import java.util.Map;
import java.util.Set;

/** What stands in a field of a ledger's values; whoever writes or reads one has to say what becomes of each. */
public sealed interface FieldContent {
    /** The sorts of parties that a field can name. */
    enum PartySort {
        /** Somebody. */
        PERSON,
        /** A school, or what stands above it. */
        AGENCY,
        /** An application, an authority, a service. */
        ORGANIZATION
    }

    /**
     * The id of a party.
     *
     * @param sorts which parties can be meant
     */
    record Party(Set<PartySort> sorts) implements FieldContent {}

    /** The ids of parties of any sort, or none. */
    record Parties() implements FieldContent {}

    /**
     * A term.
     *
     * @param dimension of which dimension
     */
    record OneTerm(Dimension dimension) implements FieldContent {}

    /**
     * Terms, or none.
     *
     * @param dimension of which dimension
     * @param isEmptyMeant whether an empty list says what it looks like; else it stands for all, or for nothing known
     */
    record Terms(Dimension dimension, boolean isEmptyMeant) implements FieldContent {}

    /**
     * One of a closed list of names.
     *
     * @param what what it names, in messages
     * @param names the names, each by what a file may write for it
     */
    record Name(String what, Map<String, String> names) implements FieldContent {}

    /** Texts that are not about anybody, or none. */
    record Texts() implements FieldContent {}

    /**
     * A name that was made elsewhere.
     *
     * @param maxLength its greatest length in characters
     */
    record Id(int maxLength) implements FieldContent {}

    /** Somebody's words: they may be personal, so stores encrypt them. */
    record Words() implements FieldContent {}

    /**
     * A whole number from 0.
     *
     * @param max the greatest
     */
    record Count(int max) implements FieldContent {}

    /** True or false. */
    record Flag() implements FieldContent {}

    /**
     * An instant.
     *
     * @param means what it is the instant of
     */
    record Moment(Meaning means) implements FieldContent {
        /** What an instant is that of. */
        public enum Meaning {
            /** Something begins, or is to happen. */
            BEGINNING,
            /** Something ends, or is due. */
            END,
            /** Something happened, and only then somebody tells of it. */
            HAPPENED
        }

        /** Whether something ends there, and does not begin or happen. */
        public boolean isEnd() {
            return means == Meaning.END;
        }
    }

    /**
     * Values of declared facts, by the attribute's name.
     *
     * @param haveHappened whether they say when something happened, and nothing else
     */
    record Attributes(boolean haveHappened) implements FieldContent {}
}
