package com.onebackpak.compliance.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import com.onebackpak.compliance.testkit.generation.Situation;
import com.onebackpak.compliance.testkit.generation.Situations;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What holds for every remedy; stands in the evaluator's package because only there can changes be applied. */
class RemedyProperties {
    /** Of so many changes, all sets of up to four are tried; of more, those of up to two. */
    private static final int FEW = 9;

    @Provide
    Arbitrary<Situation> situations() {
        return Situations.arbitrary();
    }

    /** Fewer tries than elsewhere: a single search may decide thousands of times. */
    @Property(tries = 500)
    @StatisticsReport(onFailureOnly = true)
    void a_remedy_makes_a_permit_and_none_of_its_changes_can_be_left_out(@ForAll("situations") Situation situation) {
        PolicyEvaluator evaluator = PolicyEvaluator.of(situation.policies(), situation.vocabulary());
        RemedySearch search = Remedies.of(evaluator).find(situation.request(), situation.facts(), situation.at());
        List<Remedy> remedies = search.remedies();

        if (situation.decide().isPermit()) {
            assertThat(remedies).isEmpty();
        }
        for (Remedy remedy : remedies) {
            assertThat(remedy.changes()).isNotEmpty();
            assertThat(isPermitted(situation, remedy.changes())).isTrue();
            for (Set<Change> fewer : Sets.powerSet(remedy.changes())) {
                if (fewer.size() < remedy.changes().size()) {
                    assertThat(isPermitted(situation, fewer)).isFalse();
                }
            }
        }
        assertThat(remedies).doesNotHaveDuplicates();
        if (search.complete() && !situation.decide().isPermit()) {
            Set<Change> candidates =
                    Remedies.of(evaluator).candidates(situation.request(), situation.facts(), situation.at());
            int most = candidates.size() <= FEW ? 4 : 2;
            assertThat(remedies.stream().map(Remedy::changes).filter(changes -> changes.size() <= most))
                    .containsExactlyInAnyOrderElementsOf(everySmallest(situation, candidates, most));
        }

        Statistics.collect(remedies.isEmpty());
        Statistics.coverage(coverage -> coverage.check(false).percentage(percent -> percent > 2));
    }

    /** By trying all sets, one after the other. */
    private static List<Set<Change>> everySmallest(Situation situation, Set<Change> candidates, int most) {
        List<Set<Change>> smallest = new ArrayList<>();
        for (int size = 1; size <= Math.min(most, candidates.size()); size++) {
            for (Set<Change> changes : Sets.combinations(candidates, size)) {
                if (smallest.stream().noneMatch(changes::containsAll) && isPermitted(situation, changes)) {
                    smallest.add(Set.copyOf(changes));
                }
            }
        }
        return smallest;
    }

    private static boolean isPermitted(Situation situation, Set<Change> changes) {
        Change.Situation then = new Change.Situation(situation.request(), situation.facts());
        for (Change change : changes) {
            then = change.apply(then);
        }
        return situation.asking(then.request()).knowing(then.facts()).decide().isPermit();
    }
}
