package com.onebackpak.compliance.policy;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import java.util.List;

/**
 * A law's demand that data must not stay without a date once it is no longer needed (16 CFR 312.10). Immutable.
 *
 * @param id its id, unique in its policy
 * @param target whose data, which and in which form
 * @param when when the demand applies
 * @param says what is wrong with data that has no date
 * @param cites the sections that say so; at least one
 */
public record RetentionLimit(String id, Target target, Condition when, String says, List<Citation> cites) {
    /** Copies what is given, so that the limit cannot change. */
    public RetentionLimit {
        cites = List.copyOf(cites);
        if (cites.isEmpty()) {
            throw new IllegalArgumentException("retention limit '" + id + "' must cite what it rests on");
        }
    }
}
