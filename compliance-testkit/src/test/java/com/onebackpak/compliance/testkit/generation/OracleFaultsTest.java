package com.onebackpak.compliance.testkit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.testkit.oracle.Fault;
import com.onebackpak.compliance.testkit.oracle.GeneratedScenario;
import com.onebackpak.compliance.testkit.oracle.Oracle;
import com.onebackpak.compliance.testkit.oracle.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault that the engine once had falls out with the oracle: here the oracle has it, and the two differ. */
class OracleFaultsTest {
    private static final long TRIES = 3_000;

    @ParameterizedTest
    @EnumSource
    void a_fault_that_is_put_back_is_found(Fault fault) {
        assertThat(LongStream.range(0, TRIES)
                        .mapToObj(GeneratedScenario::ofSmallPacks)
                        .anyMatch(generated -> differ(generated, fault)))
                .as("some scenario is decided otherwise by the engine than by an oracle with this fault")
                .isTrue();
    }

    /** Where the engine itself falls out with the oracle, a fault proves nothing. */
    private static boolean differ(GeneratedScenario generated, Fault fault) {
        List<Verdict> faulty = by(generated, Set.of(fault));
        return !faulty.equals(by(generated, Set.of()))
                && Engine.decide(generated).equals(by(generated, Set.of()));
    }

    private static List<Verdict> by(GeneratedScenario generated, Set<Fault> faults) {
        return new Oracle(generated.packs().values(), faults).decide(generated.scenario());
    }
}
