package com.onebackpak.compliance.testkit.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Typed tests of declared facts. */
final class FactTests {
    private final Asked asked;
    private final DeclaredFacts facts;

    FactTests(Asked asked) {
        this.asked = asked;
        this.facts = new DeclaredFacts(asked);
    }

    Answer flag(String fact) {
        return facts.of(fact).test(value -> Answer.of(value.equals("true")));
    }

    Answer test(Entry test) {
        String fact = test.required("fact");
        Stated stated = facts.of(fact);
        String type = Declarations.type(fact);
        if (test.has("is")) {
            return stated.test(value -> Answer.of(equal(type, value, test.raw("is"))));
        }
        if (test.has("in")) {
            return stated.test(value -> oneOf(fact, type, (String) value, test.texts("in")));
        }
        if (test.has("has")) {
            return stated.test(value -> has(fact, type, (List<?>) value, test.required("has")));
        }
        if (test.has("same")) {
            return same(fact, test.required("same"));
        }
        if (test.has("since")) {
            return since(stated, test.under("since"));
        }
        boolean atLeast = test.has("at-least");
        String bound = test.required(atLeast ? "at-least" : "below");
        if (!atLeast && asked.faults.contains(Fault.ABSENT_IS_BELOW)) {
            return stated.test(value -> reaches(type, (String) value, bound)).not();
        }
        return stated.test(value -> {
            Answer reaches = reaches(type, (String) value, bound);
            return atLeast ? reaches : reaches.not();
        });
    }

    private static boolean equal(String type, Object one, Object other) {
        return switch (type) {
            case "number" -> new BigDecimal((String) one).compareTo(new BigDecimal((String) other)) == 0;
            case "instant" -> OffsetDateTime.parse((String) one).isEqual(OffsetDateTime.parse((String) other));
            default -> one.equals(other);
        };
    }

    /** Where there are several values, one that both have will do; two facts of agreements are those of one. */
    private Answer same(String fact, String other) {
        String type = Declarations.type(fact);
        if (Declarations.isOfAgreements(fact) && Declarations.isOfAgreements(other)) {
            Agreements agreements = new Agreements(asked);
            return agreements.oneInForce(
                    false,
                    one -> facts.in(one, fact)
                            .sharesWith(facts.in(one, other), (its, others) -> sameValue(type, its, others)));
        }
        return facts.of(fact).sharesWith(facts.of(other), (its, others) -> sameValue(type, its, others));
    }

    /** Two sets are the same if their members are; a set has what is equal to one of its members. */
    private static boolean sameValue(String type, Object one, Object other) {
        if (one instanceof List<?> set && other instanceof List<?> others) {
            return set.stream().allMatch(member -> holds(type, others, member))
                    && others.stream().allMatch(member -> holds(type, set, member));
        }
        if (one instanceof List<?> set) {
            return holds(type, set, other);
        }
        return other instanceof List<?> set ? holds(type, set, one) : equal(type, one, other);
    }

    private static boolean holds(String type, List<?> set, Object member) {
        return set.stream().anyMatch(each -> equal(type, each, member));
    }

    /** Terms count with all below them. */
    private Answer oneOf(String fact, String type, String value, List<String> wanted) {
        if (type.startsWith("term")) {
            Answer under = Words.under(wanted, value, fact);
            return under.isOpen() && asked.faults.contains(Fault.BROADER_FACTS_ARE_NONE) ? Answer.NO : under;
        }
        return Answer.of(wanted.stream().anyMatch(one -> equal(type, value, one)));
    }

    private Answer has(String fact, String type, List<?> members, String wanted) {
        return Answer.any(members.stream()
                .map(member -> oneOf(fact, type, (String) member, List.of(wanted)))
                .toList());
    }

    private Answer reaches(String type, String value, String bound) {
        if (type.equals("number")) {
            return Answer.of(new BigDecimal(value).compareTo(new BigDecimal(bound)) >= 0);
        }
        if (value.contains("T") == bound.contains("T")) {
            return Answer.of(
                    value.contains("T")
                            ? !OffsetDateTime.parse(value).isBefore(OffsetDateTime.parse(bound))
                            : !LocalDate.parse(value).isBefore(LocalDate.parse(bound)));
        }
        return everywhere(zone -> !RecordedWorld.instant(value, zone).isBefore(RecordedWorld.instant(bound, zone)));
    }

    private Answer since(Stated stated, Entry wanted) {
        boolean atLeast = wanted.has("at-least");
        Period period = Period.parse(wanted.required(atLeast ? "at-least" : "below"));
        boolean isOff = asked.faults.contains(Fault.SINCE_IS_LATE_BY_A_DAY);
        return stated.test(value -> {
            Answer passed = everywhere(zone -> {
                Instant from = RecordedWorld.instant((String) value, zone);
                LocalDate due = plus(LocalDate.ofInstant(from, zone), period);
                return !LocalDate.ofInstant(asked.at, zone).isBefore(isOff ? due.plusDays(1) : due);
            });
            return atLeast ? passed : passed.not();
        });
    }

    /** A month's last day stays one; 29 February of a common year is 1 March, and so is any other day that is none. */
    private static LocalDate plus(LocalDate day, Period period) {
        long months = period.toTotalMonths();
        if (months == 0) {
            return day.plusDays(period.getDays());
        }
        LocalDate firstOfMonth = day.withDayOfMonth(1).plusMonths(months);
        LocalDate firstAfter = firstOfMonth.plusMonths(1);
        boolean wasLast = day.plusDays(1).getDayOfMonth() == 1;
        boolean meetsNoLeapDay =
                day.getDayOfMonth() == 29 && firstAfter.minusDays(1).getDayOfMonth() == 28;
        LocalDate sameDay = firstOfMonth.plusDays(day.getDayOfMonth() - 1L);
        LocalDate moved = meetsNoLeapDay || sameDay.isAfter(firstAfter) ? firstAfter : sameDay;
        return (wasLast && !meetsNoLeapDay ? firstAfter.minusDays(1) : moved).plusDays(period.getDays());
    }

    /** Open where it differs from zone to zone. */
    private Answer everywhere(Predicate<ZoneId> test) {
        Set<Boolean> answers = new HashSet<>();
        new Ages(asked).zones().forEach(zone -> answers.add(test.test(zone)));
        return answers.size() == 1 ? Answer.of(answers.contains(true)) : Answer.open("subject.zone");
    }
}
