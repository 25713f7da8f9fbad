package com.onebackpak.compliance.analysis;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Reduced ordered binary decision diagrams: of two formulas that say the same there is one diagram, so that to compare is
 * to look at a number. Variables are tested in the order of their numbers. A diagram never changes once it is made; the
 * collection of them grows. Not thread-safe.
 */
final class Diagrams {
    /** The formula that never holds. */
    static final int FALSE = 0;

    /** The formula that always holds. */
    static final int TRUE = 1;

    /** Beyond it, a machine of ordinary size has no memory left. */
    private static final int MOST = 40_000_000;

    /** Made in a second or two. */
    private static final int FEW = 1_000_000;

    private int[] variable = new int[1 << 12];
    private int[] low = new int[1 << 12];
    private int[] high = new int[1 << 12];
    private int size = 2;
    private int most = MOST;
    private int[] table = new int[1 << 13];
    private int[] known = new int[4 << 14];

    /** Of each that was counted; all are counted over the same variables. */
    private final Map<Integer, BigInteger> counts = new HashMap<>();

    Diagrams() {
        variable[FALSE] = Integer.MAX_VALUE;
        variable[TRUE] = Integer.MAX_VALUE;
        Arrays.fill(known, -1);
    }

    /** What is computed, unless it takes a million diagrams more than there are already. */
    <T> Optional<T> ifFew(Supplier<T> computed) {
        most = Math.min(MOST, size + FEW);
        try {
            return Optional.of(computed.get());
        } catch (PoliciesTooLargeException tooLarge) {
            return Optional.empty();
        } finally {
            most = MOST;
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
        int slot = slot(test, then, otherwise);
        if (known[slot] == test && known[slot + 1] == then && known[slot + 2] == otherwise) {
            return known[slot + 3];
        }
        int top = Math.min(variable[test], Math.min(variable[then], variable[otherwise]));
        int result = node(
                top,
                choose(low(test, top), low(then, top), low(otherwise, top)),
                choose(high(test, top), high(then, top), high(otherwise, top)));
        int place = slot(test, then, otherwise);
        known[place] = test;
        known[place + 1] = then;
        known[place + 2] = otherwise;
        known[place + 3] = result;
        return result;
    }

    /** The formula where a variable has a value. */
    int given(int a, int number, boolean value) {
        return given(a, number, value, new HashMap<>());
    }

    private int given(int a, int number, boolean value, Map<Integer, Integer> done) {
        if (variable[a] > number) {
            return a;
        }
        if (variable[a] == number) {
            return value ? high[a] : low[a];
        }
        Integer known = done.get(a);
        if (known == null) {
            known = node(variable[a], given(low[a], number, value, done), given(high[a], number, value, done));
            done.put(a, known);
        }
        return known;
    }

    /** Which variables tell whether the formula holds. */
    BitSet variablesOf(int a) {
        BitSet variables = new BitSet();
        collect(a, variables, new BitSet());
        return variables;
    }

    private void collect(int a, BitSet variables, BitSet seen) {
        if (a > TRUE && !seen.get(a)) {
            seen.set(a);
            variables.set(variable[a]);
            collect(low[a], variables, seen);
            collect(high[a], variables, seen);
        }
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
        int skipped = Math.min(variable[node], variables) - above - 1;
        return countBelow(node, variables).shiftLeft(skipped);
    }

    /** Of the variables from its own on. */
    private BigInteger countBelow(int a, int variables) {
        if (a <= TRUE) {
            return BigInteger.valueOf(a);
        }
        BigInteger counted = counts.get(a);
        if (counted == null) {
            counted = countBelow(low[a], variables)
                    .shiftLeft(Math.min(variable[low[a]], variables) - variable[a] - 1)
                    .add(countBelow(high[a], variables)
                            .shiftLeft(Math.min(variable[high[a]], variables) - variable[a] - 1));
            counts.put(a, counted);
        }
        return counted;
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
            throw new PoliciesTooLargeException(most);
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
        variable = variables;
        low = lows;
        high = highs;
        table = entered;
        for (int node = 2; node < size; node++) {
            enter(node);
        }
        if (known.length < larger) {
            known = new int[larger];
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
