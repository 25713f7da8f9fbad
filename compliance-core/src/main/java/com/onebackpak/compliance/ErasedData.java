package com.onebackpak.compliance;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ErasedException;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps what was erased from coming back with an old file: of a person who was erased from the stores, and of a person or a whole agency
 * whose data is on record as {@link OccurrenceKind#ERASED}, nothing of before is taken over again, whatever ledger it is for. What is from after that is; and once it
 * is on record that the person has {@link OccurrenceKind#ENROLLED} since, anything is, as an order of custody that still holds. Whoever takes records over from elsewhere asks it; {@link EventRecording} does.
 *
 * <p>Has no state.
 */
public final class ErasedData {
    private ErasedData() {}

    /**
     * Returns a value as it is, if what it is about was not erased since.
     *
     * @throws ErasedException if it is from before that
     */
    public static <T> T requireNotErased(TenantStores stores, LedgerKind<T> kind, T value) {
        erasedSince(stores, kind, value).ifPresent(at -> {
            throw new ErasedException(kind.name(), at);
        });
        return value;
    }

    /** When what a value is about was erased, if that was after what the value says. */
    static <T> Optional<Instant> erasedSince(TenantStores stores, LedgerKind<T> kind, T value) {
        return kind.isAboutPeople() && !isAgency(stores, kind.party(value))
                ? erased(stores, kind.party(value)).filter(kind.time(value)::isBefore)
                : Optional.empty();
    }

    /** That a district or an authority was told is no data of a person's, and a duty that was done. */
    private static boolean isAgency(TenantStores stores, PartyId party) {
        return party.equals(stores.tenant())
                || !stores.ledger(LedgerKind.AGENCY).about(party, Instant.MAX).isEmpty();
    }

    /** When the data of a party, or of the tenant with all its people, was last erased. */
    private static Optional<Instant> erased(TenantStores stores, PartyId party) {
        Optional<Instant> back = last(stores, party, OccurrenceKind.ENROLLED);
        return Stream.of(
                        last(stores, party, OccurrenceKind.ERASED),
                        last(stores, stores.tenant(), OccurrenceKind.ERASED),
                        stores.erasures().erasedAt(party))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .filter(erased -> back.filter(erased::isBefore).isEmpty());
    }

    private static Optional<Instant> last(TenantStores stores, PartyId party, OccurrenceKind kind) {
        return stores.occurrences().about(party, Instant.MAX).stream()
                .map(Recorded::value)
                .filter(occurrence -> occurrence.kind() == kind)
                .map(Occurrence::at)
                .max(Comparator.naturalOrder());
    }
}
