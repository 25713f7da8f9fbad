package com.onebackpak.compliance.retention;

import static com.onebackpak.compliance.Given.CHICAGO;
import static com.onebackpak.compliance.Given.agreement;
import static com.onebackpak.compliance.Given.span;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.RetentionProvision.Deadline;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionScheduleTest {
    private static final Instant END = Instant.parse("2026-06-30T05:00:00Z"); // midnight in Chicago
    private static final Optional<Instant> NO_REQUEST = Optional.empty();
    private static final Optional<Instant> REQUESTED = Optional.of(END);
    private static final Deadline AFTER_END = new Deadline(RetentionEvent.AGREEMENT_END, Optional.empty());
    private static final Deadline AFTER_REQUEST = new Deadline(RetentionEvent.DELETION_REQUEST, Optional.empty());

    @Test
    void the_agreements_own_number_of_days_counts_from_its_end() {
        assertThat(at(END, ended(60)).due(List.of(AFTER_END), NO_REQUEST)).contains(LocalDate.of(2026, 8, 29));
    }

    @Test
    void the_texts_number_goes_before_the_agreements() {
        Deadline ten = new Deadline(RetentionEvent.AGREEMENT_END, Optional.of(10));

        assertThat(at(END, ended(60)).due(List.of(ten), NO_REQUEST)).contains(LocalDate.of(2026, 7, 10));
    }

    @Test
    void the_day_of_the_event_is_that_of_the_agencys_zone() {
        Agreement ended = agreement()
                .terminated(Instant.parse("2026-06-30T04:59:59Z"))
                .disposalDays(1)
                .build();

        assertThat(at(END, ended).due(List.of(AFTER_END), NO_REQUEST)).contains(LocalDate.of(2026, 6, 30));
        assertThat(at(END, ended(1)).due(List.of(AFTER_END), NO_REQUEST)).contains(LocalDate.of(2026, 7, 1));
    }

    @Test
    void days_are_counted_on_the_calendar_across_the_change_of_clocks() {
        Agreement ended = agreement()
                .terminated(Instant.parse("2026-10-31T05:30:00Z")) // 00:30, two days before the clocks go back
                .disposalDays(2)
                .build();

        assertThat(at(Instant.parse("2026-12-01T00:00:00Z"), ended).due(List.of(AFTER_END), NO_REQUEST))
                .contains(LocalDate.of(2026, 11, 2));
    }

    @Test
    void while_an_agreement_is_in_force_its_end_sets_no_date() {
        RetentionSchedule schedule = at(END.minusNanos(1), ended(60));

        assertThat(schedule.hasEnded()).isFalse();
        assertThat(schedule.due(List.of(AFTER_END), NO_REQUEST)).isEmpty();
    }

    @Test
    void an_agreement_ends_at_its_term_or_at_its_termination_whichever_is_earlier() {
        Agreement byTerm = agreement()
                .term(new Span(Instant.EPOCH, Optional.of(END)))
                .terminated(END.plusSeconds(86_400))
                .disposalDays(0)
                .build();

        assertThat(at(END, byTerm).hasEnded()).isTrue();
        assertThat(at(END, byTerm).due(List.of(AFTER_END), NO_REQUEST)).contains(LocalDate.of(2026, 6, 30));
    }

    @Test
    void where_there_never_was_an_agreement_nothing_has_ended() {
        RetentionSchedule schedule = at(END);

        assertThat(schedule.hasEnded()).isFalse();
        assertThat(schedule.due(List.of(AFTER_END), NO_REQUEST)).isEmpty();
    }

    @Test
    void one_agreement_that_goes_on_keeps_the_data_of_those_that_ended() {
        assertThat(at(END, ended(60), agreement().build()).hasEnded()).isFalse();
        assertThat(at(END, ended(60), agreement().build()).due(List.of(AFTER_END), NO_REQUEST))
                .isEmpty();
    }

    @Test
    void the_last_agreement_to_end_sets_the_event_and_the_number() {
        Agreement earlier = agreement()
                .terminated(Instant.parse("2026-03-01T06:00:00Z"))
                .disposalDays(5)
                .build();

        assertThat(at(END, earlier, ended(60)).due(List.of(AFTER_END), NO_REQUEST))
                .contains(LocalDate.of(2026, 8, 29));
    }

    @Test
    void of_agreements_that_end_together_the_smallest_number_counts() {
        assertThat(at(END, ended(60), ended(20)).due(List.of(AFTER_END), NO_REQUEST))
                .contains(LocalDate.of(2026, 7, 20));
    }

    @Test
    void without_a_number_there_is_no_date() {
        Agreement silent = agreement().terminated(END).deletionRequestDays(3).build();

        assertThat(at(END, silent).hasEnded()).isTrue();
        assertThat(at(END, silent).due(List.of(AFTER_END), NO_REQUEST)).isEmpty();
    }

    @Test
    void a_written_request_starts_a_clock_of_its_own() {
        Agreement inForce = agreement().disposalDays(60).deletionRequestDays(30).build();
        assertThat(at(END, inForce).due(List.of(AFTER_END, AFTER_REQUEST), REQUESTED))
                .contains(LocalDate.of(2026, 7, 30));
    }

    @Test
    void a_request_that_is_yet_to_come_starts_nothing() {
        Agreement inForce = agreement().deletionRequestDays(30).build();

        assertThat(at(END.minusNanos(1), inForce).due(List.of(AFTER_REQUEST), REQUESTED))
                .isEmpty();
    }

    @Test
    void an_agreement_that_has_ended_no_longer_sets_the_number_while_another_is_in_force() {
        Agreement over = agreement()
                .term(span("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"))
                .deletionRequestDays(1)
                .build();
        Agreement inForce = agreement().deletionRequestDays(30).build();

        assertThat(at(END, over, inForce).due(List.of(AFTER_REQUEST), REQUESTED))
                .contains(LocalDate.of(2026, 7, 30));
    }

    @Test
    void the_earliest_deadline_counts() {
        Agreement both = agreement()
                .terminated(END)
                .disposalDays(60)
                .deletionRequestDays(30)
                .build();

        assertThat(at(END, both).due(List.of(AFTER_END, AFTER_REQUEST), REQUESTED))
                .contains(LocalDate.of(2026, 7, 30));
        assertThat(at(END, both).due(List.of(AFTER_REQUEST, AFTER_END), REQUESTED))
                .contains(LocalDate.of(2026, 7, 30));
        assertThat(at(END, both).due(List.of(), REQUESTED)).isEmpty();
    }

    @Test
    void an_agreement_that_has_not_begun_does_not_keep_the_data_of_one_that_has_ended() {
        Agreement toCome = agreement()
                .term(Span.from(END.plusSeconds(86_400)))
                .disposalDays(90)
                .build();

        assertThat(at(END, ended(60), toCome).hasEnded()).isTrue();
        assertThat(at(END, ended(60), toCome).due(List.of(AFTER_END), NO_REQUEST))
                .contains(LocalDate.of(2026, 8, 29));
        assertThat(at(END, toCome).hasEnded()).isFalse();
        assertThat(at(END.plusSeconds(86_400), ended(60), toCome).hasEnded()).isFalse();
    }

    @Test
    void the_days_are_those_of_the_agency_that_signed() {
        Agreement signed = ended(1);
        RetentionSchedule inHonolulu = new RetentionSchedule(
                List.of(signed), END, Map.of(signed.agency(), ZoneId.of("Pacific/Honolulu")), CHICAGO);

        assertThat(inHonolulu.due(List.of(AFTER_END), NO_REQUEST)).contains(LocalDate.of(2026, 6, 30));
    }

    @Test
    void disposal_is_due_once_the_last_day_for_it_is_over() {
        assertThat(at(Instant.parse("2026-07-02T04:59:59Z"), ended(1)).isDisposalDue())
                .isFalse();
        assertThat(at(Instant.parse("2026-07-02T05:00:00Z"), ended(1)).isDisposalDue())
                .isTrue();
        assertThat(at(Instant.MAX, agreement().terminated(END).build()).isDisposalDue())
                .isFalse();
        assertThat(at(Instant.MAX, agreement().build(), ended(1)).isDisposalDue())
                .isFalse();
    }

    @Test
    void a_texts_own_number_after_a_request_counts_without_any_agreement() {
        Deadline ten = new Deadline(RetentionEvent.DELETION_REQUEST, Optional.of(10));

        assertThat(at(END).due(List.of(ten), REQUESTED)).contains(LocalDate.of(2026, 7, 10));
    }

    private static Agreement ended(int disposalDays) {
        return agreement().terminated(END).disposalDays(disposalDays).build();
    }

    private static RetentionSchedule at(Instant at, Agreement... agreements) {
        return new RetentionSchedule(List.of(agreements), at, Map.of(), CHICAGO);
    }
}
