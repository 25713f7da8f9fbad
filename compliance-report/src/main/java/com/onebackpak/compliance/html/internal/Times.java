package com.onebackpak.compliance.html.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Instants as a page tells them, in one zone, which the page names.
 *
 * @param zone the zone
 */
record Times(ZoneId zone) {
    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    String minute(Instant at) {
        return TO_THE_MINUTE.format(at.atZone(zone));
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }
}
