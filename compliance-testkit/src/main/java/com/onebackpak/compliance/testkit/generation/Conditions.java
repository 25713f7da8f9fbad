package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.testkit.generation.Choices.Weighted;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** Generates conditions: every kind of test, alone and combined up to three levels deep. Has no state. */
public final class Conditions {
    private static final int MAX_DEPTH = 3;
    private static final List<String> NAMES = List.of("minor", "under-contract", "no");

    private Conditions() {}

    /** Conditions in the terms and facts of the vocabulary. */
    public static Arbitrary<Condition> arbitrary(Vocabulary vocabulary) {
        TermPool terms = new TermPool(vocabulary);
        return Choices.arbitrary(100, choices -> draw(choices, terms));
    }

    /** Single tests in the terms and facts of the vocabulary. */
    public static Arbitrary<Condition> tests(Vocabulary vocabulary) {
        TermPool terms = new TermPool(vocabulary);
        return Choices.arbitrary(30, choices -> test(choices, terms));
    }

    static Condition draw(Choices choices, TermPool terms) {
        return draw(MAX_DEPTH, choices, terms);
    }

    static Condition draw(int depth, Choices choices, TermPool terms) {
        if (depth == 0) {
            return test(choices, terms);
        }
        return choices.weighted(List.of(
                new Weighted<Condition>(6, () -> test(choices, terms)),
                new Weighted<>(2, () -> new Condition.All(parts(depth, choices, terms))),
                new Weighted<>(2, () -> new Condition.Any(parts(depth, choices, terms))),
                new Weighted<>(2, () -> new Condition.Not(draw(depth - 1, choices, terms))),
                new Weighted<>(1, () -> new Condition.Defined(choices.of(NAMES), draw(depth - 1, choices, terms)))));
    }

    private static List<Condition> parts(int depth, Choices choices, TermPool terms) {
        return choices.list(0, 3, () -> draw(depth - 1, choices, terms));
    }

    private static Condition test(Choices choices, TermPool terms) {
        return new SingleTests(choices, terms).draw();
    }
}
