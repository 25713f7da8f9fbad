package com.onebackpak.compliance.testkit.cedar;

import com.onebackpak.compliance.testkit.cedar.CedarValue.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments and durations as Cedar writes them. */
final class CedarTimes {
    private static final Pattern MOMENT = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})"
            + "(?:T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]{3}))?(?:Z|([+-])([0-9]{2})([0-9]{2})))?");
    private static final Pattern DURATION =
            Pattern.compile("(-?)(?:([0-9]+)d)?(?:([0-9]+)h)?(?:([0-9]+)m(?!s))?(?:([0-9]+)s)?(?:([0-9]+)ms)?");
    private static final long[] UNITS = {86_400_000, 3_600_000, 60_000, 1_000, 1};

    private CedarTimes() {}

    static Optional<CedarValue> moment(String text) {
        Matcher parts = MOMENT.matcher(text);
        if (!parts.matches() || number(parts, 9) > 23 || number(parts, 10) > 59) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
            LocalTime time =
                    LocalTime.of(number(parts, 4), number(parts, 5), number(parts, 6), number(parts, 7) * 1_000_000);
            long offset = (number(parts, 9) * 60L + number(parts, 10)) * 60_000;
            long local = day.atTime(time).toInstant(ZoneOffset.UTC).toEpochMilli();
            return CedarConstants.fitting(
                    Kind.DATETIME, BigDecimal.valueOf("-".equals(parts.group(8)) ? local + offset : local - offset));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }

    static Optional<CedarValue> duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches() || text.length() == parts.group(1).length()) {
            return Optional.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < UNITS.length; i++) {
            String count = parts.group(i + 2);
            if (count != null) {
                sum = sum.add(new BigDecimal(count).multiply(BigDecimal.valueOf(UNITS[i])));
            }
        }
        return CedarConstants.fitting(Kind.DURATION, parts.group(1).isEmpty() ? sum : sum.negate());
    }
}
