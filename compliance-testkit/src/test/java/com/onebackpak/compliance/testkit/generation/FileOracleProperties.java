package com.onebackpak.compliance.testkit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.testkit.oracle.GeneratedScenario;
import com.onebackpak.compliance.testkit.oracle.Oracle;
import com.onebackpak.compliance.testkit.oracle.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The engine against an oracle that reads the same files and shares nothing with it. */
class FileOracleProperties {
    @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(onFailureOnly = true)
    void engine_and_oracle_decide_alike_from_the_same_files(@ForAll long seed) {
        GeneratedScenario generated = GeneratedScenario.ofSmallPacks(seed);
        List<Verdict> verdicts = Engine.decide(generated);

        assertThat(verdicts)
                .as(generated.toString())
                .isEqualTo(new Oracle(generated.packs(), Set.of()).decide(generated.scenario()));

        verdicts.forEach(verdict -> Statistics.collect(verdict.whole().outcome()));
        Statistics.coverage(coverage -> List.of("DENY", "INDETERMINATE", "NOT_APPLICABLE", "PERMIT")
                .forEach(outcome -> coverage.check(outcome).percentage(percent -> percent > 5)));
    }
}
