package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.policy.Truth;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Whether somebody has reached an age. The birthday counts by the local day of the agency's zone; where the zone is
 * unknown, an answer is given only on the days on which it is the same everywhere.
 */
final class Age {
    /** Not the widest in use, which is four hours less: a zone may be given as any offset. */
    private static final ZoneId EARLIEST = ZoneOffset.MAX;

    private static final ZoneId LATEST = ZoneOffset.MIN;

    private Age() {}

    /**
     * The answer.
     *
     * @param truth whether the age was reached; {@link Truth#UNKNOWN} also where no birth date is on file and none will
     *     be asked for
     * @param missing the fact that would tell; empty where none is missing
     */
    record Reached(Truth truth, Optional<String> missing) {}

    static Reached reached(int years, Facts facts, Instant at) {
        Optional<Optional<LocalDate>> onFile = facts.get(FactKeys.SUBJECT_BIRTH_DATE);
        if (onFile.isEmpty()) {
            return new Reached(Truth.UNKNOWN, Optional.of(FactKeys.SUBJECT_BIRTH_DATE.name()));
        }
        if (onFile.get().isEmpty()) {
            return new Reached(Truth.UNKNOWN, Optional.empty());
        }
        LocalDate birth = onFile.get().get();
        Optional<ZoneId> zone = facts.get(FactKeys.SUBJECT_ZONE);
        boolean first = reached(years, birth, at, zone.orElse(EARLIEST));
        boolean last = reached(years, birth, at, zone.orElse(LATEST));
        return first == last
                ? new Reached(Truth.of(first), Optional.empty())
                : new Reached(Truth.UNKNOWN, Optional.of(FactKeys.SUBJECT_ZONE.name()));
    }

    private static boolean reached(int years, LocalDate birth, Instant at, ZoneId zone) {
        return ChronoUnit.YEARS.between(birth, LocalDate.ofInstant(at, zone)) >= years;
    }
}
