package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import net.jqwik.api.Arbitrary;

/** Generates targets that restrict few dimensions, each to one or two broad or narrow terms. Has no state. */
public final class Targets {
    private Targets() {}

    /** Targets in the terms of the vocabulary. */
    public static Arbitrary<Target> arbitrary(Vocabulary vocabulary) {
        TermPool terms = new TermPool(vocabulary);
        return Choices.arbitrary(30, choices -> draw(choices, terms));
    }

    static Target draw(Choices choices, TermPool terms) {
        return draw(choices, terms, 2);
    }

    /** Targets that restrict little, so that much falls under them. */
    static Target wide(Choices choices, TermPool terms) {
        return draw(choices, terms, 1);
    }

    private static Target draw(Choices choices, TermPool terms, int often) {
        return Target.builder()
                .addAllActions(choices.some(2 * often, terms.actions()))
                .addAllSubjects(choices.some(often, terms.people()))
                .addAllCategories(choices.some(2 * often, terms.categories()))
                .addAllPurposes(choices.some(2 * often, terms.purposes()))
                .addAllRecipients(choices.some(often, terms.recipients()))
                .addAllActors(choices.some(often - 1, terms.recipients()))
                .addAllForms(choices.some(often, terms.forms()))
                .addAllSources(choices.some(often - 1, terms.sources()))
                .build();
    }
}
