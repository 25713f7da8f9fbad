package com.onebackpak.compliance.situation;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A ledger of which a world has entries. Immutable.
 *
 * @param kind the ledger's kind
 * @param entries where the world has them
 * @param adding how they get there
 */
record WorldLedger<T>(LedgerKind<T> kind, Function<World, List<T>> entries, BiConsumer<World.Builder, List<T>> adding) {
    static final List<WorldLedger<?>> ALL = List.of(
            new WorldLedger<>(LedgerKind.AGREEMENT, World::agreements, World.Builder::addAllAgreements),
            new WorldLedger<>(LedgerKind.AUTHORIZATION, World::authorizations, World.Builder::addAllAuthorizations),
            new WorldLedger<>(LedgerKind.CONSENT, World::consents, World.Builder::addAllConsents),
            new WorldLedger<>(LedgerKind.OPT_OUT, World::optOuts, World.Builder::addAllOptOuts),
            new WorldLedger<>(LedgerKind.HOLD, World::holds, World.Builder::addAllHolds),
            new WorldLedger<>(LedgerKind.OCCURRENCE, World::occurrences, World.Builder::addAllOccurrences),
            new WorldLedger<>(LedgerKind.CUSTODY_ORDER, World::custodyOrders, World.Builder::addAllCustodyOrders));

    @SuppressWarnings("unchecked") // there is one of each kind
    static <T> Optional<WorldLedger<T>> of(LedgerKind<T> kind) {
        return ALL.stream()
                .filter(ledger -> ledger.kind == kind)
                .map(ledger -> (WorldLedger<T>) ledger)
                .findFirst();
    }

    /** The entries by whom they are about. */
    Map<PartyId, List<T>> byParty(World world) {
        return entries.apply(world).stream()
                .collect(Collectors.groupingBy(kind::party, Collectors.toUnmodifiableList()));
    }

    /** Refuses terms that the world's vocabulary does not know. */
    void checkTerms(World world) {
        entries.apply(world).stream().flatMap(kind::terms).forEach(world.vocabulary()::requireKnown);
    }
}
