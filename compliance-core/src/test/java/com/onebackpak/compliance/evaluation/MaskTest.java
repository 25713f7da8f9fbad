package com.onebackpak.compliance.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What masks leave is what sets of rules have in common, in the first words and beyond the 64 words of a summary. */
class MaskTest {
    private static final List<Integer> SIZES = List.of(1, 63, 64, 65, 200, 64 * 64, 64 * 64 + 1, 64 * 130);
    private static final List<Integer> WORDS = List.of(0, 1, 2, 62, 63, 64, 65, 66, 127, 128, 129, Integer.MAX_VALUE);

    private final Random random = new Random(17);

    /** A mask, and the sets that it is of; some words have no rule. */
    private record Of(BitSet open, BitSet sure, Mask mask) {}

    private Of random(int rules) {
        BitSet open = new BitSet();
        BitSet sure = new BitSet();
        for (int rule = 0; rule < rules; rule++) {
            boolean isSparse = random.nextInt(3) > 0 && rule / Long.SIZE % 5 != 0;
            open.set(rule, random.nextInt(isSparse ? 60 : 2) == 0);
            sure.set(rule, open.get(rule) && random.nextBoolean());
        }
        return new Of(open, sure, Mask.of(7, open, sure, rules));
    }

    private static int[] common(IntPredicate isWithin, Of... all) {
        BitSet open = (BitSet) all[0].open().clone();
        BitSet sure = (BitSet) all[0].sure().clone();
        Arrays.stream(all).forEach(one -> {
            open.and(one.open());
            sure.and(one.sure());
        });
        return open.stream()
                .filter(rule -> isWithin.test(rule / Long.SIZE))
                .map(rule -> sure.get(rule) ? rule : ~rule)
                .toArray();
    }

    private static Mask[] masks(Of... all) {
        return Arrays.stream(all).map(Of::mask).toArray(Mask[]::new);
    }

    @Test
    void what_several_masks_leave_is_what_all_of_them_leave() {
        for (int rules : SIZES) {
            Of[] all = {random(rules), random(rules), random(rules)};
            for (int from : WORDS) {
                assertThat(Mask.isAnyLeft(from, masks(all)))
                        .as(rules + " rules from word " + from)
                        .isEqualTo(common(word -> word >= from, all).length > 0);
                for (int to : WORDS) {
                    assertThat(Mask.left(from, to, masks(all)))
                            .as(rules + " rules from word " + from + " to " + to)
                            .containsExactly(common(word -> word >= from && word < to, all));
                }
            }
        }
    }

    @Test
    void a_single_rule_is_left_wherever_it_stands() {
        int rules = 64 * 130;
        for (int rule : IntStream.range(0, rules).filter(rule -> rule % 61 < 2).toArray()) {
            BitSet one = new BitSet();
            one.set(rule);
            Mask all = Mask.of(0, all(rules), all(rules), rules);
            Mask mask = Mask.of(1, one, new BitSet(), rules);

            assertThat(Mask.left(0, Integer.MAX_VALUE, mask, all)).containsExactly(~rule);
            assertThat(Mask.isAnyLeft(rule / 64, all, mask)).isTrue();
            assertThat(Mask.isAnyLeft(rule / 64 + 1, all, mask)).isFalse();
        }
    }

    /** Rules in the same words of which none is the same leave nothing. */
    @Test
    void words_in_common_without_a_rule_in_common_leave_nothing() {
        BitSet even = new BitSet();
        IntStream.range(0, 5_000).forEach(i -> even.set(2 * i));
        BitSet odd = all(10_000);
        odd.andNot(even);

        assertThat(Mask.isAnyLeft(0, Mask.of(0, even, even, 10_000), Mask.of(1, odd, odd, 10_000)))
                .isFalse();
    }

    private static BitSet all(int rules) {
        BitSet all = new BitSet();
        all.set(0, rules);
        return all;
    }

    @Test
    void either_of_two_leaves_what_one_of_them_leaves_and_has_no_number() {
        for (int rules : SIZES) {
            Of one = random(rules);
            Of other = random(rules);
            BitSet open = (BitSet) one.open().clone();
            open.or(other.open());
            BitSet sure = (BitSet) one.sure().clone();
            sure.or(other.sure());
            Of third = random(rules);
            Mask either = one.mask().or(other.mask());

            assertThat(Mask.left(0, Integer.MAX_VALUE, either, third.mask()))
                    .containsExactly(common(word -> true, new Of(open, sure, either), third));
            assertThat(Mask.left(0, Integer.MAX_VALUE, either))
                    .containsExactly(common(word -> true, new Of(open, sure, either)));
            assertThat(either.number()).isEqualTo(Mask.NO_NUMBER);
            assertThat(one.mask().number()).isEqualTo(7);
            assertThat(one.mask().or(one.mask())).isSameAs(one.mask());
        }
    }

    @Test
    void targets_are_the_first_word() {
        for (int rules : SIZES) {
            for (int round = 0; round < 20; round++) {
                Of[] all = {random(rules), random(rules)};
                long open = 0;
                long sure = 0;
                for (int rule : common(word -> word == 0, all)) {
                    open |= 1L << (rule < 0 ? ~rule : rule);
                    sure |= rule < 0 ? 0 : 1L << rule;
                }

                assertThat(Mask.targetsOpen(masks(all))).isEqualTo(open);
                assertThat(Mask.targetsSure(masks(all))).isEqualTo(sure);
            }
        }
        assertThat(Mask.targetsSure(Mask.of(0, new BitSet(), new BitSet(), 65))).isZero();
    }
}
