package com.onebackpak.compliance.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.onebackpak.compliance.evaluation.Outcome;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That what is compared is the same policy, and that its rules are worth comparing. */
class SameAnswersTest {
    private static final List<Inquiry> INQUIRIES = Inquiries.of(10_000);
    private static final Directory DIRECTORY = Directory.sample();

    private static SameAnswers on(RuleTable table, int inquiries) {
        return new SameAnswers(table, DIRECTORY, INQUIRIES.subList(0, inquiries));
    }

    private static void assertAlike(Engine<?, ?> engine, RuleTable table, int inquiries) {
        assertThat(on(table, inquiries).check("it", engine, inquiries, Long.MAX_VALUE))
                .isEqualTo(inquiries);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 400, 4_000})
    void code_written_by_hand_decides_as_the_table_says(int rules) {
        RuleTable table = RuleTable.of(rules);

        assertAlike(new HandWritten().load(table, DIRECTORY), table, 10_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 400, 4_000})
    void this_library_decides_as_the_table_says(int rules) {
        RuleTable table = RuleTable.of(rules);
        ThisLibrary ours = ThisLibrary.makingRequests();

        assertAlike(ours.load(ours.write(table), DIRECTORY), table, 2_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 400, 4_000})
    void whether_a_request_is_handed_in_or_made_changes_nothing(int rules) {
        RuleTable table = RuleTable.of(rules);
        ThisLibrary ours = ThisLibrary.handedRequests();

        assertAlike(ours.load(ours.write(table), DIRECTORY), table, 2_000);
    }

    @Test
    void every_rule_determines_some_request_and_every_outcome_is_common() {
        RuleTable table = RuleTable.of(4_000);

        Set<String> determining = INQUIRIES.stream()
                .flatMap(inquiry -> table.answer(new Known(inquiry, DIRECTORY)).rules().stream())
                .collect(Collectors.toSet());

        assertThat(determining)
                .containsAll(RuleTable.of(40).rows().map(RuleRow::id).toList());
        assertThat(determining).hasSizeGreaterThan(40);
        assertThat(on(table, 10_000).outcomes())
                .hasEntrySatisfying(Outcome.PERMIT, number -> assertThat(number).isBetween(2_000, 5_000))
                .hasEntrySatisfying(Outcome.DENY, number -> assertThat(number).isBetween(3_000, 7_000))
                .hasEntrySatisfying(
                        Outcome.NOT_APPLICABLE, number -> assertThat(number).isBetween(500, 3_000));
    }

    @Test
    void a_table_has_as_many_rules_as_asked_for() {
        assertThat(List.of(40, 400, 4_000))
                .allSatisfy(rules ->
                        assertThat(RuleTable.of(rules).rows()).hasSize(rules).doesNotHaveDuplicates());
    }

    @Test
    void who_decides_otherwise_is_told() {
        Engine<Inquiry, Verdict> other = new HandWritten().load(RuleTable.of(40), DIRECTORY);

        assertThatIllegalStateException()
                .isThrownBy(() -> on(RuleTable.of(4_000), 10_000).check("too few rules", other, 10_000, Long.MAX_VALUE))
                .withMessageStartingWith("too few rules says ")
                .withMessageContaining(" where the table says ");
    }

    @Test
    void whoever_leaves_out_what_districts_add_is_told_by_the_first_answers() {
        Engine<Inquiry, Verdict> common = new HandWritten().load(RuleTable.of(40), DIRECTORY);
        AtomicInteger asked = new AtomicInteger();
        Engine<Inquiry, Verdict> counted = new Engine.OfInquiries<>() {
            @Override
            public Function<Inquiry, Verdict> decider() {
                Function<Inquiry, Verdict> decider = common.decider();
                return inquiry -> {
                    asked.incrementAndGet();
                    return decider.apply(inquiry);
                };
            }

            @Override
            public Answer answer(Verdict verdict) {
                return common.answer(verdict);
            }

            @Override
            public boolean namesAllRules() {
                return common.namesAllRules();
            }
        };

        assertThatIllegalStateException()
                .isThrownBy(
                        () -> on(RuleTable.of(4_000), 10_000).check("without districts", counted, 100, Long.MAX_VALUE));
        assertThat(asked).hasValueLessThan(10);
    }

    @Test
    void whoever_is_hardly_asked_does_not_agree_by_that() {
        RuleTable table = RuleTable.of(40);
        Engine<Inquiry, Verdict> slow = new HandWritten().load(table, DIRECTORY);

        assertThatIllegalStateException()
                .isThrownBy(() -> on(table, 10_000).check("slow", slow, 100, 0))
                .withMessageMatching("slow: only [01] answers were compared, of at least 100; give it more time");
    }
}
