package com.onebackpak.compliance.store.spi;

import com.onebackpak.compliance.ledger.ClockSkew;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ErasedException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps what was erased from coming back with an old file: of a person who was erased from the stores, and of a person or a whole tenant
 * all of whose data is on record as {@link OccurrenceKind#ERASED}, nothing new is recorded that is from before that, whatever ledger it is for.
 * What is from after that is; and once it is on record that the person has {@link OccurrenceKind#ENROLLED} since, anything is, as an
 * order of custody that still holds. That something was erased may be recorded of any time, and so may what is about an agency. What is on
 * record and lies ahead of the store's clock by more than {@link ClockSkew#USUAL} has not happened.
 *
 * <p>Each store asks it of all that it records anew, in the transaction in which it does, and after what keeps erasures of the person
 * away. Has no state.
 */
public final class ErasedData {
    private ErasedData() {}

    /** What a store knows of erasures. */
    public interface Known {
        /** The tenant. */
        PartyId tenant();

        /** The instant, by the store's clock. */
        Instant now();

        /**
         * When such a thing happened to a party last, not after an instant, by the newest versions of what is on record. What names
         * categories is left out: the erasure of some of a party's data keeps nothing away.
         */
        Optional<Instant> last(PartyId party, OccurrenceKind kind, Instant latest);

        /** When a party was erased from the stores last. */
        Optional<Instant> erasedAt(PartyId party);

        /** Whether the party is on record as an agency. */
        boolean isAgency(PartyId party);
    }

    /**
     * Refuses what is from before an erasure of whom it is about.
     *
     * @throws ErasedException if it is
     */
    public static <T> void requireNotErased(Known known, LedgerKind<T> kind, T value) {
        erasedSince(known, kind, value).ifPresent(at -> {
            throw new ErasedException(kind.name(), at);
        });
    }

    /** When whom a value is about was erased, if that was after what the value says. */
    private static <T> Optional<Instant> erasedSince(Known known, LedgerKind<T> kind, T value) {
        if (!concerns(kind, value)) {
            return Optional.empty();
        }
        PartyId party = kind.party(value);
        return erased(known, party)
                .filter(kind.time(value)::isBefore)
                .filter(any -> !party.equals(known.tenant()) && !known.isAgency(party));
    }

    /** Whether a value can be what was erased: it may be about a person, and does not tell of an erasure itself. */
    public static <T> boolean concerns(LedgerKind<T> kind, T value) {
        return kind.isAboutPeople()
                && !(value instanceof Occurrence occurrence && occurrence.kind() == OccurrenceKind.ERASED);
    }

    /** When the data of a party, or of the tenant with all its people, was last erased. */
    private static Optional<Instant> erased(Known known, PartyId party) {
        Instant latest = known.now().plus(ClockSkew.USUAL);
        Optional<Instant> back = known.last(party, OccurrenceKind.ENROLLED, latest);
        return Stream.of(
                        known.last(party, OccurrenceKind.ERASED, latest),
                        known.last(known.tenant(), OccurrenceKind.ERASED, latest),
                        known.erasedAt(party))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .filter(erased -> back.filter(erased::isBefore).isEmpty());
    }
}
