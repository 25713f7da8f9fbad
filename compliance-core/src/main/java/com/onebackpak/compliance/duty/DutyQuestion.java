package com.onebackpak.compliance.duty;

import com.onebackpak.compliance.party.PartyId;
import java.util.Optional;

/**
 * Which duties are asked for; what is empty restricts nothing. Immutable.
 *
 * @param of the breach, request or change of a policy they follow from
 * @param owedBy who owes them
 * @param owedTo to whom they are owed
 * @param subject whose data they are about
 */
public record DutyQuestion(
        Optional<String> of, Optional<String> owedBy, Optional<String> owedTo, Optional<PartyId> subject) {
    /** Whether the duty is asked for. */
    public boolean asksFor(OwedDuty duty) {
        return of.filter(id -> !duty.of().equals(Optional.of(id))).isEmpty()
                && owedBy.filter(id -> !duty.by().equals(id)).isEmpty()
                && owedTo.filter(id -> !duty.to().equals(id)).isEmpty()
                && subject.filter(id -> !duty.about().contains(id)).isEmpty();
    }
}
