package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Condition.AgeWhen;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.situation.FactKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How old the subject is, cut at the ages that tests name, on the day of the decision and on that of the collection. On a
 * birthday the zone tells, which may be unknown.
 */
final class AgeSpace {
    private final List<Integer> bounds;
    private final Space.Domain<Ages> ages;

    /**
     * The ages on both days. A position is twice the number of bounds reached, and one more where the next is reached in
     * some zones and not in others.
     *
     * @param isKnown whether it is known if there is a birth date
     * @param decided the position on the day of the decision; empty: no birth date
     * @param collected the position when the data was collected; empty: nobody says when
     */
    private record Ages(boolean isKnown, Optional<Integer> decided, Optional<Integer> collected) {}

    AgeSpace(Space space, SortedSet<Integer> bounds) {
        this.bounds = List.copyOf(bounds);
        List<Ages> all = new ArrayList<>();
        all.add(new Ages(false, Optional.empty(), Optional.empty()));
        all.add(new Ages(true, Optional.empty(), Optional.empty()));
        for (int decided = 0; decided <= 2 * this.bounds.size(); decided++) {
            all.add(new Ages(true, Optional.of(decided), Optional.empty()));
            for (int collected = 0; collected <= decided; collected++) {
                all.add(new Ages(true, Optional.of(decided), Optional.of(collected)));
            }
        }
        ages = space.domain(all);
    }

    Ternary reached(int years, AgeWhen when) {
        return ages.answers(age -> reached(age, years, when));
    }

    /** No age is shown either way where no birth date is on file. */
    Ternary below(int years, AgeWhen when) {
        return ages.answers(
                age -> isOfNoDate(age) ? Truth.FALSE : reached(age, years, when).not());
    }

    private Truth reached(Ages age, int years, AgeWhen when) {
        if (isOfNoDate(age)) {
            return Truth.FALSE;
        }
        return (when == AgeWhen.DECIDED ? age.decided() : age.collected())
                .map(position -> at(position, 2 * bounds.indexOf(years) + 1))
                .orElse(Truth.UNKNOWN);
    }

    private static Truth at(int position, int bound) {
        return position == bound ? Truth.UNKNOWN : Truth.of(position > bound);
    }

    private static boolean isOfNoDate(Ages age) {
        return age.isKnown() && age.decided().isEmpty();
    }

    /** Where the subject can have been known to have reached the age on a past day. */
    int mayHaveReached(int years) {
        return ages.where(age -> age.decided()
                .filter(position -> position > 2 * bounds.indexOf(years) + 1)
                .isPresent());
    }

    /** Where the zone can have told on a past day whether the subject had reached the age. */
    int mayHaveBeenAbout(int years) {
        return ages.where(age -> age.decided()
                .filter(position -> position >= 2 * bounds.indexOf(years) + 1)
                .isPresent());
    }

    int isUnknown() {
        return ages.where(age -> !age.isKnown());
    }

    void draft(Draft draft) {
        Ages age = ages.in(draft.assignment);
        age.decided().ifPresent(position -> draft.birth = Optional.of(birth(draft.at, position)));
        if (age.isKnown()) {
            draft.facts.put(FactKeys.SUBJECT_BIRTH_DATE, draft.birth);
        }
        draft.birth.ifPresent(birth -> age.collected()
                .ifPresent(position -> draft.request.collectedAt(
                        age.decided().equals(Optional.of(position)) ? draft.at : day(birth, position))));
    }

    private LocalDate birth(Instant at, int position) {
        if (position % 2 == 1) {
            return LocalDate.ofInstant(at, ZoneOffset.MAX).minusYears(bounds.get(position / 2));
        }
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return position == 0
                ? today.minusDays(100)
                : today.minusYears(bounds.get(position / 2 - 1)).minusDays(200);
    }

    /** A past instant at which somebody born then was of the age. */
    private Instant day(LocalDate birth, int position) {
        LocalDate day = position % 2 == 1
                ? birth.plusYears(bounds.get(position / 2))
                : position == 0
                        ? birth.plusDays(30)
                        : birth.plusYears(bounds.get(position / 2 - 1)).plusDays(30);
        return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    static SortedSet<Integer> bounds(Collection<Condition.Test> tests) {
        SortedSet<Integer> bounds = new TreeSet<>();
        tests.forEach(test -> {
            if (test instanceof Condition.AgeBelow below) {
                bounds.add(below.years());
            } else if (test instanceof Condition.AgeAtLeast atLeast) {
                bounds.add(atLeast.years());
            }
        });
        return bounds;
    }
}
