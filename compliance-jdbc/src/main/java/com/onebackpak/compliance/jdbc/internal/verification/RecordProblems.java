package com.onebackpak.compliance.jdbc.internal.verification;

import com.onebackpak.compliance.audit.RecordProblem;
import java.util.ArrayList;
import java.util.List;

/** The problems that were found; of more than can be listed, the number only. Not thread-safe. */
final class RecordProblems {
    static final int MAX_LISTED = 100;

    private final List<RecordProblem> problems = new ArrayList<>();
    private long unlisted;

    void add(RecordProblem.Kind kind, String tenant, String ledger, String record, String place, String says) {
        if (problems.size() < MAX_LISTED) {
            problems.add(new RecordProblem(kind, tenant, ledger, record, place, says));
        } else {
            unlisted++;
        }
    }

    /** Whether more would only be counted. */
    boolean isFull() {
        return problems.size() >= MAX_LISTED;
    }

    List<RecordProblem> list() {
        return problems;
    }

    long unlisted() {
        return unlisted;
    }
}
