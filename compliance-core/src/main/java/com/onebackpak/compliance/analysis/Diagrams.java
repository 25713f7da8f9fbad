package com.onebackpak.compliance.analysis;

import com.google.common.base.Preconditions;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reduced ordered binary decision diagrams: of two formulas that say the same there is one diagram, so that to compare is
 * to look at a number. Variables are tested in the order of their numbers. A diagram never changes once it is made; the
 * collection of them grows, up to a bound, and what was made last can be forgotten. The steps of making them are bounded as
 * well: what is found to be there already takes time and no memory. Not thread-safe.
 */
final class Diagrams {
    /** The formula that never holds. */
    static final int FALSE = 0;

    /** The formula that always holds. */
    static final int TRUE = 1;

    /** Arrays hold no more. */
    private static final int FITTING = 1 << 28;

    /** Made in a second or two. */
    private static final int FEW = 1_000_000;

    /** How many steps there may be for each diagram. */
    private static final int STEPS_EACH = 25;

    /** One that was counted takes several times the memory of one that was not. */
    private static final int FOR_ONE_COUNTED = 8;

    private final int bound;
    private int[] variable = new int[1 << 12];
    private int[] low = new int[1 << 12];
    private int[] high = new int[1 << 12];
    private int size = 2;
    private int most;
    private long steps;
    private int[] table = new int[1 << 13];
    private int[] known = new int[4 << 14];

    /** Of each that was counted; all are counted over the same variables. */
    private final Map<Integer, BigInteger> counts = new HashMap<>();

    private final Set<Once<?>> onces = Collections.newSetFromMap(new WeakHashMap<>());

    /**
     * Makes a collection of none.
     *
     * @param bound how many there may be, at least one; one takes 28 bytes, half as much again while room is made for more
     */
    Diagrams(int bound) {
        Preconditions.checkArgument(bound > 0, "the most diagrams must be positive");
        this.bound = Math.min(bound, FITTING);
        this.most = this.bound;
        this.steps = mostSteps();
        variable[FALSE] = Integer.MAX_VALUE;
        variable[TRUE] = Integer.MAX_VALUE;
        Arrays.fill(known, -1);
    }

    private long mostSteps() {
        return (long) bound * STEPS_EACH;
    }

    /** What is computed as if no step had been done and nothing been made since a mark, whatever was asked before. */
    <T> T from(int mark, Supplier<T> computed) {
        int before = size;
        steps = mostSteps();
        try {
            return computed.get();
        } catch (PoliciesTooLargeException tooLarge) {
            if (before == mark) {
                throw tooLarge;
            }
            steps = mostSteps();
            return anew(mark, computed);
        }
    }

    /** What is computed of nothing that was made since a mark, so that whether it takes too much hangs on that alone. */
    <T> T anew(int mark, Supplier<T> computed) {
        forget(mark);
        return computed.get();
    }

    /**
     * What is computed, unless it takes a million diagrams more than there are already, or an eighth of the bound if that is
     * less, or the steps of so many, or all that are left: then what was made on the way is forgotten.
     */
    <T> Optional<T> ifFew(Supplier<T> computed) {
        int mark = size;
        int few = Math.min(FEW, bound / 8);
        long allowed = Math.min(steps, (long) few * STEPS_EACH);
        long others = steps - allowed;
        most = Math.min(bound, size + few);
        steps = allowed;
        try {
            return Optional.of(computed.get());
        } catch (PoliciesTooLargeException tooLarge) {
            if (size > mark) {
                forget(mark);
            }
            return Optional.empty();
        } finally {
            most = bound;
            steps = others + Math.max(0, steps);
        }
    }

    /** Up to where all that there is now was made. */
    int mark() {
        return size;
    }

    /** Forgets what was made since a mark if there is so much of it that others might not have enough room. */
    void makeRoom(int mark) {
        if (size > bound / 2) {
            forget(mark);
        }
    }

    private void forget(int mark) {
        size = mark;
        Arrays.fill(table, 0);
        for (int node = 2; node < size; node++) {
            enter(node);
        }
        Arrays.fill(known, -1);
        counts.keySet().removeIf(node -> node >= mark);
        onces.forEach(once -> once.forget(mark));
    }

    /**
     * What is made of diagrams when it is first asked for, and again where these were forgotten. Whoever keeps a diagram
     * from one question to the next keeps it so.
     */
    <T> Supplier<T> once(Supplier<T> made) {
        Once<T> once = new Once<>(made);
        onces.add(once);
        return once;
    }

    private final class Once<T> implements Supplier<T> {
        private final Supplier<T> made;
        private @Nullable T value;
        private int mark;

        Once(Supplier<T> made) {
            this.made = made;
        }

        @Override
        public T get() {
            T known = value;
            if (known == null) {
                known = made.get();
                value = known;
                mark = size;
            }
            return known;
        }

        void forget(int since) {
            value = mark > since ? null : value;
        }
    }

    /** The formula that holds where the variable does. */
    int variable(int number) {
        return node(number, FALSE, TRUE);
    }

    int not(int a) {
        return choose(a, FALSE, TRUE);
    }

    int and(int a, int b) {
        return choose(Math.min(a, b), Math.max(a, b), FALSE);
    }

    int or(int a, int b) {
        return choose(Math.min(a, b), TRUE, Math.max(a, b));
    }

    /** The first where the second does not hold. */
    int without(int a, int b) {
        return choose(b, FALSE, a);
    }

    int implies(int a, int b) {
        return choose(a, b, TRUE);
    }

    /** Where {@code test} holds the one, elsewhere the other. */
    int choose(int test, int then, int otherwise) {
        if (test <= TRUE) {
            return test == TRUE ? then : otherwise;
        }
        if (then == otherwise) {
            return then;
        }
        if (then == TRUE && otherwise == FALSE) {
            return test;
        }
        int found = known(test, then, otherwise);
        if (found >= 0) {
            return found;
        }
        int top = Math.min(variable[test], Math.min(variable[then], variable[otherwise]));
        int result = node(
                top,
                choose(low(test, top), low(then, top), low(otherwise, top)),
                choose(high(test, top), high(then, top), high(otherwise, top)));
        know(test, then, otherwise, result);
        return result;
    }

    /** What came of it lately; where nobody knows, -1, and to find out is a step. */
    private int known(int a, int b, int c) {
        int slot = slot(a, b, c);
        if (known[slot] == a && known[slot + 1] == b && known[slot + 2] == c) {
            return known[slot + 3];
        }
        step();
        return -1;
    }

    private void know(int a, int b, int c, int result) {
        int slot = slot(a, b, c);
        known[slot] = a;
        known[slot + 1] = b;
        known[slot + 2] = c;
        known[slot + 3] = result;
    }

    private void step() {
        if (--steps < 0) {
            throw new PoliciesTooLargeException("more than " + mostSteps() + " steps");
        }
    }

    private PoliciesTooLargeException tooLarge() {
        return new PoliciesTooLargeException("more than " + bound + " diagrams");
    }

    /** The formula where a variable has a value. */
    int given(int a, int number, boolean value) {
        if (variable[a] > number) {
            return a;
        }
        if (variable[a] == number) {
            return value ? high[a] : low[a];
        }
        int what = -1 - number; // which no diagram is, so that this is no choice
        int which = value ? TRUE : FALSE;
        int found = known(a, what, which);
        if (found < 0) {
            found = node(variable[a], given(low[a], number, value), given(high[a], number, value));
            know(a, what, which, found);
        }
        return found;
    }

    /**
     * What is left of a formula once each of others that does not hold under its first assignment is demanded, until all
     * do. {@link #FALSE} if and only if it never holds together with all of them.
     */
    int narrowed(int formula, Supplier<Stream<Integer>> demanded) {
        Iterator<Integer> others = demanded.get().iterator(); // none is made that is not needed
        List<Integer> seen = new ArrayList<>();
        int left = formula;
        BitSet first = first(left);
        int held = 0;
        for (int next = 0; left != FALSE && (others.hasNext() || held < seen.size()); next++) {
            if (others.hasNext()) {
                seen.add(others.next());
            }
            int one = seen.get(next % seen.size());
            step();
            if (holds(one, first)) {
                held++;
            } else {
                left = and(left, one);
                first = first(left);
                held = 1;
            }
        }
        return left;
    }

    /** Which variables tell whether the formula holds. */
    BitSet variablesOf(int a) {
        BitSet variables = new BitSet();
        within(a, false).stream().forEach(node -> variables.set(variable[node]));
        return variables;
    }

    /** The diagrams of which one is made, itself too; none within what was counted, if these are not wanted. */
    private BitSet within(int a, boolean uncounted) {
        BitSet within = new BitSet();
        within.set(a);
        for (int node = a; node > TRUE; node = within.previousSetBit(node - 1)) { // parts have smaller numbers
            if (uncounted && counts.containsKey(node)) {
                within.clear(node);
            } else {
                within.set(low[node]);
                within.set(high[node]);
            }
        }
        within.clear(FALSE, TRUE + 1);
        return within;
    }

    /** The number of the variable that a formula is. */
    int numberOf(int a) {
        return variable[a];
    }

    /** Whether the formula holds under an assignment. */
    boolean holds(int a, BitSet assignment) {
        int node = a;
        while (node > TRUE) {
            node = assignment.get(variable[node]) ? high[node] : low[node];
        }
        return node == TRUE;
    }

    /** Under how many assignments of so many variables the formula holds. */
    BigInteger count(int a, int variables) {
        if (counts.size() > bound / FOR_ONE_COUNTED / 2) {
            counts.clear();
        }
        return countBelow(a, variables).shiftLeft(Math.min(variable[a], variables));
    }

    /** An assignment under which the formula, which must hold somewhere, holds; what it leaves open is false. */
    BitSet first(int a) {
        BitSet assignment = new BitSet();
        for (int node = a; node > TRUE; ) {
            boolean isHigh = low[node] == FALSE;
            assignment.set(variable[node], isHigh);
            node = isHigh ? high[node] : low[node];
        }
        return assignment;
    }

    /** Draws assignments under which the formula, which must hold somewhere, holds: each is as likely as any other. */
    Draw draws(int a, int variables) {
        return random -> draw(a, variables, random);
    }

    /** Draws one at random. */
    interface Draw {
        BitSet next(RandomGenerator random);
    }

    private BitSet draw(int a, int variables, RandomGenerator random) {
        BitSet assignment = new BitSet();
        int node = a;
        for (int number = 0; number < variables; number++) {
            boolean isHigh = random.nextBoolean();
            if (variable[node] == number) {
                BigInteger whenHigh = weight(high[node], number, variables);
                BigInteger either = whenHigh.add(weight(low[node], number, variables));
                int beyond = Math.max(0, either.bitLength() - Double.MAX_EXPONENT); // a double would be infinite
                isHigh = random.nextDouble() * either.shiftRight(beyond).doubleValue()
                        < whenHigh.shiftRight(beyond).doubleValue();
                node = isHigh ? high[node] : low[node];
            }
            assignment.set(number, isHigh);
        }
        return assignment;
    }

    private BigInteger weight(int node, int above, int variables) {
        countBelow(node, variables);
        return countFrom(node, above, variables);
    }

    /** Of the variables from its own on. Parts first: to call itself for each would take too many calls within calls. */
    private BigInteger countBelow(int a, int variables) {
        if (a > TRUE && !counts.containsKey(a)) {
            within(a, true).stream().forEach(node -> {
                step();
                if (counts.size() >= bound / FOR_ONE_COUNTED) {
                    throw tooLarge();
                }
                counts.put(
                        node,
                        countFrom(low[node], variable[node], variables)
                                .add(countFrom(high[node], variable[node], variables)));
            });
        }
        return counted(a);
    }

    private BigInteger counted(int a) {
        return a <= TRUE ? BigInteger.valueOf(a) : Objects.requireNonNull(counts.get(a));
    }

    private BigInteger countFrom(int a, int above, int variables) {
        return counted(a).shiftLeft(Math.min(variable[a], variables) - above - 1);
    }

    private int low(int a, int top) {
        return variable[a] == top ? low[a] : a;
    }

    private int high(int a, int top) {
        return variable[a] == top ? high[a] : a;
    }

    private int node(int number, int whenFalse, int whenTrue) {
        if (whenFalse == whenTrue) {
            return whenFalse;
        }
        int mask = table.length - 1;
        int slot = mix(number, whenFalse, whenTrue) & mask;
        for (int found = table[slot]; found != 0; found = table[slot]) {
            if (variable[found] == number && low[found] == whenFalse && high[found] == whenTrue) {
                return found;
            }
            slot = (slot + 1) & mask;
        }
        if (size >= most) {
            throw tooLarge();
        }
        if (size == variable.length) {
            grow();
        }
        variable[size] = number;
        low[size] = whenFalse;
        high[size] = whenTrue;
        enter(size);
        return size++;
    }

    /** All is made before any is used, so that it stands where there is no memory left. */
    private void grow() {
        int larger = size * 2;
        int[] variables = Arrays.copyOf(variable, larger);
        int[] lows = Arrays.copyOf(low, larger);
        int[] highs = Arrays.copyOf(high, larger);
        int[] entered = new int[larger * 2];
        int[] unknown = known.length < larger * 2 ? new int[larger * 2] : known;
        variable = variables;
        low = lows;
        high = highs;
        table = entered;
        for (int node = 2; node < size; node++) {
            enter(node);
        }
        if (unknown != known) {
            known = unknown;
            Arrays.fill(known, -1);
        }
    }

    private void enter(int node) {
        int mask = table.length - 1;
        int slot = mix(variable[node], low[node], high[node]) & mask;
        while (table[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        table[slot] = node;
    }

    private int slot(int a, int b, int c) {
        return (mix(a, b, c) & (known.length / 4 - 1)) * 4;
    }

    private static int mix(int a, int b, int c) {
        int mixed = a * 0x9E3779B1 + b * 0x85EBCA77 + c * 0xC2B2AE3D;
        mixed ^= mixed >>> 15;
        mixed *= 0x2C1B3C6D;
        return mixed ^ mixed >>> 13;
    }
}
