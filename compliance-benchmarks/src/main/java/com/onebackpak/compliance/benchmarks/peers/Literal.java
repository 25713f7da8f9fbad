package com.onebackpak.compliance.benchmarks.peers;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A test of one attribute.
 *
 * @param attribute its name, one of {@link Known#ATTRIBUTES}
 * @param operator {@code ==}, {@code <} or {@code >=}
 * @param value a boolean, a long or a text
 */
public record Literal(String attribute, String operator, Object value) {
    private static final Pattern AGE = Pattern.compile("age(<|>=)(\\d+)");

    /** Reads {@code consented}, {@code !consented}, {@code age<13} or {@code recipient=application-7}. */
    static Literal read(String text) {
        Matcher age = AGE.matcher(text);
        if (age.matches()) {
            return new Literal("age", age.group(1), Long.parseLong(age.group(2)));
        }
        int equals = text.indexOf('=');
        if (equals > 0) {
            return new Literal(text.substring(0, equals), "==", text.substring(equals + 1));
        }
        boolean expected = !text.startsWith("!");
        return new Literal(expected ? text : text.substring(1), "==", expected);
    }

    /** The test in Java. */
    public Predicate<Known> test() {
        if (value instanceof Boolean expected) {
            Function<Known, Boolean> flag = Objects.requireNonNull(Known.FLAGS.get(attribute));
            return known -> flag.apply(known).equals(expected);
        }
        if (value instanceof Long years) {
            return operator.equals("<") ? known -> known.getAge() < years : known -> known.getAge() >= years;
        }
        return known -> known.get(attribute).equals(value);
    }

    /** The test as the table writes it. */
    String source() {
        if (value instanceof Boolean expected) {
            return expected ? attribute : "!" + attribute;
        }
        return attribute + (operator.equals("==") ? "=" : operator) + value;
    }

    /** The value as Java, DRL, CEL and Cedar write it. */
    public String quoted() {
        return value instanceof String ? "\"" + value + "\"" : value.toString();
    }

    /** The test as they write it. */
    @Override
    public String toString() {
        return attribute + " " + operator + " " + quoted();
    }
}
