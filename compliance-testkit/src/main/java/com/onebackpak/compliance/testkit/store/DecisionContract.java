package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.DecisionLedger;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.IdempotencyException;
import com.onebackpak.compliance.testkit.store.Concurrently.Attempt;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a ledger of decisions must do. */
abstract class DecisionContract extends StoreContract {
    private static final Set<Obligation> UNDISCHARGED =
            Set.of(Obligation.of(ObligationKind.RECORD_DISCLOSURE), Obligation.of(ObligationKind.NOTIFY_SCHOOL));

    DecisionContract(Opening opening) {
        super(opening);
    }

    private DecisionLedger decisions() {
        return tenant().decisions();
    }

    private static PolicyDecision decision(int number) {
        return Schools.decision(SUBJECT, NOW.plusSeconds(number));
    }

    private static PolicyDecision aboutNobodyInParticular() {
        ProcessingRequest request = ProcessingRequest.builder()
                .actor(Schools.VENDOR)
                .action(Action.USE)
                .addCategories(Category.TECHNOLOGY_USAGE)
                .subjectKind(PersonKind.VISITOR)
                .purpose(Purpose.ANALYTICS_USAGE)
                .build();
        return Schools.decide(request, Facts.nothing(), NOW);
    }

    @Test
    void a_decision_is_found_as_it_was_recorded_with_its_request_reasons_and_facts() {
        PolicyDecision decision = decision(0);
        DecisionRecord recorded = decisions().record(Schools.event(decision, UNDISCHARGED));
        store.reopen();

        assertThat(recorded).isEqualTo(DecisionRecord.of(Schools.event(decision, UNDISCHARGED), recorded.entry()));
        assertThat(decisions().find(Schools.event(decision).id())).contains(recorded);
        assertThat(recorded.factsDigest()).isEqualTo(decision.factsDigest());
        assertThat(recorded.undischarged()).containsExactly("notify-school", "record-disclosure");
    }

    @Test
    void every_outcome_is_recorded() {
        ProcessingRequest asked = Schools.disclosing(SUBJECT, Category.NAME);
        List<PolicyDecision> all = List.of(
                Schools.permit(NOW),
                Schools.decide(
                        asked.toBuilder().action(Action.DISCLOSE_SELL).build(),
                        decision(0).facts(),
                        NOW),
                Schools.decide(asked, Facts.nothing(), NOW),
                Schools.decide(asked, Facts.nothing(), Instant.parse("1999-01-01T00:00:00Z")));
        all.forEach(decision -> decisions().record(Schools.event(decision)));

        assertThat(all)
                .extracting(PolicyDecision::outcome)
                .containsExactly(Outcome.PERMIT, Outcome.DENY, Outcome.INDETERMINATE, Outcome.NOT_APPLICABLE);
        assertThat(all)
                .allSatisfy(decision -> assertThat(
                                decisions().find(Schools.event(decision).id()))
                        .map(DecisionRecord::outcome)
                        .contains(decision.outcome()));
    }

    @Test
    void a_decision_recorded_again_is_what_was_recorded_and_leaves_no_second_entry() throws Exception {
        DecisionRecord first = decisions().record(Schools.event(decision(0)));
        store.reopen();

        withoutAnEntry(() -> {
            assertThat(decisions().record(Schools.event(decision(0)))).isEqualTo(first);
            assertThat(decisions().recordAll(Schools.events(List.of(decision(0), decision(0)))))
                    .containsExactly(first, first);
        });
        assertThat(decisions().about(SUBJECT)).containsExactly(first);
    }

    @Test
    void two_decisions_are_two_records_however_much_they_are_alike() {
        DecisionRecord one = decisions().record(DecisionEvent.of(decision(0)));
        DecisionRecord other = decisions().record(DecisionEvent.of(decision(0)));
        store.reopen();

        assertThat(other.id()).isNotEqualTo(one.id());
        assertThat(other.digest()).isEqualTo(one.digest());
        assertThat(decisions().about(SUBJECT)).containsExactlyInAnyOrder(one, other);
        assertThat(entries())
                .extracting(entry -> entry.fields().get("decision"))
                .containsExactlyInAnyOrder(one.id(), other.id());
    }

    @Test
    void an_id_of_another_decision_is_refused_and_nothing_of_a_batch_is_recorded() throws Exception {
        DecisionRecord first = decisions().record(Schools.event(decision(0)));
        DecisionEvent other = new DecisionEvent(first.id(), decision(1), Set.of(), false);
        DecisionEvent refused = Schools.event(decision(0), UNDISCHARGED);

        withoutAnEntry(() -> {
            assertThatThrownBy(() -> decisions().record(other)).isInstanceOf(IdempotencyException.class);
            assertThatThrownBy(() -> decisions().record(refused)).isInstanceOf(IdempotencyException.class);
            assertThatThrownBy(() -> decisions().recordAll(List.of(Schools.event(decision(2)), other)))
                    .isInstanceOf(IdempotencyException.class)
                    .hasMessageContaining(first.id());
        });
        assertThat(decisions().about(SUBJECT)).containsExactly(first);
    }

    @Test
    void that_the_facts_were_unavailable_is_on_record() {
        DecisionEvent event = new DecisionEvent("no-facts", decision(0), Set.of(), true);

        assertThat(decisions().record(event).factsUnavailable()).isTrue();
        store.reopen();
        assertThat(decisions().find("no-facts"))
                .map(DecisionRecord::factsUnavailable)
                .contains(true);
        assertThat(decisions().contains("no-facts")).isTrue();
        assertThat(decisions().contains("no-others")).isFalse();
        assertThat(entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.fields()).containsEntry("facts-unavailable", true));
    }

    @Test
    void a_decision_recorded_by_many_at_the_same_time_is_one_record() throws Exception {
        List<Attempt<DecisionRecord>> all =
                Concurrently.run(4, i -> () -> decisions().record(Schools.event(decision(0))));

        assertThat(all).allSatisfy(attempt -> assertThat(attempt.failure()).isEmpty());
        assertThat(all.stream().flatMap(attempt -> attempt.answer().stream()).distinct())
                .hasSize(1);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void batches_recorded_at_the_same_time_are_all_recorded_once() throws Exception {
        List<PolicyDecision> batch =
                IntStream.range(0, 20).mapToObj(DecisionContract::decision).toList();
        List<PolicyDecision> backwards = new ArrayList<>(batch);
        Collections.reverse(backwards);

        List<Attempt<List<DecisionRecord>>> all =
                Concurrently.run(4, i -> () -> decisions().recordAll(Schools.events(i % 2 == 0 ? batch : backwards)));

        assertThat(all).allSatisfy(attempt -> assertThat(attempt.failure()).isEmpty());
        assertThat(decisions().about(SUBJECT)).hasSize(20);
        assertThat(entries()).hasSize(20);
    }

    @Test
    void many_are_recorded_as_if_one_by_one_and_returned_in_their_order() {
        DecisionRecord before = decisions().record(Schools.event(decision(2)));

        List<DecisionRecord> recorded = decisions()
                .recordAll(Schools.events(
                        List.of(decision(3), decision(2), aboutNobodyInParticular(), decision(1), decision(3))));

        assertThat(recorded)
                .extracting(DecisionRecord::id)
                .containsExactly(
                        Schools.event(decision(3)).id(),
                        Schools.event(decision(2)).id(),
                        Schools.event(aboutNobodyInParticular()).id(),
                        Schools.event(decision(1)).id(),
                        Schools.event(decision(3)).id());
        assertThat(recorded.get(1)).isEqualTo(before);
        assertThat(recorded.get(4)).isEqualTo(recorded.get(0));
        assertThat(recorded.get(3))
                .isEqualTo(DecisionRecord.of(
                        Schools.event(decision(1)), recorded.get(3).entry()));
        assertThat(recorded)
                .allSatisfy(record -> assertThat(decisions().find(record.id())).contains(record));
        assertThat(entries()).hasSize(4);
        assertThat(decisions().recordAll(List.of())).isEmpty();
    }

    @Test
    void those_about_nobody_in_particular_are_recorded_without_others() {
        decisions().record(Schools.event(decision(0)));

        assertThat(decisions().recordAll(Schools.events(List.of(aboutNobodyInParticular()))))
                .extracting(DecisionRecord::id)
                .containsExactly(Schools.event(aboutNobodyInParticular()).id());
        assertThat(entries()).hasSize(2);
    }

    @Test
    void a_thousand_are_recorded_at_once() {
        List<PolicyDecision> batch = IntStream.range(0, 1000)
                .mapToObj(i -> Schools.decide(
                        Schools.disclosing(PartyId.of("student-" + i % 50), Category.NAME),
                        Facts.nothing(),
                        NOW.plusSeconds(i)))
                .toList();

        List<DecisionRecord> recorded = decisions().recordAll(Schools.events(batch));

        assertThat(recorded)
                .extracting(DecisionRecord::id)
                .containsExactlyElementsOf(
                        Schools.events(batch).stream().map(DecisionEvent::id).toList());
        assertThat(decisions().about(PartyId.of("student-49"))).hasSize(20);
        assertThat(entries()).hasSize(1000);
    }

    @Test
    void an_instant_finer_than_a_microsecond_is_refused_and_nothing_is_written() throws Exception {
        PolicyDecision finer = Schools.decision(SUBJECT, NOW.plusNanos(1));

        withoutAnEntry(() -> {
            assertThatThrownBy(() -> decisions().record(Schools.event(finer)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> decisions().recordAll(Schools.events(List.of(decision(0), finer))))
                    .isInstanceOf(IllegalArgumentException.class);
        });
        assertThat(decisions().about(SUBJECT)).isEmpty();
    }

    @Test
    void a_decision_that_is_not_on_record_is_not_found() {
        decisions().record(Schools.event(decision(0)));

        assertThat(decisions().find(Schools.event(decision(1)).id())).isEmpty();
        assertThat(decisions().find("")).isEmpty();
        assertThat(decisions().find("no such id; it is longer than any that could be one ".repeat(10)))
                .isEmpty();
    }

    @Test
    void decisions_about_a_subject_are_ordered_by_time_and_id_and_no_others_are_among_them() {
        List<PolicyDecision> mine = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Instant at = NOW.minusSeconds(i % 2);
            mine.add(Schools.decision(SUBJECT, at));
            mine.add(Schools.decide(
                    Schools.disclosing(
                            SUBJECT,
                            List.of(Category.NAME, Category.WORK, Category.MEDIA, Category.SURVEY)
                                    .get(i)),
                    Facts.nothing(),
                    at));
            decisions().record(Schools.event(Schools.decision(OTHER_SUBJECT, at)));
        }
        decisions().record(Schools.event(aboutNobodyInParticular()));
        mine.forEach(decision -> decisions().record(Schools.event(decision)));
        store.reopen();

        assertThat(decisions().about(SUBJECT))
                .extracting(DecisionRecord::id)
                .containsExactlyElementsOf(Schools.events(mine).stream()
                        .sorted(Comparator.comparing((DecisionEvent event) ->
                                        event.decision().at())
                                .thenComparing(DecisionEvent::id))
                        .map(DecisionEvent::id)
                        .distinct()
                        .toList());
        assertThat(decisions().about(PartyId.of("nobody"))).isEmpty();
    }

    @Test
    void a_decision_about_nobody_in_particular_is_recorded_and_its_entry_names_no_subject() {
        DecisionRecord recorded = decisions().record(Schools.event(aboutNobodyInParticular()));
        store.reopen();

        assertThat(decisions().find(recorded.id())).contains(recorded);
        assertThat(recorded.request().subject()).isEqualTo(Optional.empty());
        assertThat(entry(recorded.entry()).fields()).doesNotContainKey("subject");
    }

    /** An auditor must not take for contemporaneous what was decided for an instant long past. */
    @Test
    void its_entry_tells_when_it_was_written_apart_from_the_instant_it_is_for() {
        Instant past = Instant.parse("2026-03-01T08:00:00Z");
        DecisionRecord one = decisions().record(Schools.event(Schools.decision(SUBJECT, past)));
        clock.advance(Duration.ofDays(1));
        decisions().record(Schools.event(Schools.decision(SUBJECT, past)));
        DecisionRecord many = decisions()
                .recordAll(Schools.events(List.of(Schools.decision(OTHER_SUBJECT, past))))
                .get(0);
        store.reopen();

        assertThat(entry(one.entry()).time()).isEqualTo(NOW);
        assertThat(entry(many.entry()).time()).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(List.of(entry(one.entry()), entry(many.entry())))
                .allSatisfy(entry -> assertThat(entry.fields()).containsEntry("at", "2026-03-01T08:00:00.000000Z"));
        assertThat(decisions().find(one.id())).map(DecisionRecord::at).contains(past);
    }

    @Test
    void its_entry_says_the_outcome_the_rules_and_the_policies_and_of_people_commitments_only() {
        DecisionRecord recorded = decisions().record(Schools.event(decision(0), UNDISCHARGED));
        AuditEntry entry = entry(recorded.entry());

        assertThat(recorded.outcome()).isNotEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(entry.type()).isEqualTo("decision");
        assertThat(entry.time()).isEqualTo(NOW);
        assertThat(entry.fields())
                .containsEntry("outcome", recorded.outcome().name())
                .containsEntry("policies", recorded.policyDigest())
                .containsEntry("rules", List.copyOf(recorded.rules()))
                .containsEntry("undischarged", List.of("notify-school", "record-disclosure"))
                .containsOnlyKeys(
                        "decision",
                        "key",
                        "at",
                        "subject",
                        "content",
                        "outcome",
                        "policies",
                        "rules",
                        "exemptions",
                        "undischarged");
    }
}
