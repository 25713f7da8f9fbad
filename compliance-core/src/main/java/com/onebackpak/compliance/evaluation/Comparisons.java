package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.internal.LocalDays;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the values of a fact are as a test asks: it holds if it holds of one of them, and never of a fact that is known
 * to be absent. Days are those of the agency's zone; where that is unknown, or there are several, an answer is given only
 * if it is the same in all of them.
 */
final class Comparisons {
    /** Years to which no period can be added that any calendar would hold. */
    private static final int FAR_OFF = 900_000_000;

    private final Instant at;
    private final KnownValues values;
    private final KnownFacts facts;

    Comparisons(Circumstance circumstance, KnownValues values) {
        this.at = circumstance.at();
        this.values = values;
        this.facts = circumstance.facts();
    }

    /** Whether what is compared is a fact of each agreement in force. */
    static boolean isOfAgreements(Condition.FactTest test) {
        return KnownValues.isOfAgreements(test.fact())
                || (test.comparison() instanceof FactComparison.Same same && KnownValues.isOfAgreements(same.fact()));
    }

    /** The facts that a test compares. */
    static Stream<String> names(Condition.FactTest test) {
        return test.comparison() instanceof FactComparison.Same same
                ? Stream.of(test.fact(), same.fact())
                : Stream.of(test.fact());
    }

    /** Whether there is anything that what is unknown of agreements could be the same as. */
    OpenTruth isRestStated(Condition.FactTest test) {
        return names(test)
                .filter(name -> !KnownValues.isOfAgreements(name))
                .map(name ->
                        values.of(name).areAll() ? OpenTruth.of(!values.of(name).isAbsent()) : OpenTruth.unknown(name))
                .reduce(OpenTruth.TRUE, OpenTruth::and);
    }

    OpenTruth of(Condition.FactTest test, Function<String, KnownValues.Known> valuesOf) {
        KnownValues.Known known = valuesOf.apply(test.fact());
        if (test.comparison() instanceof FactComparison.Same same) {
            return same(test.fact(), known, same.fact(), valuesOf.apply(same.fact()));
        }
        OpenTruth ofKnown = OpenTruth.ofAny(known.values(), value -> of(test.fact(), test.comparison(), value));
        return known.areAll() ? ofKnown : ofKnown.or(OpenTruth.unknown(test.fact()));
    }

    private static OpenTruth same(String fact, KnownValues.Known known, String other, KnownValues.Known otherKnown) {
        if (known.isAbsent() || otherKnown.isAbsent()) {
            return OpenTruth.FALSE;
        }
        boolean isShared = known.values().stream()
                .anyMatch(one -> otherKnown.values().stream().anyMatch(each -> isSame(one, each)));
        if (isShared) {
            return OpenTruth.TRUE;
        }
        boolean areAlike = known.values().stream()
                .allMatch(one -> otherKnown.values().stream().allMatch(each -> areAlike(one, each)));
        if (!areAlike) {
            return OpenTruth.unknown(Set.of(fact, other));
        }
        if (known.areAll() && otherKnown.areAll()) {
            return OpenTruth.FALSE;
        }
        return OpenTruth.unknown(Stream.of(fact, other)
                .filter(name -> !(name.equals(fact) ? known : otherKnown).areAll())
                .collect(Collectors.toSet()));
    }

    private static boolean areAlike(FactValue one, FactValue other) {
        return FactComparison.areAlike(one.type(), other.type()) && areOfOneDimension(Set.of(one), other);
    }

    private static boolean areOfOneDimension(Set<FactValue> wanted, FactValue value) {
        for (Term term : value.terms()) {
            for (FactValue each : wanted) {
                for (Term other : each.terms()) {
                    if (term.dimension() != other.dimension()) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Two sets are the same if their members are; a set has what is equal to one of its members. */
    private static boolean isSame(FactValue one, FactValue other) {
        boolean areAlike = isSet(one) == isSet(other);
        return areAlike ? one.equals(other) : members(one).stream().anyMatch(members(other)::contains);
    }

    private static boolean isSet(FactValue value) {
        return value instanceof FactValue.OfTexts || value instanceof FactValue.OfTerms;
    }

    private static Set<FactValue> members(FactValue value) {
        if (value instanceof FactValue.OfTexts texts) {
            return texts.values().stream().map(FactValue::of).collect(Collectors.toSet());
        }
        return value instanceof FactValue.OfTerms terms
                ? terms.values().stream().map(FactValue::of).collect(Collectors.toSet())
                : Set.of(value);
    }

    /** What is recorded as something else than the fact is declared as tells nothing of it. */
    private OpenTruth of(String fact, FactComparison comparison, FactValue value) {
        if (!comparison.fits(value.type()) || !areOfOneDimension(comparison.values(), value)) {
            return OpenTruth.unknown(fact);
        }
        if (comparison instanceof FactComparison.Is is) {
            return OpenTruth.of(value.equals(is.value()));
        }
        if (comparison instanceof FactComparison.In in) {
            return in(fact, in, value);
        }
        if (comparison instanceof FactComparison.Has has) {
            return has(fact, has, value);
        }
        if (comparison instanceof FactComparison.AtLeast atLeast) {
            return isAtLeast(fact, value, atLeast.bound());
        }
        if (comparison instanceof FactComparison.Below below) {
            return isAtLeast(fact, value, below.bound()).not();
        }
        return comparison instanceof FactComparison.SinceAtLeast since
                ? hasPassed(fact, value, since.period())
                : hasPassed(fact, value, ((FactComparison.SinceBelow) comparison).period())
                        .not();
    }

    private static OpenTruth in(String fact, FactComparison.In in, FactValue value) {
        if (!(value instanceof FactValue.OfTerm term)) {
            return OpenTruth.of(in.values().contains(value));
        }
        Truth any = Truth.FALSE;
        for (FactValue wanted : in.values()) {
            any = any.or(Truth.liesUnder(term.value(), ((FactValue.OfTerm) wanted).value()));
        }
        return OpenTruth.of(any, fact);
    }

    private static OpenTruth has(String fact, FactComparison.Has has, FactValue value) {
        if (value instanceof FactValue.OfTexts texts) {
            return OpenTruth.of(has.member() instanceof FactValue.OfText text
                    && texts.values().contains(text.value()));
        }
        if (value instanceof FactValue.OfTerms terms && has.member() instanceof FactValue.OfTerm member) {
            Truth any = Truth.FALSE;
            for (Term term : terms.values()) {
                any = any.or(Truth.liesUnder(term, member.value()));
            }
            return OpenTruth.of(any, fact);
        }
        return OpenTruth.unknown(fact);
    }

    private OpenTruth isAtLeast(String fact, FactValue value, FactValue bound) {
        if (value instanceof FactValue.OfNumber number && bound instanceof FactValue.OfNumber least) {
            return OpenTruth.of(number.value().compareTo(least.value()) >= 0);
        }
        if (value instanceof FactValue.OfDate date && bound instanceof FactValue.OfDate least) {
            return OpenTruth.of(!date.value().isBefore(least.value()));
        }
        boolean areDays = value.type().isDay() && bound.type().isDay();
        return areDays ? inEachZone(zone -> !start(value, zone).isBefore(start(bound, zone))) : OpenTruth.unknown(fact);
    }

    /** A date is the start of its day. */
    private static Instant start(FactValue value, ZoneId zone) {
        return value instanceof FactValue.OfDate date
                ? date.value().atStartOfDay(zone).toInstant()
                : ((FactValue.OfInstant) value).value();
    }

    private OpenTruth hasPassed(String fact, FactValue value, Period period) {
        if (!value.type().isDay()) {
            return OpenTruth.unknown(fact);
        }
        return inEachZone(zone -> {
            LocalDate day = value instanceof FactValue.OfDate date
                    ? date.value()
                    : LocalDays.of(((FactValue.OfInstant) value).value(), zone);
            return Math.abs(day.getYear()) < FAR_OFF
                    ? !LocalDays.of(at, zone).isBefore(later(day, period))
                    : day.getYear() < 0;
        });
    }

    /**
     * The day by the calendar: after the last day of a month, that of the later month; where the later month has no such
     * day, the day after its last, so that 29 February of a common year is 1 March, as birthdays are counted.
     */
    static LocalDate later(LocalDate day, Period period) {
        return inMonth(day, period.toTotalMonths()).plus(period.withYears(0).withMonths(0));
    }

    private static LocalDate inMonth(LocalDate day, long months) {
        YearMonth month = YearMonth.from(day).plusMonths(months);
        boolean isLeapDay = day.getDayOfMonth() == 29 && month.lengthOfMonth() == 28;
        if (months == 0 || (!isLeapDay && isLastOfMonth(day))) {
            return months == 0 ? day : month.atEndOfMonth();
        }
        return month.isValidDay(day.getDayOfMonth())
                ? month.atDay(day.getDayOfMonth())
                : month.atEndOfMonth().plusDays(1);
    }

    private static boolean isLastOfMonth(LocalDate day) {
        return day.getDayOfMonth() == day.lengthOfMonth();
    }

    private OpenTruth inEachZone(Function<ZoneId, Boolean> answer) {
        List<Boolean> answers = facts.zones().stream().map(answer).distinct().toList();
        return answers.size() == 1 ? OpenTruth.of(answers.get(0)) : OpenTruth.unknown(FactKeys.SUBJECT_ZONE.name());
    }
}
