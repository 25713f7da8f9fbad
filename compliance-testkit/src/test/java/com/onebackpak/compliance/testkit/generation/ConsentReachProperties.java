package com.onebackpak.compliance.testkit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.analysis.ConsentReach;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.testkit.oracle.GeneratedScenario;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What is said to stop with a consent stops, by the evaluator, and nothing else that the consent covers does. */
class ConsentReachProperties {
    @Property(tries = 40, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void what_stops_was_permitted_and_is_not_and_all_else_stays_as_it_was(@ForAll long seed) {
        Scenario scenario = Engine.read(GeneratedScenario.of(seed, BuiltInPacks.TEXTS));
        scenario.world().consents().stream()
                .filter(consent -> consent.isLiveAt(scenario.now()))
                .filter(consent -> scenario.world().people().containsKey(consent.subject()))
                .limit(1)
                .forEach(consent -> assertExact(scenario, consent));
    }

    private static void assertExact(Scenario scenario, Consent consent) {
        PolicyEvaluator evaluator = PolicyEvaluator.of(scenario.policies());
        World before = scenario.world();
        Instant now = scenario.now();
        World after = before.toBuilder()
                .consents(before.consents().stream()
                        .map(one -> one.equals(consent)
                                ? one.toBuilder().withdrawn(now).build()
                                : one)
                        .toList())
                .build();
        ConsentReach reach = ConsentReach.of(consent, before, Set.of(), now);
        Set<ProcessingRequest> stopping = new HashSet<>();
        for (ConsentReach.Use use : reach.restingOn(evaluator)) {
            for (Purpose purpose : use.purposes()) {
                for (Category category : use.categories()) {
                    ProcessingRequest request =
                            request(before, consent, use.action(), purpose, use.recipient(), category);
                    assertThat(isPermitted(evaluator, before, request, now)).isTrue();
                    assertThat(isPermitted(evaluator, after, request, now)).isFalse();
                    stopping.add(request);
                }
            }
        }
        List<Category> toGo = reach.toGo(evaluator);
        for (Action action : List.of(Action.COLLECT, Action.USE, Action.RETAIN)) {
            for (Purpose purpose : evaluator.policies().vocabulary().terms(Dimension.PURPOSE).stream()
                    .map(Purpose.class::cast)
                    .toList()) {
                for (Category category : List.of(Category.NAME, Category.WORK, Category.TECHNOLOGY)) {
                    ProcessingRequest request = request(before, consent, action, purpose, Optional.empty(), category);
                    boolean stops = isPermitted(evaluator, before, request, now)
                            && !isPermitted(evaluator, after, request, now);
                    boolean isCovered = covers(consent, purpose, category);
                    assertThat(stopping.contains(request)).isEqualTo(stops && isCovered);
                    if (toGo.contains(category) && !action.equals(Action.COLLECT)) {
                        assertThat(isPermitted(evaluator, after, request, now)).isFalse();
                    }
                }
            }
        }
    }

    private static boolean covers(Consent consent, Purpose purpose, Category category) {
        return consent.purposes().stream().anyMatch(named -> named.covers(purpose))
                && (consent.categories().isEmpty()
                        || consent.categories().stream().anyMatch(named -> named.covers(category)));
    }

    private static boolean isPermitted(PolicyEvaluator evaluator, World world, ProcessingRequest request, Instant at) {
        return evaluator.decide(request, world.factsFor(request, at), at).isPermit();
    }

    private static ProcessingRequest request(
            World world,
            Consent consent,
            Action action,
            Purpose purpose,
            Optional<PartyId> recipient,
            Category category) {
        boolean isStudent =
                world.people().get(consent.subject()).kinds().stream().anyMatch(PersonKind.STUDENT::covers);
        return ProcessingRequest.builder()
                .actor(world.vendor())
                .action(action)
                .addCategories(category)
                .subject(consent.subject())
                .purpose(purpose)
                .recipient(recipient)
                .source(isStudent ? CollectionSource.STUDENT : CollectionSource.SELF)
                .build();
    }
}
