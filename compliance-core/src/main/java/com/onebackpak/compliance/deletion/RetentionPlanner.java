package com.onebackpak.compliance.deletion;

import com.google.common.collect.Iterables;
import com.onebackpak.compliance.deletion.RetentionPlan.Kept;
import com.onebackpak.compliance.deletion.RetentionPlan.Line;
import com.onebackpak.compliance.evaluation.RetentionAnswer;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts a plan together from what the retention provisions say of each person. A row goes when all that it holds is due,
 * and everything that refers to it goes too; what is left of doubt keeps it, and what must stay as long as something else that stays. Not thread-safe.
 */
public final class RetentionPlanner {
    private final DataSets sets;
    private final PartyId tenant;
    private final LocalDate by;
    private final Instant at;
    private final Map<Map<String, DeletionReason>, List<PartyId>> people = new LinkedHashMap<>();
    private final Map<LineKey, Count> lines = new LinkedHashMap<>();
    private final Map<KeptKey, Integer> kept = new LinkedHashMap<>();
    private @Nullable PartyId last;

    /**
     * Begins a plan.
     *
     * @param by what is due by this day is planned
     * @param at for which instant holds are looked at
     */
    public RetentionPlanner(DataSets sets, PartyId tenant, LocalDate by, Instant at) {
        this.sets = sets;
        this.tenant = tenant;
        this.by = by;
        this.at = at;
    }

    private record LineKey(String dataSet, DeletionReason reason) {}

    private record KeptKey(String dataSet, String why) {}

    private static final class Count {
        private int people;
        private HeldPeople held = HeldPeople.NOBODY;
    }

    /**
     * Adds a person.
     *
     * @param person who; in the order of ids
     * @param answers how long data of a category may stay
     * @param holds what the tenant has on record against a deletion; a run looks at them again
     * @param inspections what others have on record, at which no run looks: what they stop is not planned
     * @throws IllegalArgumentException if the person does not come after the one before
     */
    public void add(
            PartyId person,
            Function<Category, RetentionAnswer> answers,
            Collection<Hold> holds,
            Collection<Hold> inspections) {
        if (last != null && last.compareTo(person) >= 0) {
            throw new IllegalArgumentException("people must be added in the order of their ids, each once");
        }
        last = person;
        Map<Category, RetentionAnswer> asked = new LinkedHashMap<>();
        Map<DataSet, List<RetentionAnswer>> all = new LinkedHashMap<>();
        for (DataSet set : sets.childrenFirst()) {
            all.put(
                    set,
                    set.categories().stream()
                            .map(category -> asked.computeIfAbsent(category, answers))
                            .toList());
        }
        Map<DataSet, Optional<String>> stays = whyKept(all, inspections);
        Map<String, DeletionReason> reasons = new LinkedHashMap<>();
        all.forEach((set, said) -> {
            Optional<String> why = stays.getOrDefault(set, Optional.empty());
            if (said.stream().noneMatch(this::isDue)) {
                why.filter(text -> said.stream()
                                .anyMatch(answer -> !answer.missing().isEmpty()))
                        .ifPresent(text -> keep(set, text));
            } else if (why.isPresent()) {
                keep(set, why.get());
            } else {
                DeletionReason reason = DeletionReason.of(said);
                reasons.put(set.id(), reason);
            }
        });
        Map<String, HeldPeople> held = HeldPeople.ofOne(sets, reasons.keySet(), holds, at);
        reasons.forEach((set, reason) -> count(set, reason, held.getOrDefault(set, HeldPeople.NOBODY)));
        if (!reasons.isEmpty()) {
            people.computeIfAbsent(reasons, key -> new ArrayList<>()).add(person);
        }
    }

    private boolean isDue(RetentionAnswer answer) {
        return answer.isDeletionDueBy(by);
    }

    /** Why each stays; empty: it goes. What stays may keep others, so it is asked until nothing more stays. */
    private Map<DataSet, Optional<String>> whyKept(
            Map<DataSet, List<RetentionAnswer>> all, Collection<Hold> inspections) {
        Set<String> going = sets.ids();
        while (true) {
            Set<String> assumed = going;
            Map<DataSet, Optional<String>> stays = new LinkedHashMap<>();
            Set<String> left = new LinkedHashSet<>();
            all.forEach((set, said) -> {
                Optional<String> why = whyKept(set, said, left)
                        .or(() -> whyOutliving(set, assumed))
                        .or(() -> whyInspected(set, inspections));
                stays.put(set, why);
                if (why.isEmpty()) {
                    left.add(set.id());
                }
            });
            if (left.equals(going)) {
                return stays;
            }
            going = left;
        }
    }

    private Optional<String> whyInspected(DataSet set, Collection<Hold> inspections) {
        return sets.stopping(set.id(), inspections, at).isEmpty()
                ? Optional.empty()
                : Optional.of("somebody has asked another agency of the person to see it, and is not answered yet");
    }

    private Optional<String> whyOutliving(DataSet set, Set<String> going) {
        return sets.minimum(set.id())
                .flatMap(minimum -> sets.outlived(set.id()).stream()
                        .filter(other -> !going.contains(other))
                        .findFirst()
                        .map(other -> "it must stay as long as the rows of '" + other + "' do ("
                                + minimum.cites().stream()
                                        .map(Citation::toString)
                                        .collect(Collectors.joining(", ")) + ")"));
    }

    private Optional<String> whyKept(DataSet set, List<RetentionAnswer> answers, Set<String> planned) {
        Set<String> missing = new LinkedHashSet<>();
        answers.forEach(answer -> missing.addAll(answer.missing()));
        if (!missing.isEmpty()) {
            return Optional.of("it is not known whether it is due; missing: " + String.join(", ", missing));
        }
        if (!answers.stream().allMatch(this::isDue)) {
            return Optional.of("only some of what its rows hold is due");
        }
        return sets.below(set.id()).stream()
                .filter(below -> !planned.contains(below))
                .findFirst()
                .map(below -> "rows of '" + below + "' refer to it and stay");
    }

    private void keep(DataSet set, String why) {
        kept.merge(new KeptKey(set.id(), why), 1, Integer::sum);
    }

    private void count(String set, DeletionReason reason, HeldPeople held) {
        Count count = lines.computeIfAbsent(new LineKey(set, reason), key -> new Count());
        count.people++;
        count.held = count.held.plus(held);
    }

    /** The plan of all that was added. */
    public RetentionPlan plan() {
        return plan(RetentionPlan.PEOPLE_IN_A_RANGE);
    }

    /**
     * The plan of all that was added.
     *
     * @param peopleInARange how many people make a unit
     */
    public RetentionPlan plan(int peopleInARange) {
        List<PlannedRange> ranges = new ArrayList<>();
        people.forEach((reasons, all) ->
                Iterables.partition(all, peopleInARange).forEach(some -> ranges.add(new PlannedRange(some, reasons))));
        return new RetentionPlan(
                tenant,
                false,
                ranges,
                lines.entrySet().stream()
                        .map(line -> new Line(
                                line.getKey().dataSet(),
                                line.getKey().reason(),
                                line.getValue().people,
                                line.getValue().held))
                        .toList(),
                kept.entrySet().stream()
                        .map(one ->
                                new Kept(one.getKey().dataSet(), one.getKey().why(), one.getValue()))
                        .toList());
    }
}
