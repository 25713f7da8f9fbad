package com.onebackpak.compliance.store;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import java.util.Objects;
import java.util.Optional;

/**
 * What is asked of one ledger: all that it holds about a party, or of an agency's authorizations those of one application.
 * Immutable.
 *
 * @param ledger the kind of the ledger
 * @param party the person or the agency
 * @param application the application of which alone authorizations are asked; empty: all
 * @param <T> what the ledger holds
 */
public record LedgerQuestion<T>(LedgerKind<T> ledger, PartyId party, Optional<PartyId> application) {
    /** Refuses an application where no ledger of authorizations is asked. */
    public LedgerQuestion {
        if (application.isPresent() && !ledger.equals(LedgerKind.AUTHORIZATION)) {
            throw new IllegalArgumentException("only authorizations are of an application, and not " + ledger.noun());
        }
    }

    /** Asks for all about a party. */
    public static <T> LedgerQuestion<T> about(LedgerKind<T> ledger, PartyId party) {
        return new LedgerQuestion<>(ledger, party, Optional.empty());
    }

    /** Asks for an agency's authorizations of one application. */
    public static LedgerQuestion<Authorization> authorizations(PartyId agency, PartyId application) {
        return new LedgerQuestion<>(LedgerKind.AUTHORIZATION, agency, Optional.of(application));
    }

    /** Whether a value that is about the party is one that was asked for. */
    public boolean isAnsweredBy(T value) {
        return application.isEmpty()
                || (value instanceof Authorization authorization
                        && Objects.equals(authorization.application(), application.get()));
    }
}
