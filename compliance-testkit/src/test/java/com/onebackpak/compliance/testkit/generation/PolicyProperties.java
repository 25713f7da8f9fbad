package com.onebackpak.compliance.testkit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.evaluation.CategoryDecision;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.testkit.generation.Questions.Learned;
import com.onebackpak.compliance.vocabulary.Category;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every policy and request, whatever they say. */
class PolicyProperties {
    private static final Set<Outcome> REFUSED_OR_OPEN = Set.of(Outcome.DENY, Outcome.INDETERMINATE);

    @Provide
    Arbitrary<Question> questions() {
        return Questions.arbitrary();
    }

    @Provide
    Arbitrary<Learned> learned() {
        return Questions.learned();
    }

    @Provide
    Arbitrary<Learned> completed() {
        return Questions.completed();
    }

    @Provide
    Arbitrary<Policy> narrowing() {
        return Policies.arbitrary(Vocabularies.standard()).map(policy -> rewritten(policy, forbidding(policy.rules())));
    }

    @Provide
    Arbitrary<Random> randoms() {
        return Arbitraries.randoms();
    }

    @Property
    void a_new_prohibition_turns_no_refusal_into_a_permit(
            @ForAll("questions") Question question, @ForAll("narrowing") Policy prohibitions) {
        Outcome before = question.decide().outcome();
        List<Policy> more = new ArrayList<>(question.policies().policies());
        more.add(prohibitions);

        Outcome after = question.under(PolicySet.of(question.vocabulary(), more))
                .decide()
                .outcome();

        if (before != Outcome.PERMIT) {
            assertThat(after).isNotEqualTo(Outcome.PERMIT);
        }
        if (before == Outcome.DENY) {
            assertThat(after).isIn(inOneRole(question).equals(question) ? Set.of(Outcome.DENY) : REFUSED_OR_OPEN);
        }
    }

    /**
     * The question with the recipient in one of its roles alone. Each role is decided for itself and the one that opens
     * most counts, so a prohibition that may fire in one leaves open what it refuses in another.
     */
    private static Question inOneRole(Question question) {
        return question.facts()
                .get(FactKeys.RECIPIENT_KIND)
                .filter(roles -> roles.size() > 1)
                .map(roles -> new Question(
                        question.vocabulary(),
                        question.policies(),
                        question.request(),
                        question.facts()
                                .with(
                                        FactKeys.RECIPIENT_KIND,
                                        Set.of(roles.iterator().next())),
                        question.at()))
                .orElse(question);
    }

    @Property
    void the_order_of_policies_and_rules_changes_nothing(
            @ForAll("questions") Question question, @ForAll("randoms") Random random) {
        List<Policy> shuffled = new ArrayList<>();
        for (Policy policy : question.policies().policies()) {
            List<Rule> rules = new ArrayList<>(policy.rules());
            Collections.shuffle(rules, random);
            shuffled.add(rewritten(policy, rules));
        }
        Collections.shuffle(shuffled, random);

        assertSame(question.under(PolicySet.of(question.vocabulary(), shuffled)).decide(), question.decide());
    }

    @Property
    void the_order_of_policies_does_not_change_the_digest(
            @ForAll("questions") Question question, @ForAll("randoms") Random random) {
        List<Policy> shuffled = new ArrayList<>(question.policies().policies());
        shuffled.addAll(question.policies().policies());
        Collections.shuffle(shuffled, random);

        assertThat(PolicySet.of(question.vocabulary(), shuffled).digest())
                .isEqualTo(question.policies().digest());
    }

    @Property
    void rules_and_policies_said_twice_change_nothing(@ForAll("questions") Question question) {
        List<Policy> twice = new ArrayList<>();
        for (Policy policy : question.policies().policies()) {
            List<Rule> rules = new ArrayList<>(policy.rules());
            policy.rules().forEach(rule -> rules.add(renamed(rule, rule.id() + "-again")));
            twice.add(rewritten(policy, rules));
            twice.add(rewrittenAs(policy, policy.id() + "-again", policy.rules()));
        }
        PolicyDecision once = question.decide();
        PolicyDecision again =
                question.under(PolicySet.of(question.vocabulary(), twice)).decide();

        assertThat(again.outcome()).isEqualTo(once.outcome());
        assertThat(again.permitted()).isEqualTo(once.permitted());
        assertThat(again.obligations()).isEqualTo(once.obligations());
        assertThat(again.cites()).isEqualTo(once.cites());
        assertThat(again.missing()).isEqualTo(once.missing());
        Set<String> rules = new HashSet<>();
        once.rules().forEach(id -> rules.addAll(List.of(id, id + "-again")));
        assertThat(again.rules()).containsExactlyInAnyOrderElementsOf(rules);
    }

    @Property
    void learning_a_fact_takes_no_permit_away_and_undoes_no_refusal(@ForAll("learned") Learned learned) {
        PolicyDecision before = learned.before().decide();
        PolicyDecision after = learned.after().decide();

        assertThat(after.permitted()).containsAll(before.permitted());
        if (before.outcome() == Outcome.DENY) {
            assertThat(after.outcome()).isEqualTo(Outcome.DENY);
        }
    }

    @Property
    void what_is_decided_on_partial_facts_is_decided_so_on_all_that_complete_them(
            @ForAll("completed") Learned question) {
        PolicyDecision partial = question.before().decide();
        PolicyDecision complete = question.after().decide();

        for (int i = 0; i < partial.categories().size(); i++) {
            Outcome outcome = partial.categories().get(i).outcome();
            if (outcome != Outcome.INDETERMINATE) {
                assertThat(complete.categories().get(i).outcome()).isEqualTo(outcome);
            }
        }
    }

    @Property
    void what_is_missing_was_not_known(@ForAll("questions") Question question) {
        PolicyDecision decision = question.decide();

        if (decision.outcome() == Outcome.INDETERMINATE) {
            assertThat(decision.missing()).isNotEmpty();
        } else {
            assertThat(decision.missing()).isEmpty();
        }
    }

    @Property
    void every_subset_is_decided_as_its_categories_are(
            @ForAll("questions") Question question, @ForAll("randoms") Random random) {
        PolicyDecision whole = question.decide();
        List<Category> some = new ArrayList<>(question.request().categories());
        Collections.shuffle(some, random);
        Set<Category> subset = Set.copyOf(some.subList(0, 1 + random.nextInt(some.size())));
        ProcessingRequest less =
                question.request().toBuilder().categories(subset).build();

        PolicyDecision part = question.asking(less).decide();

        if (whole.isPermit()) {
            assertThat(part.outcome()).isEqualTo(Outcome.PERMIT);
        }
        assertThat(part.isPermit()).isEqualTo(whole.permitted().containsAll(subset));
        assertThat(part.categories()).isSubsetOf(whole.categories());
    }

    @Property
    void obligations_are_the_union_of_those_of_the_determining_rules(@ForAll("questions") Question asked) {
        Question question = inOneRole(asked);
        for (CategoryDecision whole : question.decide().categories()) {
            Question one = question.asking(question.request().toBuilder()
                    .categories(Set.of(whole.category()))
                    .build());
            Set<Obligation> union = new HashSet<>();
            for (Rule rule : rulesOf(question.policies())) {
                PolicyDecision alone = one.under(without(
                                question.policies(),
                                other -> !other.equals(rule)
                                        && (other.effect() == rule.effect() || rule.effect() == Effect.FORBID)))
                        .decide();
                if (alone.outcome() == whole.outcome() && alone.rules().equals(Set.of(rule.id()))) {
                    union.addAll(alone.obligations());
                }
            }
            boolean decided = whole.outcome() == Outcome.PERMIT || whole.outcome() == Outcome.DENY;
            assertThat(whole.obligations()).isEqualTo(decided ? union : Set.of());
        }
    }

    @Property
    void only_a_permission_that_fires_permits(@ForAll("questions") Question question) {
        PolicyDecision decision = question.decide();

        assertThat(question.under(without(question.policies(), rule -> rule.effect() == Effect.PERMIT))
                        .decide()
                        .isPermit())
                .isFalse();
        if (decision.isPermit()) {
            assertThat(decision.rules()).isNotEmpty();
            assertThat(rulesOf(question.policies()).stream()
                            .filter(rule -> decision.rules().contains(rule.id())))
                    .allMatch(rule -> rule.effect() == Effect.PERMIT);
        }
        assertThat(decision.cites())
                .containsAll(decision.reliedOn().stream()
                        .map(Exemption::cites)
                        .flatMap(List::stream)
                        .toList());
    }

    private static void assertSame(PolicyDecision one, PolicyDecision other) {
        assertThat(one.outcome()).isEqualTo(other.outcome());
        assertThat(one.permitted()).isEqualTo(other.permitted());
        assertThat(one.rules()).isEqualTo(other.rules());
        assertThat(one.obligations()).isEqualTo(other.obligations());
        assertThat(one.cites()).isEqualTo(other.cites());
        assertThat(one.missing()).isEqualTo(other.missing());
        assertThat(one.reliedOn()).isEqualTo(other.reliedOn());
    }

    private static List<Rule> rulesOf(PolicySet policies) {
        return policies.policies().stream()
                .flatMap(policy -> policy.rules().stream())
                .toList();
    }

    private static List<Rule> forbidding(List<Rule> rules) {
        return rules.stream().filter(rule -> rule.effect() == Effect.FORBID).toList();
    }

    private static PolicySet without(PolicySet policies, Predicate<Rule> unwanted) {
        return PolicySet.of(
                policies.vocabulary(),
                policies.policies().stream()
                        .map(policy -> rewritten(
                                policy,
                                policy.rules().stream()
                                        .filter(unwanted.negate())
                                        .toList()))
                        .toList());
    }

    private static Rule renamed(Rule rule, String id) {
        Rule.Builder copy = Rule.builder();
        copy.from(rule);
        return copy.id(id).build();
    }

    private static Policy rewritten(Policy policy, List<Rule> rules) {
        return rewrittenAs(policy, policy.id(), rules);
    }

    private static Policy rewrittenAs(Policy policy, String id, List<Rule> rules) {
        Policy.Builder copy = Policy.builder();
        copy.from(policy);
        return copy.id(id).rules(rules).build();
    }
}
