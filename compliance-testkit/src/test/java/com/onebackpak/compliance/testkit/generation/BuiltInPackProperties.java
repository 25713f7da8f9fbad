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

/** What holds for every request in the standard vocabulary by the built-in packs. */
class BuiltInPackProperties {
    @Property(tries = BuiltInPacks.TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void learning_a_fact_takes_nothing_back_by_the_built_in_packs(@ForAll long seed) {
        GeneratedScenario told = GeneratedScenario.inInstants(seed, BuiltInPacks.TEXTS);

        FileProperties.assertNothingTakenBack(Forgetting.of(told, seed), told);
    }

    @Property(tries = BuiltInPacks.TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void what_holds_of_a_broad_term_holds_of_narrower_ones_by_the_built_in_packs(@ForAll long seed) {
        GeneratedScenario narrow =
                GeneratedScenario.of(seed, BuiltInPacks.TEXTS).withoutOptOutsAndHolds();

        FileProperties.assertNothingTakenBack(Forgetting.ofNarrowTerms(narrow, seed), narrow);
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
                    .isEqualTo(decided.get(i).permitted().containsAll(asked.get(i)));
        }

        assertThat(parts).as(together.scenario()).isEqualTo(wholes);
    }

    @Property(tries = BuiltInPacks.TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void the_order_of_the_record_changes_nothing_by_the_built_in_packs(@ForAll long seed) {
        GeneratedScenario generated = GeneratedScenario.of(seed, BuiltInPacks.TEXTS);
        GeneratedScenario other =
                new GeneratedScenario(generated.reordered(seed).scenario(), generated.packs());

        assertThat(Engine.decide(other)).as(generated.scenario()).isEqualTo(Engine.decide(generated));
    }
}
