package com.onebackpak.compliance.testkit.cedar;

/**
 * When an expression is true and when it is false. Where it is neither, its evaluation is an error to Cedar. Immutable.
 *
 * @param holds when it is true
 * @param fails when it is false
 */
record Verdict(Said holds, Said fails) {
    /** An error, whatever the facts. */
    static final Verdict ERROR = new Verdict(Said.NEVER, Said.NEVER);

    static Verdict of(boolean value) {
        return new Verdict(Said.of(value), Said.of(!value));
    }

    static Verdict unsayable(String reason) {
        return new Verdict(Said.unsayable(reason), Said.unsayable(reason));
    }

    /** It is true where the condition holds; else false; and an error where the values are not what it can be asked of. */
    static Verdict of(Said values, Said condition) {
        return new Verdict(Said.all(values, condition), Said.all(values, condition.not()));
    }

    /** The second is looked at only where the first is true. */
    Verdict and(Verdict second) {
        return new Verdict(Said.all(holds, second.holds), Said.any(fails, Said.all(holds, second.fails)));
    }

    Verdict or(Verdict second) {
        return not().and(second.not()).not();
    }

    Verdict not() {
        return new Verdict(fails, holds);
    }

    /** The same, and an error where the guard does not hold. */
    Verdict where(Said guard) {
        return new Verdict(Said.all(guard, holds), Said.all(guard, fails));
    }
}
