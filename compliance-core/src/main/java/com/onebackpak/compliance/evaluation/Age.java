package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.internal.LocalDays;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody has reached an age. The birthday counts by the local day of the agency's zone; where the zone is
 * unknown, or there are several, an answer is given only on the days on which it is the same in all of them. A birth date
 * that nobody can have tells no age.
 */
final class Age {
    private static final long FEWEST_DAYS_OF_A_YEAR = 365;
    private static final long MOST_DAYS_OF_A_YEAR = 366;
    private static final int SECONDS_OF_A_DAY = 24 * 60 * 60;

    /** Seconds, 300,000 years: what is closer is reckoned in seconds. */
    private static final long FAR_OFF = 10_000_000_000_000L;

    private static final Reached IS_REACHED = new Reached(Truth.TRUE, Optional.empty(), Optional.empty());
    private static final Reached IS_NOT_REACHED = new Reached(Truth.FALSE, Optional.empty(), Optional.empty());
    private static final Reached NO_DATE = new Reached(Truth.UNKNOWN, Optional.empty(), Optional.empty());
    private static final Reached NOT_KNOWN = Reached.unknown(FactKeys.SUBJECT_BIRTH_DATE, Optional.empty());

    private Age() {}

    /**
     * The answer.
     *
     * @param truth whether the age was reached; {@link Truth#UNKNOWN} also where no birth date is on file and none will
     *     be asked for
     * @param missing the fact that would tell; empty where none is missing
     * @param note why a birth date on file does not tell; empty: there is none, or it does
     */
    record Reached(Truth truth, Optional<String> missing, Optional<String> note) {
        private static Reached unknown(FactKey<?> missing, Optional<String> note) {
            return new Reached(Truth.UNKNOWN, Optional.of(missing.name()), note);
        }

        /** Whether no birth date is on file and none will be asked for. */
        boolean isOfNoDate() {
            return truth == Truth.UNKNOWN && missing.isEmpty();
        }

        OpenTruth open() {
            return missing.map(OpenTruth::unknown).orElse(OpenTruth.of(truth == Truth.TRUE));
        }
    }

    /**
     * Whether the subject had reached the age.
     *
     * @param years the age
     * @param facts what is known of the subject
     * @param day an instant of the day that counts
     * @param asked the instant of the decision, after whose day nobody can be born
     */
    static Reached reached(int years, KnownFacts facts, Instant day, Instant asked) {
        Optional<LocalDate> onFile = facts.find(FactKeys.SUBJECT_BIRTH_DATE);
        if (onFile == null) {
            return NOT_KNOWN;
        }
        if (onFile.isEmpty()) {
            return NO_DATE;
        }
        LocalDate birth = onFile.get();
        Reached everywhere = everywhere(years, birth, day, asked);
        if (everywhere != null) {
            return everywhere;
        }
        Set<ZoneId> zones = facts.zones();
        if (birth.isBefore(Person.EARLIEST_BIRTH) || birth.isAfter(earliestDay(asked, zones))) {
            return placeholder(facts, birth, asked, zones);
        }
        Set<Boolean> answers = zones.stream()
                .map(zone -> ChronoUnit.YEARS.between(birth, LocalDays.of(day, zone)) >= years)
                .collect(Collectors.toSet());
        return answers.size() == 1
                ? (answers.contains(true) ? IS_REACHED : IS_NOT_REACHED)
                : Reached.unknown(FactKeys.SUBJECT_ZONE, Optional.empty());
    }

    /** The answer where it is the same in every zone, as it is on all but a few days of a life; else null. */
    private static @Nullable Reached everywhere(int years, LocalDate birth, Instant day, Instant asked) {
        boolean isCommon = Math.abs(day.getEpochSecond()) < FAR_OFF && Math.abs(asked.getEpochSecond()) < FAR_OFF;
        if (!isCommon || birth.isBefore(Person.EARLIEST_BIRTH) || birth.toEpochDay() > day(asked, ZoneOffset.MIN)) {
            return null;
        }
        long earliest = day(day, ZoneOffset.MIN);
        long latest = day(day, ZoneOffset.MAX);
        if (birth.toEpochDay() + years * MOST_DAYS_OF_A_YEAR <= earliest) {
            return IS_REACHED;
        }
        if (birth.toEpochDay() + years * FEWEST_DAYS_OF_A_YEAR > latest) {
            return IS_NOT_REACHED;
        }
        LocalDate birthday = birth.plusYears(years);
        long reachedOn = birthday.toEpochDay() + (birthday.getDayOfMonth() == birth.getDayOfMonth() ? 0 : 1);
        if (reachedOn <= earliest) {
            return IS_REACHED;
        }
        return reachedOn > latest ? IS_NOT_REACHED : null;
    }

    private static long day(Instant instant, ZoneOffset offset) {
        return Math.floorDiv(instant.getEpochSecond() + offset.getTotalSeconds(), SECONDS_OF_A_DAY);
    }

    /** It is as if none were on file: of a visitor none is asked for. */
    private static Reached placeholder(KnownFacts facts, LocalDate birth, Instant asked, Set<ZoneId> zones) {
        Optional<String> note = Optional.of("the birth date on record is a placeholder or yet to come");
        boolean isVisitor = facts.get(FactKeys.SUBJECT_KIND)
                .filter(kinds -> kinds.stream().allMatch(PersonKind.VISITOR::covers))
                .isPresent();
        boolean isCertain = birth.isBefore(Person.EARLIEST_BIRTH)
                || zones.stream().allMatch(zone -> birth.isAfter(LocalDays.of(asked, zone)));
        return isVisitor && isCertain
                ? new Reached(Truth.UNKNOWN, Optional.empty(), note)
                : Reached.unknown(FactKeys.SUBJECT_BIRTH_DATE, note);
    }

    /** Where the day differs, a date that may be yet to come is: once the zone is known it must not become unknown. */
    private static LocalDate earliestDay(Instant instant, Set<ZoneId> zones) {
        return zones.stream()
                .map(zone -> LocalDays.of(instant, zone))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
