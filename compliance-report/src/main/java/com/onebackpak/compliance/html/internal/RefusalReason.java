package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.store.DecisionRecord;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why something was refused. Immutable.
 *
 * @param kind what kind of reason it is
 * @param name the id of the rule, or of what nobody discharges
 */
record RefusalReason(Kind kind, String name) {
    /** What reasons there are. */
    enum Kind {
        /** A rule forbids it, or may. */
        RULE,
        /** No rule speaks of it. */
        GAP,
        /** What is owed has nobody to discharge it. */
        UNDISCHARGED,
        /** The source of the facts failed. */
        FACTS_UNAVAILABLE
    }

    /** The reasons of a refusal: usually one, or each rule that stood in the way. */
    static Set<RefusalReason> of(DecisionRecord decision) {
        if (decision.factsUnavailable()) {
            return Set.of(new RefusalReason(Kind.FACTS_UNAVAILABLE, "facts unavailable"));
        }
        if (!decision.undischarged().isEmpty()) {
            return decision.undischarged().stream()
                    .map(owed -> new RefusalReason(Kind.UNDISCHARGED, owed))
                    .collect(Collectors.toSet());
        }
        return decision.rules().isEmpty()
                ? Set.of(new RefusalReason(Kind.GAP, "no rule"))
                : decision.rules().stream()
                        .map(rule -> new RefusalReason(Kind.RULE, rule))
                        .collect(Collectors.toSet());
    }
}
