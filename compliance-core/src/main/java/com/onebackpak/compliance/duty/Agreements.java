package com.onebackpak.compliance.duty;

import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which agreements count for an agency: its own and those of whoever is above it. Immutable. */
record Agreements(Reckoning reckoning) {
    /** The agreements that hold for the agency at the instant. */
    List<Agreement> inForce(Optional<PartyId> agency, Instant when) {
        return covering(agency).filter(agreement -> agreement.inForceAt(when)).toList();
    }

    /** The agreements whose numbers count: those in force at the instant or, where none is, those that ended last. */
    List<Agreement> thatCount(Optional<PartyId> agency, Instant when) {
        return Agreement.counting(covering(agency).toList(), when);
    }

    /**
     * The agreements that bind where the agency's data was laid open: their end takes nothing away, unless it came, and nothing of
     * the data was left with the vendor under them, before that occurred.
     *
     * @param occurred when it was; empty: unknown, and then it may have been while any of them held
     * @param begun by when an agreement must have begun
     */
    List<Agreement> thatBind(Optional<PartyId> agency, Optional<Instant> occurred, Instant begun) {
        return covering(agency)
                .filter(agreement -> !agreement.term().from().isAfter(begun)
                        && occurred.filter(when -> Ended.isSettledBefore(reckoning, agreement, when))
                                .isEmpty())
                .toList();
    }

    private Stream<Agreement> covering(Optional<PartyId> agency) {
        List<PartyId> lineage =
                agency.map(reckoning.world().agencies()::lineage).orElse(List.of());
        return reckoning.world().agreements().stream().filter(agreement -> lineage.contains(agreement.agency()));
    }
}
