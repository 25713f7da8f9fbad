package com.onebackpak.compliance;

import com.onebackpak.compliance.ledger.ClockSkew;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Gathers facts from the ledgers and the host's directory: all that is known, or what was known at an instant. Facts about
 * a request are looked up in the ledgers of the tenants whose people and agencies it concerns, and in no others.
 * Thread-safe if the stores and the directory are.
 *
 * <p>Over stores that take part in the host's transaction it sees what that transaction has recorded, too; over others it
 * does not see an opt-out that the host has just recorded and not committed.
 *
 * <pre>{@code
 * LedgerFacts ledgers = LedgerFacts.of(stores, tenancy, policies.vocabulary());
 * Facts now = ledgers.factsFor(request, clock.instant());
 * Facts asKnownThen = ledgers.factsAsKnownAt(request, Instant.parse("2026-01-01T00:00:00Z"));
 * }</pre>
 */
public final class LedgerFacts implements FactSource {
    private final ComplianceStores stores;
    private final Tenancy tenancy;
    private final Vocabulary vocabulary;
    private final Optional<ZoneId> defaultZone;
    private final Duration skew;

    private LedgerFacts(
            ComplianceStores stores,
            Tenancy tenancy,
            Vocabulary vocabulary,
            Optional<ZoneId> defaultZone,
            Duration skew) {
        this.stores = stores;
        this.tenancy = tenancy;
        this.vocabulary = vocabulary;
        this.defaultZone = defaultZone;
        this.skew = skew;
    }

    /** Gathers from the stores; the zone of people who belong to no agency is unknown. */
    public static LedgerFacts of(ComplianceStores stores, Tenancy tenancy, Vocabulary vocabulary) {
        return new LedgerFacts(stores, tenancy, vocabulary, Optional.empty(), ClockSkew.USUAL);
    }

    /** Returns a source that takes the zone for people who belong to no agency. */
    public LedgerFacts withDefaultZone(ZoneId zone) {
        return new LedgerFacts(stores, tenancy, vocabulary, Optional.of(zone), skew);
    }

    /**
     * Returns a source for processes whose clocks disagree by so much at most, instead of {@link ClockSkew#USUAL}: an
     * opt-out, a hold, or an end of a consent, an agreement or an authorization counts that much sooner, because by the
     * clock of who recorded it, it may have begun.
     *
     * @throws IllegalArgumentException if it is negative or longer than ten minutes
     */
    public LedgerFacts withClockSkew(Duration atMost) {
        return new LedgerFacts(stores, tenancy, vocabulary, defaultZone, ClockSkew.checked(atMost));
    }

    @Override
    public LedgerFacts within(ComplianceStores joined) {
        return new LedgerFacts(joined, tenancy, vocabulary, defaultZone, skew);
    }

    /**
     * Gathers all that is on record, whatever a clock says of when it was learned: by the clock of this process, what
     * another with a faster one has recorded would not be known yet, and its opt-out would stop nothing. Who decides for
     * a past instant by what was known then gathers by {@link #factsAsKnownAt}.
     */
    @Override
    public Facts factsFor(ProcessingRequest request, Instant at) {
        return facts(List.of(request), Instant.MAX, at, skew).get(0);
    }

    /**
     * Gathers as {@link #factsFor} does for each of several requests, for less: of all of them each question is asked of the
     * ledgers once, and together. So what is to be decided about somebody at one time costs no more than one request.
     *
     * @return the facts in the order of the requests
     */
    public List<Facts> factsForEach(List<ProcessingRequest> requests, Instant at) {
        return facts(requests, Instant.MAX, at, skew);
    }

    /**
     * Gathers what was known at an instant.
     *
     * @param knownAt what the ledgers learned later is left out; the directory tells what it knows today
     */
    public Facts factsAsKnownAt(ProcessingRequest request, Instant knownAt) {
        return facts(List.of(request), knownAt, knownAt, Duration.ZERO).get(0);
    }

    private List<Facts> facts(List<ProcessingRequest> requests, Instant knownAt, Instant at, Duration sooner) {
        AskedLedgers ledgers = new AskedLedgers(stores, tenancy, knownAt, requests);
        LedgerRecords records = new LedgerRecords(ledgers, tenancy, vocabulary, defaultZone, at, sooner);
        return requests.stream().map(request -> records.factsFor(request, at)).toList();
    }
}
