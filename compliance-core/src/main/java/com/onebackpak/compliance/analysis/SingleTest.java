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

/** What the evaluator answers to a single condition: it decides by a policy that permits where the condition holds. */
final class SingleTest {
    private static final PartyId VENDOR = PartyId.of("vendor");
    private static final ProcessingRequest ANY = ProcessingRequest.builder()
            .actor(VENDOR)
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
                        .layer(Layer.VENDOR)
                        .version("1")
                        .effective(Span.from(Instant.MIN))
                        .citationPrefix("Test")
                        .party(VENDOR)
                        .addRules(Rule.builder()
                                .id("single-test")
                                .effect(Effect.PERMIT)
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
        ProcessingRequest request =
                situation.request().toBuilder().actor(VENDOR).build();
        return switch (evaluator
                .decide(request, situation.facts(), situation.at())
                .outcome()) {
            case PERMIT -> Truth.TRUE;
            case INDETERMINATE -> Truth.UNKNOWN;
            case DENY, NOT_APPLICABLE -> Truth.FALSE;
        };
    }
}
