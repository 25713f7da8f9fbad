package com.onebackpak.compliance.deletion;

import com.google.common.collect.Iterables;
import com.onebackpak.compliance.party.PartyId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to go from which data sets, why, and what is held for now: a value, which erases nothing. What is held is in the
 * ranges too: holds are looked at again when it is its turn, and by then may be released. Immutable.
 *
 * @param tenant whose people
 * @param isWhole whether all of the tenant's data is to go: then nothing that is not held may be left in any data set that is
 *     registered when it is certified, whoever it is about
 * @param ranges who and from what
 * @param lines the same, counted, data set by data set and reason by reason
 * @param kept what is not planned although something speaks for it, and why
 */
public record RetentionPlan(
        PartyId tenant, boolean isWhole, List<PlannedRange> ranges, List<Line> lines, List<Kept> kept) {
    /** How many people a range has, unless a host says otherwise. */
    public static final int PEOPLE_IN_A_RANGE = 1_000;

    /** Copies what is given. */
    public RetentionPlan {
        ranges = List.copyOf(ranges);
        lines = List.copyOf(lines);
        kept = List.copyOf(kept);
    }

    /**
     * How many people's rows are to go from a data set for one reason.
     *
     * @param dataSet the data set
     * @param reason why
     * @param people how many
     * @param held of how many of them they stay as things stand, and why
     */
    public record Line(String dataSet, DeletionReason reason, int people, HeldPeople held) {}

    /**
     * Rows that stay.
     *
     * @param dataSet the data set
     * @param why what keeps them
     * @param people of how many people
     */
    public record Kept(String dataSet, String why, int people) {}

    /**
     * Plans that all of a tenant's data goes, as after the end of the agreement, or on the agency's instruction.
     *
     * @param sets from which data sets
     * @param people all about whom there are rows in any of them, in the order of their ids
     * @param peopleInARange how many people make a unit
     */
    public static RetentionPlan ofWhole(
            DataSets sets, PartyId tenant, DeletionReason reason, Iterator<PartyId> people, int peopleInARange) {
        return plan(sets.ids(), tenant, true, reason, people, peopleInARange);
    }

    /**
     * Plans that all data of some people goes, as at a parent's request that the school has passed on.
     *
     * @param people who, in the order of their ids
     */
    public static RetentionPlan ofPeople(DataSets sets, PartyId tenant, DeletionReason reason, List<PartyId> people) {
        return plan(sets.ids(), tenant, false, reason, people.iterator(), PEOPLE_IN_A_RANGE);
    }

    /**
     * The same, told who is held as things stand.
     *
     * @param held by data set, from each of which it has rows go for one reason; what is not there is taken to be held of nobody
     */
    public RetentionPlan holding(Map<String, HeldPeople> held) {
        return new RetentionPlan(
                tenant,
                isWhole,
                ranges,
                lines.stream()
                        .map(line -> new Line(
                                line.dataSet(),
                                line.reason(),
                                line.people(),
                                held.getOrDefault(line.dataSet(), HeldPeople.NOBODY)))
                        .toList(),
                kept);
    }

    /** Of how many people rows stay as things stand, data set by data set and for whatever reason they are to go. */
    public Map<String, HeldPeople> held() {
        Map<String, HeldPeople> held = new LinkedHashMap<>();
        lines.forEach(line -> held.merge(line.dataSet(), line.held(), HeldPeople::plus));
        return held;
    }

    private static RetentionPlan plan(
            Set<String> sets,
            PartyId tenant,
            boolean isWhole,
            DeletionReason reason,
            Iterator<PartyId> people,
            int peopleInARange) {
        Map<String, DeletionReason> reasons = new LinkedHashMap<>();
        sets.forEach(set -> reasons.put(set, reason));
        List<PlannedRange> ranges = new ArrayList<>();
        int[] number = {0};
        Iterable<PartyId> all = () -> people;
        for (List<PartyId> some : Iterables.partition(all, peopleInARange)) {
            ranges.add(new PlannedRange(some, reasons));
            number[0] += some.size();
        }
        List<Line> lines = sets.stream()
                .map(set -> new Line(set, reason, number[0], HeldPeople.NOBODY))
                .toList();
        return new RetentionPlan(tenant, isWhole, ranges, number[0] == 0 ? List.of() : lines, List.of());
    }
}
