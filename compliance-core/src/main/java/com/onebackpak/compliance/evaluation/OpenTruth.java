package com.onebackpak.compliance.evaluation;

import com.google.common.collect.Sets;
import com.onebackpak.compliance.condition.Truth;
import java.util.Set;
import java.util.function.Function;

/**
 * A truth value and, where it is unknown, all the facts that would tell. Immutable.
 *
 * @param truth the value
 * @param missing the facts; empty unless the value is unknown
 */
record OpenTruth(Truth truth, Set<String> missing) {
    static final OpenTruth FALSE = new OpenTruth(Truth.FALSE, Set.of());
    static final OpenTruth TRUE = new OpenTruth(Truth.TRUE, Set.of());

    static OpenTruth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    static OpenTruth unknown(String missing) {
        return new OpenTruth(Truth.UNKNOWN, Set.of(missing));
    }

    static OpenTruth unknown(Set<String> missing) {
        return new OpenTruth(Truth.UNKNOWN, missing);
    }

    /** This value, or, if it is unknown, unknown for want of the fact. */
    static OpenTruth of(Truth truth, String missing) {
        return truth == Truth.UNKNOWN ? unknown(missing) : of(truth == Truth.TRUE);
    }

    /** Whether it is true of some entry. */
    static <T> OpenTruth ofAny(Iterable<T> entries, Function<T, OpenTruth> each) {
        OpenTruth any = FALSE;
        for (T entry : entries) {
            any = any.or(each.apply(entry));
        }
        return any;
    }

    OpenTruth and(OpenTruth other) {
        return combined(truth.and(other.truth), other);
    }

    OpenTruth or(OpenTruth other) {
        return combined(truth.or(other.truth), other);
    }

    OpenTruth not() {
        return truth == Truth.UNKNOWN ? this : of(truth == Truth.FALSE);
    }

    private OpenTruth combined(Truth value, OpenTruth other) {
        if (value != Truth.UNKNOWN) {
            return of(value == Truth.TRUE);
        }
        if (missing.containsAll(other.missing)) {
            return truth == value ? this : other;
        }
        return truth != value
                ? other
                : new OpenTruth(value, Sets.union(missing, other.missing).immutableCopy());
    }
}
