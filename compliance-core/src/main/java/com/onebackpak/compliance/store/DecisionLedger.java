package com.onebackpak.compliance.store;

import com.onebackpak.compliance.party.PartyId;
import java.util.List;
import java.util.Optional;

/** What was decided for one tenant, with all that is needed to explain it later. */
public interface DecisionLedger {
    /**
     * Records a decision and appends its entry to the audit log, which bears the time of the store's clock and states the
     * instant that was decided for apart from it. Two decisions are two records, however much they are alike; the same
     * one, recorded again, is what was recorded, and nothing is appended.
     *
     * @throws IdempotencyException if another decision was recorded under its id
     * @throws IllegalArgumentException if its instant is finer than a microsecond
     */
    DecisionRecord record(DecisionEvent event);

    /**
     * Records many decisions at once, as if one by one, and for less.
     *
     * @return the records in the order of the decisions
     * @throws IdempotencyException if another decision was recorded under the id of one; then none is recorded
     * @throws IllegalArgumentException if an instant is finer than a microsecond; then none is recorded
     */
    List<DecisionRecord> recordAll(List<DecisionEvent> events);

    /** The decision of an id; empty if none is on record, or its subject was erased. */
    Optional<DecisionRecord> find(String id);

    /** Whether a decision of an id is on record. */
    default boolean contains(String id) {
        return find(id).isPresent();
    }

    /**
     * What is wrong with the record of a decision, compared with its entry of the audit log, which is compared with what was
     * signed where it is sealed; empty if it is what was logged, or none of that id is on record.
     */
    Optional<String> difference(String id);

    /** The decisions about a subject, ordered by time and id. */
    List<DecisionRecord> about(PartyId subject);

    /**
     * Some of the decisions that a query asks for, ordered by the instants that were decided for, and those of one instant
     * in an order that stays. What is recorded meanwhile appears in later pages, or not. No more than the page is held in
     * memory.
     *
     * @param after where the page before ended; {@link Cursor#START} for the first
     * @param limit how many decisions at most, from 1 to {@link Page#MAX_ROWS}
     * @throws IllegalArgumentException if the limit lies outside
     */
    Page<DecisionRecord> page(DecisionQuery query, Cursor after, int limit);
}
