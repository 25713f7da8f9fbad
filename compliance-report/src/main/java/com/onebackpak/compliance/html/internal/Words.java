package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** Texts that several sections need. Has no state. */
final class Words {
    private static final int PERCENT = 100;

    private Words() {}

    /** Several things, sorted. */
    static String list(Collection<?> all) {
        return all.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    /** Several things, sorted; of many so many and how many are left. */
    static String list(Collection<?> all, int most) {
        String first = all.stream().map(Object::toString).sorted().limit(most).collect(Collectors.joining(", "));
        return all.size() > most ? first + " and " + Table.number(all.size() - most) + " more" : first;
    }

    /** Citations in the order of the texts that they are of. */
    static String cites(Collection<Citation> cites) {
        return cites.stream().sorted().map(Citation::toString).collect(Collectors.joining(", "));
    }

    static String terms(Collection<? extends Term> terms) {
        return terms.stream().map(Term::path).sorted().collect(Collectors.joining(", "));
    }

    static String text(Optional<?> one) {
        return one.map(Object::toString).orElse("");
    }

    /** A number and what is counted: {@code 1 person}, {@code 2 people}. */
    static String count(long number, String one, String many) {
        return Table.number(number) + " " + (number == 1 ? one : many);
    }

    /** A part of a whole, in percent; what is more than nothing is never told as 0 %. */
    static String share(long part, long whole) {
        if (part == 0 || whole == 0) {
            return "0 %";
        }
        long percent = Math.round((double) PERCENT * part / whole);
        if (percent == 0) {
            return "under 1 %";
        }
        return percent == PERCENT && part < whole ? "over 99 %" : percent + " %";
    }
}
