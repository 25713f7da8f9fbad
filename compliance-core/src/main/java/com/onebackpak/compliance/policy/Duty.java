package com.onebackpak.compliance.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A standing obligation that no single request raises, such as posting a notice of a changed policy. Immutable.
 *
 * @param id its id, unique in its policy
 * @param obligation what is owed
 * @param says when and to whom
 * @param within in what time, if the text or law sets one
 * @param cites the clauses or sections that say so; at least one
 */
public record Duty(String id, Obligation obligation, String says, Optional<Duration> within, List<Citation> cites) {
    /** Copies what is given, so that the duty cannot change. */
    public Duty {
        cites = List.copyOf(cites);
        if (cites.isEmpty()) {
            throw new IllegalArgumentException("duty '" + id + "' must cite what it rests on");
        }
    }
}
