package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.Cursor;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each ledger must do where it is read page by page. */
abstract class LedgerPageContract<T> extends LedgerTimeContract<T> {
    private static final Duration DAY = Duration.ofDays(1);

    LedgerPageContract(Opening opening, LedgerSample<T> sample) {
        super(opening, sample);
    }

    /** All pages of a query, one behind the other, each place handed out as text and read again. */
    private List<Recorded<T>> all(LedgerQuery query, int limit) {
        List<Recorded<T>> all = new ArrayList<>();
        Optional<Cursor> next = Optional.of(Cursor.START);
        while (next.isPresent()) {
            Page<Recorded<T>> page = ledger().page(query, next.get(), limit);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.rows());
            next = page.next().map(Cursor::toString).map(Cursor::parse);
        }
        return all;
    }

    private Recorded<T> recordLater(PartyId about, int number, int days) {
        return ledger().record(
                        RecordKey.of("record-" + number),
                        sample.value(about, instant -> instant.plus(DAY.multipliedBy(days))));
    }

    private Instant time(T of) {
        return sample.kind().time(of);
    }

    @Test
    void pages_together_hold_each_record_once_in_the_order_of_their_own_time() {
        List<Recorded<T>> recorded = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            recorded.add(recordLater(i % 2 == 0 ? party : otherParty, i, (7 - i) / 2));
        }
        store.reopen();
        List<Recorded<T>> ordered = recorded.stream()
                .sorted(Comparator.comparing((Recorded<T> r) -> time(r.value())).thenComparing(Recorded::key))
                .toList();

        for (int limit : new int[] {1, 2, 3, 7, Page.MAX_ROWS}) {
            assertThat(all(LedgerQuery.all(), limit))
                    .as("in pages of %s", limit)
                    .containsExactlyElementsOf(ordered);
        }
    }

    @Test
    void a_full_page_that_is_the_last_says_so() {
        recordLater(party, 1, 0);
        recordLater(party, 2, 0);

        assertThat(ledger().page(LedgerQuery.all(), Cursor.START, 2).next()).isEmpty();
        assertThat(ledger().page(LedgerQuery.all(), Cursor.START, 1).next()).isPresent();
        assertThat(otherTenantsPage()).isEqualTo(new Page<>(List.of(), Optional.empty()));
    }

    private Page<Recorded<T>> otherTenantsPage() {
        return sample.in(otherTenant()).page(LedgerQuery.all(), Cursor.START, 2);
    }

    @Test
    void what_is_written_between_two_pages_neither_hides_nor_repeats_anything() {
        Recorded<T> first = recordLater(party, 1, 1);
        Recorded<T> second = recordLater(party, 2, 2);
        Page<Recorded<T>> page = ledger().page(LedgerQuery.all(), Cursor.START, 1);
        recordLater(party, 3, 0);
        Recorded<T> later = recordLater(party, 4, 3);

        assertThat(page.rows()).containsExactly(first);
        assertThat(ledger().page(LedgerQuery.all(), page.next().orElseThrow(), 5)
                        .rows())
                .containsExactly(second, later);
    }

    @Test
    void the_newest_version_counts_and_what_an_older_one_said_does_not() {
        Recorded<T> first = ledger().record(KEY, value);
        clock.advance(MICRO);
        Recorded<T> amended = ledger().amend(AMENDMENT, KEY, sample.value(party, instant -> instant.plus(DAY)));
        LedgerQuery whenItWasSaid = LedgerQuery.builder()
                .since(time(value))
                .until(time(value).plus(MICRO))
                .build();
        LedgerQuery then =
                LedgerQuery.builder().since(whenItWasSaid.since()).knownAt(NOW).build();

        assertThat(all(LedgerQuery.all(), 5)).containsExactly(amended);
        assertThat(all(whenItWasSaid, 5)).isEmpty();
        assertThat(all(then, 5)).containsExactly(first);
        assertThat(all(LedgerQuery.builder().knownAt(NOW.minus(MICRO)).build(), 5))
                .isEmpty();
        assertThat(all(LedgerQuery.builder().knownAt(Instant.MIN).build(), 5)).isEmpty();
    }

    @Test
    void a_span_has_its_first_instant_and_not_its_last() {
        Recorded<T> before = recordLater(party, 1, 0);
        Recorded<T> within = recordLater(party, 2, 1);
        Recorded<T> after = recordLater(party, 3, 2);

        assertThat(all(
                        LedgerQuery.builder()
                                .since(time(within.value()))
                                .until(time(after.value()))
                                .build(),
                        1))
                .containsExactly(within);
        assertThat(all(LedgerQuery.builder().until(time(within.value())).build(), 1))
                .containsExactly(before);
        assertThat(all(
                        LedgerQuery.builder()
                                .since(time(within.value()).plusNanos(1))
                                .build(),
                        1))
                .as("an instant between two microseconds begins behind the earlier")
                .containsExactly(after);
        assertThat(all(
                        LedgerQuery.builder()
                                .until(time(within.value()).plusNanos(1))
                                .build(),
                        1))
                .containsExactly(before, within);
        assertThat(all(
                        LedgerQuery.builder()
                                .since(Instant.MIN)
                                .until(Instant.MAX)
                                .build(),
                        2))
                .containsExactly(before, within, after);
        assertThat(all(
                        LedgerQuery.builder()
                                .since(Instant.MAX)
                                .until(Instant.MIN)
                                .build(),
                        2))
                .isEmpty();
    }

    @Test
    void only_what_is_about_the_party_is_shown_if_one_is_named() {
        Recorded<T> mine = recordLater(party, 1, 0);
        recordLater(otherParty, 2, 0);
        Recorded<T> mineToo = recordLater(party, 3, 1);

        assertThat(all(LedgerQuery.builder().about(party).build(), 1)).containsExactly(mine, mineToo);
        assertThat(all(LedgerQuery.builder().about(PartyId.of("nobody")).build(), 1))
                .isEmpty();
    }

    @Test
    void only_what_names_the_other_party_is_shown_or_the_question_is_refused() {
        List<T> values = new ArrayList<>(sample.variants().apply(party));
        values.add(value);
        for (int i = 0; i < values.size(); i++) {
            ledger().record(RecordKey.of("record-" + i), values.get(i));
        }
        Optional<PartyId> named = sample.kind().otherParty(value);
        LedgerQuery query = LedgerQuery.builder()
                .naming(named.orElse(PartyId.of("quizzly")))
                .build();

        if (sample.kind().otherParty().isPresent()) {
            assertThat(named).isPresent();
            assertThat(all(query, 2).stream().map(Recorded::value))
                    .containsExactlyInAnyOrderElementsOf(values.stream()
                            .filter(each -> sample.kind().otherParty(each).equals(named))
                            .toList());
            assertThat(all(LedgerQuery.builder().naming(PartyId.of("nobody")).build(), 2))
                    .isEmpty();
        } else {
            assertThatThrownBy(() -> all(query, 2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("names no other party");
        }
    }

    @Test
    void a_limit_that_is_none_is_refused_and_says_its_bounds() {
        for (int limit : new int[] {Integer.MIN_VALUE, -1, 0, Page.MAX_ROWS + 1, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> ledger().page(LedgerQuery.all(), Cursor.START, limit))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("limit must be from 1 to 1000, not " + limit);
        }
    }
}
