package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.note.NoteSigner;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.testkit.memory.InMemoryComplianceStores;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    /** In memory, nothing but the clock can fail. */
    @Test
    void a_log_that_cannot_be_sealed_keeps_no_other_from_it_and_is_sealed_the_next_time() {
        FailingClock failing = new FailingClock();
        InMemoryComplianceStores stores = InMemoryComplianceStores.of(StoreContract.VOCABULARY, failing);
        List<PartyId> tenants = List.of(PartyId.of("district-1"), PartyId.of("district-2"), PartyId.of("district-3"));
        tenants.forEach(
                tenant -> stores.of(tenant).auditLog().append(AuditEntry.of("test.entry", clock.instant(), Map.of())));
        failing.failures = 2;

        assertThatThrownBy(() -> stores.sealer().sealAll())
                .hasMessage("the clock fails, 1 more to come")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .satisfies(other -> assertThat(other).hasMessage("the clock fails, 0 more to come")));
        assertThat(tenants)
                .extracting(tenant -> stores.of(tenant).auditLog().checkpoint().isPresent())
                .containsExactly(false, false, true);
        assertThat(stores.logOfLogs().checkpoint().orElseThrow().size()).isEqualTo(1);

        assertThat(stores.sealer().sealAll().orElseThrow().size()).isEqualTo(3);
    }

    private final class FailingClock extends Clock {
        private int failures;

        @Override
        public Instant instant() {
            if (failures > 0) {
                throw new IllegalStateException("the clock fails, " + --failures + " more to come");
            }
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return clock.withZone(zone);
        }
    }

    @Test
    void policies_are_read_in_the_terms_with_which_they_were_kept() {
        InMemoryComplianceStores stores = InMemoryComplianceStores.of(Vocabulary.of(List.of(), List.of()), clock);
        stores.of(StoreContract.TENANT).policies().keep(Schools.POLICIES);

        assertThat(stores.of(StoreContract.TENANT)
                        .policies()
                        .find(Schools.POLICIES.digest())
                        .map(PolicySet::digest))
                .contains(Schools.POLICIES.digest());
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
