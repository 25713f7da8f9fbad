package com.onebackpak.compliance.store;

import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Obligation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was decided for one tenant, with all that is needed to explain it later. */
public interface DecisionLedger {
    /**
     * Records a decision and appends its entry to the audit log, which bears the time of the store's clock and states the
     * instant that was decided for apart from it; recorded again, it returns what was recorded and appends nothing.
     *
     * @param withoutHandler what the permit owes and has no handler, so that it was refused; usually nothing
     * @throws IllegalArgumentException if its instant is finer than a microsecond
     */
    DecisionRecord record(PolicyDecision decision, Set<Obligation> withoutHandler);

    /**
     * Records many decisions at once, as if one by one and without obligations that have no handler, and for less.
     *
     * @return the records in the order of the decisions
     * @throws IllegalArgumentException if an instant is finer than a microsecond; then none is recorded
     */
    List<DecisionRecord> recordAll(List<PolicyDecision> decisions);

    /** The decision of an id; empty if none is on record, or its subject was erased. */
    Optional<DecisionRecord> find(String id);

    /** The decisions about a subject, ordered by time and id. */
    List<DecisionRecord> about(PartyId subject);
}
