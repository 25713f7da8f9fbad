package com.onebackpak.compliance.duty;

import com.google.common.collect.ImmutableSortedSet;
import com.onebackpak.compliance.event.Breach;
import com.onebackpak.compliance.internal.LocalDays;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.DutyKind;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The facts of a letter that tells somebody of a breach of one agency's data: what a host writes it from, in its own words. Of several
 * clocks to the same party the earliest counts, and the letter names the clauses of all. Immutable.
 *
 * @param breach the breach
 * @param by who writes
 * @param to to whom
 * @param about whose data it is about, as far as they are named
 * @param categories which data; empty: not known
 * @param occurred the day on which it happened, for who writes
 * @param discovered the day on which it was discovered
 * @param due by when the letter must be there; of one that was sent, by when it had to be
 * @param state how things stand; overdue if it is by any of the clocks
 * @param cites the clauses that ask for it
 */
public record BreachLetter(
        String breach,
        String by,
        String to,
        Set<PartyId> about,
        Set<Category> categories,
        Optional<LocalDate> occurred,
        Optional<LocalDate> discovered,
        Due due,
        DutyState state,
        Set<Citation> cites) {
    /** Copies what is given. */
    public BreachLetter {
        about = ImmutableSortedSet.copyOf(about);
        categories = Set.copyOf(categories);
        cites = ImmutableSortedSet.copyOf(cites);
    }

    /**
     * The letters that breaches ask for, the most urgent first; what waits for its clock is left out.
     *
     * @param world what happened, and who there is; a letter speaks in the days of the agency concerned
     * @param owed what is owed, as {@link Duties#owed} tells it of that world
     */
    public static List<BreachLetter> of(World world, List<OwedDuty> owed) {
        List<Breach> breaches = world.breaches();
        Map<Written, List<OwedDuty>> byLetter = owed.stream()
                .filter(duty -> duty.what() == DutyKind.NOTIFY && duty.state() != DutyState.WAITING)
                .filter(duty -> breach(breaches, duty).isPresent())
                .sorted(OwedDuty.firstDue())
                .collect(Collectors.groupingBy(Written::of, LinkedHashMap::new, Collectors.toList()));
        return byLetter.values().stream()
                .map(duties -> letter(world, breach(breaches, duties.get(0)).orElseThrow(), duties))
                .toList();
    }

    /** Of what one letter tells, and by whom to whom: what befell the data of several agencies is told of each, in its own days. */
    private record Written(Optional<String> breach, Optional<PartyId> agency, String by, String to) {
        static Written of(OwedDuty duty) {
            return new Written(duty.of(), duty.agency(), duty.by(), duty.to());
        }
    }

    /** The breach from which a duty follows, as it concerns the duty's agency; empty: from none. */
    private static Optional<Breach> breach(Collection<Breach> breaches, OwedDuty duty) {
        return breaches.stream()
                .filter(breach -> duty.of().equals(Optional.of(breach.id()))
                        && duty.agency().equals(breach.agency()))
                .findFirst();
    }

    private static BreachLetter letter(World world, Breach breach, List<OwedDuty> duties) {
        OwedDuty first = duties.stream()
                .filter(duty -> duty.state() == DutyState.OVERDUE)
                .findFirst()
                .orElse(duties.get(0));
        ZoneId zone = Reckoning.zone(world, breach.agency());
        Function<Instant, LocalDate> day = instant -> LocalDays.of(instant, zone);
        return new BreachLetter(
                breach.id(),
                first.by(),
                first.to(),
                duties.stream().flatMap(duty -> duty.about().stream()).collect(Collectors.toSet()),
                breach.categories(),
                breach.occurred().map(day),
                breach.discovered().map(day),
                first.due(),
                first.state(),
                duties.stream().flatMap(duty -> duty.cites().stream()).collect(Collectors.toSet()));
    }
}
