package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.examples.CommandException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say of which days records are listed. */
final class DaySpan {
    @Option(names = "--since", paramLabel = "DAY", description = "From this day on, such as 2026-09-01.")
    private @Nullable LocalDate since;

    @Option(names = "--until", paramLabel = "DAY", description = "Up to this day, which is the last.")
    private @Nullable LocalDate until;

    @Option(names = "--day", paramLabel = "DAY", description = "Of this day.")
    private @Nullable LocalDate day;

    @Option(names = "--month", paramLabel = "MONTH", description = "Of this month, such as 2026-09.")
    private @Nullable YearMonth month;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    DaySpan() {}

    /** Whether any days are said; else, all are meant. */
    boolean isSaid() {
        return Stream.of(since, until, day, month).anyMatch(Objects::nonNull);
    }

    Optional<Instant> first(ZoneId zone) {
        requireOneWay();
        return Stream.of(
                        Optional.ofNullable(since),
                        Optional.ofNullable(day),
                        Optional.ofNullable(month).map(m -> m.atDay(1)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(first -> first.atStartOfDay(zone).toInstant());
    }

    /** The first instant that does not belong to it any more. */
    Optional<Instant> end(ZoneId zone) {
        requireOneWay();
        return Stream.of(
                        Optional.ofNullable(until),
                        Optional.ofNullable(day),
                        Optional.ofNullable(month).map(YearMonth::atEndOfMonth))
                .flatMap(Optional::stream)
                .findFirst()
                .map(last -> last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private void requireOneWay() {
        long ways = Stream.of(since != null || until != null, day != null, month != null)
                .filter(said -> said)
                .count();
        if (ways > 1) {
            throw new CommandException("say of which days in one way: --since and --until, --day, or --month");
        }
        if (since != null && until != null && until.isBefore(since)) {
            throw new CommandException("--until " + until + " lies before --since " + since);
        }
    }
}
