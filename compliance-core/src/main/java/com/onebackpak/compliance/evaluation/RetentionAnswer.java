package com.onebackpak.compliance.evaluation;

import com.google.common.collect.ImmutableSortedSet;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionAction;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How long some data may stay. Immutable.
 *
 * @param due the day by which the action is due, in the agency's zone; empty: there is no date
 * @param action what is due
 * @param held whether a hold stops a deletion for now; the date stays
 * @param provisions the ids of the retention provisions and limits that answered
 * @param cites the clauses and sections they rest on
 * @param findings why there is no date although there should be; the finding's id or the limit's, and what it says
 * @param missing the facts that are needed for an answer
 */
public record RetentionAnswer(
        Optional<LocalDate> due,
        RetentionAction action,
        boolean held,
        Set<String> provisions,
        Set<Citation> cites,
        List<String> findings,
        Set<String> missing) {
    /** Copies what is given. */
    public RetentionAnswer {
        provisions = ImmutableSortedSet.copyOf(provisions);
        cites = ImmutableSortedSet.copyOf(cites);
        findings = List.copyOf(findings);
        missing = ImmutableSortedSet.copyOf(missing);
    }

    /** Whether a deletion is due by that day, held or not; never where no date is known. */
    public boolean isDeletionDueBy(LocalDate day) {
        return action == RetentionAction.DELETE
                && due.filter(last -> !last.isAfter(day)).isPresent();
    }
}
