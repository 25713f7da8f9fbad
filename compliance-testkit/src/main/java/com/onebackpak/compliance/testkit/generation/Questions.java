package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import net.jqwik.api.Arbitrary;

/**
 * Generates whole questions to the evaluator, in which every outcome is frequent. Has no state.
 *
 * <pre>{@code
 * @Property
 * void a_permit_has_a_reason(@ForAll("questions") Question question) {
 *     PolicyDecision decision = question.decide();
 *     assert !decision.isPermit() || !decision.cites().isEmpty();
 * }
 *
 * @Provide
 * Arbitrary<Question> questions() {
 *     return Questions.arbitrary();
 * }
 * }</pre>
 */
public final class Questions {
    private static final int CHOICES = 1000;

    private Questions() {}

    /** Questions in vocabularies of all kinds. */
    public static Arbitrary<Question> arbitrary() {
        return Choices.arbitrary(CHOICES, choices -> draw(choices, new TermPool(Vocabularies.draw(choices))));
    }

    /** Questions in the terms and facts of the vocabulary. */
    public static Arbitrary<Question> in(Vocabulary vocabulary) {
        TermPool terms = new TermPool(vocabulary);
        return Choices.arbitrary(CHOICES, choices -> draw(choices, terms));
    }

    /** Questions, each before and after some of the unknown facts were learned. */
    public static Arbitrary<Learned> learned() {
        return Choices.arbitrary(CHOICES + 100, choices -> {
            TermPool terms = new TermPool(Vocabularies.draw(choices));
            Question before = draw(choices, terms);
            return new Learned(before, before.knowing(PartialFacts.learning(before.facts(), choices, terms)));
        });
    }

    /** Questions, each before and after all of the unknown facts were learned. */
    public static Arbitrary<Learned> completed() {
        return Choices.arbitrary(CHOICES + 100, choices -> {
            TermPool terms = new TermPool(Vocabularies.draw(choices));
            Question before = draw(choices, terms);
            return new Learned(before, before.knowing(PartialFacts.completing(before.facts(), choices, terms)));
        });
    }

    /**
     * A question twice.
     *
     * @param before with what was known first
     * @param after with that and more
     */
    public record Learned(Question before, Question after) {}

    static Question draw(Choices choices, TermPool terms) {
        ProcessingRequest request = Requests.draw(choices, terms);
        Facts facts =
                choices.chance(3) ? Worlds.draw(choices, terms).factsFor(request) : PartialFacts.draw(choices, terms);
        return new Question(terms.vocabulary(), Policies.set(choices, terms), request, facts, Moments.draw(choices));
    }
}
