package com.onebackpak.compliance.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiagramsTest {
    /** More than the greatest power of two that a double holds. */
    private static final int MANY = 1_100;

    private static final int TOLD = 8;

    private final Diagrams diagrams = new Diagrams(1_000_000);

    @Test
    void of_more_variables_than_a_double_can_count_each_assignment_is_as_likely_as_any_other() {
        int first = diagrams.variable(0);
        int last = diagrams.variable(MANY - 1);
        Diagrams.Draw draws = diagrams.draws(diagrams.or(first, last), MANY);
        SplittableRandom random = new SplittableRandom(1);
        int[] drawn = new int[4];

        for (int i = 0; i < 3_000; i++) {
            BitSet assignment = draws.next(random);
            drawn[(assignment.get(0) ? 2 : 0) + (assignment.get(MANY - 1) ? 1 : 0)]++;
        }

        assertThat(drawn[0]).isZero();
        assertThat(IntStream.of(drawn).skip(1))
                .allSatisfy(times -> assertThat(times).isBetween(850, 1_150));
    }

    @Test
    void what_is_drawn_holds_where_its_other_half_never_does() {
        int first = diagrams.variable(0);

        assertThat(diagrams.draws(first, MANY).next(new SplittableRandom(1)).get(0))
                .isTrue();
        assertThat(diagrams.count(first, MANY)).isEqualTo(BigInteger.TWO.pow(MANY - 1));
    }

    /** Formulas by chance, and beside each the assignments under which it holds, told one by one. */
    @Test
    void what_is_made_after_something_was_forgotten_says_what_it_should() {
        Diagrams few = new Diagrams(600);
        SplittableRandom random = new SplittableRandom(1);
        int made = 0;
        int tooLarge = 0;
        for (int i = 0; i < 2_000; i++) {
            few.makeRoom(2);
            BitSet holding = new BitSet();
            Optional<BigInteger> count = few.ifFew(() -> {
                int formula = formula(few, random, 6, holding);
                assertThat(few.variablesOf(formula).length()).isLessThanOrEqualTo(TOLD);
                return few.count(formula, TOLD);
            });
            count.ifPresent(counted -> assertThat(counted).isEqualTo(holding.cardinality()));
            made += count.isPresent() ? 1 : 0;
            tooLarge += count.isPresent() ? 0 : 1;
        }
        assertThat(made).isPositive();
        assertThat(tooLarge).isPositive();
    }

    private static int formula(Diagrams diagrams, SplittableRandom random, int depth, BitSet holding) {
        if (depth == 0) {
            int number = random.nextInt(TOLD);
            IntStream.range(0, 1 << TOLD)
                    .filter(all -> (all >> number & 1) == 1)
                    .forEach(holding::set);
            return diagrams.variable(number);
        }
        BitSet other = new BitSet();
        int one = formula(diagrams, random, depth - 1, holding);
        int two = formula(diagrams, random, depth - 1, other);
        switch (random.nextInt(4)) {
            case 0 -> {
                holding.and(other);
                return diagrams.and(one, two);
            }
            case 1 -> {
                holding.or(other);
                return diagrams.or(one, two);
            }
            case 2 -> {
                holding.andNot(other);
                return diagrams.without(one, two);
            }
            default -> {
                int number = random.nextInt(TOLD);
                boolean value = random.nextBoolean();
                BitSet all = (BitSet) holding.clone();
                IntStream.range(0, 1 << TOLD)
                        .forEach(a -> holding.set(a, all.get(value ? a | 1 << number : a & ~(1 << number))));
                return diagrams.given(one, number, value);
            }
        }
    }

    @Test
    void a_formula_says_each_thing_where_a_variable_has_each_value() {
        int either = diagrams.choose(diagrams.variable(1), diagrams.variable(2), diagrams.variable(3));

        for (int i = 0; i < 2; i++) {
            assertThat(diagrams.given(either, 1, true)).isEqualTo(diagrams.variable(2));
            assertThat(diagrams.given(either, 1, false)).isEqualTo(diagrams.variable(3));
            assertThat(diagrams.given(either, 2, true))
                    .isEqualTo(diagrams.or(diagrams.variable(1), diagrams.variable(3)));
            assertThat(diagrams.given(either, 2, false))
                    .isEqualTo(diagrams.without(diagrams.variable(3), diagrams.variable(1)));
        }
    }

    @Test
    void steps_are_bounded_where_nothing_new_is_made_and_each_question_has_its_own() {
        Diagrams few = new Diagrams(100);
        int one = few.variable(0);
        AtomicInteger number = new AtomicInteger();
        IntFunction<Integer> steps = many -> IntStream.range(0, many)
                .map(i -> few.given(one, number.incrementAndGet(), true))
                .max()
                .orElseThrow();

        for (int i = 0; i < 3; i++) {
            assertThat(few.from(few.mark(), () -> steps.apply(2_500))).isEqualTo(one);
            assertThat(few.from(few.mark(), () -> few.ifFew(() -> steps.apply(300))))
                    .isPresent();
            assertThat(few.from(few.mark(), () -> few.ifFew(() -> steps.apply(310))))
                    .isEmpty();
            assertThat(few.from(
                            few.mark(), () -> few.ifFew(() -> steps.apply(310)).orElseGet(() -> steps.apply(2_200))))
                    .isEqualTo(one);
            assertThatExceptionOfType(PoliciesTooLargeException.class)
                    .isThrownBy(() -> few.from(few.mark(), () -> steps.apply(20_000)))
                    .withMessageContaining("takes more than 2500 steps: ");
        }
    }
}
