package com.onebackpak.compliance.remedy;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.evaluation.Reasoning;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Which changes touch what a test looks at. A search asks this of thousands of situations that differ in a few changes, and the
 * test looks at the same things wherever the same of those changes were made that touch what it looked at. Not thread-safe.
 */
final class TestRead {
    /** How many answers are looked through; more than these are found out anew. */
    private static final int MOST_KNOWN = 32;

    private final Condition.Test test;
    private final Candidates candidates;
    private final List<Known> known = new ArrayList<>();

    /**
     * An answer.
     *
     * @param deciding the changes on which it hangs
     * @param made those of them that were made
     * @param touching the answer
     */
    private record Known(
            Category category, Optional<RecipientKind> role, BitSet deciding, BitSet made, BitSet touching) {
        boolean isOf(BitSet changes, Optional<RecipientKind> asked, Category of) {
            return category.equals(of)
                    && role.equals(asked)
                    && Candidates.among(changes, deciding).equals(made);
        }
    }

    TestRead(Condition.Test test, Candidates candidates) {
        this.test = test;
        this.candidates = candidates;
    }

    /**
     * The changes that touch what the test looks at, for one category.
     *
     * @param changes those that were made
     * @param then what is so after them
     * @param role the role of several in which the recipient is looked at
     */
    BitSet touching(BitSet changes, Situation then, Optional<RecipientKind> role, Category category) {
        for (Known one : known) {
            if (one.isOf(changes, role, category)) {
                return one.touching();
            }
        }
        BitSet touching = new BitSet();
        Reasoning.factsRead(test, then, category).forEach(name -> touching.or(candidates.touching(name)));
        if (known.size() < MOST_KNOWN) {
            BitSet deciding = candidates.withThoseOfTheRequest(touching);
            known.add(new Known(category, role, deciding, Candidates.among(changes, deciding), touching));
        }
        return touching;
    }
}
