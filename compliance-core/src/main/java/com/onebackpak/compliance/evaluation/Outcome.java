package com.onebackpak.compliance.evaluation;

import java.util.Collection;

/** What was decided. Only {@link #PERMIT} lets anything happen. */
public enum Outcome {
    /** A prohibition fires. */
    DENY,
    /** A prohibition may fire, or none does and a permission may: facts are missing. */
    INDETERMINATE,
    /** Nobody speaks: a gap, never a permit. */
    NOT_APPLICABLE,
    /** A permission fires and no prohibition can. */
    PERMIT;

    /**
     * The outcome of a whole whose parts were decided: permitted only if all parts are, else the gravest refusal.
     *
     * @throws IllegalArgumentException if there are no parts
     */
    static Outcome ofParts(Collection<Outcome> parts) {
        return parts.stream()
                .min(Outcome::compareTo)
                .orElseThrow(() -> new IllegalArgumentException("a decision needs at least one part"));
    }
}
