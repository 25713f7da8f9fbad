package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.RecordedShadow;
import com.onebackpak.compliance.RecordedShadow.Found;
import com.onebackpak.compliance.RecordedShadow.NotCompared;
import com.onebackpak.compliance.ShadowDifference;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.DecisionQuery;
import com.onebackpak.compliance.store.PolicyArchive;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.testkit.memory.InMemoryComplianceStores;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Candidates decide anew what is on record. */
class RecordedShadowTest {
    private static final DecisionEvent EVENT = DecisionEvent.of(Schools.permit(StoreContract.NOW));

    private final TenantStores stores = InMemoryComplianceStores.of(
                    StoreContract.VOCABULARY, MutableClock.at(StoreContract.NOW))
            .of(StoreContract.TENANT);

    @BeforeEach
    void recordDecision() {
        stores.policies().keep(Schools.POLICIES);
        stores.decisions().record(EVENT);
    }

    /** A candidate that takes effect long after what is on record. */
    private static Policy candidate(String when) {
        return candidate(StoreContract.VOCABULARY, when);
    }

    private static Policy candidate(Vocabulary vocabulary, String when) {
        return PolicyReader.of(vocabulary).read(DocumentSource.ofText("desk.yaml", """
                policy: desk
                title: A desk
                kind: law
                version: "2"
                from: 2031-01-01
                zone: UTC
                citation-prefix: Desk
                rules:
                  - id: children
                    effect: forbid
                    target: {actions: [disclose]}
                    when: %s
                    reason: Not of children.
                    cites: [C2]
                clauses:
                  C2: {says: Not of children., modality: forbids}
                """.formatted(when)));
    }

    private RecordedShadow.Report report(TenantStores of, Policy... candidates) {
        RecordedShadow shadow = RecordedShadow.of(List.of(candidates));
        shadow.compare(of, DecisionQuery.all());
        return shadow.report();
    }

    @Test
    void what_a_later_version_would_have_decided_then_is_counted_by_clause_with_a_decision_and_nothing_is_written() {
        List<Citation> citesBefore = EVENT.decision().cites().stream().sorted().toList();

        RecordedShadow.Report report = report(stores, candidate("{age: {below: 18}}"));

        assertThat(report.compared()).isEqualTo(1);
        assertThat(report.differing()).isEqualTo(1);
        assertThat(report.notCompared()).isEmpty();
        assertThat(report.differences()).hasSize(1).allSatisfy((difference, found) -> {
            assertThat(difference.before()).isEqualTo(Outcome.PERMIT);
            assertThat(difference.after()).isEqualTo(Outcome.DENY);
            assertThat(difference.citesBefore()).containsExactlyInAnyOrderElementsOf(citesBefore);
            assertThat(difference.citesAfter()).hasToString("[Desk C2]");
            assertThat(difference.what()).isEqualTo(ShadowDifference.What.OUTCOME);
            assertThat(found).isEqualTo(new Found(1, EVENT.id()));
        });
        assertThat(stores.decisions().about(Schools.STUDENT)).hasSize(1);
    }

    @Test
    void a_candidate_that_decides_alike_differs_nowhere() {
        assertThat(report(stores, candidate("{age: {below: 10}}")))
                .isEqualTo(new RecordedShadow.Report(1, Map.of(), Map.of()));
    }

    @Test
    void a_candidate_takes_the_place_of_the_policies_of_its_id() {
        Policy mild = Policy.builder()
                .from(candidate("{age: {below: 10}}"))
                .id("backpak")
                .build();

        assertThat(report(stores, mild).differences().keySet())
                .singleElement()
                .satisfies(difference -> assertThat(difference.after()).isNotEqualTo(Outcome.PERMIT));
    }

    @Test
    void what_the_facts_on_record_do_not_decide_is_counted_and_not_guessed() {
        PolicyDecision known = EVENT.decision();
        PolicyDecision unknown = Schools.decide(
                known.request(), known.facts().without(FactKeys.SUBJECT_POSTSECONDARY), StoreContract.NOW);
        stores.decisions().record(DecisionEvent.of(unknown));

        RecordedShadow.Report report = report(stores, candidate("{flag: recipient.necessary}"));

        assertThat(report.notCompared().keySet()).containsExactly(NotCompared.FACTS_NOT_ON_RECORD);
        assertThat(report.compared()).isZero();
        assertThat(report.differences()).isEmpty();
    }

    @Test
    void what_was_decided_while_the_facts_were_unavailable_and_what_cannot_be_derived_again_is_counted_apart() {
        DecisionEvent without = new DecisionEvent("unavailable", EVENT.decision(), Set.of(), true);
        stores.decisions().record(without);
        TenantStores forgetful = new ForwardingTenantStores(stores) {
            @Override
            public PolicyArchive policies() {
                return InMemoryComplianceStores.of(StoreContract.VOCABULARY, MutableClock.at(StoreContract.NOW))
                        .of(StoreContract.TENANT)
                        .policies();
            }
        };

        RecordedShadow.Report report = report(forgetful, candidate("{age: {below: 18}}"));

        assertThat(report.compared()).isZero();
        assertThat(report.notCompared())
                .containsEntry(NotCompared.FACTS_UNAVAILABLE, new Found(1, "unavailable"))
                .containsEntry(NotCompared.NOT_REDERIVABLE, new Found(1, EVENT.id()));
    }

    @Test
    void only_what_is_asked_for_is_compared() {
        RecordedShadow shadow = RecordedShadow.of(List.of(candidate("{age: {below: 18}}")));

        shadow.compare(
                stores,
                DecisionQuery.builder().since(StoreContract.NOW.plusSeconds(1)).build());

        assertThat(shadow.report().compared()).isZero();
    }

    @Test
    void a_candidate_in_words_that_were_not_known_then_is_refused() {
        Vocabulary later = VocabularyReader.read(DocumentSource.ofText("later.yaml", """
                vocabulary: later
                version: "1"
                facts:
                  recipient.new: {type: boolean, world: open, means: It is new., known-by: [school]}
                """), StoreContract.VOCABULARY);

        assertThatThrownBy(() -> report(stores, candidate(later, "{flag: recipient.new}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("recipient.new");
    }
}
