package com.onebackpak.compliance.condition;

import com.onebackpak.compliance.vocabulary.FactValue;
import java.util.stream.Collectors;

/** Says in words what is asked of a fact. Has no state. */
final class ComparisonText {
    private ComparisonText() {}

    /** What follows the name of the fact, such as {@code " is at least 2"}. */
    static String of(FactComparison comparison) {
        if (comparison instanceof FactComparison.Is is) {
            return " is " + value(is.value());
        }
        if (comparison instanceof FactComparison.In in) {
            return " is "
                    + in.values().stream().map(ComparisonText::value).sorted().collect(Collectors.joining(" or "));
        }
        if (comparison instanceof FactComparison.Has has) {
            return " has " + value(has.member());
        }
        if (comparison instanceof FactComparison.AtLeast atLeast) {
            return " is at least " + value(atLeast.bound());
        }
        if (comparison instanceof FactComparison.Below below) {
            return " is below " + value(below.bound());
        }
        if (comparison instanceof FactComparison.SinceAtLeast since) {
            return " was " + since.period() + " ago or longer";
        }
        if (comparison instanceof FactComparison.SinceBelow since) {
            return " was less than " + since.period() + " ago";
        }
        return " is the same as " + ((FactComparison.Same) comparison).fact();
    }

    private static String value(FactValue value) {
        return value.data().toString();
    }
}
