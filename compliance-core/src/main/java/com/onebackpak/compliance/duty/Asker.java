package com.onebackpak.compliance.duty;

import com.onebackpak.compliance.party.PartyId;
import java.time.Instant;
import java.util.Comparator;

/**
 * Somebody who asked about a person's data: whether there was a right to, and to whom the answer is owed. The one place that says
 * it for requests and for matters. Immutable.
 *
 * @param families who holds the rights
 * @param requester who asked
 * @param record the record about which
 * @param asked when
 */
record Asker(Families families, PartyId requester, EducationRecord record, Instant asked) {
    /** Whether who asked may be a parent who had the rights at the asking, as far as orders go. */
    boolean isParent() {
        return families.mayBeParent(requester, record.subject(), asked);
    }

    /** A parent, also one whose rights have passed to the student meanwhile, or the student who has them at the instant. */
    boolean hasRights(Instant at) {
        return isParent() || (isSubject() && families.isEligible(record, at));
    }

    /** What a parent asked is the student's once the rights have passed to the student, and another's once an order took them. */
    String owed(Instant when) {
        if (isSubject()) {
            return requester.value();
        }
        if (families.isRevoked(requester, record.subject(), when)) {
            return families.holders(record, when).stream()
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }
        return families.isEligible(record, when) ? record.subject().value() : requester.value();
    }

    /** Whether who asked is the person whose data it is. */
    boolean isSubject() {
        return requester.equals(record.subject());
    }
}
