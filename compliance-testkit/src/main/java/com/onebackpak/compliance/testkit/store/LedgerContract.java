package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.IdempotencyException;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.UnknownRecordException;
import com.onebackpak.compliance.testkit.store.Concurrently.Attempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each ledger must do. */
abstract class LedgerContract<T> extends LedgerPageContract<T> {
    LedgerContract(Opening opening, LedgerSample<T> sample) {
        super(opening, sample);
    }

    private List<T> variants() {
        return sample.variants().apply(party);
    }

    /** Values as they stand, without the equality of sets hiding what was lost. */
    private static <V> List<V> values(Collection<Recorded<V>> recorded) {
        return recorded.stream().map(Recorded::value).toList();
    }

    // What is written

    @Test
    void what_is_recorded_is_found_as_it_was_said() {
        List<T> all = new ArrayList<>(variants());
        all.add(value);
        for (int i = 0; i < all.size(); i++) {
            ledger().record(RecordKey.of("record-" + i), all.get(i));
        }
        store.reopen();

        for (int i = 0; i < all.size(); i++) {
            assertThat(ledger().find(RecordKey.of("record-" + i), NOW).map(Recorded::value))
                    .contains(all.get(i));
        }
        assertThat(values(ledger().about(party, NOW))).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void a_record_is_its_first_version_and_says_when_it_was_learned() {
        Recorded<T> recorded = ledger().record(KEY, value);

        assertThat(recorded.key()).isEqualTo(KEY);
        assertThat(recorded.version()).isEqualTo(1);
        assertThat(recorded.value()).isEqualTo(value);
        assertThat(recorded.learned()).isEqualTo(NOW);
        assertThat(ledger().history(KEY)).containsExactly(recorded);
    }

    @Test
    void an_amendment_is_the_next_version_of_its_record_and_leaves_those_before_as_they_were() {
        Recorded<T> first = ledger().record(KEY, value);
        clock.advance(MICRO);
        Recorded<T> second = amend(1);
        clock.advance(MICRO);
        Recorded<T> third = amend(2);
        store.reopen();

        assertThat(second.key()).isEqualTo(KEY);
        assertThat(second.version()).isEqualTo(2);
        assertThat(third.version()).isEqualTo(3);
        assertThat(ledger().history(KEY)).containsExactly(first, second, third);
    }

    @Test
    void a_record_that_was_never_written_has_no_history_and_is_not_found() {
        ledger().record(KEY, value);

        assertThat(ledger().history(OTHER_KEY)).isEmpty();
        assertThat(ledger().find(OTHER_KEY, FOREVER)).isEmpty();
    }

    @Test
    void the_key_of_an_amendment_is_no_record() {
        ledger().record(KEY, value);
        amend(1);

        assertThat(ledger().find(AMENDMENT, FOREVER)).isEmpty();
        assertThat(ledger().history(AMENDMENT)).isEmpty();
    }

    @Test
    void a_value_said_again_by_a_new_amendment_is_a_new_version() {
        ledger().record(KEY, value);

        assertThat(ledger().amend(AMENDMENT, KEY, value).version()).isEqualTo(2);
    }

    @Test
    void two_records_may_say_the_same() {
        ledger().record(KEY, value);
        ledger().record(OTHER_KEY, value);

        assertThat(values(ledger().about(party, NOW))).containsExactly(value, value);
    }

    // Idempotency

    @Test
    void a_record_written_again_is_the_one_that_was_recorded_and_leaves_no_second_entry() throws Exception {
        Recorded<T> first = ledger().record(KEY, value);
        clock.advance(Duration.ofDays(1));
        store.reopen();

        withoutAnEntry(() -> assertThat(ledger().record(KEY, value)).isEqualTo(first));
        assertThat(ledger().history(KEY)).containsExactly(first);
    }

    @Test
    void a_record_written_again_after_it_was_amended_is_still_the_one_that_was_recorded() throws Exception {
        Recorded<T> first = ledger().record(KEY, value);
        Recorded<T> second = amend(1);

        withoutAnEntry(() -> assertThat(ledger().record(KEY, value)).isEqualTo(first));
        assertThat(ledger().history(KEY)).containsExactly(first, second);
    }

    @Test
    void an_amendment_written_again_is_the_one_that_was_recorded_and_leaves_no_second_entry() throws Exception {
        ledger().record(KEY, value);
        Recorded<T> second = amend(1);
        amend(2);
        clock.advance(Duration.ofDays(1));

        withoutAnEntry(() -> assertThat(amend(1)).isEqualTo(second));
        assertThat(ledger().history(KEY)).hasSize(3);
    }

    @Test
    void a_key_used_again_for_other_content_is_refused_and_nothing_is_written() throws Exception {
        Recorded<T> first = ledger().record(KEY, value);

        withoutAnEntry(() -> {
            for (T other : variants()) {
                assertThatThrownBy(() -> ledger().record(KEY, other))
                        .isInstanceOf(IdempotencyException.class)
                        .hasMessageContaining("'record-1' of the " + sample.kind() + " ledger");
            }
        });
        assertThat(ledger().history(KEY)).containsExactly(first);
        assertThat(ledger().about(party, NOW)).containsExactly(first);
    }

    @Test
    void a_key_used_again_for_another_party_is_refused_and_nothing_is_written() throws Exception {
        ledger().record(KEY, value);

        withoutAnEntry(() -> assertThatThrownBy(() -> ledger().record(KEY, sample.value(otherParty)))
                .isInstanceOf(IdempotencyException.class));
        assertThat(ledger().about(otherParty, NOW)).isEmpty();
    }

    @Test
    void what_is_recorded_at_once_is_recorded_as_if_one_by_one() {
        Recorded<T> before = ledger().record(OTHER_KEY, value);
        Map<RecordKey, T> values = ImmutableMap.of(KEY, value, OTHER_KEY, value, AMENDMENT, sample.value(otherParty));

        List<Recorded<T>> recorded = ledger().recordAll(values);

        assertThat(recorded).extracting(Recorded::key).containsExactly(KEY, OTHER_KEY, AMENDMENT);
        assertThat(recorded).extracting(Recorded::value).containsExactlyElementsOf(values.values());
        assertThat(recorded).extracting(Recorded::version).containsOnly(1);
        assertThat(recorded.get(1)).isEqualTo(before);
        assertThat(ledger().about(party, NOW)).containsExactlyInAnyOrder(recorded.get(0), before);
        assertThat(ledger().about(otherParty, NOW)).containsExactly(recorded.get(2));
    }

    @Test
    void what_is_recorded_at_once_again_is_what_was_recorded_and_appends_nothing() throws Exception {
        Map<RecordKey, T> values = ImmutableMap.of(KEY, value, OTHER_KEY, sample.value(otherParty));
        List<Recorded<T>> recorded = ledger().recordAll(values);

        withoutAnEntry(() -> assertThat(ledger().recordAll(values)).isEqualTo(recorded));
        withoutAnEntry(() -> assertThat(ledger().recordAll(Map.of())).isEmpty());
    }

    @Test
    void of_what_is_recorded_at_once_nothing_is_if_one_key_was_used_for_something_else() throws Exception {
        ledger().record(OTHER_KEY, value);
        Map<RecordKey, T> values = ImmutableMap.of(KEY, value, OTHER_KEY, sample.value(otherParty));

        withoutAnEntry(() -> assertThatThrownBy(() -> ledger().recordAll(values))
                .isInstanceOf(IdempotencyException.class)
                .hasMessageContaining(OTHER_KEY.value()));
        assertThat(ledger().history(KEY)).isEmpty();
        assertThat(ledger().about(otherParty, NOW)).isEmpty();
    }

    @Test
    void the_key_of_an_amendment_used_again_for_other_content_is_refused_and_nothing_is_written() throws Exception {
        ledger().record(KEY, value);
        amend(1);

        withoutAnEntry(() -> assertThatThrownBy(() -> ledger().amend(AMENDMENT, KEY, value))
                .isInstanceOf(IdempotencyException.class));
        assertThat(ledger().history(KEY)).hasSize(2);
    }

    @Test
    void the_key_of_an_amendment_used_again_for_another_record_is_refused() throws Exception {
        ledger().record(KEY, value);
        ledger().record(OTHER_KEY, value);
        ledger().amend(AMENDMENT, KEY, value);

        withoutAnEntry(() -> assertThatThrownBy(() -> ledger().amend(AMENDMENT, OTHER_KEY, value))
                .isInstanceOf(IdempotencyException.class));
        assertThat(ledger().history(OTHER_KEY)).hasSize(1);
    }

    @Test
    void the_key_of_a_record_is_none_for_an_amendment_and_the_other_way_round() throws Exception {
        ledger().record(KEY, value);
        ledger().amend(AMENDMENT, KEY, value);

        withoutAnEntry(() -> {
            assertThatThrownBy(() -> ledger().amend(KEY, KEY, value)).isInstanceOf(IdempotencyException.class);
            assertThatThrownBy(() -> ledger().record(AMENDMENT, value)).isInstanceOf(IdempotencyException.class);
        });
    }

    @Test
    void an_amendment_of_a_record_that_is_not_there_is_refused_and_nothing_is_written() throws Exception {
        withoutAnEntry(() -> assertThatThrownBy(() -> ledger().amend(AMENDMENT, KEY, value))
                .isInstanceOf(UnknownRecordException.class)
                .hasMessageContaining("record-1"));
        assertThat(ledger().about(party, FOREVER)).isEmpty();
        assertThat(ledger().record(AMENDMENT, value).version()).isEqualTo(1);
    }

    @Test
    void an_amendment_about_another_party_is_refused_and_nothing_is_written() throws Exception {
        ledger().record(KEY, value);

        withoutAnEntry(() -> assertThatThrownBy(() -> ledger().amend(AMENDMENT, KEY, sample.value(otherParty)))
                .isInstanceOf(IllegalArgumentException.class));
        assertThat(ledger().history(KEY)).hasSize(1);
        assertThat(ledger().about(otherParty, FOREVER)).isEmpty();
    }

    // Writers at the same time

    @Test
    void writers_of_the_same_at_the_same_time_all_get_the_one_record() throws Exception {
        List<Attempt<Recorded<T>>> all = Concurrently.run(4, i -> () -> ledger().record(KEY, value));

        assertThat(all).allSatisfy(attempt -> assertThat(attempt.failure()).isEmpty());
        assertThat(all.stream().flatMap(attempt -> attempt.answer().stream()).distinct())
                .hasSize(1);
        assertThat(ledger().history(KEY)).hasSize(1);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void of_writers_of_one_key_and_different_content_at_the_same_time_one_is_recorded() throws Exception {
        List<Attempt<Recorded<T>>> all = Concurrently.run(4, i -> () -> ledger().record(KEY, sample.variant(party, i)));

        assertThat(all.stream().flatMap(attempt -> attempt.answer().stream())).hasSize(1);
        assertThat(all.stream().flatMap(attempt -> attempt.failure().stream()))
                .hasSize(3)
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(IdempotencyException.class));
        assertThat(ledger().history(KEY)).hasSize(1);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void amendments_at_the_same_time_all_become_versions_without_a_gap() throws Exception {
        ledger().record(KEY, value);

        List<Attempt<Recorded<T>>> all = Concurrently.run(4, i -> () -> amend(i + 1));

        assertThat(all).allSatisfy(attempt -> assertThat(attempt.failure()).isEmpty());
        assertThat(ledger().history(KEY)).extracting(Recorded::version).containsExactly(1, 2, 3, 4, 5);
        assertThat(entries()).hasSize(5);
    }

    @Test
    void records_about_one_party_at_the_same_time_are_all_recorded() throws Exception {
        List<Attempt<Recorded<T>>> all =
                Concurrently.run(4, i -> () -> ledger().record(RecordKey.of("record-" + i), value));

        assertThat(all).allSatisfy(attempt -> assertThat(attempt.failure()).isEmpty());
        assertThat(ledger().about(party, NOW)).hasSize(4);
        assertThat(entries()).hasSize(4);
    }

    // About whom

    @Test
    void records_about_a_party_are_ordered_by_key() {
        List<RecordKey> keys =
                List.of("b", "a/2", "B", "a-b", "a.b", "10", "a:b", "9", "a_b", "ab", "a", "Z", "a-c").stream()
                        .map(RecordKey::of)
                        .toList();
        keys.forEach(key -> ledger().record(key, value));

        assertThat(ledger().about(party, NOW))
                .extracting(Recorded::key)
                .containsExactlyElementsOf(keys.stream().sorted().toList());
    }

    @Test
    void records_about_another_party_are_not_among_them() {
        Recorded<T> mine = ledger().record(KEY, value);
        Recorded<T> others = ledger().record(OTHER_KEY, sample.value(otherParty));

        assertThat(ledger().about(party, NOW)).containsExactly(mine);
        assertThat(ledger().about(otherParty, NOW)).containsExactly(others);
        assertThat(ledger().about(PartyId.of("nobody"), NOW)).isEmpty();
    }

    @Test
    void ids_and_keys_that_differ_in_case_alone_are_different() {
        ledger().record(RecordKey.of("Record-1"), value);
        ledger().record(KEY, sample.value(PartyId.of(party.value().toUpperCase(Locale.ROOT))));

        assertThat(ledger().about(party, NOW)).extracting(Recorded::key).containsExactly(RecordKey.of("Record-1"));
        assertThat(ledger().find(RecordKey.of("RECORD-1"), NOW)).isEmpty();
    }

    @Test
    void the_longest_keys_and_ids_are_kept_apart_to_the_last_letter() {
        String long127 = "k".repeat(127);
        PartyId longParty = PartyId.of(long127 + "x");
        Recorded<T> one = ledger().record(RecordKey.of(long127 + "1"), sample.value(longParty));
        Recorded<T> two = ledger().record(RecordKey.of(long127 + "2"), sample.value(longParty));

        assertThat(ledger().about(longParty, NOW)).containsExactly(one, two);
        assertThat(ledger().about(PartyId.of(long127 + "y"), NOW)).isEmpty();
    }

    // What is refused

    @Test
    void a_term_that_the_vocabulary_does_not_know_is_refused_and_nothing_is_written() throws Exception {
        Recorded<T> recorded = ledger().record(KEY, value);

        withoutAnEntry(() -> {
            for (T misspelt : sample.misspelt(party)) {
                assertThatThrownBy(() -> ledger().record(OTHER_KEY, misspelt))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("unknown ");
                assertThatThrownBy(() -> ledger().amend(AMENDMENT, KEY, misspelt))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("unknown ");
            }
        });
        assertThat(ledger().about(party, NOW)).containsExactly(recorded);
    }

    // What the audit log says

    @Test
    void each_write_leaves_one_entry_that_says_what_it_was_and_when_it_was_learned() {
        Recorded<T> first = ledger().record(KEY, value);
        clock.advance(MICRO);
        Recorded<T> second = amend(1);

        assertThat(entries())
                .extracting(AuditEntry::type)
                .containsExactlyInAnyOrder(sample.kind() + ".recorded", sample.kind() + ".amended");
        assertThat(entry(first.entry()).type()).isEqualTo(sample.kind() + ".recorded");
        assertThat(entry(first.entry()).time()).isEqualTo(first.learned());
        assertThat(entry(second.entry()).type()).isEqualTo(sample.kind() + ".amended");
        assertThat(entry(second.entry()).time()).isEqualTo(second.learned());
        assertThat(entry(second.entry()).fields()).containsEntry("version", 2L);
    }

    @Test
    void many_versions_are_kept_in_their_order() {
        ledger().record(KEY, value);
        IntStream.rangeClosed(1, 11).forEach(this::amend);

        assertThat(ledger().history(KEY))
                .extracting(Recorded::version)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 12).boxed().toList());
        assertThat(ledger().find(KEY, NOW).map(Recorded::version)).isEqualTo(Optional.of(12));
    }
}
