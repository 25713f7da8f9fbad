package com.onebackpak.compliance.remedy;

import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.evaluator;
import static com.onebackpak.compliance.Given.exemption;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.flag;
import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.Given.vendorPolicy;
import static com.onebackpak.compliance.remedy.GivenRemedies.AGREEMENT;
import static com.onebackpak.compliance.remedy.GivenRemedies.ANY_CONSENT;
import static com.onebackpak.compliance.remedy.GivenRemedies.CONFIDENTIAL;
import static com.onebackpak.compliance.remedy.GivenRemedies.CONSENT;
import static com.onebackpak.compliance.remedy.GivenRemedies.IN_FORCE;
import static com.onebackpak.compliance.remedy.GivenRemedies.permitIf;
import static com.onebackpak.compliance.remedy.GivenRemedies.receiving;
import static com.onebackpak.compliance.remedy.GivenRemedies.remedies;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.FactParty;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What would turn a refusal into a permit: as few changes as can be, and none that is not needed. */
class RemediesTest {
    @Test
    void a_permit_needs_no_remedy() {
        assertThat(remedies(use().build(), facts(), permit("P1").build())).isEmpty();
    }

    @Test
    void an_exception_may_be_brought_about() {
        Rule rule =
                forbid("F1").addExemptions(exemption("consent", ANY_CONSENT)).build();

        assertThat(remedies(use().build(), facts(), permit("P1").build(), rule)).containsExactly(Set.of(CONSENT));
    }

    @Test
    void a_prohibitions_condition_may_be_turned() {
        Rule rule = forbid("F1").when(new Condition.Not(ANY_CONSENT)).build();

        assertThat(remedies(use().build(), facts(), permit("P1").build(), rule)).containsExactly(Set.of(CONSENT));
    }

    @Test
    void an_absolute_prohibition_has_no_remedy() {
        assertThat(remedies(
                        use().build(), facts(), permitIf(IN_FORCE), forbid("F1").build()))
                .isEmpty();
    }

    @Test
    void where_one_category_is_beyond_remedy_so_is_the_whole() {
        Rule absolute = forbid("F1")
                .target(Target.builder().addCategories(Category.WORK).build())
                .build();

        assertThat(remedies(use().addCategories(Category.WORK).build(), facts(), permitIf(IN_FORCE), absolute))
                .isEmpty();
        assertThat(remedies(use().build(), facts(), permitIf(IN_FORCE), absolute))
                .containsExactly(Set.of(AGREEMENT));
    }

    @Test
    void a_permission_that_nobody_can_open_does_not_shut_out_another() {
        assertThat(remedies(
                        use().build(),
                        facts(),
                        permit("P1").when(new Condition.AgeAtLeast(13)).build(),
                        permit("P2").when(IN_FORCE).build()))
                .containsExactly(Set.of(AGREEMENT));
    }

    @Test
    void what_is_permitted_already_is_not_granted_once_more() {
        Rule needsConsent = forbid("F1").when(new Condition.Not(ANY_CONSENT)).build();

        assertThat(remedies(
                        use().build(),
                        facts(),
                        permit("P1").build(),
                        permit("P2").when(flag("recipient.confidentiality")).build(),
                        needsConsent))
                .containsExactly(Set.of(CONSENT));
    }

    @Test
    void what_all_of_a_condition_needs_is_one_remedy_and_what_any_of_it_needs_are_several() {
        assertThat(remedies(use().build(), facts(), permitIf(new Condition.All(List.of(IN_FORCE, ANY_CONSENT)))))
                .containsExactly(Set.of(AGREEMENT, CONSENT));
        assertThat(remedies(
                        use().build(),
                        facts(),
                        permitIf(new Condition.Defined("either", new Condition.Any(List.of(IN_FORCE, ANY_CONSENT))))))
                .containsExactlyInAnyOrder(Set.of(AGREEMENT), Set.of(CONSENT));
    }

    @Test
    void fewest_changes_come_first_and_none_can_be_left_out() {
        Rule one = permit("P1")
                .when(new Condition.All(List.of(IN_FORCE, flag("recipient.confidentiality"))))
                .build();
        Rule other = permit("P2").when(ANY_CONSENT).build();

        assertThat(remedies(use().build(), receiving(), one, other))
                .containsExactly(Set.of(CONSENT), Set.of(AGREEMENT, CONFIDENTIAL));
    }

    @Test
    void where_the_bound_stops_the_search_it_is_said() {
        List<Rule> rules = new ArrayList<>();
        rules.add(permit("P1").build());
        for (String fact : List.of("confidentiality", "written-assurances", "internal-operations-only")) {
            rules.add(forbid("F-" + fact)
                    .when(new Condition.Not(flag("recipient." + fact)))
                    .addExemptions(exemption("consent", ANY_CONSENT), exemption("agreed", IN_FORCE))
                    .build());
        }
        PolicyEvaluator evaluator =
                evaluator(vendorPolicy(rules.toArray(new Rule[0])).build());

        RemedySearch whole = Remedies.of(evaluator).find(use().build(), receiving(), NOW);
        RemedySearch stopped = Remedies.within(evaluator, 8).find(use().build(), receiving(), NOW);

        assertThat(whole.complete()).isTrue();
        assertThat(whole.notTried()).isEmpty();
        assertThat(whole.remedies()).hasSize(3);
        assertThat(stopped.complete()).isFalse();
        assertThat(stopped.notTried()).contains("not every set of up to four changes was tried");
        assertThat(whole.remedies()).containsAll(stopped.remedies());
    }

    @Test
    void four_changes_at_once_are_a_remedy_and_five_are_not() {
        List<Condition> four =
                List.of(IN_FORCE, ANY_CONSENT, flag("recipient.confidentiality"), flag("recipient.written-assurances"));
        List<Condition> five = new ArrayList<>(four);
        five.add(flag("recipient.internal-operations-only"));

        assertThat(remedies(use().build(), receiving(), permitIf(new Condition.All(four))))
                .singleElement()
                .satisfies(changes -> assertThat(changes).hasSize(4));
        assertThat(remedies(use().build(), receiving(), permitIf(new Condition.All(five))))
                .isEmpty();
    }

    @Test
    void every_category_of_the_request_is_to_be_permitted() {
        Rule names = permit("P1")
                .target(Target.builder().addCategories(Category.NAME).build())
                .when(IN_FORCE)
                .build();
        Rule work = permit("P2")
                .target(Target.builder().addCategories(Category.WORK).build())
                .when(ANY_CONSENT)
                .build();

        assertThat(remedies(use().addCategories(Category.WORK).build(), facts(), names, work))
                .containsExactly(Set.of(AGREEMENT, CONSENT));
    }

    /** One more change in the role that is open, or one fewer prohibition in the one that is denied: each opens the whole. */
    @Test
    void who_receives_in_two_roles_is_helped_by_what_opens_either() {
        RecipientKind parent = new RecipientKind("parent");
        Condition confidential = flag("recipient.confidentiality");
        Rule toApplications = permit("P1")
                .target(Target.builder()
                        .addRecipients(RecipientKind.APPLICATION)
                        .build())
                .when(confidential)
                .build();
        Target toParents = Target.builder().addRecipients(parent).build();
        Rule toParent = permit("P2").target(toParents).build();
        Rule notToParents = forbid("F1")
                .target(toParents)
                .when(new Condition.Not(ANY_CONSENT))
                .build();
        Facts both = receiving().with(FactKeys.RECIPIENT_KIND, Set.of(parent, RecipientKind.APPLICATION));

        assertThat(remedies(use().build(), both, toApplications, toParent, notToParents))
                .containsExactlyInAnyOrder(Set.of(CONFIDENTIAL), Set.of(CONSENT));
    }

    /** Each category may be opened in another role. */
    @Test
    void two_categories_are_opened_each_in_the_role_that_can_be() {
        RecipientKind parent = new RecipientKind("parent");
        Rule names = permit("P1")
                .target(Target.builder()
                        .addCategories(Category.NAME)
                        .addRecipients(RecipientKind.APPLICATION)
                        .build())
                .when(IN_FORCE)
                .build();
        Rule work = permit("P2")
                .target(Target.builder()
                        .addCategories(Category.WORK)
                        .addRecipients(parent)
                        .build())
                .when(ANY_CONSENT)
                .build();
        Rule namesToParents = forbid("F1")
                .target(Target.builder()
                        .addCategories(Category.NAME)
                        .addRecipients(parent)
                        .build())
                .build();
        Facts both = receiving().with(FactKeys.RECIPIENT_KIND, Set.of(parent, RecipientKind.APPLICATION));

        assertThat(remedies(use().addCategories(Category.WORK).build(), both, names, work, namesToParents))
                .containsExactly(Set.of(AGREEMENT, CONSENT));
    }

    @Test
    void changes_that_say_the_same_are_one() {
        Change one = new Change("so", Set.of(FactParty.SCHOOL), Set.of("fact"), true, s -> s);

        assertThat(one)
                .isEqualTo(new Change("so", Set.of(), Set.of("fact"), true, s -> s))
                .hasSameHashCodeAs(new Change("so", Set.of(), Set.of("fact"), true, s -> s))
                .isNotEqualTo(new Change("not so", Set.of(FactParty.SCHOOL), Set.of("fact"), true, s -> s))
                .isNotEqualTo("so")
                .hasToString("so");
        assertThat(one.hashCode())
                .isNotEqualTo(new Change("not so", Set.of(), Set.of("fact"), true, s -> s).hashCode());
    }
}
