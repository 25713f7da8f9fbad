package com.onebackpak.compliance.testkit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.testkit.oracle.Forgetting;
import com.onebackpak.compliance.testkit.oracle.GeneratedScenario;
import com.onebackpak.compliance.testkit.oracle.Verdict;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What holds for every request by small packs. */
class FileProperties {
    /** How many files each property tries; each holds several requests, decided twice. */
    private static final int TRIES = 1_000;

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void learning_a_fact_takes_nothing_back(@ForAll long seed) {
        GeneratedScenario told = GeneratedScenario.ofSmallPacksInInstants(seed);

        assertNothingTakenBack(Forgetting.of(told, seed), told);
    }

    /** A name in place of a kind, a purpose that was not said, a narrower term are learned as facts are. */
    static void assertNothingTakenBack(GeneratedScenario less, GeneratedScenario told) {
        List<Verdict> before = Engine.decide(less);
        List<Verdict> after = Engine.decide(told);
        List<List<String>> asked = less.categories();
        List<List<String>> askedThen = told.categories();

        for (int i = 0; i < before.size(); i++) {
            for (int j = 0; j < askedThen.get(i).size(); j++) {
                Verdict.Part then = before.get(i).each().get(asked.get(i).get(j));
                Verdict.Part now = after.get(i).each().get(askedThen.get(i).get(j));
                if (!then.outcome().equals("INDETERMINATE")) {
                    assertThat(now.outcome())
                            .as("case %d of %s%nwhich before was %s", i + 1, told, less.scenario())
                            .isEqualTo(then.outcome());
                    assertThat(now.rules())
                            .as("case %d of %s%nwhich before was %s", i + 1, told, less.scenario())
                            .containsAll(then.rules());
                }
            }
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void order_and_duplicates_change_nothing(@ForAll long seed) {
        GeneratedScenario generated = GeneratedScenario.ofSmallPacks(seed);

        assertThat(Engine.decide(generated.reordered(seed)))
                .as(generated.toString())
                .isEqualTo(Engine.decide(generated));
    }
}
