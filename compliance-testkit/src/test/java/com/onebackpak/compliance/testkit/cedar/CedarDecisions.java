package com.onebackpak.compliance.testkit.cedar;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Decides requests of Cedar by policies of Cedar that were said as conditions. */
final class CedarDecisions {
    private static final Vocabulary STANDARD = VocabularyReader.standard();
    private static final PartyId VENDOR = PartyId.of("vendor");
    private static final Instant NOW = Instant.parse("2026-09-15T15:00:00Z");

    private final AskedFacts facts;
    private final PolicyEvaluator evaluator;
    private final World world;

    private CedarDecisions(AskedFacts facts, PolicyEvaluator evaluator, World world) {
        this.facts = facts;
        this.evaluator = evaluator;
        this.world = world;
    }

    static CedarDecisions of(Map<CedarPolicy, Condition> said, AskedFacts facts) {
        Policy.Builder policy = Policy.builder()
                .id("cedar")
                .title("Policies of Cedar")
                .layer(Layer.VENDOR)
                .version("1")
                .effective(Span.from(Instant.EPOCH))
                .citationPrefix("Cedar")
                .party(VENDOR);
        said.forEach((each, condition) -> policy.addRules(Rule.builder()
                .id(each.id())
                .effect(each.permits() ? Effect.PERMIT : Effect.FORBID)
                .when(condition)
                .reason("Cedar says so.")
                .addCites(new Citation("Cedar", each.id()))
                .build()));
        Vocabulary vocabulary = STANDARD.extendedWith(List.of(), facts.declarations());
        World world = World.builder()
                .vocabulary(vocabulary)
                .vendor(VENDOR)
                .agencies(Agencies.of(List.of()))
                .build();
        return new CedarDecisions(facts, PolicyEvaluator.of(PolicySet.of(vocabulary, policy.build())), world);
    }

    PolicyDecision decide(CedarRequest request) {
        ProcessingRequest asked = ProcessingRequest.builder()
                .actor(VENDOR)
                .action(Action.USE)
                .addCategories(Category.NAME)
                .subjectKind(PersonKind.STUDENT)
                .purpose(Purpose.EDUCATION)
                .circumstances(facts.statedOf(request))
                .build();
        return evaluator.decide(asked, world.factsFor(asked), NOW);
    }
}
