package com.onebackpak.compliance.condition;

import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.Collection;

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

    /**
     * Whether what is asked for lies under one of the terms. The one rule for targets and for what ledgers name: a broader
     * term than theirs may, which is unknown, and the request must be more precise. An action is never broad: what is
     * disclosed is not thereby sold.
     */
    public static Truth liesUnder(Term asked, Collection<? extends Term> wanted) {
        if (wanted.size() == 1) { // by far the most, and then the iterator costs nothing
            return liesUnder(asked, wanted.iterator().next());
        }
        if (wanted.contains(asked)) { // most often it is, and a set need not be read
            return TRUE;
        }
        Truth any = FALSE;
        for (Term one : wanted) {
            any = any.or(liesUnder(asked, one));
        }
        return any;
    }

    /** The same of one term. */
    public static Truth liesUnder(Term asked, Term wanted) {
        if (wanted.covers(asked)) {
            return TRUE;
        }
        return !(asked instanceof Action) && asked.covers(wanted) ? UNKNOWN : FALSE;
    }

    /** Whether a place lies in one of the regions; unknown where only a part of the place does. */
    public static Truth liesIn(Jurisdiction place, Collection<Jurisdiction> regions) {
        Truth any = FALSE;
        for (Jurisdiction region : regions) {
            any = any.or(region.covers(place) ? TRUE : place.covers(region) ? UNKNOWN : FALSE);
        }
        return any;
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
        if (this == TRUE || other == TRUE) {
            return TRUE;
        }
        return this == FALSE && other == FALSE ? FALSE : UNKNOWN;
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
