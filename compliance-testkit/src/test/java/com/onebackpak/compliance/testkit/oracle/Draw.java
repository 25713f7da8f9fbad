package com.onebackpak.compliance.testkit.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Draws choices from a seed. */
final class Draw {
    private final Random random;

    Draw(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** True in so many of a hundred cases. */
    boolean chance(int ofHundred) {
        return below(100) < ofHundred;
    }

    void shuffle(List<?> items) {
        Collections.shuffle(items, random);
    }

    <T> T of(List<T> pool) {
        return pool.get(below(pool.size()));
    }

    String of(String... pool) {
        return pool[below(pool.length)];
    }

    /** One of the pool or more, at most so many. */
    List<String> some(int most, List<String> pool) {
        Set<String> drawn = new LinkedHashSet<>();
        for (int i = below(most); i >= 0; i--) {
            drawn.add(of(pool));
        }
        return new ArrayList<>(drawn);
    }

    List<String> some(int most, String... pool) {
        return some(most, Arrays.asList(pool));
    }
}
