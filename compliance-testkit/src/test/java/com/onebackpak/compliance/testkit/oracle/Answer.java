package com.onebackpak.compliance.testkit.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Yes, no, or open; and what an open answer still needs.
 *
 * @param value which of the three
 * @param missing the names of what is missing; empty unless the answer is open
 */
record Answer(Value value, Set<String> missing) {
    static final Answer YES = new Answer(Value.YES, Set.of());
    static final Answer NO = new Answer(Value.NO, Set.of());

    /** In this order, "all" is the least of its parts and "any" the greatest. */
    enum Value {
        NO,
        OPEN,
        YES
    }

    static Answer of(boolean value) {
        return value ? YES : NO;
    }

    static Answer open(String... missing) {
        return new Answer(Value.OPEN, new TreeSet<>(Arrays.asList(missing)));
    }

    static Answer all(List<Answer> parts) {
        return combined(
                parts.stream().map(Answer::value).reduce(Value.YES, (a, b) -> a.compareTo(b) < 0 ? a : b), parts);
    }

    static Answer any(List<Answer> parts) {
        return combined(
                parts.stream().map(Answer::value).reduce(Value.NO, (a, b) -> a.compareTo(b) > 0 ? a : b), parts);
    }

    private static Answer combined(Value value, List<Answer> parts) {
        Set<String> missing = new TreeSet<>();
        if (value == Value.OPEN) {
            parts.stream().filter(Answer::isOpen).forEach(part -> missing.addAll(part.missing));
        }
        return new Answer(value, missing);
    }

    Answer not() {
        return isOpen() ? this : of(value == Value.NO);
    }

    boolean isYes() {
        return value == Value.YES;
    }

    boolean isNo() {
        return value == Value.NO;
    }

    boolean isOpen() {
        return value == Value.OPEN;
    }
}
