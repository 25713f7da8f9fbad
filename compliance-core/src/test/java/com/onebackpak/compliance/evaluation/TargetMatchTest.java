package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.disclosure;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.use;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.EveryCondition;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetMatchTest {
    private static final Target.Builder CONTACT_ADDRESS = Target.builder().addCategories(Category.CONTACT_ADDRESS);

    @Test
    void a_target_that_restricts_nothing_matches_everything() {
        assertMatches(match(Target.builder(), use().build(), Facts.nothing()));
    }

    @Test
    void a_target_that_restricts_every_dimension_matches_what_falls_under_all_of_them() {
        ProcessingRequest request = disclosure()
                .categories(java.util.Set.of(Category.WORK_ASSIGNMENT))
                .source(CollectionSource.SCHOOL)
                .build();
        Facts facts = facts().with(FactKeys.RECIPIENT_KIND, Set.of(RecipientKind.APPLICATION))
                .with(FactKeys.ACTOR_KIND, Optional.of(RecipientKind.SERVICE_PROVIDER_HOSTING));

        assertMatches(Reasoning.of(
                new Condition.RequestMatches(EveryCondition.FULL_TARGET),
                new Situation(request, facts, NOW),
                Category.WORK_ASSIGNMENT));
    }

    @Test
    void an_action_falls_under_its_own_term_and_every_broader_one() {
        Target.Builder disclose = Target.builder().addActions(Action.STORE, Action.DISCLOSE);

        assertMatches(match(disclose, disclosure().action(Action.DISCLOSE_SELL).build(), facts()));
        assertFails(match(disclose, use().build(), facts()));
    }

    @Test
    void what_is_disclosed_is_not_thereby_sold() {
        assertFails(match(
                Target.builder().addActions(Action.DISCLOSE_SELL), disclosure().build(), facts()));
    }

    @Test
    void a_category_falls_under_its_own_term_and_every_broader_one() {
        assertMatches(match(CONTACT_ADDRESS, Category.CONTACT_ADDRESS));
        assertMatches(match(Target.builder().addCategories(Category.CONTACT), Category.CONTACT_ADDRESS));
        assertFails(match(CONTACT_ADDRESS, Category.CONTACT_EMAIL));
    }

    @Test
    void a_category_broader_than_the_target_may_fall_under_it_and_must_be_more_precise() {
        assertOpen(match(CONTACT_ADDRESS, Category.CONTACT), "request.category");
    }

    @Test
    void of_several_terms_one_that_covers_settles_it() {
        assertMatches(
                match(Target.builder().addCategories(Category.CONTACT_ADDRESS, Category.CONTACT), Category.CONTACT));
    }

    @Test
    void a_form_must_be_one_of_the_targets() {
        Target.Builder target = Target.builder().addForms(DataForm.AGGREGATED);

        assertMatches(match(target, use().form(DataForm.AGGREGATED).build(), facts()));
        assertFails(match(target, use().build(), facts()));
    }

    @Test
    void a_purpose_broader_than_the_target_is_open() {
        Target.Builder target = Target.builder().addPurposes(Purpose.SERVICE_SUPPORT);

        assertOpen(match(target, use().purpose(Purpose.SERVICE).build(), facts()), "request.purpose");
        assertMatches(match(target, use().purpose(Purpose.SERVICE_SUPPORT).build(), facts()));
        assertFails(match(target, use().purpose(Purpose.EDUCATION).build(), facts()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"collect", "use", "disclose", "disclose.sell", "store", "retain"})
    void an_action_that_serves_a_purpose_must_name_it(String action) {
        ProcessingRequest request =
                use().purpose(Optional.empty()).action(new Action(action)).build();

        assertOpen(match(Target.builder().addPurposes(Purpose.EDUCATION), request, facts()), "request.purpose");
        assertMatches(match(Target.builder(), request, facts()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect", "amend", "delete"})
    void an_action_of_right_has_no_purpose_and_falls_under_none(String action) {
        ProcessingRequest request =
                use().purpose(Optional.empty()).action(new Action(action)).build();

        assertFails(match(Target.builder().addPurposes(Purpose.EDUCATION), request, facts()));
    }

    @Test
    void a_collection_must_name_its_source_and_nothing_else_must() {
        Target.Builder target = Target.builder().addSources(CollectionSource.STUDENT);

        assertOpen(match(target, use().action(Action.COLLECT).build(), facts()), "request.source");
        assertFails(match(target, use().build(), facts()));
        assertMatches(match(
                target,
                use().action(Action.COLLECT).source(CollectionSource.STUDENT).build(),
                facts()));
        assertFails(match(
                target,
                use().action(Action.COLLECT).source(CollectionSource.SCHOOL).build(),
                facts()));
    }

    @Test
    void an_unknown_subject_may_be_of_any_kind() {
        Target.Builder target = Target.builder().addSubjects(PersonKind.STUDENT);
        Facts unknown = facts().without(FactKeys.SUBJECT_KIND);

        assertOpen(match(target, use().build(), unknown), "subject.kind");
        assertMatches(match(target, use().build(), facts()));
        assertFails(match(target, use().build(), facts().with(FactKeys.SUBJECT_KIND, Set.of(PersonKind.VISITOR))));
        assertMatches(match(Target.builder(), use().build(), unknown));
    }

    @Test
    void an_unknown_recipient_may_be_of_any_kind_and_no_recipient_is_of_none() {
        Target.Builder target = Target.builder().addRecipients(RecipientKind.APPLICATION);

        assertOpen(match(target, use().build(), facts().without(FactKeys.RECIPIENT_KIND)), "recipient.kind");
        assertFails(match(target, use().build(), facts()));
        assertMatches(
                match(target, use().build(), facts().with(FactKeys.RECIPIENT_KIND, Set.of(RecipientKind.APPLICATION))));
    }

    @Test
    void a_kind_of_recipient_broader_than_the_target_is_open() {
        assertOpen(
                match(
                        Target.builder().addRecipients(RecipientKind.SCHOOL_USER_TEACHER),
                        use().build(),
                        facts().with(FactKeys.RECIPIENT_KIND, Set.of(RecipientKind.SCHOOL_USER))),
                "recipient.kind");
    }

    @Test
    void an_unknown_actor_may_be_of_any_kind_and_the_vendor_is_of_none() {
        Target.Builder target = Target.builder().addActors(RecipientKind.ADVERTISING_NETWORK);

        assertOpen(match(target, use().build(), facts().without(FactKeys.ACTOR_KIND)), "actor.kind");
        assertFails(match(target, use().build(), facts()));
        assertMatches(match(
                target,
                use().build(),
                facts().with(FactKeys.ACTOR_KIND, Optional.of(RecipientKind.ADVERTISING_NETWORK))));
    }

    @Test
    void everything_that_is_open_is_named() {
        Target.Builder target = Target.builder()
                .addCategories(Category.CONTACT_ADDRESS)
                .addPurposes(Purpose.SERVICE_SUPPORT)
                .addSubjects(PersonKind.STUDENT)
                .addRecipients(RecipientKind.APPLICATION);
        ProcessingRequest request = use().purpose(Purpose.SERVICE).build();

        assertOpen(
                Reasoning.of(
                        new Condition.RequestMatches(target.build()),
                        new Situation(request, Facts.nothing(), NOW),
                        Category.CONTACT),
                "recipient.kind",
                "request.category",
                "request.purpose",
                "subject.kind");
    }

    @Test
    void one_dimension_that_fails_settles_it_and_nothing_is_missing() {
        Target.Builder target = Target.builder().addSubjects(PersonKind.STUDENT).addActions(Action.DELETE);

        assertFails(match(target, use().build(), Facts.nothing()));
    }

    private static Reasoning match(Target.Builder target, Category category) {
        return Reasoning.of(
                new Condition.RequestMatches(target.build()),
                new Situation(use().addCategories(category).build(), facts(), NOW),
                category);
    }

    private static Reasoning match(Target.Builder target, ProcessingRequest request, Facts facts) {
        return Reasoning.of(
                new Condition.RequestMatches(target.build()), new Situation(request, facts, NOW), Category.NAME);
    }

    private static void assertMatches(Reasoning reasoning) {
        assertThat(reasoning.truth()).isEqualTo(Truth.TRUE);
        assertThat(reasoning.missing()).isEmpty();
    }

    private static void assertFails(Reasoning reasoning) {
        assertThat(reasoning.truth()).isEqualTo(Truth.FALSE);
        assertThat(reasoning.missing()).isEmpty();
    }

    private static void assertOpen(Reasoning reasoning, String... missing) {
        assertThat(reasoning.truth()).isEqualTo(Truth.UNKNOWN);
        assertThat(reasoning.missing()).containsExactly(missing);
    }
}
