package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.Situation;
import java.time.Instant;

/** Judges a condition for the name of the shared student, and says what is expected of the reasoning. */
final class Reason {
    private Reason() {}

    static Reasoning about(Condition condition, ProcessingRequest request, Facts facts) {
        return about(condition, request, facts, NOW);
    }

    static Reasoning about(Condition condition, ProcessingRequest request, Facts facts, Instant at) {
        return condition.interpret(new ConditionReasoner(new Circumstance(
                new Situation(request, facts, at),
                request.categories().iterator().next())));
    }

    static void assertTrue(Reasoning reasoning) {
        assertThat(reasoning.truth()).isEqualTo(Truth.TRUE);
        assertThat(reasoning.missing()).isEmpty();
    }

    static void assertFalse(Reasoning reasoning) {
        assertThat(reasoning.truth()).isEqualTo(Truth.FALSE);
        assertThat(reasoning.missing()).isEmpty();
    }

    static void assertUnknown(Reasoning reasoning, String... missing) {
        assertThat(reasoning.truth()).isEqualTo(Truth.UNKNOWN);
        assertThat(reasoning.missing()).containsExactly(missing);
    }
}
