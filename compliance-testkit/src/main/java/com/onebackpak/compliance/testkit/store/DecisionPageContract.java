package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.store.Cursor;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.DecisionQuery;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a ledger of decisions must do where it is read page by page. */
abstract class DecisionPageContract extends StoreContract {
    private static final Set<Obligation> UNDISCHARGED = Set.of(Obligation.of(ObligationKind.RECORD_DISCLOSURE));

    DecisionPageContract(Opening opening) {
        super(opening);
    }

    /** All pages of a query, one behind the other, each place handed out as text and read again. */
    private List<DecisionRecord> all(DecisionQuery query, int limit) {
        List<DecisionRecord> all = new ArrayList<>();
        Optional<Cursor> next = Optional.of(Cursor.START);
        while (next.isPresent()) {
            Page<DecisionRecord> page = tenant().decisions().page(query, next.get(), limit);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.rows());
            next = page.next().map(Cursor::toString).map(Cursor::parse);
        }
        return all;
    }

    private DecisionRecord record(PolicyDecision decision) {
        return tenant().decisions().record(DecisionEvent.of(decision));
    }

    @Test
    void pages_together_hold_each_decision_once_in_the_order_of_the_instants_decided_for() {
        List<DecisionRecord> recorded = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            recorded.add(record(Schools.decision(i % 2 == 0 ? SUBJECT : OTHER_SUBJECT, NOW.minusSeconds(i / 3))));
        }
        store.reopen();
        List<DecisionRecord> ordered = recorded.stream()
                .distinct()
                .sorted(Comparator.comparing(DecisionRecord::at).thenComparing(DecisionRecord::id))
                .toList();

        for (int limit : new int[] {1, 2, 5, Page.MAX_ROWS}) {
            assertThat(all(DecisionQuery.all(), limit))
                    .as("in pages of %s", limit)
                    .containsExactlyElementsOf(ordered);
        }
        assertThat(otherTenant().decisions().page(DecisionQuery.all(), Cursor.START, 5))
                .isEqualTo(new Page<>(List.of(), Optional.empty()));
    }

    @Test
    void what_was_refused_is_also_what_was_permitted_and_owed_what_nobody_discharges() {
        DecisionRecord permit = record(Schools.permit(NOW));
        DecisionRecord undischarged =
                tenant().decisions().record(DecisionEvent.of(Schools.permit(NOW.plusSeconds(1)), UNDISCHARGED));
        DecisionRecord denied = record(Schools.decide(
                Schools.disclosing(SUBJECT, Category.NAME).toBuilder()
                        .action(Action.DISCLOSE_SELL)
                        .build(),
                Schools.decision(SUBJECT, NOW).facts(),
                NOW.plusSeconds(2)));
        DecisionRecord open =
                record(Schools.decide(Schools.disclosing(SUBJECT, Category.NAME), Facts.nothing(), NOW.plusSeconds(3)));
        store.reopen();

        assertThat(List.of(permit, undischarged, denied, open))
                .extracting(DecisionRecord::outcome)
                .containsExactly(Outcome.PERMIT, Outcome.PERMIT, Outcome.DENY, Outcome.INDETERMINATE);
        assertThat(all(DecisionQuery.builder().onlyRefused(true).build(), 2))
                .containsExactly(undischarged, denied, open);
        assertThat(all(DecisionQuery.builder().addOutcomes(Outcome.PERMIT).build(), 1))
                .containsExactly(permit, undischarged);
        assertThat(all(
                        DecisionQuery.builder()
                                .addOutcomes(Outcome.DENY, Outcome.INDETERMINATE)
                                .build(),
                        1))
                .containsExactly(denied, open);
        assertThat(all(
                        DecisionQuery.builder()
                                .addOutcomes(Outcome.PERMIT)
                                .onlyRefused(true)
                                .build(),
                        5))
                .containsExactly(undischarged);
        assertThat(all(
                        DecisionQuery.builder()
                                .addOutcomes(Outcome.NOT_APPLICABLE)
                                .build(),
                        5))
                .isEmpty();
    }

    @Test
    void a_span_has_its_first_instant_and_not_its_last_and_a_subject_has_its_own() {
        DecisionRecord before = record(Schools.decision(SUBJECT, NOW.minusSeconds(1)));
        DecisionRecord within = record(Schools.decision(SUBJECT, NOW));
        DecisionRecord others = record(Schools.decision(OTHER_SUBJECT, NOW.plusNanos(1_000)));
        DecisionRecord after = record(Schools.decision(SUBJECT, NOW.plusSeconds(1)));

        assertThat(all(DecisionQuery.builder().since(NOW).until(after.at()).build(), 1))
                .containsExactly(within, others);
        assertThat(all(
                        DecisionQuery.builder()
                                .about(SUBJECT)
                                .since(NOW)
                                .until(after.at())
                                .build(),
                        1))
                .containsExactly(within);
        assertThat(all(
                        DecisionQuery.builder()
                                .about(SUBJECT)
                                .since(NOW.plusNanos(1))
                                .build(),
                        1))
                .containsExactly(after);
        assertThat(all(DecisionQuery.builder().about(SUBJECT).build(), 1)).containsExactly(before, within, after);
        assertThat(all(
                        DecisionQuery.builder()
                                .since(Instant.MIN)
                                .until(Instant.MAX)
                                .build(),
                        3))
                .containsExactly(before, within, others, after);
        assertThat(all(DecisionQuery.builder().about(PartyId.of("nobody")).build(), 3))
                .isEmpty();
    }

    @Test
    void decisions_recorded_at_once_are_listed_like_those_recorded_one_by_one() {
        List<PolicyDecision> batch = List.of(
                Schools.permit(NOW),
                Schools.decide(Schools.disclosing(SUBJECT, Category.NAME), Facts.nothing(), NOW.plusSeconds(1)));

        List<DecisionRecord> recorded = tenant().decisions()
                .recordAll(batch.stream().map(DecisionEvent::of).toList());

        assertThat(all(DecisionQuery.builder().onlyRefused(true).build(), 5)).containsExactly(recorded.get(1));
        assertThat(all(DecisionQuery.all(), 5)).containsExactlyElementsOf(recorded);
    }

    @Test
    void nothing_is_listed_of_somebody_who_was_erased() {
        DecisionRecord others = record(Schools.decision(OTHER_SUBJECT, NOW));
        record(Schools.decision(SUBJECT, NOW));
        tenant().erasures().erase(SUBJECT);

        assertThat(all(DecisionQuery.all(), 5)).containsExactly(others);
        assertThat(all(DecisionQuery.builder().about(SUBJECT).build(), 5)).isEmpty();
    }

    @Test
    void a_limit_that_is_none_is_refused_and_says_its_bounds() {
        for (int limit : new int[] {Integer.MIN_VALUE, 0, Page.MAX_ROWS + 1}) {
            assertThatThrownBy(() -> tenant().decisions().page(DecisionQuery.all(), Cursor.START, limit))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("limit must be from 1 to 1000, not " + limit);
        }
    }
}
