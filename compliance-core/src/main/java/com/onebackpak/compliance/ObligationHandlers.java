package com.onebackpak.compliance;

import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.internal.WithoutValues;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who discharges which obligations: whoever is given for one, and else, of what it records, the recorder. Thread-safe if the
 * handlers are.
 */
final class ObligationHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(ObligationHandlers.class);

    private final ImmutableMap<ObligationKind, ObligationHandler> given;
    private final ImmutableMap<ObligationKind, ObligationHandler> all;

    ObligationHandlers(Map<ObligationKind, ObligationHandler> given, Optional<DecisionRecorder> recording) {
        this.given = ImmutableMap.copyOf(given);
        Map<ObligationKind, ObligationHandler> more = new HashMap<>(given);
        recording.ifPresent(r -> more.putIfAbsent(ObligationKind.RECORD_DISCLOSURE, r.disclosures()));
        this.all = ImmutableMap.copyOf(more);
    }

    /** Those that are given, without what a recorder adds, which is another in each transaction. */
    Map<ObligationKind, ObligationHandler> given() {
        return given;
    }

    Map<ObligationKind, ObligationHandler> all() {
        return all;
    }

    /** What a permit owes that nobody discharges; nothing of what is none. */
    Set<Obligation> undischarged(PolicyDecision decision) {
        return decision.isPermit()
                ? decision.obligations().stream()
                        .filter(obligation -> !isDischargeable(obligation, decision))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** Who fails already when asked would fail when needed. */
    private boolean isDischargeable(Obligation obligation, PolicyDecision decision) {
        ObligationHandler handler = all.get(obligation.kind());
        if (handler == null) {
            return false;
        }
        try {
            return handler.canDischarge(obligation, decision);
        } catch (Throwable e) {
            LOG.error(
                    "the handler of {} fails: {}",
                    obligation.kind(),
                    e.getClass().getName());
            LOG.debug("the handler of {} fails", obligation.kind(), WithoutValues.of(e));
            return false;
        }
    }
}
