package com.onebackpak.compliance.policy;

import java.util.List;
import java.util.Optional;

/**
 * Something a reader of the text should know: a contradiction, a gap, an undefined term. Immutable.
 *
 * @param id its id, unique in its policy
 * @param kind what kind of finding it is
 * @param severity how much it matters
 * @param clauses the clauses it is about
 * @param law the sections of law it touches
 * @param says what was found
 * @param resolved how the engine reads the text nevertheless, and what would mend it
 */
public record PackFinding(
        String id,
        Kind kind,
        Severity severity,
        List<Citation> clauses,
        List<Citation> law,
        String says,
        Optional<String> resolved) {
    /** Copies what is given, so that the finding cannot change. */
    public PackFinding {
        clauses = List.copyOf(clauses);
        law = List.copyOf(law);
    }

    /** The kinds of findings. */
    public enum Kind {
        /** Clauses that say different things. */
        CONTRADICTION,
        /** Something the text should say and does not. */
        GAP,
        /** A word on which a decision hangs and which the text does not define. */
        UNDEFINED_TERM,
        /** A slip in the wording. */
        TEXT,
        /** A number that is missing or must be verified. */
        NUMBER
    }

    /** How much a finding matters. */
    public enum Severity {
        /** It changes decisions. */
        HIGH,
        /** It may change decisions. */
        MEDIUM,
        /** It should be mended. */
        LOW
    }
}
