package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.cites;
import static com.onebackpak.compliance.Given.decide;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.flag;
import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.Given.vendorPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of several categories, each decided on its own. */
class CategoriesDecisionTest {
    private static final Rule PERMIT_ALL = permit("P1")
            .addObligations(Obligation.of(ObligationKind.RECORD_DISCLOSURE))
            .build();
    private static final Rule FORBID_WORK = forbid("F1")
            .target(about(Category.WORK))
            .addObligations(Obligation.of(ObligationKind.HOLD))
            .build();
    private static final Rule OPEN_MEDIA = forbid("F2")
            .target(about(Category.MEDIA))
            .when(flag("recipient.integral"))
            .build();
    private static final Policy POLICY =
            vendorPolicy(PERMIT_ALL, FORBID_WORK, OPEN_MEDIA).build();

    @Test
    void the_whole_is_permitted_only_if_every_category_is() {
        assertThat(of(Category.NAME, Category.SCHEDULE).outcome()).isEqualTo(Outcome.PERMIT);
        assertThat(of(Category.NAME, Category.WORK).outcome()).isEqualTo(Outcome.DENY);
        assertThat(of(Category.NAME, Category.MEDIA).outcome()).isEqualTo(Outcome.INDETERMINATE);
        assertThat(of(Category.MEDIA, Category.WORK).outcome()).isEqualTo(Outcome.DENY);
    }

    @Test
    void the_categories_that_could_pass_alone_are_named() {
        assertThat(of(Category.NAME, Category.WORK, Category.MEDIA, Category.SCHEDULE)
                        .permitted())
                .containsExactly(Category.NAME, Category.SCHEDULE);
        assertThat(of(Category.WORK).permitted()).isEmpty();
    }

    @Test
    void reasons_obligations_and_missing_facts_are_those_of_the_categories_that_made_the_outcome() {
        PolicyDecision denied = of(Category.NAME, Category.WORK, Category.MEDIA);

        assertThat(denied.rules()).containsExactly("F1");
        assertThat(denied.cites()).containsExactly(cites("F1"));
        assertThat(denied.obligations()).containsExactly(Obligation.of(ObligationKind.HOLD));
        assertThat(denied.missing()).isEmpty();
        assertThat(of(Category.NAME, Category.MEDIA).missing()).containsExactly("recipient.integral");
        assertThat(of(Category.NAME, Category.MEDIA).rules()).containsExactly("F2");
    }

    @Test
    void categories_are_decided_in_the_order_of_their_names() {
        assertThat(of(Category.WORK, Category.MEDIA, Category.NAME).categories())
                .extracting(CategoryDecision::category)
                .containsExactly(Category.MEDIA, Category.NAME, Category.WORK);
    }

    @Test
    void a_term_that_the_vocabulary_does_not_know_is_never_permitted() {
        PolicyDecision decision = decide(
                use().addCategories(new Category("shoe-size"))
                        .purpose(new Purpose("education.fun"))
                        .build(),
                facts(),
                POLICY);

        assertThat(decision.outcome()).isEqualTo(Outcome.INDETERMINATE);
        assertThat(decision.permitted()).isEmpty();
        assertThat(decision.missing())
                .containsExactly("vocabulary.category.shoe-size", "vocabulary.purpose.education.fun");
        assertThat(decision.categories()).allSatisfy(c -> {
            assertThat(c.outcome()).isEqualTo(Outcome.INDETERMINATE);
            assertThat(c.unknownTerms()).containsExactlyInAnyOrder("category.shoe-size", "purpose.education.fun");
            assertThat(c.considered()).isEmpty();
        });
    }

    @Test
    void a_kind_of_person_that_the_vocabulary_does_not_know_is_never_permitted() {
        ProcessingRequest request = use().subject(Optional.empty())
                .subjectKind(new PersonKind("robot"))
                .build();

        assertThat(decide(request, facts(), POLICY).missing()).containsExactly("vocabulary.person.robot");
    }

    @ParameterizedTest
    @CsvSource({
        "PERMIT, PERMIT, PERMIT",
        "PERMIT, NOT_APPLICABLE, NOT_APPLICABLE",
        "NOT_APPLICABLE, INDETERMINATE, INDETERMINATE",
        "INDETERMINATE, DENY, DENY",
        "DENY, PERMIT, DENY"
    })
    void the_gravest_part_is_the_outcome_of_the_whole(Outcome one, Outcome other, Outcome whole) {
        assertThat(Outcome.ofParts(List.of(one, other))).isEqualTo(whole);
        assertThat(Outcome.ofParts(List.of(other, one))).isEqualTo(whole);
    }

    @Test
    void a_whole_without_parts_is_nothing_that_could_be_permitted() {
        Assertions.assertThatThrownBy(() -> Outcome.ofParts(Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a decision needs at least one part");
    }

    private static Target about(Category category) {
        return Target.builder().addCategories(category).build();
    }

    private static PolicyDecision of(Category... categories) {
        return decide(use().categories(Set.of(categories)).build(), facts(), POLICY);
    }
}
