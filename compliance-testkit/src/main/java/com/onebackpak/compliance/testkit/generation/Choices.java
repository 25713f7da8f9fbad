package com.onebackpak.compliance.testkit.generation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;

/**
 * A sequence of numbers from which a value is drawn, choice by choice. Not thread-safe.
 *
 * <p>jqwik shrinks the numbers, and every choice takes 0 for the simplest: absent, no, the first of a pool. Deep
 * combinations of arbitraries would do the same a hundred times slower, because jqwik compares them all at every try.
 */
final class Choices {
    private final int[] numbers;
    private int next;

    private Choices(int[] numbers) {
        this.numbers = numbers;
    }

    /** Values for which about so many choices are made; choices beyond that are the simplest. */
    static <T> Arbitrary<T> arbitrary(int choices, Function<Choices, T> draw) {
        return Numbers.arbitrary(choices).map(numbers -> draw.apply(new Choices(numbers)));
    }

    private int below(int bound) {
        return next < numbers.length ? numbers[next++] % bound : 0;
    }

    <T> T of(List<T> pool) {
        return pool.get(below(pool.size()));
    }

    <E extends Enum<E>> E of(Class<E> type) {
        return of(List.of(type.getEnumConstants()));
    }

    /** The first in two of three cases, else one of the others. */
    <T> T mostly(List<T> pool) {
        return chance(3) ? of(pool) : pool.get(0);
    }

    /** One of the choices, each as often as its weight says. */
    <T> T weighted(List<Weighted<T>> choices) {
        int drawn = below(choices.stream().mapToInt(Weighted::weight).sum());
        for (Weighted<T> choice : choices) {
            drawn -= choice.weight();
            if (drawn < 0) {
                return choice.draw().get();
            }
        }
        throw new IllegalStateException("there must be a choice with a weight");
    }

    /** A choice and how often it is taken. */
    record Weighted<T>(int weight, Supplier<? extends T> draw) {}

    /** True in so many of ten cases. */
    boolean chance(int ofTen) {
        return below(10) >= 10 - ofTen;
    }

    /** Present in so many of ten cases. */
    <T> Optional<T> present(int ofTen, Supplier<T> value) {
        return chance(ofTen) ? Optional.of(value.get()) : Optional.empty();
    }

    /** One or two of the pool in so many of ten cases, else none. */
    <T> Set<T> some(int ofTen, List<T> pool) {
        return chance(ofTen) ? upTo(2, pool) : Set.of();
    }

    /** One of the pool or more, at most so many. */
    <T> Set<T> upTo(int most, List<T> pool) {
        Set<T> drawn = new LinkedHashSet<>();
        for (int i = below(most); i >= 0; i--) {
            drawn.add(of(pool));
        }
        return drawn;
    }

    <T> List<T> list(int least, int most, Supplier<T> item) {
        List<T> drawn = new ArrayList<>();
        for (int i = least + below(most - least + 1); i > 0; i--) {
            drawn.add(item.get());
        }
        return drawn;
    }
}
