package com.onebackpak.compliance.condition;

import com.onebackpak.compliance.vocabulary.FactValue;
import java.util.stream.Collectors;

/** Says in words what is asked of a fact. Has no state. */
final class ComparisonText implements ComparisonInterpreter<String> {
    private static final ComparisonText WORDS = new ComparisonText();

    private ComparisonText() {}

    /** What follows the name of the fact, such as {@code " is at least 2"}. */
    static String of(FactComparison comparison) {
        return comparison.interpret(WORDS);
    }

    @Override
    public String is(FactComparison.Is comparison) {
        return " is " + value(comparison.value());
    }

    @Override
    public String in(FactComparison.In comparison) {
        return " is "
                + comparison.values().stream()
                        .map(ComparisonText::value)
                        .sorted()
                        .collect(Collectors.joining(" or "));
    }

    @Override
    public String has(FactComparison.Has comparison) {
        return " has " + value(comparison.member());
    }

    @Override
    public String atLeast(FactComparison.AtLeast comparison) {
        return " is at least " + value(comparison.bound());
    }

    @Override
    public String below(FactComparison.Below comparison) {
        return " is below " + value(comparison.bound());
    }

    @Override
    public String sinceAtLeast(FactComparison.SinceAtLeast comparison) {
        return " was " + comparison.period() + " ago or longer";
    }

    @Override
    public String sinceBelow(FactComparison.SinceBelow comparison) {
        return " was less than " + comparison.period() + " ago";
    }

    @Override
    public String same(FactComparison.Same comparison) {
        return " is the same as " + comparison.fact();
    }

    private static String value(FactValue value) {
        return value.data().toString();
    }
}
