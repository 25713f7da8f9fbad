package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.RecordKey;
import java.util.List;
import java.util.function.Function;

/** A world whose ledgers are recorded in stores, each entry under the tenant of whom it is about. */
record RecordedWorld(World world, ComplianceStores stores) {
    Tenancy tenancy() {
        return new Tenancy(world, world.vendor());
    }

    void record() {
        recordAll(LedgerKind.AGREEMENT, world.agreements(), value -> value.agency());
        recordAll(LedgerKind.AUTHORIZATION, world.authorizations(), value -> value.agency());
        recordAll(LedgerKind.OCCURRENCE, world.occurrences(), value -> value.subject());
        recordAll(LedgerKind.CONSENT, world.consents(), value -> value.subject());
        recordAll(LedgerKind.OPT_OUT, world.optOuts(), value -> value.person());
        recordAll(LedgerKind.CUSTODY_ORDER, world.custodyOrders(), value -> value.subject());
        recordAll(LedgerKind.HOLD, world.holds(), value -> value.subject());
        recordAll(LedgerKind.REQUEST, List.copyOf(world.requests().values()), value -> value.subject());
    }

    private <T> void recordAll(LedgerKind<T> kind, List<T> values, Function<T, PartyId> about) {
        for (int i = 0; i < values.size(); i++) {
            T value = values.get(i);
            stores.of(tenantOf(about.apply(value))).ledger(kind).record(RecordKey.of(kind.name() + i), value);
        }
    }

    private PartyId tenantOf(PartyId party) {
        return world.person(party)
                .map(Person::id)
                .map(tenancy()::ofPerson)
                .orElseGet(() -> tenancy().ofAgency(party));
    }
}
