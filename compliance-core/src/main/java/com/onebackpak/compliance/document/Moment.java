package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.party.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** A date, which stands for the start of that day in some zone, or an instant with its offset. */
record Moment(Optional<LocalDate> date, Optional<OffsetDateTime> instant) {
    static Moment parse(String written) {
        String text = inFourDigits(written);
        return text.indexOf('T') < 0
                ? new Moment(Optional.of(LocalDate.parse(text)), Optional.empty())
                : new Moment(Optional.empty(), Optional.of(OffsetDateTime.parse(text)));
    }

    /** Refuses years beyond 9999, which no record of a school bears and not every calendar can reckon with. */
    static String inFourDigits(String text) {
        if (text.length() < 10 || text.charAt(4) != '-' || !Character.isDigit(text.charAt(0))) {
            throw new DateTimeException("a year must have four digits");
        }
        return text;
    }

    Instant in(ZoneId zone) {
        return date.map(d -> d.atStartOfDay(zone).toInstant())
                .or(() -> instant.map(OffsetDateTime::toInstant))
                .orElseThrow();
    }

    /** The span between two keys of a mapping; one that would end before it begins is refused at its end. */
    static Span span(Values values, Field<Moment> from, Field<Moment> until, ZoneId zone) {
        try {
            return new Span(values.get(from).in(zone), values.find(until).map(m -> m.in(zone)));
        } catch (IllegalArgumentException e) {
            throw DocumentException.of(e, values.at(until));
        }
    }
}
