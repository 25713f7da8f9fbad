package com.onebackpak.compliance.store;

import com.onebackpak.compliance.party.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An append-only, bitemporal ledger of one tenant: nothing that was recorded is ever changed; what is learned later is a
 * new version of the record. The values say when something held; the versions, when it was learned. So what held at any
 * instant can be asked with what was known at any instant.
 *
 * <p>Each write also appends an entry to the tenant's audit log; both stand or fall together. Instants are kept to the
 * microsecond: what is finer is cut off. Implementations are thread-safe, unless they take part in a transaction that is
 * not.
 *
 * @param <T> what the ledger holds
 */
public interface Ledger<T> {
    /**
     * Records something new. What is from before an erasure of whom it is about does not come back with an old file, until it is on record
     * that the person has enrolled since.
     *
     * <p>Written again under the same key with the same value, it returns what was recorded then and appends nothing.
     *
     * @param key names the write and the record
     * @throws IdempotencyException if another write of this ledger has this key
     * @throws ErasedException if it is from before an erasure of the person whom it is about, or of all data of the tenant
     * @throws IllegalArgumentException if the value names a term that the vocabulary does not know, has an instant
     *     outside the years 1 to 9999, says that something happened which lies ahead, or has a text that no database can hold
     */
    Recorded<T> record(RecordKey key, T value);

    /**
     * Records many new things at once, as if one by one and for less, as when a school's consents are imported; all of them
     * or none. What was recorded under its key before is what was recorded then, and appends nothing.
     *
     * @param values what is recorded, by the keys that name it; of more than some thousands, a portion at a time
     * @return what is on record, in the order of the map
     * @throws IdempotencyException if another write of this ledger has one of the keys; then none is recorded
     * @throws ErasedException as for {@link #record}, of one of the values; then none is recorded
     * @throws IllegalArgumentException as for {@link #record}, of one of the values; then none is recorded
     */
    List<Recorded<T>> recordAll(Map<RecordKey, T> values);

    /**
     * Records a new version of a record: an end, an answer, or a correction.
     *
     * <p>Written again under the same key with the same value, it returns what was recorded then and appends nothing.
     * What is learned later never bears an earlier time than the version before it.
     *
     * @param key names the write
     * @param record the record that has a new version
     * @throws IdempotencyException if another write of this ledger has this key
     * @throws UnknownRecordException if there is no such record
     * @throws IllegalArgumentException as for {@link #record}, or if the value is about another party than the record
     */
    Recorded<T> amend(RecordKey key, RecordKey record, T value);

    /**
     * The newest version of a record that was known at an instant; empty if none was.
     *
     * @param knownAt what was learned later is left out; what was learned at this instant is in
     */
    Optional<Recorded<T>> find(RecordKey record, Instant knownAt);

    /**
     * The newest known version of each record about a person or an agency, ordered by key.
     *
     * @param party the subject of consents, opt-outs, holds, disclosures and requests; the agency of agreements and
     *     authorizations; of occurrences the person or the agency to whom it happened
     * @param knownAt what was learned later is left out; what was learned at this instant is in
     */
    List<Recorded<T>> about(PartyId party, Instant knownAt);

    /**
     * Some of the records that a query asks for, each in its newest version that was known then: ordered by their own time,
     * and those of one time in an order that stays. What is written meanwhile appears in later pages, or not; one that
     * was on a page does not appear again unless its time was amended. No more than the page is held in memory.
     *
     * @param after where the page before ended; {@link Cursor#START} for the first
     * @param limit how many records at most, from 1 to {@link Page#MAX_ROWS}
     * @throws IllegalArgumentException if the limit lies outside, or the query names another party and the ledger has none
     *     that could be asked for
     */
    Page<Recorded<T>> page(LedgerQuery query, Cursor after, int limit);

    /** All versions of a record, from the first; empty if there is no such record. */
    List<Recorded<T>> history(RecordKey record);
}
