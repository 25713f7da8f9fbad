package com.onebackpak.compliance.testkit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.testkit.oracle.GeneratedScenario;
import com.onebackpak.compliance.testkit.oracle.Oracle;
import com.onebackpak.compliance.testkit.oracle.Reduction;
import com.onebackpak.compliance.testkit.oracle.Verdict;
import java.util.List;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * The engine against an oracle that reads the same files, with small packs of their own, and shares nothing with it. What
 * they decide differently is shown as the smallest files that still do it.
 */
class FileOracleProperties {
    @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(onFailureOnly = true)
    void engine_and_oracle_decide_alike_from_the_same_files(@ForAll long seed) {
        List<Verdict> decided = assertDecidedAlike(seed);

        decided.forEach(verdict -> Statistics.collect(verdict.whole().outcome()));
        Statistics.coverage(coverage -> List.of("DENY", "INDETERMINATE", "NOT_APPLICABLE", "PERMIT")
                .forEach(outcome -> coverage.check(outcome).percentage(percent -> percent > 10)));
    }

    /** Decides the scenario of a seed by both, and returns what they decided. */
    static List<Verdict> assertDecidedAlike(long seed) {
        GeneratedScenario generated = GeneratedScenario.ofSmallPacks(seed);

        List<Verdict> decided = Engine.decide(generated);

        assertThat(decided)
                .as(() -> "seed " + seed + ", in the files "
                        + Reduction.of(generated, true, FileOracleProperties::differ))
                .isEqualTo(byOracle(generated));
        return decided;
    }

    private static List<Verdict> byOracle(GeneratedScenario generated) {
        return new Oracle(generated.packs().values(), Set.of()).decide(generated.scenario());
    }

    /** Files that the engine refuses are no example. */
    private static boolean differ(GeneratedScenario generated) {
        try {
            return !Engine.decide(generated).equals(byOracle(generated));
        } catch (RuntimeException refused) {
            return false;
        }
    }
}
