package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.BEFORE;
import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.STUDENT;
import static com.onebackpak.compliance.Given.VENDOR;
import static com.onebackpak.compliance.Given.VOCABULARY;
import static com.onebackpak.compliance.Given.agreement;
import static com.onebackpak.compliance.Given.cites;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.flag;
import static com.onebackpak.compliance.Given.law;
import static com.onebackpak.compliance.Given.span;
import static com.onebackpak.compliance.Given.vendorPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.Given;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.PackFinding;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.RetentionLimit;
import com.onebackpak.compliance.policy.RetentionProvision;
import com.onebackpak.compliance.policy.RetentionProvision.Deadline;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionAction;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionEvent;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetentionEvaluatorTest {
    private static final Instant END = Instant.parse("2026-06-30T05:00:00Z"); // midnight in Chicago
    private static final Deadline AFTER_END = new Deadline(RetentionEvent.AGREEMENT_END, Optional.empty());
    static final RetentionProvision GOES = deleting("goes", AFTER_END);
    private static final RetentionProvision STAYS = new RetentionProvision(
            "stays",
            Target.builder().addForms(DataForm.AGGREGATED).build(),
            List.of(),
            RetentionAction.RETAIN,
            List.of(),
            List.of(cites("stays")));
    private static final RetentionLimit LIMIT = limit(Condition.always());

    @Test
    void data_goes_the_agreed_number_of_days_after_the_agreements_end() {
        RetentionAnswer answer = answer(vendor(GOES, STAYS), ended(60), Category.WORK);

        assertThat(answer.due()).contains(LocalDate.of(2026, 8, 29));
        assertThat(answer.action()).isEqualTo(RetentionAction.DELETE);
        assertThat(answer.held()).isFalse();
        assertThat(answer.provisions()).containsExactly("goes");
        assertThat(answer.cites()).containsExactly(cites("goes"));
        assertThat(answer.findings()).isEmpty();
        assertThat(answer.missing()).isEmpty();
    }

    @Test
    void while_the_agreement_is_in_force_there_is_no_date_and_nothing_to_explain() {
        RetentionAnswer answer = answer(vendor(GOES), agreed(agreement().build()), Category.WORK);

        assertThat(answer.due()).isEmpty();
        assertThat(answer.action()).isEqualTo(RetentionAction.DELETE);
        assertThat(answer.findings()).isEmpty();
        assertThat(answer.provisions()).containsExactly("goes");
    }

    @Test
    void a_missing_number_leaves_no_date_and_is_explained_by_the_finding() {
        RetentionAnswer answer = answer(vendor(GOES), agreed(endedAgreement().build()), Category.WORK);

        assertThat(answer.due()).isEmpty();
        assertThat(answer.action()).isEqualTo(RetentionAction.DELETE);
        assertThat(answer.findings()).containsExactly("X19: no number is set");
    }

    @Test
    void a_provision_without_deadlines_is_explained_even_while_the_agreement_is_in_force() {
        RetentionAnswer answer =
                answer(vendor(deleting("goes")), agreed(agreement().build()), Category.WORK);

        assertThat(answer.findings()).containsExactly("X19: no number is set");
        assertThat(answer.due()).isEmpty();
    }

    @Test
    void the_shortest_provision_counts_and_is_named_alone() {
        RetentionProvision sooner = deleting("sooner", new Deadline(RetentionEvent.AGREEMENT_END, Optional.of(30)));
        RetentionAnswer answer = answer(vendor(GOES, sooner), ended(60), Category.WORK);

        assertThat(answer.due()).contains(LocalDate.of(2026, 7, 30));
        assertThat(answer.provisions()).containsExactly("sooner");
        assertThat(answer.cites()).containsExactly(cites("sooner"));
    }

    @Test
    void what_may_stay_stays() {
        RetentionAnswer answer = RetentionEvaluator.of(PolicySet.of(VOCABULARY, vendor(STAYS)))
                .answer(
                        new RetentionQuestion(STUDENT, Category.WORK, DataForm.AGGREGATED, Optional.empty()),
                        VENDOR,
                        ended(60),
                        NOW);

        assertThat(answer.due()).isEmpty();
        assertThat(answer.action()).isEqualTo(RetentionAction.RETAIN);
        assertThat(answer.provisions()).containsExactly("stays");
    }

    @Test
    void a_written_request_may_bring_the_date_forward() {
        RetentionProvision either =
                deleting("goes", AFTER_END, new Deadline(RetentionEvent.DELETION_REQUEST, Optional.of(10)));
        RetentionAnswer answer = RetentionEvaluator.of(PolicySet.of(VOCABULARY, vendor(either)))
                .answer(
                        new RetentionQuestion(STUDENT, Category.WORK, DataForm.IDENTIFIED, Optional.of(END)),
                        VENDOR,
                        agreed(agreement().build()),
                        NOW);

        assertThat(answer.due()).contains(LocalDate.of(2026, 7, 10));
    }

    @Test
    void a_hold_does_not_move_the_date() {
        Facts held = ended(60)
                .with(FactKeys.SUBJECT_HOLDS, List.of(new Hold(HoldKind.LEGAL, STUDENT, Set.of(), Span.from(BEFORE))));
        RetentionAnswer answer = answer(vendor(GOES), held, Category.WORK);

        assertThat(answer.held()).isTrue();
        assertThat(answer.due()).contains(LocalDate.of(2026, 8, 29));
    }

    @Test
    void unknown_holds_count_as_held() {
        assertThat(answer(vendor(GOES), ended(60).without(FactKeys.SUBJECT_HOLDS), Category.WORK)
                        .held())
                .isTrue();
    }

    @Test
    void where_nothing_speaks_of_the_data_there_is_no_date_and_it_is_not_said_to_go() {
        RetentionAnswer answer = answer(vendor(), ended(60), Category.WORK);

        assertThat(answer.due()).isEmpty();
        assertThat(answer.action()).isEqualTo(RetentionAction.RETAIN);
        assertThat(answer.provisions()).isEmpty();
        assertThat(answer.findings()).isEmpty();
    }

    @Test
    void unknown_agreements_are_needed_where_a_deadline_hangs_on_them() {
        Facts unknown = facts().without(FactKeys.SUBJECT_AGREEMENTS);

        assertThat(answer(vendor(GOES), unknown, Category.WORK).missing()).containsExactly("subject.agreements");
        assertThat(answer(vendor(GOES), unknown.without(FactKeys.SUBJECT_SCHOOL), Category.WORK)
                        .missing())
                .containsExactly("subject.school");
        assertThat(answer(vendor(deleting("goes")), unknown, Category.WORK).missing())
                .isEmpty();
    }

    @Test
    void a_provision_speaks_of_what_its_target_names_and_of_what_it_may() {
        RetentionProvision ofPhotos =
                targeting(Target.builder().addCategories(Category.MEDIA_PHOTO).build());

        assertThat(answer(vendor(ofPhotos), ended(60), Category.WORK).provisions())
                .isEmpty();
        assertThat(answer(vendor(ofPhotos), ended(60), Category.MEDIA_PHOTO).due())
                .isPresent();
        assertThat(answer(vendor(ofPhotos), ended(60), Category.MEDIA).due()).isPresent();
    }

    @Test
    void a_question_is_put_as_a_request_to_keep_the_data() {
        assertThat(answer(vendor(targeting(Given.to(Action.RETAIN))), ended(60), Category.WORK)
                        .due())
                .isPresent();
        assertThat(answer(vendor(targeting(Given.to(Action.USE))), ended(60), Category.WORK)
                        .due())
                .isEmpty();
    }

    @Test
    void the_day_is_that_of_the_agencys_zone_and_of_utc_where_it_is_unknown() {
        Facts facts = agreed(
                agreement().terminated(END.minusSeconds(1)).disposalDays(0).build());

        assertThat(answer(vendor(GOES), facts, Category.WORK).due()).contains(LocalDate.of(2026, 6, 29));
        assertThat(answer(vendor(GOES), facts.without(FactKeys.SUBJECT_ZONE), Category.WORK)
                        .due())
                .contains(LocalDate.of(2026, 6, 30));
    }

    @Test
    void only_the_policies_in_effect_speak() {
        Policy past = vendorPolicy()
                .addRetention(GOES)
                .effective(span("2020-01-01T00:00:00Z", "2026-09-15T15:00:00Z"))
                .build();

        assertThat(answer(past, ended(60), Category.WORK).provisions()).isEmpty();
        assertThat(answer(NOW.minusNanos(1), ended(60), past).provisions()).containsExactly("goes");
    }

    @Test
    void a_law_of_another_jurisdiction_sets_no_date() {
        Policy californian = law().addRetention(GOES)
                .addJurisdictions(Jurisdiction.of("US-CA"))
                .build();
        Policy texan = law().addRetention(GOES)
                .addJurisdictions(Jurisdiction.of("US-TX"))
                .build();

        assertThat(answer(californian, ended(60), Category.WORK).provisions()).isEmpty();
        assertThat(answer(texan, ended(60), Category.WORK).provisions()).containsExactly("goes");
        assertThat(answer(californian, ended(60).without(FactKeys.SUBJECT_JURISDICTION), Category.WORK)
                        .provisions())
                .containsExactly("goes");
    }

    @Test
    void where_the_law_demands_a_date_a_missing_one_is_a_finding_of_its_own() {
        RetentionAnswer answer = withLaw(LIMIT, agreed(endedAgreement().build()));

        assertThat(answer.findings()).containsExactly("X19: no number is set", "limit: a date is owed");
        assertThat(answer.provisions()).containsExactly("goes", "limit");
        assertThat(answer.cites()).containsExactly(cites("goes"), cites("limit"));
    }

    @Test
    void the_law_of_another_jurisdiction_demands_nothing() {
        Policy law = law().addRetentionLimits(LIMIT)
                .addJurisdictions(Jurisdiction.of("US-CA"))
                .build();

        assertThat(answer(NOW, agreed(endedAgreement().build()), vendor(GOES), law)
                        .provisions())
                .containsExactly("goes");
    }

    @Test
    void the_law_demands_nothing_while_there_is_a_date_or_an_agreement_in_force() {
        assertThat(withLaw(LIMIT, ended(60)).provisions()).containsExactly("goes");
        assertThat(withLaw(LIMIT, agreed(agreement().build())).provisions()).containsExactly("goes");
    }

    @Test
    void the_law_demands_nothing_of_data_that_may_stay() {
        RetentionProvision keeps = new RetentionProvision(
                "keeps", Target.anything(), List.of(), RetentionAction.RETAIN, List.of(), List.of(cites("keeps")));

        assertThat(answer(
                                NOW,
                                ended(60),
                                vendor(keeps),
                                law().addRetentionLimits(LIMIT).build())
                        .provisions())
                .containsExactly("keeps");
    }

    @Test
    void a_demand_binds_where_its_target_and_condition_may_hold() {
        Facts noDate = agreed(endedAgreement().build());
        RetentionLimit ofVisitors = new RetentionLimit(
                "limit",
                Target.builder().addSubjects(PersonKind.VISITOR).build(),
                Condition.always(),
                "a date is owed",
                List.of(cites("limit")));

        assertThat(withLaw(limit(new Condition.Any(List.of())), noDate).provisions())
                .containsExactly("goes");
        assertThat(withLaw(limit(flag("recipient.integral")), noDate).provisions())
                .containsExactly("goes", "limit");
        assertThat(withLaw(ofVisitors, noDate).provisions()).containsExactly("goes");
    }

    private static RetentionAnswer withLaw(RetentionLimit limit, Facts facts) {
        return answer(NOW, facts, vendor(GOES), law().addRetentionLimits(limit).build());
    }

    private static RetentionAnswer answer(Policy policy, Facts facts, Category category) {
        return RetentionEvaluator.of(PolicySet.of(VOCABULARY, policy))
                .answer(
                        new RetentionQuestion(STUDENT, category, DataForm.IDENTIFIED, Optional.empty()),
                        VENDOR,
                        facts,
                        NOW);
    }

    private static RetentionAnswer answer(Instant at, Facts facts, Policy... policies) {
        return RetentionEvaluator.of(PolicySet.of(VOCABULARY, policies))
                .answer(
                        new RetentionQuestion(STUDENT, Category.WORK, DataForm.IDENTIFIED, Optional.empty()),
                        VENDOR,
                        facts,
                        at);
    }

    static Policy vendor(RetentionProvision... provisions) {
        return vendorPolicy()
                .addRetention(provisions)
                .addFindings(new PackFinding(
                        "X19",
                        PackFinding.Kind.NUMBER,
                        PackFinding.Severity.HIGH,
                        List.of(),
                        List.of(),
                        "no number is set",
                        Optional.empty()))
                .build();
    }

    private static RetentionProvision deleting(String id, Deadline... deadlines) {
        return new RetentionProvision(
                id,
                Target.anything(),
                List.of(deadlines),
                RetentionAction.DELETE,
                List.of("X19", "X20"),
                List.of(cites(id)));
    }

    private static RetentionProvision targeting(Target target) {
        return new RetentionProvision(
                "goes", target, List.of(AFTER_END), RetentionAction.DELETE, List.of(), List.of(cites("goes")));
    }

    private static RetentionLimit limit(Condition when) {
        return new RetentionLimit("limit", Target.anything(), when, "a date is owed", List.of(cites("limit")));
    }

    private static Agreement.Builder endedAgreement() {
        return agreement().terminated(END);
    }

    private static Facts ended(int disposalDays) {
        return agreed(endedAgreement().disposalDays(disposalDays).build());
    }

    private static Facts agreed(Agreement agreement) {
        return facts().with(FactKeys.SUBJECT_AGREEMENTS, List.of(agreement));
    }
}
