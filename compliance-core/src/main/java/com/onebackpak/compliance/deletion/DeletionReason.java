package com.onebackpak.compliance.deletion;

import com.google.common.collect.ImmutableSortedSet;
import com.onebackpak.compliance.evaluation.RetentionAnswer;
import com.onebackpak.compliance.policy.Citation;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * Why rows are to go. Immutable.
 *
 * @param due the day by which they were to; empty: at once
 * @param provisions the retention provisions that say so
 * @param cites the clauses and sections they rest on
 */
public record DeletionReason(Optional<LocalDate> due, Set<String> provisions, Set<Citation> cites) {
    /** Copies what is given. */
    public DeletionReason {
        provisions = ImmutableSortedSet.copyOf(provisions);
        cites = ImmutableSortedSet.copyOf(cites);
    }

    /** What the answers for all that a row holds say together; it is due when the last of them is. */
    static DeletionReason of(Collection<RetentionAnswer> answers) {
        return new DeletionReason(
                answers.stream().flatMap(answer -> answer.due().stream()).max(Comparator.naturalOrder()),
                answers.stream()
                        .flatMap(answer -> answer.provisions().stream())
                        .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder())),
                answers.stream()
                        .flatMap(answer -> answer.cites().stream())
                        .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder())));
    }
}
