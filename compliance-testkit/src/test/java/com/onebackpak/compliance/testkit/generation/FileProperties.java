package com.onebackpak.compliance.testkit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.testkit.oracle.Forgetting;
import com.onebackpak.compliance.testkit.oracle.GeneratedScenario;
import com.onebackpak.compliance.testkit.oracle.Verdict;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What holds for every request in the standard vocabulary by the built-in packs, and by small ones. */
class FileProperties {
    /** How many files of small packs each property tries; each holds several requests, decided twice. */
    private static final int SMALL_TRIES = 1_000;

    @Property(tries = BuiltInPacks.TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void learning_a_fact_takes_nothing_back_by_the_built_in_packs(@ForAll long seed) {
        GeneratedScenario told = GeneratedScenario.inInstants(seed, BuiltInPacks.TEXTS);

        assertNothingTakenBack(Forgetting.of(told, seed), told);
    }

    @Property(tries = SMALL_TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void learning_a_fact_takes_nothing_back_by_small_packs(@ForAll long seed) {
        GeneratedScenario told = GeneratedScenario.ofSmallPacksInInstants(seed);

        assertNothingTakenBack(Forgetting.of(told, seed), told);
    }

    @Property(tries = BuiltInPacks.TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void what_holds_of_a_broad_term_holds_of_narrower_ones_by_the_built_in_packs(@ForAll long seed) {
        GeneratedScenario narrow =
                GeneratedScenario.of(seed, BuiltInPacks.TEXTS).withoutOptOutsAndHolds();

        assertNothingTakenBack(Forgetting.ofNarrowTerms(narrow, seed), narrow);
    }

    /** A name in place of a kind, a purpose that was not said, a narrower term are learned as facts are. */
    private static void assertNothingTakenBack(GeneratedScenario less, GeneratedScenario told) {
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

    @Property(tries = BuiltInPacks.TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void each_part_of_a_set_is_decided_as_it_is_alone_by_the_built_in_packs(@ForAll long seed) {
        GeneratedScenario together = GeneratedScenario.of(seed, BuiltInPacks.TEXTS);
        Iterator<Verdict> alone = Engine.decide(together.eachCategoryAlone()).iterator();
        List<Verdict.Part> parts = new ArrayList<>();
        List<Verdict.Part> wholes = new ArrayList<>();

        List<Verdict> decided = Engine.decide(together);
        List<List<String>> asked = together.categories();
        for (int i = 0; i < decided.size(); i++) {
            for (String category : asked.get(i)) {
                parts.add(decided.get(i).each().get(category));
                wholes.add(alone.next().whole());
            }
            assertThat(decided.get(i).whole().outcome().equals("PERMIT"))
                    .isEqualTo(decided.get(i)
                            .permitted()
                            .containsAll(asked.get(i)));
        }

        assertThat(parts).as(together.scenario()).isEqualTo(wholes);
    }

    @Property(tries = SMALL_TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void order_and_duplicates_change_nothing(@ForAll long seed) {
        GeneratedScenario generated = GeneratedScenario.ofSmallPacks(seed);

        assertThat(Engine.decide(generated.reordered(seed)))
                .as(generated.toString())
                .isEqualTo(Engine.decide(generated));
    }

    @Property(tries = BuiltInPacks.TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void the_order_of_the_record_changes_nothing_by_the_built_in_packs(@ForAll long seed) {
        GeneratedScenario generated = GeneratedScenario.of(seed, BuiltInPacks.TEXTS);
        GeneratedScenario other =
                new GeneratedScenario(generated.reordered(seed).scenario(), generated.packs());

        assertThat(Engine.decide(other)).as(generated.scenario()).isEqualTo(Engine.decide(generated));
    }
}
