package com.onebackpak.compliance.condition;

/** A truth value of strong Kleene logic: what is unknown stays unknown unless the rest decides. */
public enum Truth {
    /** It is so. */
    TRUE,
    /** It is not so. */
    FALSE,
    /** The facts that are known do not tell. */
    UNKNOWN;

    /** The truth value of a Java boolean. */
    public static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** True if both are, false if one is false. */
    public Truth and(Truth other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        return this == TRUE && other == TRUE ? TRUE : UNKNOWN;
    }

    /** True if one is, false if both are false. */
    public Truth or(Truth other) {
        return not().and(other.not()).not();
    }

    /** The opposite; the opposite of unknown is unknown. */
    public Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
