package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.testkit.store.Concurrently.Attempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an audit log and its sealer must do. */
abstract class AuditLogContract extends LogContract {
    private static final int ROUNDS = 50;

    AuditLogContract(Opening opening) {
        super(opening);
    }

    // Appending

    @Test
    void an_entry_has_no_number_before_it_is_sealed_and_one_after() {
        UUID name = log().append(entry("one"));
        assertThat(log().indexOf(name)).isEmpty();
        assertThat(log().checkpoint()).isEmpty();
        assertThat(log().entries(0, 10)).isEmpty();

        seal();

        assertThat(log().indexOf(name)).hasValue(0);
        assertThat(log().entries(0, 10)).containsExactly(entry("one"));
    }

    @Test
    void entries_come_back_as_the_bytes_that_were_appended() {
        AuditEntry odd = AuditEntry.of(
                "test.entry",
                NOW.plusNanos(999),
                Map.of("text", "\uD83C\uDF92 'q' \"q\" \\ \n \u0000 \u2028", "list", List.of(1, true, Map.of())));
        UUID name = log().append(odd);
        store.reopen();
        seal();
        store.reopen();

        assertThat(entry(name).bytes()).isEqualTo(odd.bytes());
        assertThat(log().proveInclusion(0)
                        .verify(odd.leafHash(), root(log().checkpoint().orElseThrow())))
                .isTrue();
    }

    @Test
    void the_longest_entries_are_kept_beside_the_shortest() {
        AuditEntry longest = entry("x".repeat(65_400));
        List<UUID> names = log().append(List.of(entry(""), longest, entry("y")));
        seal();

        assertThat(names).extracting(this::entry).containsExactly(entry(""), longest, entry("y"));
    }

    @Test
    void many_long_entries_that_wait_together_are_all_sealed() {
        List<AuditEntry> entries = IntStream.range(0, 40)
                .mapToObj(i -> entry(i + "x".repeat(60_000)))
                .toList();
        log().append(entries);

        assertThat(seal().size()).isEqualTo(40);

        assertThat(log().entries(0, 100)).containsExactlyInAnyOrderElementsOf(entries);
    }

    @Test
    void names_are_in_the_order_of_the_entries_and_each_its_own() {
        List<AuditEntry> batch = batch(50);
        List<UUID> names = log().append(batch);
        seal();

        assertThat(names).hasSize(50).doesNotHaveDuplicates();
        for (int i = 0; i < batch.size(); i++) {
            assertThat(entry(names.get(i))).isEqualTo(batch.get(i));
        }
    }

    @Test
    void equal_entries_are_two_entries() {
        List<UUID> names = log().append(List.of(entry("same"), entry("same")));
        UUID third = log().append(entry("same"));
        seal();

        assertThat(Set.of(names.get(0), names.get(1), third)).hasSize(3);
        assertThat(entries()).hasSize(3);
    }

    @Test
    void appending_nothing_appends_nothing() {
        assertThat(log().append(List.of())).isEmpty();
        assertThat(store.sealer().seal(TENANT)).isEmpty();
    }

    @Test
    void a_name_that_no_entry_bears_has_no_number() {
        log().append(entry("one"));
        seal();

        assertThat(log().indexOf(new UUID(0, 0))).isEmpty();
        assertThat(log().indexOf(UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff")))
                .isEmpty();
    }

    // Sealing

    @Test
    void many_entries_that_wait_together_are_each_sealed_once() {
        List<AuditEntry> entries = batch(20_000);
        log().append(entries);

        assertThat(seal().size()).isEqualTo(entries.size());

        assertThat(Set.copyOf(allOf(log()))).isEqualTo(Set.copyOf(entries));
    }

    @Test
    void numbers_are_contiguous_from_zero_and_what_was_sealed_keeps_its_own() {
        List<UUID> first = log().append(batch(3));
        seal();
        List<AuditEntry> before = allOf(log());
        List<UUID> second = log().append(batch(4));
        seal();

        List<Long> numbers = new ArrayList<>();
        first.forEach(name -> numbers.add(log().indexOf(name).orElseThrow()));
        assertThat(numbers).containsExactlyInAnyOrder(0L, 1L, 2L);
        second.forEach(name -> numbers.add(log().indexOf(name).orElseThrow()));
        assertThat(numbers).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(allOf(log()).subList(0, 3)).isEqualTo(before);
    }

    @Test
    void entries_can_be_read_from_any_number_on_and_no_further_than_the_last() {
        log().append(batch(5));
        seal();
        log().append(batch(6));
        seal();
        List<AuditEntry> all = allOf(log());

        assertThat(all).hasSize(11);
        for (int from = 0; from <= 12; from++) {
            for (int limit = 0; limit <= 12; limit++) {
                assertThat(log().entries(from, limit))
                        .isEqualTo(all.subList(Math.min(from, 11), Math.min(from + limit, 11)));
            }
        }
        assertThat(log().entries(Long.MAX_VALUE, Integer.MAX_VALUE)).isEmpty();
        assertThat(log().entries(3, Integer.MAX_VALUE)).hasSize(8);
        assertThatThrownBy(() -> log().entries(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log().entries(0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_checkpoint_is_signed_and_states_the_root_over_all_entries() {
        for (int size : List.of(1, 1, 2, 5, 20)) {
            log().append(batch(size));
            SignedCheckpoint checkpoint = seal();
            store.signer().named(checkpoint.checkpoint().origin()).verifier().verify(checkpoint.note());
            assertThat(root(checkpoint)).isEqualTo(rootOver(allOf(log())));
            assertThat(log().checkpoint()).contains(checkpoint);
        }
        store.reopen();
        assertThat(log().checkpoint().map(SignedCheckpoint::size)).contains(29L);
    }

    @Test
    void sealing_nothing_changes_nothing() {
        log().append(batch(3));
        SignedCheckpoint checkpoint = seal();
        SignedCheckpoint ofLogs = store.sealer().sealAll().orElseThrow();
        clock.advance(Duration.ofDays(1));

        assertThat(seal()).isEqualTo(checkpoint);
        assertThat(store.sealer().sealAll()).contains(ofLogs);
        assertThat(log().checkpoint()).contains(checkpoint);
        assertThat(allOf(log())).hasSize(3);
    }

    @Test
    void a_log_to_which_nothing_was_appended_has_no_checkpoint() {
        assertThat(store.sealer().seal(PartyId.of("district-without-anything"))).isEmpty();
        assertThat(store.sealer().sealAll()).isEmpty();
        assertThat(store.stores().logOfLogs().checkpoint()).isEmpty();
        assertThat(log().checkpoint()).isEmpty();
    }

    @Test
    void while_many_append_and_seal_nothing_is_lost_and_no_number_is_given_twice() throws Exception {
        List<Attempt<List<UUID>>> all = Concurrently.run(4, i -> () -> {
            List<UUID> names = new ArrayList<>();
            for (int n = 0; n < ROUNDS; n++) {
                names.addAll(log().append(List.of(entry(i + "-" + n + "-a"), entry(i + "-" + n + "-b"))));
                if (n % 10 == i) {
                    store.sealer().seal(TENANT);
                }
            }
            return names;
        });

        assertThat(all).allSatisfy(attempt -> assertThat(attempt.failure()).isEmpty());
        List<AuditEntry> entries = entries();
        assertThat(entries).hasSize(8 * ROUNDS).doesNotHaveDuplicates();
        Set<Long> numbers = new HashSet<>();
        all.stream()
                .flatMap(attempt -> attempt.answer().stream())
                .flatMap(List::stream)
                .forEach(name -> numbers.add(log().indexOf(name).orElseThrow()));
        assertThat(numbers).hasSize(8 * ROUNDS);
        assertThat(root(log().checkpoint().orElseThrow())).isEqualTo(rootOver(entries));
    }

    // Proofs

    @Test
    void each_entry_is_proved_to_be_in_the_tree_of_the_newest_checkpoint_and_no_other_is() {
        log().append(batch(13));
        seal();
        log().append(batch(7));
        SignedCheckpoint checkpoint = seal();
        List<AuditEntry> all = allOf(log());

        for (int i = 0; i < all.size(); i++) {
            assertThat(log().proveInclusion(i).verify(all.get(i).leafHash(), root(checkpoint)))
                    .isTrue();
            assertThat(log().proveInclusion(i).verify(entry("another").leafHash(), root(checkpoint)))
                    .isFalse();
        }
    }

    @Test
    void the_tree_is_proved_to_begin_with_each_that_it_was_before() {
        List<SignedCheckpoint> before = new ArrayList<>();
        for (int size : List.of(1, 2, 4, 6)) {
            log().append(batch(size));
            before.add(seal());
        }
        SignedCheckpoint newest = before.get(3);
        List<AuditEntry> all = allOf(log());

        for (SignedCheckpoint earlier : before) {
            assertThat(log().proveConsistency(earlier.size()).verify(root(earlier), root(newest)))
                    .isTrue();
        }
        for (int size = 1; size <= 13; size++) {
            assertThat(log().proveConsistency(size).verify(rootOver(all.subList(0, size)), root(newest)))
                    .isTrue();
        }
        assertThat(log().proveConsistency(7).verify(rootOver(all.subList(1, 8)), root(newest)))
                .isFalse();
    }

    @Test
    void trees_of_more_than_one_tile_are_proved_as_well() {
        log().append(batch(300));
        SignedCheckpoint earlier = seal();
        log().append(batch(300));
        SignedCheckpoint newest = seal();
        store.reopen();
        List<AuditEntry> all = allOf(log());

        assertThat(root(newest)).isEqualTo(rootOver(all));
        for (int i : List.of(0, 1, 255, 256, 257, 299, 300, 511, 512, 599)) {
            assertThat(log().proveInclusion(i).verify(all.get(i).leafHash(), root(newest)))
                    .isTrue();
        }
        assertThat(log().proveConsistency(300).verify(root(earlier), root(newest)))
                .isTrue();
        assertThat(log().proveConsistency(256).verify(rootOver(all.subList(0, 256)), root(newest)))
                .isTrue();
    }

    @Test
    void what_is_not_sealed_is_not_proved() {
        assertThatThrownBy(() -> log().proveInclusion(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log().proveConsistency(1)).isInstanceOf(IllegalArgumentException.class);
        log().append(batch(3));
        seal();
        log().append(batch(3));

        assertThatThrownBy(() -> log().proveInclusion(3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log().proveInclusion(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log().proveConsistency(4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log().proveConsistency(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log().proveConsistency(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
