package com.onebackpak.compliance.store;

import com.google.common.collect.ImmutableMap;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What ledgers answered to several questions. Immutable, thread-safe. */
public final class LedgerAnswers {
    private final ImmutableMap<LedgerQuestion<?>, List<? extends Recorded<?>>> answers;

    private LedgerAnswers(Map<LedgerQuestion<?>, List<? extends Recorded<?>>> answers) {
        this.answers = ImmutableMap.copyOf(answers);
    }

    /**
     * Answers to questions.
     *
     * @param answers for each the newest known version of each record that is asked for, ordered by key
     */
    public static LedgerAnswers of(Map<LedgerQuestion<?>, List<? extends Recorded<?>>> answers) {
        return new LedgerAnswers(answers);
    }

    /** The answers to the questions, each answered so. */
    static LedgerAnswers of(Collection<LedgerQuestion<?>> questions, Answering answering) {
        Map<LedgerQuestion<?>, List<? extends Recorded<?>>> answers = new LinkedHashMap<>();
        for (LedgerQuestion<?> question : questions) {
            answers.put(question, answering.answer(question));
        }
        return new LedgerAnswers(answers);
    }

    /**
     * The answer to a question.
     *
     * @throws IllegalArgumentException if it was not asked: that nothing is on record would be a guess
     */
    @SuppressWarnings("unchecked") // each was answered with records of the question's ledger
    public <T> List<Recorded<T>> to(LedgerQuestion<T> question) {
        List<? extends Recorded<?>> answer = answers.get(question);
        if (answer == null) {
            throw new IllegalArgumentException(
                    "the ledger of kind " + question.ledger().name() + " was not asked that");
        }
        return (List<Recorded<T>>) answer;
    }

    /** Answers one question. */
    @FunctionalInterface
    interface Answering {
        /** The newest known version of each record that is asked for, ordered by key. */
        <T> List<Recorded<T>> answer(LedgerQuestion<T> question);
    }
}
