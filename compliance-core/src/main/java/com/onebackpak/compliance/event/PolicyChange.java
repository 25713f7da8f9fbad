package com.onebackpak.compliance.event;

import java.time.LocalDate;
import java.util.List;

/**
 * A new version of a policy. Immutable.
 *
 * @param id its id
 * @param policy the policy's id
 * @param published the day on which the new text was published
 * @param effective the day on which it takes effect
 * @param material whether what it changes matters to those whose data is kept
 * @param told who was told by whom
 */
public record PolicyChange(
        String id, String policy, LocalDate published, LocalDate effective, boolean material, List<Notice> told) {
    /** Copies what is given. */
    public PolicyChange {
        told = List.copyOf(told);
    }
}
