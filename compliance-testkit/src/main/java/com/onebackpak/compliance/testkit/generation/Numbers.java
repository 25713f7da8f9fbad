package com.onebackpak.compliance.testkit.generation;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * A long array of small numbers, of which as many as possible become 0 when jqwik shrinks it: first long runs, then
 * single ones. Immutable.
 */
final class Numbers implements Shrinkable<int[]> {
    /** Above all numbers; divisible by all to ten, so that small pools are drawn from evenly. */
    private static final int BOUND = 2520;

    private final int[] numbers;

    private Numbers(int[] numbers) {
        this.numbers = numbers;
    }

    static Arbitrary<int[]> arbitrary(int length) {
        return Arbitraries.fromGenerator(random -> random(random, length));
    }

    private static Shrinkable<int[]> random(Random random, int length) {
        return new Numbers(random.ints(length, 0, BOUND).toArray());
    }

    @Override
    public int[] value() {
        return numbers.clone();
    }

    @Override
    public Stream<Shrinkable<int[]>> shrink() {
        Stream<int[]> runs = Stream.iterate(numbers.length, run -> run > 1, run -> run / 2)
                .flatMap(run -> IntStream.iterate(0, at -> at < numbers.length, at -> at + run)
                        .boxed()
                        .filter(at -> !isZero(at, at + run))
                        .map(at -> zeroed(at, at + run)));
        Stream<int[]> single = IntStream.range(0, numbers.length)
                .filter(at -> numbers[at] > 0)
                .boxed()
                .flatMap(at -> IntStream.of(0, numbers[at] / 2, numbers[at] - 1)
                        .distinct()
                        .filter(less -> less < numbers[at])
                        .mapToObj(less -> changed(at, less)));
        return Stream.concat(runs, single).map(Numbers::new);
    }

    @Override
    public ShrinkingDistance distance() {
        return ShrinkingDistance.of(IntStream.of(numbers).asLongStream().sum());
    }

    private boolean isZero(int from, int to) {
        return Arrays.stream(numbers, from, Math.min(to, numbers.length)).allMatch(number -> number == 0);
    }

    private int[] zeroed(int from, int to) {
        int[] copy = numbers.clone();
        Arrays.fill(copy, from, Math.min(to, copy.length), 0);
        return copy;
    }

    private int[] changed(int at, int number) {
        int[] copy = numbers.clone();
        copy[at] = number;
        return copy;
    }
}
