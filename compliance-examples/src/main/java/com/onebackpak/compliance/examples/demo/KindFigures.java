package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.evaluation.Outcome;
import java.util.List;

/**
 * What came of one kind of request. Immutable.
 *
 * @param kind the kind
 * @param answers an answer for each request, in their order
 * @param groups the answers by outcome and clauses
 */
record KindFigures(RequestKind kind, List<Answer> answers, List<ReasonGroup> groups) {
    KindFigures {
        answers = List.copyOf(answers);
        groups = List.copyOf(groups);
    }

    long count(Outcome outcome) {
        return answers.stream().filter(a -> a.outcome() == outcome).count();
    }
}
