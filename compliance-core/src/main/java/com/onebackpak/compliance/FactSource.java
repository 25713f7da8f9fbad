package com.onebackpak.compliance;

import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.ComplianceStores;
import java.time.Instant;

/**
 * Supplies what is known about a request's parties.
 *
 * <p>An implementation gives only facts that it knows to hold at the instant: a fact that it cannot tell, or that may be
 * stale, it leaves out, and the decision will say that it is missing. Ledgers are given whole, since what a ledger does
 * not list counts as not so. Implementations are thread-safe.
 *
 * <pre>{@code
 * FactSource source = (request, at) -> Facts.builder()
 *         .put(FactKeys.SUBJECT_KIND, Set.of(PersonKind.STUDENT))
 *         .build();
 * }</pre>
 */
@FunctionalInterface
public interface FactSource {
    /**
     * Gathers what is known.
     *
     * @param request the request
     * @param at the instant for which it is decided
     * @return the known facts; what is not among them is unknown
     */
    Facts factsFor(ProcessingRequest request, Instant at);

    /**
     * The same source, seeing what a transaction of the host has recorded.
     *
     * @param joined stores that take part in the transaction
     * @return this source, unless it gathers from stores
     */
    default FactSource within(ComplianceStores joined) {
        return this;
    }

    /** A source that tells what a world holds. */
    static FactSource of(World world) {
        return world::factsFor;
    }
}
