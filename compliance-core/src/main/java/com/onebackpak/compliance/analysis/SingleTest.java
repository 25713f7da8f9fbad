package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;

/** What the evaluator answers to a single condition: it decides by a law that forbids where the condition holds, whoever acts. */
final class SingleTest {
    private static final ProcessingRequest ANY = ProcessingRequest.builder()
            .actor(PartyId.of("vendor"))
            .action(Action.USE)
            .addCategories(Category.NAME)
            .subjectKind(PersonKind.STUDENT)
            .build();

    private final PolicyEvaluator evaluator;

    SingleTest(Condition condition, Vocabulary vocabulary) {
        evaluator = PolicyEvaluator.of(PolicySet.of(
                vocabulary,
                Policy.builder()
                        .id("single-test")
                        .title("One condition")
                        .layer(Layer.LAW)
                        .version("1")
                        .effective(Span.from(Instant.MIN))
                        .citationPrefix("Test")
                        .addRules(Rule.builder()
                                .id("single-test")
                                .effect(Effect.FORBID)
                                .when(condition)
                                .reason("The condition holds.")
                                .addCites(new Citation("Test", "1"))
                                .build())
                        .build()));
    }

    Truth in(Facts facts, Instant at) {
        return in(new Situation(ANY, facts, at));
    }

    Truth in(Situation situation) {
        return switch (evaluator
                .decide(situation.request(), situation.facts(), situation.at())
                .outcome()) {
            case DENY -> Truth.TRUE;
            case INDETERMINATE -> Truth.UNKNOWN;
            case NOT_APPLICABLE, PERMIT -> Truth.FALSE;
        };
    }
}
