package com.onebackpak.compliance.testkit.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is decided, in plain texts.
 *
 * @param whole the decision for all categories together
 * @param each the decision for each category, by its name
 */
public record Verdict(Part whole, SortedMap<String, Part> each) {
    /** The outcomes, from what prevails over all others on. */
    private static final List<String> PREVAILING = List.of("DENY", "INDETERMINATE", "NOT_APPLICABLE", "PERMIT");

    /** The outcomes in the roles of one recipient, from the one that opens most on. */
    private static final List<String> OPENING = List.of("PERMIT", "INDETERMINATE", "DENY", "NOT_APPLICABLE");

    /**
     * What is decided for one category, or for the whole.
     *
     * @param outcome the outcome
     * @param rules the ids of the rules that determined it
     * @param cites what they and the exceptions relied on cite
     * @param obligations what is owed, each as its kind or as {@code kind: detail}
     * @param missing the facts that an open outcome needs
     */
    public record Part(
            String outcome, Set<String> rules, Set<String> cites, Set<String> obligations, Set<String> missing) {
        /** Sorts what is given, so that differences are easy to see. */
        public Part {
            rules = new TreeSet<>(rules);
            cites = new TreeSet<>(cites);
            obligations = new TreeSet<>(obligations);
            missing = new TreeSet<>(missing);
        }
    }

    /** The categories that would be permitted on their own. */
    public Set<String> permitted() {
        Set<String> permitted = new TreeSet<>();
        each.forEach((category, part) -> {
            if (part.outcome().equals("PERMIT")) {
                permitted.add(category);
            }
        });
        return permitted;
    }

    /** Puts the whole together from its parts: it is permitted only if all are, and says what made it so. */
    static Verdict of(Map<String, Part> each) {
        return new Verdict(prevailing(each.values()), new TreeMap<>(each));
    }

    /** The outcome that opens most. */
    static String mostOpen(Collection<String> outcomes) {
        return OPENING.stream().filter(outcomes::contains).findFirst().orElseThrow();
    }

    private static Part prevailing(Collection<Part> parts) {
        String outcome = PREVAILING.stream()
                .filter(one -> parts.stream().anyMatch(part -> part.outcome().equals(one)))
                .findFirst()
                .orElseThrow();
        List<Part> determining =
                parts.stream().filter(part -> part.outcome().equals(outcome)).toList();
        return new Part(
                outcome,
                union(determining.stream().map(Part::rules).toList()),
                union(determining.stream().map(Part::cites).toList()),
                union(determining.stream().map(Part::obligations).toList()),
                union(determining.stream().map(Part::missing).toList()));
    }

    static Set<String> union(Collection<? extends Collection<String>> sets) {
        List<String> all = new ArrayList<>();
        sets.forEach(all::addAll);
        return new TreeSet<>(all);
    }
}
