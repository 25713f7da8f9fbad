package com.onebackpak.compliance;

import com.google.common.collect.Sets;
import com.onebackpak.compliance.internal.ConstantName;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.store.DecisionEvent;
import java.util.Set;

/**
 * What may be counted of a decision. It has no id, no term and no text, so whoever is told of it can give none away, and
 * there are few of them that differ. Immutable.
 *
 * @param result what came of it
 * @param layers the layers of the rules that determined it, in their order; none where nobody speaks
 */
public record DecisionObservation(Result result, Set<Layer> layers) {
    /** Copies what is given. */
    public DecisionObservation {
        layers = Sets.immutableEnumSet(layers);
    }

    /** What came of a decision: its outcome, unless something else stood in the way. Only {@link #PERMIT} lets anything happen. */
    public enum Result {
        /** It is permitted, and recorded where decisions are. */
        PERMIT,
        /** A prohibition fires. */
        DENY,
        /** Facts are missing. */
        INDETERMINATE,
        /** Nobody speaks. */
        NOT_APPLICABLE,
        /** The source of the facts failed, and the outcome hangs on them. */
        FACTS_UNAVAILABLE,
        /** The policies permit, and nobody discharges what is owed. */
        UNDISCHARGED,
        /** The policies permit, and it could not be recorded. */
        UNRECORDED,
        /**
         * What a permit owed could not be discharged, so nothing was done. It is no decision more: that permit was told as
         * {@link #PERMIT} before.
         */
        DISCHARGE_FAILED;

        /** The name in metrics, such as {@code not-applicable}. */
        public String key() {
            return ConstantName.of(this);
        }
    }

    static DecisionObservation of(DecisionEvent event) {
        return new DecisionObservation(result(event), event.decision().layers());
    }

    static DecisionObservation ofUnrecorded(DecisionEvent event) {
        return new DecisionObservation(Result.UNRECORDED, event.decision().layers());
    }

    static DecisionObservation ofDischargeFailed(DecisionEvent event) {
        return new DecisionObservation(Result.DISCHARGE_FAILED, event.decision().layers());
    }

    private static Result result(DecisionEvent event) {
        return switch (event.decision().outcome()) {
            case DENY -> Result.DENY;
            case INDETERMINATE -> event.factsUnavailable() ? Result.FACTS_UNAVAILABLE : Result.INDETERMINATE;
            case NOT_APPLICABLE -> Result.NOT_APPLICABLE;
            case PERMIT -> event.isPermit() ? Result.PERMIT : Result.UNDISCHARGED;
        };
    }
}
