package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.CustodyOrder;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.Cursor;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.Recorded;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The custody orders on record, which no filter can say in SQL: who has consented lies encrypted. They are few, so a filter looks
 * whether one could change its answer, and refuses if one could. Immutable.
 *
 * @param stores the ledgers
 * @param asOf when it is asked
 */
record CustodyOrders(JdbcComplianceStores stores, AsOf asOf) {
    private static final int PAGE = 1_000;

    /**
     * Looks at the orders of the tenants.
     *
     * @throws PolicyFilterException if one takes the rights of a party to the request, or if one who gave a consent had lost them
     */
    void requireNone(Set<PartyId> tenants, ProcessingRequest request) {
        Set<PartyId> parties = Stream.of(request.recipient(), request.requester(), Optional.of(request.actor()))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        for (PartyId tenant : tenants) {
            Optional<Cursor> next = Optional.of(Cursor.START);
            while (next.isPresent()) {
                Page<Recorded<CustodyOrder>> page =
                        stores.of(tenant).ledger(LedgerKind.CUSTODY_ORDER).page(LedgerQuery.all(), next.get(), PAGE);
                if (page.rows().stream().map(Recorded::value).anyMatch(order -> matters(order, parties, tenant))) {
                    throw new PolicyFilterException(
                            "a custody order on record could change the answer, and no filter can say"
                                    + " that; decide about each subject instead");
                }
                next = page.next();
            }
        }
    }

    private boolean matters(CustodyOrder order, Set<PartyId> parties, PartyId tenant) {
        Instant soon = asOf.at().plus(asOf.skew());
        boolean hasBegun = !order.span().from().isAfter(soon);
        boolean isParty = order.parent().map(parties::contains).orElse(true)
                && order.span().until().filter(end -> !end.isAfter(asOf.at())).isEmpty();
        return hasBegun
                && (isParty
                        || stores.of(tenant).consents().about(order.subject(), Instant.MAX).stream()
                                .map(Recorded::value)
                                .anyMatch(consent -> consent.by()
                                        .filter(giver -> order.revokes(giver, consent.given()))
                                        .isPresent()));
    }
}
