package com.onebackpak.compliance.policy;

import com.onebackpak.compliance.condition.Target;
import java.util.List;

/**
 * A law's demand that data stays as long as the rest of the record does: it goes with the last of what else there is about a
 * person, and not before (34 CFR 99.32(a)(2)). Whatever makes it due says until when it may stay; this, until when it must.
 * Immutable.
 *
 * @param id its id, unique in its policy among what it says of retention
 * @param target which data, by its categories; at least one
 * @param cites the sections that say so; at least one
 */
public record RetentionMinimum(String id, Target target, List<Citation> cites) {
    /** Copies what is given, so that the minimum cannot change. */
    public RetentionMinimum {
        cites = List.copyOf(cites);
        if (cites.isEmpty()) {
            throw new IllegalArgumentException("retention minimum '" + id + "' must cite what it rests on");
        }
        if (target.categories().isEmpty()) {
            throw new IllegalArgumentException("retention minimum '" + id
                    + "' must name categories: what would be the rest of the" + " record otherwise?");
        }
    }
}
