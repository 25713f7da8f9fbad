package com.onebackpak.compliance.jdbc.internal.subject;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.Erasure;
import com.onebackpak.compliance.store.Erasures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The erasures of stores that take part in a transaction of the host's: they can be read there, and not done.
 *
 * @param own those that own their transactions
 * @param read those that read in the host's, while one goes on
 * @param isJoined whether they do so now
 */
public record JoinedErasures(Erasures own, Erasures read, BooleanSupplier isJoined) implements Erasures {
    @Override
    public Optional<Erasure> erase(PartyId subject) {
        if (isJoined.getAsBoolean()) {
            throw new ComplianceStoreException(
                    "an erasure cannot be rolled back, so it takes part in no transaction of the"
                            + " host's; erase with the stores that own theirs");
        }
        return own.erase(subject);
    }

    @Override
    public Optional<Instant> erasedAt(PartyId subject) {
        return read.erasedAt(subject);
    }

    @Override
    public List<Erasure> all() {
        return read.all();
    }
}
