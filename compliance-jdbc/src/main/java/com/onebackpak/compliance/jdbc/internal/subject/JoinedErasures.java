package com.onebackpak.compliance.jdbc.internal.subject;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.Erasure;
import com.onebackpak.compliance.store.Erasures;
import java.util.List;
import java.util.Optional;

/** The erasures of stores that take part in a transaction of the host's: they can be read there, and not done. */
public record JoinedErasures(Erasures own) implements Erasures {
    @Override
    public Optional<Erasure> erase(PartyId subject) {
        throw new ComplianceStoreException("an erasure cannot be rolled back, so it takes part in no transaction of the"
                + " host's; erase with the stores that own theirs");
    }

    @Override
    public List<Erasure> all() {
        return own.all();
    }
}
