package com.onebackpak.compliance.jdbc.internal.verification;

import com.onebackpak.compliance.audit.RecordProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The problems that were found; of more than can be listed, the number only, and of each tenant some, so that those of one
 * do not hide another's. Not thread-safe.
 */
final class RecordProblems {
    static final int MAX_LISTED = 100;
    private static final int LISTED_OF_EACH = 10;

    /** Whoever plants rows may invent tenants. */
    private static final int MOST_LISTED = 10_000;

    private final List<RecordProblem> problems = new ArrayList<>();
    private final Map<String, Integer> listed = new HashMap<>();
    private long unlisted;

    void add(RecordProblem.Kind kind, String tenant, String ledger, String record, String place, String says) {
        if (isFull(tenant)) {
            unlisted++;
        } else {
            problems.add(new RecordProblem(kind, tenant, ledger, record, place, says));
            listed.merge(tenant, 1, Integer::sum);
        }
    }

    /** Whether more of a tenant would only be counted. */
    boolean isFull(String tenant) {
        return problems.size() >= MOST_LISTED
                || (problems.size() >= MAX_LISTED && listed.getOrDefault(tenant, 0) >= LISTED_OF_EACH);
    }

    List<RecordProblem> list() {
        return problems;
    }

    long unlisted() {
        return unlisted;
    }
}
