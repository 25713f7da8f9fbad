package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.policy.Clause;
import java.util.List;

/**
 * How far cases reach one clause. Immutable.
 *
 * @param clause the clause
 * @param standing whether a request or a question on retention can turn on it
 * @param boundTo what is bound to it: ids of rules, retention provisions, limits and duties, exemptions as {@code
 *     rule/exemption}
 * @param determined the cases whose answer cites it
 * @param reached the cases in which a rule that cites it was considered, but did not determine the answer
 */
public record ClauseCoverage(
        Clause clause, Standing standing, List<String> boundTo, List<String> determined, List<String> reached) {
    /** Copies what is given. */
    public ClauseCoverage {
        boundTo = List.copyOf(boundTo);
        determined = List.copyOf(determined);
        reached = List.copyOf(reached);
    }

    /** What of a clause can be tested with cases. */
    public enum Standing {
        /** A request or a question on retention can turn on it. */
        OPERATIVE,
        /** Only duties or numbers are bound to it, which no single request raises. */
        STANDING_DUTY,
        /** The pack says that no decision can rest on it. */
        NOT_OPERATIVE
    }

    /** Whether a request or a question on retention can turn on the clause. */
    public boolean isOperative() {
        return standing == Standing.OPERATIVE;
    }

    /** Whether the answer to some case cites it. */
    public boolean isDetermined() {
        return !determined.isEmpty();
    }
}
