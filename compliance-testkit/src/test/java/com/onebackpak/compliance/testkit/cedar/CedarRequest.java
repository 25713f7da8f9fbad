package com.onebackpak.compliance.testkit.cedar;

import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.testkit.cedar.CedarValue.EntityId;
import com.onebackpak.compliance.testkit.cedar.CedarValue.Fields;
import java.util.Set;

/**
 * A request, and what Cedar decided. Immutable.
 *
 * @param allowed whether it was allowed
 * @param determining the policies that determined that
 */
record CedarRequest(
        EntityId principal,
        EntityId action,
        EntityId resource,
        Fields context,
        boolean allowed,
        Set<String> determining) {
    /** Cedar's decision as ours: what no policy speaks of is not applicable. */
    Outcome outcome() {
        if (allowed) {
            return Outcome.PERMIT;
        }
        return determining.isEmpty() ? Outcome.NOT_APPLICABLE : Outcome.DENY;
    }

    /** What a variable stands for. */
    CedarValue part(String variable) {
        return switch (variable) {
            case "principal" -> principal;
            case "action" -> action;
            case "resource" -> resource;
            default -> context;
        };
    }
}
