package com.onebackpak.compliance.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The day of an instant in a zone, for every instant there is. Has no state. */
public final class LocalDays {
    /** The calendar ends before the time line does; no record is so far away that it would matter. */
    private static final Instant FIRST =
            LocalDate.of(-900_000_000, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

    private static final Instant LAST =
            LocalDate.of(900_000_000, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

    private LocalDays() {}

    /** Returns the local day of the instant; of one beyond the year 900,000,000 either way, a day of that year. */
    public static LocalDate of(Instant instant, ZoneId zone) {
        Instant within = instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
        return LocalDate.ofInstant(within, zone);
    }
}
