package com.onebackpak.compliance.benchmarks.peers;

import com.onebackpak.compliance.evaluation.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** That an engine decides as the table says, and for the same reasons: checked before anything is measured. */
public final class SameAnswers {
    private final RuleTable table;
    private final Directory directory;
    private final List<Inquiry> inquiries;

    /** Checks against the table, read as it is written. */
    public SameAnswers(RuleTable table, Directory directory, List<Inquiry> inquiries) {
        this.table = table;
        this.directory = directory;
        this.inquiries = tellingFirst(table, directory, inquiries);
    }

    /**
     * Those first that are answered otherwise for what districts add: so few are that a slow engine without these rules
     * might be asked none of them.
     */
    private static List<Inquiry> tellingFirst(RuleTable table, Directory directory, List<Inquiry> inquiries) {
        RuleTable common = RuleTable.of(0);
        Map<Boolean, List<Inquiry>> byAnswer = inquiries.stream().collect(Collectors.partitioningBy(inquiry -> {
            Known known = new Known(inquiry, directory);
            return common.answer(known).equals(table.answer(known));
        }));
        return Stream.of(false, true)
                .flatMap(alike -> byAnswer.getOrDefault(alike, List.of()).stream())
                .toList();
    }

    /** How many of the requests come to what. */
    public Map<Outcome, Integer> outcomes() {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        inquiries.forEach(inquiry -> outcomes.merge(expected(inquiry).outcome(), 1, Integer::sum));
        return outcomes;
    }

    private Answer expected(Inquiry inquiry) {
        return table.answer(new Known(inquiry, directory));
    }

    /**
     * Compares until the requests or the time is at an end.
     *
     * @param least how many must be compared, so that an engine that is hardly asked is not taken for one that agrees
     * @param nanos after which no other is begun
     * @return how many requests were compared
     * @throws IllegalStateException at the first that is decided otherwise, or by other rules; or if too few were compared
     */
    public <Q, D> int check(String name, Engine<Q, D> engine, int least, long nanos) {
        Function<Q, D> decider = engine.decider();
        long start = System.nanoTime();
        int compared = 0;
        for (Inquiry inquiry : inquiries) {
            if (System.nanoTime() - start > nanos) {
                break;
            }
            Answer answer = engine.answer(decider.apply(engine.asked(inquiry)));
            Answer expected = expected(inquiry);
            Set<String> rules = engine.namesAllRules()
                    ? expected.rules()
                    : Set.copyOf(expected.rules().stream().limit(1).toList());
            if (answer.outcome() != expected.outcome() || !answer.rules().equals(rules)) {
                throw new IllegalStateException(
                        name + " says " + answer + " where the table says " + expected + ": " + inquiry);
            }
            compared++;
        }
        if (compared < least) {
            throw new IllegalStateException(name + ": only " + compared + " answers were compared, of at least " + least
                    + "; give it more time");
        }
        return compared;
    }
}
