package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.ledger.LedgerKind;
import java.util.Arrays;
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
}
