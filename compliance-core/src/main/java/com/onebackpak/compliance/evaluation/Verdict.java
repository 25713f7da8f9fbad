package com.onebackpak.compliance.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What was decided for one category: the outcome, and the rules that speak, each with whether it fires or may. Immutable;
 * equal to another of the same rules.
 */
class Verdict {
    /** Where a term is not known nothing is judged. */
    static final Verdict OF_UNKNOWN_TERMS = new Verdict(Outcome.INDETERMINATE, new int[0], 0);

    /** Where no rule speaks. */
    static final Verdict OF_NOBODY = new Verdict(Outcome.NOT_APPLICABLE, new int[0], 0);

    private static final int FORBIDS = 2;
    private static final int MAY = 1;

    /** What it takes where it is kept, beside what rules say. */
    private static final int BYTES = 40 + Budget.ARRAY + Budget.ENTRY;

    private final Outcome outcome;

    /** The rules' numbers, two bits up, with what they do below. */
    private final int[] spoken;

    private final int count;

    /** Derived when it is asked for; who derives it at the same time derives an equal one. */
    private int hash;

    private Verdict(Outcome outcome, int[] spoken, int count) {
        this.outcome = outcome;
        this.spoken = spoken;
        this.count = count;
    }

    /** What a rule says, in one number. */
    static int saying(int rule, boolean forbids, boolean isSure) {
        return (rule << 2) | (forbids ? FORBIDS : 0) | (isSure ? 0 : MAY);
    }

    /** What comes of what rules say. */
    static Verdict of(int[] spoken, int count) {
        if (count == 0) {
            return OF_NOBODY;
        }
        int said = 0;
        for (int i = 0; i < count; i++) {
            said |= 1 << (spoken[i] & (FORBIDS | MAY));
        }
        return new Verdict(outcome(said), spoken, count);
    }

    /** What comes of what these rules say and others. */
    Verdict and(Verdict others) {
        if (others.count == 0) {
            return this;
        }
        int[] all = Arrays.copyOf(spoken, count + others.count);
        System.arraycopy(others.spoken, 0, all, count, others.count);
        return of(all, all.length);
    }

    private static Outcome outcome(int said) {
        if ((said & (1 << FORBIDS)) != 0) {
            return Outcome.DENY;
        }
        if ((said & (1 << (FORBIDS | MAY))) != 0) {
            return Outcome.INDETERMINATE;
        }
        if ((said & 1) != 0) {
            return Outcome.PERMIT;
        }
        return said == 0 ? Outcome.NOT_APPLICABLE : Outcome.INDETERMINATE;
    }

    /** The verdicts that open most, in one. */
    static Verdict best(List<Verdict> verdicts) {
        Outcome best = CategoryDecision.best(verdicts.stream().map(verdict -> verdict.outcome));
        int[] all = verdicts.stream()
                .filter(verdict -> verdict.outcome == best)
                .flatMapToInt(verdict -> Arrays.stream(verdict.spoken, 0, verdict.count))
                .distinct()
                .toArray();
        return of(all, all.length);
    }

    /** What it takes where it is kept, trimmed. */
    final long bytes() {
        return BYTES + (long) Integer.BYTES * count;
    }

    /** An equal one that takes no more room than it needs. */
    final Verdict trimmed() {
        return spoken.length == count ? this : new Verdict(outcome, Arrays.copyOf(spoken, count), count);
    }

    /** What was decided for a whole, each category on its own. */
    static Verdict ofParts(Verdict... parts) {
        return parts.length == 1 ? parts[0] : new OfParts(parts);
    }

    /** Permitted only if every part is, else the gravest refusal. */
    private static final class OfParts extends Verdict {
        private final Verdict[] parts;

        OfParts(Verdict... parts) {
            super(Outcome.ofParts(Arrays.stream(parts).map(Verdict::outcome).toList()), new int[0], 0);
            this.parts = parts;
        }

        @Override
        Verdict part(int category) {
            return parts[category];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OfParts verdict && Arrays.equals(verdict.parts, parts);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(parts);
        }
    }

    /** Whether nothing was judged, since a term is not known. */
    final boolean isOfUnknownTerms() {
        return part(0).outcome == Outcome.INDETERMINATE && part(0).count == 0;
    }

    final Outcome outcome() {
        return outcome;
    }

    /** What was decided for one of the categories, in the order of their names. */
    Verdict part(int category) {
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Verdict verdict
                && !(verdict instanceof OfParts)
                && verdict.outcome == outcome
                && Arrays.equals(verdict.spoken, 0, verdict.count, spoken, 0, count);
    }

    @Override
    public int hashCode() {
        int derived = hash;
        if (derived == 0) {
            derived = outcome.hashCode();
            for (int i = 0; i < count; i++) {
                derived = 31 * derived + spoken[i];
            }
            hash = derived;
        }
        return derived;
    }

    /** The numbers of the rules that determined the outcome. */
    final IntStream determining() {
        return switch (outcome) {
            case DENY -> rules(said -> said == FORBIDS);
            case PERMIT -> rules(said -> said == 0);
            case INDETERMINATE -> {
                boolean isPermitted = saying(said -> said == 0).findAny().isPresent();
                yield rules(said -> said == (FORBIDS | MAY) || (said == MAY && !isPermitted));
            }
            case NOT_APPLICABLE -> IntStream.empty();
        };
    }

    /** The numbers of the prohibitions that fire or may, in their order, each once: in one role one may, and fire in another. */
    final IntStream standingInTheWay() {
        return rules(said -> (said & FORBIDS) != 0).sorted().distinct();
    }

    private IntStream rules(IntPredicate which) {
        return saying(which).map(said -> said >> 2);
    }

    private IntStream saying(IntPredicate which) {
        return Arrays.stream(spoken, 0, count).filter(said -> which.test(said & (FORBIDS | MAY)));
    }
}
