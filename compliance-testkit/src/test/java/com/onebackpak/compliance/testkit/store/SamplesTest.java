package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A kind of ledger of which there is no sample would be tried by no contract. */
class SamplesTest {
    @Test
    void there_is_a_sample_of_each_kind_of_ledger() {
        assertThat(Samples.all())
                .<LedgerKind<?>>extracting(LedgerSample::kind)
                .containsExactlyInAnyOrderElementsOf(LedgerKind.all());
    }

    @Test
    void the_contract_of_stores_is_run_for_each_sample() {
        assertThat(Arrays.stream(ComplianceStoreContract.class.getDeclaredClasses())
                        .filter(LedgerContract.class::isAssignableFrom))
                .hasSameSizeAs(Samples.all());
    }

    /** Writers at the same time each write another. */
    @Test
    void each_sample_has_variants_enough_that_all_differ() {
        for (LedgerSample<?> sample : Samples.all()) {
            assertThat(distinct(sample)).as(sample.kind().name()).isGreaterThanOrEqualTo(5);
        }
    }

    private static <T> int distinct(LedgerSample<T> sample) {
        PartyId party = PartyId.of("party-1");
        Set<T> all = new HashSet<>(sample.variants().apply(party));
        assertThat(all).hasSameSizeAs(sample.variants().apply(party));
        all.add(sample.value(party));
        return all.size();
    }
}
