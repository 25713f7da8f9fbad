package com.onebackpak.compliance.store;

import com.onebackpak.compliance.party.PartyId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The stores of all tenants, one at a time. A tenant is the root agency that a record concerns, such as a district, or
 * the vendor itself for what concerns no agency. What one tenant's stores hold, no other tenant's ever show.
 *
 * <p>Implementations are thread-safe, unless they take part in a transaction that is not.
 */
public interface ComplianceStores {
    /** The stores of a tenant; a tenant need not be announced before. */
    TenantStores of(PartyId tenant);

    /**
     * The log of the logs: an entry for each checkpoint of each tenant's log, so that no tenant's log can be rolled back
     * or forked without all the others' being so. Whoever seals appends to it, and nobody else can.
     */
    SealedLog logOfLogs();

    /**
     * The transaction of the host's that these stores take part in, by a name that no other has; empty for stores that own
     * theirs, and where the transaction has changed nothing yet. A permit is bound by it to the transaction that recorded
     * it.
     */
    Optional<String> transaction();

    /**
     * For stores that take part in a transaction of the host's, those that own theirs and can be used while it goes on,
     * for what must be recorded whatever becomes of it; empty for stores that own their transactions.
     */
    Optional<ComplianceStores> apart();

    /**
     * Has something recorded that must be whatever becomes of a transaction of the host's: at once in {@link #apart} or in these
     * stores, or, where that would have to wait for what the transaction itself has written, when the transaction has ended.
     *
     * @param recording records in the stores that it is given; what it throws is thrown on only where it is done at once, so
     *     it says itself what becomes of a failure
     */
    default void beside(Consumer<ComplianceStores> recording) {
        recording.accept(apart().orElse(this));
    }
}
