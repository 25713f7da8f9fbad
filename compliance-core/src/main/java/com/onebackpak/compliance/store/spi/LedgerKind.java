package com.onebackpak.compliance.store.spi;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The kinds of ledgers, and what all stores must know of what they hold: whom it is about, what it is written as, and
 * what is refused. So no two stores can differ in it. Immutable, thread-safe.
 *
 * @param <T> what the ledger holds
 */
public final class LedgerKind<T> {
    /** Who consented to what. */
    public static final LedgerKind<Consent> CONSENT =
            new LedgerKind<>("consent", true, Consent::subject, RecordData::of, RecordChecks::consent);

    /** Who refused what. */
    public static final LedgerKind<OptOut> OPT_OUT =
            new LedgerKind<>("opt-out", true, OptOut::person, RecordData::of, RecordChecks::optOut);

    /** What must not be deleted. */
    public static final LedgerKind<Hold> HOLD =
            new LedgerKind<>("hold", true, Hold::subject, RecordData::of, RecordChecks::hold);

    /** What went to whom. */
    public static final LedgerKind<Disclosure> DISCLOSURE =
            new LedgerKind<>("disclosure", true, Disclosure::subject, RecordData::of, RecordChecks::disclosure);

    /** Who asked for what about whom. */
    public static final LedgerKind<RightsRequest> REQUEST =
            new LedgerKind<>("request", true, RightsRequest::subject, RecordData::of, RecordChecks::request);

    /** The vendor's agreements with agencies. */
    public static final LedgerKind<Agreement> AGREEMENT =
            new LedgerKind<>("agreement", false, Agreement::agency, RecordData::of, RecordChecks::agreement);

    /** The agencies' authorizations of applications. */
    public static final LedgerKind<Authorization> AUTHORIZATION = new LedgerKind<>(
            "authorization", false, Authorization::agency, RecordData::of, RecordChecks::authorization);

    private final String name;
    private final boolean aboutPeople;
    private final Function<T, PartyId> party;
    private final Function<T, Map<String, Object>> data;
    private final BiFunction<RecordChecks, T, T> checks;

    private LedgerKind(
            String name,
            boolean aboutPeople,
            Function<T, PartyId> party,
            Function<T, Map<String, Object>> data,
            BiFunction<RecordChecks, T, T> checks) {
        this.name = name;
        this.aboutPeople = aboutPeople;
        this.party = party;
        this.data = data;
        this.checks = checks;
    }

    /** The name, in messages and in the audit log. */
    public String name() {
        return name;
    }

    /** Whether what it holds is about people, and so must be erasable; else it is about agencies. */
    public boolean isAboutPeople() {
        return aboutPeople;
    }

    /** Whom the value is about. */
    public PartyId party(T value) {
        return party.apply(value);
    }

    /** The value as plain data; equal values give equal data. */
    public Map<String, Object> data(T value) {
        return data.apply(value);
    }

    /**
     * Returns the value as it is stored: its instants to the microsecond.
     *
     * @throws IllegalArgumentException if it names a term that the vocabulary does not know, has an instant outside the
     *     years 1 to 9999, or a text that no database can hold
     */
    public T checked(T value, Vocabulary vocabulary) {
        return checks.apply(new RecordChecks(vocabulary), value);
    }

    /** All kinds. */
    public static Set<LedgerKind<?>> all() {
        return Set.of(CONSENT, OPT_OUT, HOLD, DISCLOSURE, REQUEST, AGREEMENT, AUTHORIZATION);
    }

    @Override
    public String toString() {
        return name;
    }
}
