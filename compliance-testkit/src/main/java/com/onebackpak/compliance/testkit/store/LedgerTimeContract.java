package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.ledger.ClockSkew;
import com.onebackpak.compliance.ledger.FieldContent;
import com.onebackpak.compliance.ledger.LedgerField;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What each ledger must do about time: when something held, and when it was learned. */
abstract class LedgerTimeContract<T> extends StoreContract {
    static final RecordKey KEY = RecordKey.of("record-1");
    static final RecordKey AMENDMENT = RecordKey.of("amendment-1");
    static final RecordKey OTHER_KEY = RecordKey.of("record-2");
    static final Instant FOREVER = Instant.MAX;

    static final Duration MICRO = Duration.of(1, ChronoUnit.MICROS);
    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    final LedgerSample<T> sample;
    final PartyId party;
    final PartyId otherParty;
    final T value;

    LedgerTimeContract(Opening opening, LedgerSample<T> sample) {
        super(opening);
        this.sample = sample;
        this.party = sample.kind().isAboutPeople() ? SUBJECT : PartyId.of("school-1");
        this.otherParty = sample.kind().isAboutPeople() ? OTHER_SUBJECT : PartyId.of("school-2");
        this.value = sample.value(party);
    }

    Ledger<T> ledger() {
        return sample.in(tenant());
    }

    Recorded<T> amend(int number) {
        return ledger().amend(RecordKey.of("amendment-" + number), KEY, sample.variant(party, number));
    }

    @Test
    void what_is_learned_at_an_instant_is_known_at_it_and_not_before() {
        Recorded<T> recorded = ledger().record(KEY, value);

        assertThat(ledger().find(KEY, NOW)).contains(recorded);
        assertThat(ledger().about(party, NOW)).containsExactly(recorded);
        assertThat(ledger().find(KEY, NOW.minus(MICRO))).isEmpty();
        assertThat(ledger().about(party, NOW.minus(MICRO))).isEmpty();
    }

    @Test
    void an_instant_between_two_microseconds_knows_what_was_learned_by_the_earlier() {
        Recorded<T> recorded = ledger().record(KEY, value);

        assertThat(ledger().find(KEY, NOW.minusNanos(1))).isEmpty();
        assertThat(ledger().about(party, NOW.minusNanos(1))).isEmpty();
        assertThat(ledger().find(KEY, NOW.plusNanos(999))).contains(recorded);
        assertThat(ledger().about(party, NOW.plusNanos(999))).containsExactly(recorded);
    }

    @Test
    void each_instant_knows_the_version_that_was_the_newest_then() {
        List<Recorded<T>> all = new ArrayList<>();
        all.add(ledger().record(KEY, value));
        for (int i = 1; i <= 3; i++) {
            clock.advance(MICRO);
            all.add(amend(i));
        }

        for (int i = 0; i < all.size(); i++) {
            Instant then = NOW.plus(MICRO.multipliedBy(i));
            assertThat(ledger().find(KEY, then)).contains(all.get(i));
            assertThat(ledger().about(party, then)).containsExactly(all.get(i));
        }
    }

    @Test
    void the_farthest_instants_can_be_asked_for() {
        Recorded<T> recorded = ledger().record(KEY, value);

        assertThat(ledger().find(KEY, Instant.MAX)).contains(recorded);
        assertThat(ledger().about(party, Instant.MAX)).containsExactly(recorded);
        assertThat(ledger().find(KEY, Instant.MIN)).isEmpty();
        assertThat(ledger().about(party, Instant.MIN)).isEmpty();
    }

    @Test
    void of_two_versions_that_were_learned_at_one_instant_the_later_is_known() {
        ledger().record(KEY, value);
        Recorded<T> second = amend(1);

        assertThat(second.learned()).isEqualTo(NOW);
        assertThat(ledger().find(KEY, NOW)).contains(second);
        assertThat(ledger().about(party, NOW)).containsExactly(second);
    }

    @Test
    void when_the_clock_goes_backwards_a_later_version_bears_no_earlier_time() {
        Recorded<T> first = ledger().record(KEY, value);
        clock.advance(Duration.ofHours(-1));
        Recorded<T> second = amend(1);

        assertThat(second.learned()).isEqualTo(first.learned());
        assertThat(ledger().find(KEY, NOW)).contains(second);
        assertThat(ledger().find(KEY, NOW.minus(MICRO))).isEmpty();
        assertThat(entry(second.entry()).time()).isEqualTo(second.learned());
    }

    @Test
    void when_it_was_learned_is_kept_to_the_microsecond() {
        clock.set(NOW.plusNanos(999));
        Recorded<T> recorded = ledger().record(KEY, value);
        store.reopen();

        assertThat(recorded.learned()).isEqualTo(NOW);
        assertThat(ledger().find(KEY, NOW)).contains(recorded);
    }

    @Test
    void instants_are_cut_to_the_microsecond_so_that_finer_ones_are_the_same_content() throws Exception {
        T finer = sample.value(party, instant -> instant.plusNanos(999));
        Recorded<T> recorded = ledger().record(KEY, finer);
        store.reopen();

        assertThat(recorded.value()).isEqualTo(value);
        assertThat(ledger().find(KEY, NOW)).contains(recorded);
        withoutAnEntry(() -> {
            assertThat(ledger().record(KEY, value)).isEqualTo(recorded);
            assertThat(ledger().record(KEY, finer)).isEqualTo(recorded);
        });
    }

    @Test
    void instants_outside_of_the_years_1_to_9999_are_refused_and_nothing_is_written() throws Exception {
        withoutAnEntry(() -> {
            for (UnaryOperator<Instant> far : List.<UnaryOperator<Instant>>of(
                    instant -> FIRST.minusNanos(1),
                    instant -> LAST.plus(MICRO),
                    instant -> instant.isBefore(NEW_YEAR)
                            ? instant
                            : LAST.plus(MICRO).plusSeconds(1),
                    instant -> Instant.MAX)) {
                T outside = sample.value(party, far);
                if (!outside.equals(value)) {
                    assertThatThrownBy(() -> ledger().record(KEY, outside))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("years 1 to 9999");
                }
            }
        });
        assertThat(ledger().about(party, FOREVER)).isEmpty();
    }

    /** Clocks may disagree by some seconds; a span may begin later than that. */
    @Test
    void what_is_told_as_having_happened_is_refused_while_it_lies_ahead() throws Exception {
        T ahead = sample.value(party, instant -> NOW.plus(ClockSkew.USUAL).plusSeconds(1));
        boolean hasHappened = sample.kind().fields().stream()
                .map(LedgerField::content)
                .anyMatch(content -> content instanceof FieldContent.Moment moment
                        && moment.means() == FieldContent.Moment.Meaning.HAPPENED);

        if (hasHappened) {
            withoutAnEntry(() -> assertThatThrownBy(() -> ledger().record(KEY, ahead))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is still to come"));
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(ledger().record(KEY, ahead).value()).isEqualTo(ahead);
    }

    @Test
    void instants_of_all_times_come_back_as_they_went_in() {
        List<UnaryOperator<Instant>> times = List.of(
                instant -> FIRST,
                instant -> LAST,
                instant -> instant.isBefore(NEW_YEAR) ? FIRST : LAST,
                instant -> Instant.parse("1582-10-10T10:10:10.101010Z"),
                instant -> Instant.parse("1883-11-18T17:45:00.000001Z"),
                instant -> Instant.parse("1969-12-31T23:59:59.999999Z"),
                instant -> Instant.parse("2026-03-08T08:30:00Z"),
                instant -> Instant.parse("2026-11-01T06:30:00.5Z"));
        clock.set(LAST); // by then all of it can have happened
        for (int i = 0; i < times.size(); i++) {
            ledger().record(RecordKey.of("record-" + i), sample.value(party, times.get(i)));
        }
        store.reopen();

        for (int i = 0; i < times.size(); i++) {
            assertThat(ledger().find(RecordKey.of("record-" + i), FOREVER).map(Recorded::value))
                    .contains(sample.value(party, times.get(i)));
        }
    }
}
