package com.onebackpak.compliance.testkit.store;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.store.spi.LedgerKind;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Realistic values of one kind of ledger, about whomever a test says.
 *
 * @param <T> what the ledger holds
 * @param kind the kind
 * @param ledger the ledger among a tenant's stores
 * @param timed a value that says all that can be said, its instants given by the function: beginnings in 2026, ends in
 *     2027
 * @param variants values that each differ from that value and from each other, in all that can be said; the first says as
 *     little as can be said
 * @param misspelt values that each name one term that nobody knows
 * @param saying values that each hold the text in another place; empty: the kind holds no free text
 */
record LedgerSample<T>(
        LedgerKind<T> kind,
        Function<TenantStores, Ledger<T>> ledger,
        BiFunction<PartyId, UnaryOperator<Instant>, T> timed,
        Function<PartyId, List<T>> variants,
        Function<PartyId, List<T>> misspelt,
        BiFunction<PartyId, String, List<T>> saying) {
    Ledger<T> in(TenantStores stores) {
        return ledger.apply(stores);
    }

    T value(PartyId party) {
        return timed.apply(party, instant -> instant);
    }

    T value(PartyId party, UnaryOperator<Instant> time) {
        return timed.apply(party, time);
    }

    T variant(PartyId party, int index) {
        List<T> all = variants.apply(party);
        return all.get(index % all.size());
    }
}
