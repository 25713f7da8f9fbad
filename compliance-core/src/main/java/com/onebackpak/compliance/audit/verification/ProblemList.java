package com.onebackpak.compliance.audit.verification;

import com.onebackpak.compliance.audit.LogProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The problems found, each once; of more than can be listed, the number only. Not thread-safe. */
final class ProblemList {
    private static final int MAX_LISTED = 100;

    private final List<LogProblem> problems = new ArrayList<>();
    private final Set<LogProblem> known = new HashSet<>();
    private long unlisted;

    void add(LogProblem problem) {
        if (problems.size() < MAX_LISTED) {
            if (known.add(problem)) {
                problems.add(problem);
            }
        } else if (!known.contains(problem)) {
            unlisted++;
        }
    }

    void add(LogProblem.Kind kind, String place, String says) {
        add(LogProblem.of(kind, place, says));
    }

    void add(LogProblem.Kind kind, String place, long first, long last, String says) {
        add(LogProblem.of(kind, place, first, last, says));
    }

    /** Counts further ones. */
    void addUnlisted(long number) {
        unlisted += number;
    }

    /** Whether something of this kind was found in this place. */
    boolean contains(LogProblem.Kind kind, String place) {
        return problems.stream()
                .anyMatch(problem -> problem.kind() == kind && problem.place().equals(place));
    }

    /** Whether a file is known to be missing that would hold all these. */
    boolean isMissing(long first, long last) {
        return problems.stream()
                .anyMatch(problem -> problem.kind() == LogProblem.Kind.MISSING && covers(problem, first, last));
    }

    private static boolean covers(LogProblem problem, long from, long to) {
        return problem.first().isPresent()
                && problem.first().getAsLong() <= from
                && to <= problem.last().orElse(problem.first().getAsLong());
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<LogProblem> list() {
        return problems;
    }

    long unlisted() {
        return unlisted;
    }
}
