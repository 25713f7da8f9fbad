package com.onebackpak.compliance.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** A date, which stands for the start of that day in some zone, or an instant with its offset. */
record Moment(Optional<LocalDate> date, Optional<OffsetDateTime> instant) {
    static Moment parse(String text) {
        return text.indexOf('T') < 0
                ? new Moment(Optional.of(LocalDate.parse(text)), Optional.empty())
                : new Moment(Optional.empty(), Optional.of(OffsetDateTime.parse(text)));
    }

    Instant in(ZoneId zone) {
        return date.map(d -> d.atStartOfDay(zone).toInstant())
                .or(() -> instant.map(OffsetDateTime::toInstant))
                .orElseThrow();
    }
}
