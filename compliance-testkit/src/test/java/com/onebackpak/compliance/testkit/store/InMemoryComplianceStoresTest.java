package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.NoteSigner;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InMemoryComplianceStoresTest {
    private final MutableClock clock = MutableClock.at(StoreContract.NOW);

    @Test
    void the_origin_of_a_log_is_the_signers_name_and_the_tenant() {
        InMemoryComplianceStores stores = InMemoryComplianceStores.of(
                StoreContract.VOCABULARY, clock, NoteSigner.generate("vendor.example/audit"));
        stores.of(PartyId.of("district-1")).auditLog().append(AuditEntry.of("test.entry", clock.instant(), Map.of()));

        assertThat(stores.sealer().sealAll().orElseThrow().checkpoint().origin())
                .isEqualTo("vendor.example/audit");
        assertThat(stores.of(PartyId.of("district-1"))
                        .auditLog()
                        .checkpoint()
                        .orElseThrow()
                        .checkpoint()
                        .origin())
                .isEqualTo("vendor.example/audit/district-1");
    }

    @Test
    void policies_in_terms_that_are_lost_are_no_longer_what_was_kept() {
        InMemoryComplianceStores stores = InMemoryComplianceStores.of(Vocabulary.of(List.of(), List.of()), clock);
        stores.of(StoreContract.TENANT).policies().keep(Schools.POLICIES);

        assertThatThrownBy(() -> stores.of(StoreContract.TENANT).policies().find(Schools.POLICIES.digest()))
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void the_clock_stands_until_it_is_set() {
        clock.advance(Duration.ofSeconds(-1));
        assertThat(clock.instant()).isEqualTo(StoreContract.NOW.minusSeconds(1));
        clock.set(StoreContract.NOW);
        assertThat(clock.instant()).isEqualTo(StoreContract.NOW);
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(clock.withZone(ZoneId.of("America/Chicago")).instant()).isEqualTo(StoreContract.NOW);
    }
}
