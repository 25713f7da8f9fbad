package com.onebackpak.compliance.event;

import com.onebackpak.compliance.party.PartyId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A new version of a policy. Immutable.
 *
 * @param id its id
 * @param policy the policy's id
 * @param published the day on which the new text was published
 * @param effective the day on which it takes effect
 * @param material whether what it changes matters to those whose data is kept
 * @param told who was told by whom
 * @param agencies the agencies that it concerns, with those under them, and of which it tells who was told; none named: all
 */
public record PolicyChange(
        String id,
        String policy,
        LocalDate published,
        LocalDate effective,
        boolean material,
        List<Notice> told,
        Set<PartyId> agencies) {
    /** Copies what is given. */
    public PolicyChange {
        told = List.copyOf(told);
        agencies = Set.copyOf(agencies);
    }

    /** One that concerns all agencies. */
    public PolicyChange(
            String id, String policy, LocalDate published, LocalDate effective, boolean material, List<Notice> told) {
        this(id, policy, published, effective, material, told, Set.of());
    }
}
