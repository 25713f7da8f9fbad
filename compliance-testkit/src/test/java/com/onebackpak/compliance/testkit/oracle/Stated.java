package com.onebackpak.compliance.testkit.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What is stated of a fact. It has several values where it is one of several parties', as of two agencies: what holds of
 * one of them holds.
 *
 * @param values the values, each a text or, of a set, a list of texts; empty where the fact is known to be absent
 * @param others whether there may be another value: no, or open
 */
record Stated(List<Object> values, Answer others) {
    static Stated of(Object value) {
        return new Stated(List.of(value), Answer.NO);
    }

    static Stated absent() {
        return new Stated(List.of(), Answer.NO);
    }

    static Stated open(String missing) {
        return new Stated(List.of(), Answer.open(missing));
    }

    static Stated each(List<Stated> parts, Answer others) {
        List<Object> values = new ArrayList<>();
        List<Answer> open = new ArrayList<>(List.of(others));
        parts.forEach(part -> {
            values.addAll(part.values);
            open.add(part.others);
        });
        return new Stated(values, Answer.any(open));
    }

    Answer test(Function<Object, Answer> test) {
        List<Answer> each = new ArrayList<>();
        values.forEach(value -> each.add(test.apply(value)));
        each.add(others);
        return Answer.any(each);
    }

    /** Whether a value of the one and a value of the other are the same. */
    Answer sharesWith(Stated other, BiPredicate<Object, Object> same) {
        List<Answer> each = new ArrayList<>();
        values.forEach(value -> each.add(other.test(its -> Answer.of(same.test(value, its)))));
        each.add(Answer.all(List.of(others, other.test(its -> Answer.YES))));
        each.add(Answer.all(List.of(others, other.others)));
        return Answer.any(each);
    }
}
