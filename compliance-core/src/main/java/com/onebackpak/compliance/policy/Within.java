package com.onebackpak.compliance.policy;

import com.onebackpak.compliance.internal.ConstantName;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How much time a clock gives. Immutable. */
public sealed interface Within {
    /** Days, months or years by the local calendar of who owes; due at the end of the day that is reached. */
    record Days(Period period) implements Within {
        @Override
        public String text() {
            return period.toString();
        }
    }

    /** Hours by the clock. */
    record Hours(Duration duration) implements Within {
        @Override
        public String text() {
            return duration.toString();
        }
    }

    /** Days on which the agency that owes works, or on which school is held. */
    record WorkingDays(int number, Unit unit) implements Within {
        private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,3}) (business|school) days");

        /** Which days count. */
        public enum Unit {
            /** Those on which the agency works. */
            BUSINESS,
            /** Those on which school is held. */
            SCHOOL
        }

        @Override
        public String text() {
            return number + " " + ConstantName.of(unit) + " days";
        }
    }

    /** The day before the event. */
    record Before() implements Within {
        @Override
        public String text() {
            return "before";
        }
    }

    /** No number: it is owed from the event on, and never late. */
    enum Undated implements Within {
        /** At once; comes before everything. */
        IMMEDIATELY,
        /** Promptly, or as soon as possible or practicable; comes before everything that has a date. */
        PROMPTLY,
        /** Within a reasonable time, or as long as a record lives; comes after everything that has a date. */
        REASONABLE;

        @Override
        public String text() {
            return ConstantName.of(this);
        }
    }

    /** As it is written in files. */
    String text();

    /** So many days. */
    static Within days(int number) {
        return new Days(Period.ofDays(number));
    }

    /** So many hours. */
    static Within hours(int number) {
        return new Hours(Duration.ofHours(number));
    }

    /**
     * Reads a time as it is written: {@code P45D}, {@code P1Y}, {@code PT72H}, {@code 2 business days}, {@code before},
     * {@code immediately}, {@code promptly} or {@code reasonable}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static Within parse(String text) {
        Optional<Undated> undated = Arrays.stream(Undated.values())
                .filter(word -> word.text().equals(text))
                .findFirst();
        if (undated.isPresent()) {
            return undated.get();
        }
        if (text.equals("before")) {
            return new Before();
        }
        Matcher working = WorkingDays.WRITTEN.matcher(text);
        if (working.matches()) {
            return new WorkingDays(
                    Integer.parseInt(working.group(1)), ConstantName.parse(working.group(2), WorkingDays.Unit.class));
        }
        if (!text.startsWith("P")) {
            throw new IllegalArgumentException(
                    "expected a time such as P45D, PT72H or '2 business days', or one of before, "
                            + Arrays.stream(Undated.values()).map(Undated::text).collect(Collectors.joining(", "))
                            + ", found '" + text + "'");
        }
        if (text.equals("P0D")) {
            return days(0);
        }
        return Duty.parseTime(text) instanceof Duration hours ? new Hours(hours) : new Days(Period.parse(text));
    }
}
