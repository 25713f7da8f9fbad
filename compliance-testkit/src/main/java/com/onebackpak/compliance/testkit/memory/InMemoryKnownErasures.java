package com.onebackpak.compliance.testkit.memory;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.store.spi.ErasedData;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a tenant's stores know of erasures, read from them at each question. Thread-safe.
 *
 * @param stores the tenant's
 * @param clock the stores'
 */
record InMemoryKnownErasures(TenantStores stores, Clock clock) implements ErasedData.Known {
    @Override
    public PartyId tenant() {
        return stores.tenant();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Optional<Instant> last(PartyId party, OccurrenceKind kind, Instant latest) {
        return stores.occurrences().about(party, Instant.MAX).stream()
                .map(Recorded::value)
                .filter(occurrence ->
                        occurrence.kind() == kind && occurrence.categories().isEmpty())
                .map(Occurrence::at)
                .filter(at -> !at.isAfter(latest))
                .max(Comparator.naturalOrder());
    }

    @Override
    public Optional<Instant> erasedAt(PartyId party) {
        return stores.erasures().erasedAt(party);
    }

    @Override
    public boolean isAgency(PartyId party) {
        return !stores.ledger(LedgerKind.AGENCY).about(party, Instant.MAX).isEmpty();
    }
}
