package com.onebackpak.compliance.party;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A court's order, a statute or another binding document that takes a parent's rights about a child's data (34 CFR 99.4): either
 * parent has them all, unless one is on record. Where it names no parent it takes every parent's, as emancipation does, and the rights
 * are the student's own. Immutable.
 *
 * @param subject the child
 * @param parent whose rights it takes; empty: every parent's
 * @param span when
 * @param evidence where the document lies
 */
public record CustodyOrder(PartyId subject, Optional<PartyId> parent, Span span, Optional<String> evidence) {
    /** Whether it takes the rights of the parent at the instant. */
    public boolean revokes(PartyId person, Instant at) {
        return span.contains(at)
                && parent.filter(named -> !named.equals(person)).isEmpty();
    }

    /** Whether the student holds the rights alone at the instant. */
    public boolean emancipates(Instant at) {
        return parent.isEmpty() && span.contains(at);
    }

    /** Whether any of a child's orders takes the rights of the parent at the instant. */
    public static boolean areRevoked(List<CustodyOrder> orders, PartyId person, Instant at) {
        return orders.stream().anyMatch(order -> order.revokes(person, at));
    }
}
