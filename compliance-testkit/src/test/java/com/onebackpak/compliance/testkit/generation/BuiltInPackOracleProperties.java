package com.onebackpak.compliance.testkit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.testkit.oracle.GeneratedScenario;
import com.onebackpak.compliance.testkit.oracle.Oracle;
import com.onebackpak.compliance.testkit.oracle.Reduction;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** The engine against the same oracle, by the packs that come with the library. */
class BuiltInPackOracleProperties {
    private static final Oracle ORACLE = new Oracle(BuiltInPacks.TEXTS.values(), Set.of());

    @Property(tries = BuiltInPacks.TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void engine_and_oracle_decide_alike_by_the_built_in_packs(@ForAll long seed) {
        GeneratedScenario generated = GeneratedScenario.of(seed, BuiltInPacks.TEXTS);

        assertThat(Engine.decide(generated))
                .as(() -> "in the files "
                        + Reduction.of(generated, false, BuiltInPackOracleProperties::differ)
                                .scenario())
                .isEqualTo(ORACLE.decide(generated.scenario()));
    }

    /** Files that the engine refuses are no example. */
    private static boolean differ(GeneratedScenario generated) {
        try {
            return !Engine.decide(generated).equals(ORACLE.decide(generated.scenario()));
        } catch (RuntimeException refused) {
            return false;
        }
    }
}
