package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.internal.LocalDays;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** A date, which stands for the start of that day in some zone, or an instant with its offset. */
record Moment(Optional<LocalDate> date, Optional<OffsetDateTime> instant) {
    static Moment parse(String written) {
        String text = inFourDigits(written);
        return text.indexOf('T') < 0
                ? new Moment(Optional.of(LocalDate.parse(text)), Optional.empty())
                : new Moment(Optional.empty(), Optional.of(instant(text)));
    }

    /** Refuses years beyond 9999, which no record of a school bears and not every calendar can reckon with. */
    static String inFourDigits(String text) {
        if (text.length() < 10
                || text.charAt(4) != '-'
                || !Character.isDigit(text.charAt(0))
                || text.startsWith("0000")) {
            throw new DateTimeException("a year must have four digits");
        }
        return text;
    }

    /** An instant that lies in such a year for everyone, whatever its offset. */
    static OffsetDateTime instant(String text) {
        OffsetDateTime instant = OffsetDateTime.parse(inFourDigits(text));
        int year = instant.withOffsetSameInstant(ZoneOffset.UTC).getYear();
        if (year < 1 || year > 9999) {
            throw new IllegalArgumentException(
                    "'" + text + "' lies outside the years 1 to 9999; leave out an end that never comes");
        }
        return instant;
    }

    /** As the value of a fact: a day, or a moment. */
    FactValue asFact() {
        return date.map(FactValue::of)
                .or(() -> instant.map(i -> FactValue.of(i.toInstant())))
                .orElseThrow();
    }

    Instant in(ZoneId zone) {
        return date.map(d -> d.atStartOfDay(zone).toInstant())
                .or(() -> instant.map(OffsetDateTime::toInstant))
                .orElseThrow();
    }

    /**
     * The instant for which it stands where it follows something. A date says no time of the day: on the day of what it follows it is
     * that instant, and not before it.
     */
    Instant inAfter(Optional<Instant> follows, ZoneId zone) {
        return follows.filter(earlier ->
                        date.filter(LocalDays.of(earlier, zone)::equals).isPresent())
                .orElseGet(() -> in(zone));
    }

    /** The first instant that it stands for in one of the zones. */
    Instant earliestIn(Set<ZoneId> zones) {
        return zones.stream().map(this::in).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** The last instant that it stands for in one of the zones. */
    Instant latestIn(Set<ZoneId> zones) {
        return zones.stream().map(this::in).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The span between two keys of a mapping; one in which no instant would lie is refused at its end. */
    static Span span(Values values, String what, Field<Moment> from, Field<Moment> until, ZoneId zone) {
        try {
            return new Span(values.get(from).in(zone), values.find(until).map(m -> m.in(zone))).requireSome(what);
        } catch (IllegalArgumentException e) {
            throw DocumentException.of(e, values.at(until));
        }
    }
}
