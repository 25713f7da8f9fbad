package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.evaluation.Outcome;
import java.util.Optional;

/**
 * A colour for a word that says the same without it. In a text it is a pair of Unicode's noncharacters, which no text that is meant
 * to be exchanged has; what writes to a terminal makes the terminal's codes of them, and all else leaves them out.
 */
public enum Ink {
    /** Of what is as it should be. */
    GOOD('\ufdd0', 32),
    /** Of what is not. */
    BAD('\ufdd1', 31),
    /** Of what nobody knows. */
    OPEN('\ufdd2', 33);

    private static final char END = '\ufdd3';
    private static final String RESET = "\u001b[0m";

    private final char begin;
    private final int code;

    Ink(char begin, int code) {
        this.begin = begin;
        this.code = code;
    }

    /** That of an answer. */
    static Ink ofOutcome(Outcome outcome) {
        return switch (outcome) {
            case PERMIT -> GOOD;
            case DENY -> BAD;
            case INDETERMINATE, NOT_APPLICABLE -> OPEN;
        };
    }

    /** The word in this colour. */
    public String of(String word) {
        return begin + word + END;
    }

    /** The terminal's code for a sign of this kind; empty: it is none. */
    static Optional<String> code(int c) {
        if (c == END) {
            return Optional.of(RESET);
        }
        for (Ink ink : values()) {
            if (c == ink.begin) {
                return Optional.of("\u001b[" + ink.code + "m");
            }
        }
        return Optional.empty();
    }
}
