package com.onebackpak.compliance.jdbc.internal.verification;

import com.onebackpak.compliance.audit.RecordProblem;
import com.onebackpak.compliance.audit.RecordProblem.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The problems that were found; of more than can be listed, the number only. Of each sort (tenant, ledger and what was done)
 * some are listed, however many there are of another: so nobody hides a record that was changed behind a thousand that were
 * planted. Not thread-safe.
 */
final class RecordProblems {
    static final int MAX_LISTED = 100;
    private static final int LISTED_OF_EACH = 10;

    /** Of each kind: whoever plants rows may invent tenants, and fills no list but that of what is planted. */
    private static final int MOST_LISTED = 5_000;

    private final List<RecordProblem> problems = new ArrayList<>();
    private final Map<Sort, Integer> listed = new HashMap<>();
    private final Map<Kind, Integer> listedOfKind = new EnumMap<>(Kind.class);
    private long unlisted;

    /** Problems of which none should hide one of another sort. */
    private record Sort(Kind kind, String tenant, String ledger) {
        /** A row that is misplaced is told from one that was planted only by looking for its entry, which is dear. */
        static Sort of(Kind kind, String tenant, String ledger) {
            return new Sort(kind == Kind.MISPLACED ? Kind.PLANTED : kind, tenant, ledger);
        }
    }

    void add(Kind kind, String tenant, String ledger, String record, String place, String says) {
        if (isFull(kind, tenant, ledger)) {
            unlisted++;
            return;
        }
        problems.add(new RecordProblem(kind, tenant, ledger, record, place, says));
        Sort sort = Sort.of(kind, tenant, ledger);
        listed.merge(sort, 1, Integer::sum);
        listedOfKind.merge(sort.kind(), 1, Integer::sum);
    }

    /** Counts problems that are not even looked at. */
    void addUnlisted(long count) {
        unlisted += count;
    }

    /** Whether more of a sort would only be counted. */
    boolean isFull(Kind kind, String tenant, String ledger) {
        Sort sort = Sort.of(kind, tenant, ledger);
        return listedOfKind.getOrDefault(sort.kind(), 0) >= MOST_LISTED
                || (problems.size() >= MAX_LISTED && listed.getOrDefault(sort, 0) >= LISTED_OF_EACH);
    }

    List<RecordProblem> list() {
        return problems;
    }

    long unlisted() {
        return unlisted;
    }
}
