package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Instant;

/**
 * What the tests of a program come to, each asked when it is needed, and once if it is one of the first that the program
 * numbers. Not thread-safe; of one decision.
 */
final class TestedFacts extends ConditionTruth {
    private final Mask action;
    private final Mask category;
    private final Mask form;
    private final Mask purpose;
    private final Mask source;
    private final Mask subject;
    private final Mask recipient;
    private final Mask actorKind;

    /** Of an unknown test both bits are set, of one that was not asked for none. */
    private long mayHold;

    private long mayFail;
    private boolean metUnknown;

    TestedFacts(
            ProcessingRequest request,
            KnownFacts facts,
            Instant at,
            Category asked,
            Mask action,
            Mask category,
            Mask form,
            Mask purpose,
            Mask source,
            Mask subject,
            Mask recipient,
            Mask actorKind) {
        super(request, facts, at, asked);
        this.action = action;
        this.category = category;
        this.form = form;
        this.purpose = purpose;
        this.source = source;
        this.subject = subject;
        this.recipient = recipient;
        this.actorKind = actorKind;
    }

    /** Begins with another rule. */
    void begin() {
        metUnknown = false;
    }

    /** Whether an unknown test was met in it. */
    boolean metUnknown() {
        return metUnknown;
    }

    boolean may(Program program, int literal) {
        Truth truth = truth(program, literal >> 1);
        if (truth == Truth.UNKNOWN) {
            metUnknown = true;
            return true;
        }
        return truth == wanted(literal);
    }

    boolean surely(Program program, int literal) {
        return truth(program, literal >> 1) == wanted(literal);
    }

    private static Truth wanted(int literal) {
        return (literal & 1) == 0 ? Truth.TRUE : Truth.FALSE;
    }

    private Truth asked(Program program, int test) {
        int target = program.target(test);
        return target < 0 ? program.test(test).interpret(this).truth() : falls(target);
    }

    /** Whether the request falls under a target. */
    private Truth falls(int target) {
        Truth truth = action.of(target);
        truth = truth == Truth.FALSE ? truth : truth.and(category.of(target));
        truth = truth == Truth.FALSE ? truth : truth.and(form.of(target));
        truth = truth == Truth.FALSE ? truth : truth.and(purpose.of(target));
        truth = truth == Truth.FALSE ? truth : truth.and(source.of(target));
        truth = truth == Truth.FALSE ? truth : truth.and(subject.of(target));
        truth = truth == Truth.FALSE ? truth : truth.and(recipient.of(target));
        return truth == Truth.FALSE ? truth : truth.and(actorKind.of(target));
    }

    private Truth truth(Program program, int test) {
        if (test >= Long.SIZE) {
            return asked(program, test);
        }
        long bit = 1L << test;
        if (((mayHold | mayFail) & bit) == 0) {
            Truth truth = asked(program, test);
            mayHold |= truth == Truth.FALSE ? 0 : bit;
            mayFail |= truth == Truth.TRUE ? 0 : bit;
            return truth;
        }
        if ((mayHold & bit) == 0) {
            return Truth.FALSE;
        }
        return (mayFail & bit) == 0 ? Truth.TRUE : Truth.UNKNOWN;
    }
}
