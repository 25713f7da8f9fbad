package com.onebackpak.compliance.duty;

import com.google.common.collect.ImmutableSortedSet;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.DutyKind;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one clock says is owed, by one party to another. Immutable.
 *
 * @param clock the clock, as {@code policy/clock}
 * @param what what is to be done
 * @param by who owes it: an id, or {@code school} where no agency is known
 * @param to to whom: an id, or {@code parent}, {@code authority} or {@code public} where nobody is named
 * @param about whose data it is about; empty: nobody is named
 * @param categories which data, where it is not all: what an agreement listed, or what of it is held, gone or left; empty: all, or
 *     all the rest
 * @param agency the agency whose data it is about, or whose days and whose state's law count; empty: none is known, or it is about none
 * @param of the breach, request or change of a policy that it follows from; empty: none of these
 * @param started when its clock started; empty: it has not, as far as is known
 * @param due by when
 * @param state how things stand
 * @param waitsFor what must be known before its clock runs, in words, or happen, by the event's name in files; empty unless it is waiting
 * @param done when it was done
 * @param assumed whether days were counted by a calendar of which no holidays are known
 * @param cites the clauses or sections that say so
 */
public record OwedDuty(
        String clock,
        DutyKind what,
        String by,
        String to,
        Set<PartyId> about,
        Set<Category> categories,
        Optional<PartyId> agency,
        Optional<String> of,
        Optional<Instant> started,
        Due due,
        DutyState state,
        List<String> waitsFor,
        Optional<Instant> done,
        boolean assumed,
        List<Citation> cites) {
    /** Copies what is given. */
    public OwedDuty {
        about = ImmutableSortedSet.copyOf(about);
        categories = ImmutableSortedSet.copyOf(Comparator.comparing(Category::path), categories);
        waitsFor = List.copyOf(waitsFor);
        cites = List.copyOf(cites);
    }

    /** The state's name in files, and what it waits for. */
    public String stateText() {
        return waitsFor.isEmpty() ? state.key() : state.key() + " for " + String.join(", ", waitsFor);
    }

    /** What comes first of what is left to do; what is done comes last. */
    public static Comparator<OwedDuty> firstDue() {
        return Comparator.comparing((OwedDuty duty) -> duty.state().isDone())
                .thenComparing(OwedDuty::rank)
                .thenComparing(duty -> duty.due().end().orElse(Instant.MAX))
                .thenComparing(OwedDuty::clock)
                .thenComparing(OwedDuty::by)
                .thenComparing(OwedDuty::to)
                .thenComparing(duty -> duty.of().orElse(""))
                .thenComparing(duty -> duty.about().toString())
                .thenComparing(duty -> duty.categories().toString())
                .thenComparing(duty -> duty.agency().map(PartyId::value).orElse(""));
    }

    /** Whether it is due as soon as the other: both at once, or at the same instant. */
    public boolean isDueWith(OwedDuty other) {
        return rank() == other.rank() && due().end().equals(other.due().end());
    }

    /** What is owed at once, what has a date, what is owed within a reasonable time, what waits. */
    private int rank() {
        if (state == DutyState.WAITING) {
            return 4;
        }
        if (due instanceof Due.Open open) {
            return switch (open.urgency()) {
                case IMMEDIATELY -> 0;
                case PROMPTLY -> 1;
                case REASONABLE -> 3;
            };
        }
        return 2;
    }
}
