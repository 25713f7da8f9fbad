package com.onebackpak.compliance.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiagramsTest {
    /** More than the greatest power of two that a double holds. */
    private static final int MANY = 1_100;

    private final Diagrams diagrams = new Diagrams();

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
}
