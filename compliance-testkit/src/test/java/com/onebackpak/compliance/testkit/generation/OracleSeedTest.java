package com.onebackpak.compliance.testkit.generation;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The same scenarios again: {@code mvn test -pl compliance-testkit -am -Dtest=OracleSeedTest -Doracle.seed=1}. */
class OracleSeedTest {
    /** About 20,000 cases. */
    private static final long SCENARIOS = 3_400;

    @Test
    @EnabledIfSystemProperty(named = "oracle.seed", matches = "-?\\d+")
    void engine_and_oracle_decide_alike_from_the_seed_on() {
        long seed = Long.parseLong(System.getProperty("oracle.seed"));

        LongStream.range(seed, seed + SCENARIOS).forEach(FileOracleProperties::assertDecidedAlike);
    }
}
