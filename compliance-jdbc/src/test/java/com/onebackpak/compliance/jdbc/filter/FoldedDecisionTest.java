package com.onebackpak.compliance.jdbc.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.evaluation.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** Of several roles the one counts that opens most, and of several categories the gravest refusal. */
class FoldedDecisionTest {
    private static final List<Outcome> MOST_OPEN_FIRST =
            List.of(Outcome.PERMIT, Outcome.INDETERMINATE, Outcome.DENY, Outcome.NOT_APPLICABLE);
    private static final List<Outcome> GRAVEST_FIRST =
            List.of(Outcome.DENY, Outcome.INDETERMINATE, Outcome.NOT_APPLICABLE, Outcome.PERMIT);

    private final Random random = new Random(11);
    private final Map<Residual.Asked, Truth> answers = new HashMap<>();
    private final Map<String, Residual.Asked> unknown = new HashMap<>();

    /** Known of all rows, or asked of each. */
    private Residual residual(Truth truth, String missing) {
        Set<String> lacking = truth == Truth.UNKNOWN ? Set.of(missing) : Set.of();
        if (random.nextBoolean()) {
            return new Residual.Known(truth, lacking);
        }
        Residual.Asked asked = new Residual.Asked(DSL.condition(missing), Set.of(missing));
        answers.put(asked, truth);
        unknown.put(missing + " is null", asked);
        return asked;
    }

    /** What the database is asked beside is whether one of those is unknown. */
    private Truth answer(Residual.Asked asked) {
        Truth answer = answers.get(asked);
        if (answer != null) {
            return answer;
        }
        Residual.Asked of = unknown.get(asked.sql().toString().replaceAll("[()]", ""));
        assertThat(of).as(asked.toString()).isNotNull();
        return Truth.of(answers.get(of) == Truth.UNKNOWN);
    }

    private record Said(Truth forbids, Truth permits) {
        Outcome outcome() {
            if (forbids == Truth.TRUE) {
                return Outcome.DENY;
            }
            if (forbids == Truth.UNKNOWN || permits == Truth.UNKNOWN) {
                return Outcome.INDETERMINATE;
            }
            return permits == Truth.TRUE ? Outcome.PERMIT : Outcome.NOT_APPLICABLE;
        }
    }

    private static Outcome first(List<Outcome> order, List<Outcome> met) {
        return order.stream().filter(met::contains).findFirst().orElseThrow();
    }

    @Test
    void a_decision_is_composed_of_categories_and_roles_as_the_evaluator_composes_it() {
        Map<Outcome, Integer> met = new EnumMap<>(Outcome.class);
        for (int round = 0; round < 700; round++) {
            answers.clear();
            unknown.clear();
            List<List<FoldedDecision.Role>> categories = new ArrayList<>();
            List<Outcome> outcomes = new ArrayList<>();
            Set<String> missing = new TreeSet<>();
            for (int category = 0; category <= round % 3; category++) {
                List<FoldedDecision.Role> roles = new ArrayList<>();
                List<Said> said = new ArrayList<>();
                Set<String> forbids = new TreeSet<>();
                Set<String> permits = new TreeSet<>();
                boolean isPermitKnown = false;
                for (int role = 0; role <= round / 3 % 3; role++) {
                    String name = "c" + category + "r" + role + "n" + round;
                    Said one = new Said(Truth.values()[random.nextInt(3)], Truth.values()[random.nextInt(3)]);
                    said.add(one);
                    roles.add(new FoldedDecision.Role(
                            residual(one.forbids(), name + "f"), residual(one.permits(), name + "p")));
                    if (one.outcome() == Outcome.INDETERMINATE) {
                        forbids.addAll(one.forbids() == Truth.UNKNOWN ? Set.of(name + "f") : Set.of());
                        permits.addAll(one.permits() == Truth.UNKNOWN ? Set.of(name + "p") : Set.of());
                        isPermitKnown |= one.permits() == Truth.TRUE;
                    }
                }
                categories.add(roles);
                outcomes.add(
                        first(MOST_OPEN_FIRST, said.stream().map(Said::outcome).toList()));
                if (outcomes.get(category) == Outcome.INDETERMINATE) {
                    missing.addAll(forbids);
                    missing.addAll(isPermitKnown ? Set.of() : permits);
                }
            }
            FoldedDecision decision = new FoldedDecision(categories);
            Outcome outcome = first(GRAVEST_FIRST, outcomes);
            met.merge(outcome, 1, Integer::sum);

            assertThat(decision.isPermit().of(this::answer).truth() == Truth.TRUE)
                    .isEqualTo(outcome == Outcome.PERMIT);
            assertThat(decision.isOpen().of(this::answer).truth())
                    .isEqualTo(Truth.of(outcome == Outcome.INDETERMINATE));
            if (outcome == Outcome.INDETERMINATE) {
                assertThat(decision.missing(this::answer)).isEqualTo(missing);
            }
            assertThat(decision.parts())
                    .containsExactlyInAnyOrderElementsOf(categories.stream()
                            .flatMap(List::stream)
                            .flatMap(role -> List.of(role.forbids(), role.permits()).stream())
                            .toList());
        }
        assertThat(met)
                .hasSize(4)
                .allSatisfy((outcome, count) -> assertThat(count).isGreaterThan(5));
    }
}
