package com.onebackpak.compliance.policy;

import com.onebackpak.compliance.condition.Target;
import java.util.List;
import java.util.Optional;

/**
 * How long some data may stay and what happens then. Immutable.
 *
 * @param id its id, unique in its policy
 * @param target whose data, which and in which form; other dimensions are not asked
 * @param deadlines when it is due; the earliest counts; none: the text sets no date
 * @param action what happens when it is due
 * @param undated the ids of the findings that explain a missing date
 * @param cites the clauses or sections that say so; at least one
 */
public record RetentionProvision(
        String id,
        Target target,
        List<Deadline> deadlines,
        RetentionAction action,
        List<String> undated,
        List<Citation> cites) {
    /** Copies what is given, so that the provision cannot change. */
    public RetentionProvision {
        deadlines = List.copyOf(deadlines);
        undated = List.copyOf(undated);
        cites = List.copyOf(cites);
        if (cites.isEmpty()) {
            throw new IllegalArgumentException("retention '" + id + "' must cite what it rests on");
        }
    }

    /** What happens to data that is due. */
    public enum RetentionAction {
        /** It is deleted. */
        DELETE,
        /** It stays. */
        RETAIN
    }

    /** What starts the clock. */
    public enum RetentionEvent {
        /** The agreement ended, by termination or by its own term. */
        AGREEMENT_END,
        /** The agency asked for the deletion in writing. */
        DELETION_REQUEST
    }

    /**
     * A number of days after an event.
     *
     * @param after the event
     * @param days the number; empty: the agreement sets it, or nobody does
     */
    public record Deadline(RetentionEvent after, Optional<Integer> days) {}
}
