package com.onebackpak.compliance.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.testkit.generation.Question;
import com.onebackpak.compliance.testkit.generation.Questions;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
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
    Arbitrary<Question> questions() {
        return Questions.arbitrary();
    }

    /** A recipient is seldom several; here everyone is, of those that policies name most. */
    @Provide
    Arbitrary<Question> questionsOfSeveralRoles() {
        return Combinators.combine(
                        Questions.in(VocabularyReader.standard()),
                        Arbitraries.of(
                                        RecipientKind.APPLICATION,
                                        RecipientKind.SERVICE_PROVIDER,
                                        RecipientKind.SERVICE_PROVIDER_HOSTING,
                                        RecipientKind.SCHOOL_USER_TEACHER)
                                .set()
                                .ofMinSize(2)
                                .ofMaxSize(3))
                .as((question, roles) -> question.knowing(question.facts().with(FactKeys.RECIPIENT_KIND, roles)));
    }

    /** Fewer tries than elsewhere: a single search may decide thousands of times. */
    @Property(tries = 500)
    @StatisticsReport(onFailureOnly = true)
    void a_remedy_makes_a_permit_and_none_of_its_changes_can_be_left_out(@ForAll("questions") Question question) {
        assertFound(question);
    }

    @Property(tries = 500)
    @StatisticsReport(onFailureOnly = true)
    void so_it_is_of_a_recipient_in_several_roles(@ForAll("questionsOfSeveralRoles") Question question) {
        assertFound(question);
    }

    private static void assertFound(Question question) {
        PolicyEvaluator evaluator = PolicyEvaluator.of(question.policies());
        RemedySearch search = Remedies.of(evaluator).find(question.request(), question.facts(), question.at());
        List<Remedy> remedies = search.remedies();

        if (question.decide().isPermit()) {
            assertThat(remedies).isEmpty();
        }
        for (Remedy remedy : remedies) {
            assertThat(remedy.changes()).isNotEmpty();
            assertThat(isPermitted(question, remedy.changes())).isTrue();
            for (Set<Change> fewer : Sets.powerSet(remedy.changes())) {
                if (fewer.size() < remedy.changes().size()) {
                    assertThat(isPermitted(question, fewer)).isFalse();
                }
            }
        }
        assertThat(remedies).doesNotHaveDuplicates();
        if (search.complete() && !question.decide().isPermit()) {
            Set<Change> candidates =
                    Remedies.of(evaluator).candidates(question.request(), question.facts(), question.at());
            int most = candidates.size() <= FEW ? 4 : 2;
            assertThat(remedies.stream().map(Remedy::changes).filter(changes -> changes.size() <= most))
                    .containsExactlyInAnyOrderElementsOf(everySmallest(question, candidates, most));
        }

        Statistics.collect(remedies.isEmpty());
        Statistics.coverage(coverage -> coverage.check(false).percentage(percent -> percent > 2));
    }

    /** By trying all sets, one after the other. */
    private static List<Set<Change>> everySmallest(Question question, Set<Change> candidates, int most) {
        List<Set<Change>> smallest = new ArrayList<>();
        for (int size = 1; size <= Math.min(most, candidates.size()); size++) {
            for (Set<Change> changes : Sets.combinations(candidates, size)) {
                if (smallest.stream().noneMatch(changes::containsAll) && isPermitted(question, changes)) {
                    smallest.add(Set.copyOf(changes));
                }
            }
        }
        return smallest;
    }

    private static boolean isPermitted(Question question, Set<Change> changes) {
        Situation then = new Situation(question.request(), question.facts(), question.at());
        for (Change change : changes) {
            then = change.apply(then);
        }
        return question.asking(then.request()).knowing(then.facts()).decide().isPermit();
    }
}
