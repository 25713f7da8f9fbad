package com.onebackpak.compliance.jdbc.internal.ledger;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.LedgerQuestion;
import com.onebackpak.compliance.store.Recorded;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What the ledgers about agencies have answered lately: nothing older than is allowed, counted from before it was read, and
 * nothing that was read before this process wrote to such a ledger last. What was answered about people is not held at all.
 * Holds a bounded number of records. Thread-safe.
 */
public final class HeldAnswers {
    private static final long MAX_RECORDS = 100_000;

    private final long heldFor;
    private final LongSupplier nanoseconds;
    private final Cache<Key, Answer> held;

    /** Counts the writes; an answer is kept only if none ended while it was read. */
    private long writes;

    private record Key(PartyId tenant, LedgerQuestion<?> question) {}

    private record Answer(List<? extends Recorded<?>> records, long since) {}

    /** When a reading began, and after which write. */
    record Moment(long nanoseconds, long writes) {}

    /**
     * Makes an empty memory.
     *
     * @param heldFor how old an answer may be; zero: nothing is held
     * @param nanoseconds counts on, from wherever
     */
    public HeldAnswers(Duration heldFor, LongSupplier nanoseconds) {
        this.heldFor = heldFor.toNanos();
        this.nanoseconds = nanoseconds;
        this.held = CacheBuilder.newBuilder()
                .maximumWeight(MAX_RECORDS)
                .weigher((Key key, Answer answer) -> 1 + answer.records().size())
                .build();
    }

    /** To be asked for before anything is read that is to be held. */
    synchronized Moment now() {
        return new Moment(nanoseconds.getAsLong(), writes);
    }

    /** The answer to a question, if it is held and not too old. */
    Optional<List<? extends Recorded<?>>> find(PartyId tenant, LedgerQuestion<?> question) {
        return Optional.ofNullable(held.getIfPresent(new Key(tenant, question)))
                .filter(answer -> nanoseconds.getAsLong() - answer.since() < heldFor)
                .map(Answer::records);
    }

    /** Holds an answer that was read since a moment, unless something was written meanwhile. */
    synchronized void hold(
            PartyId tenant, LedgerQuestion<?> question, List<? extends Recorded<?>> records, Moment since) {
        if (writes == since.writes() && !question.ledger().isAboutPeople()) {
            held.put(new Key(tenant, question), new Answer(records, since.nanoseconds()));
        }
    }

    /** Forgets everything, because a write to a ledger about agencies has ended, well or not. */
    synchronized void forget() {
        writes++;
        held.invalidateAll();
    }
}
