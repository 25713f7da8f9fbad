package com.onebackpak.compliance.store;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.ledger.ClockSkew;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.rights.RightsRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** All that is stored for one tenant. */
public interface TenantStores {
    /** The tenant. */
    PartyId tenant();

    /** The ledger of a kind. */
    <T> Ledger<T> ledger(LedgerKind<T> kind);

    /**
     * The answers of several ledgers at once, each as {@link Ledger#about} gives it: all that a decision needs, in as few
     * round trips as the store can. Where all is asked for that is on record ({@link Instant#MAX}), a store may answer about
     * agencies from memory, for a bounded time, which it states; about people it never does.
     *
     * @param knownAt what was learned later is left out; what was learned at this instant is in
     */
    default LedgerAnswers answers(Collection<LedgerQuestion<?>> questions, Instant knownAt) {
        return LedgerAnswers.of(questions, new LedgerAnswers.Answering() {
            @Override
            public <T> List<Recorded<T>> answer(LedgerQuestion<T> question) {
                return ledger(question.ledger()).about(question.party(), knownAt).stream()
                        .filter(each -> question.isAnsweredBy(each.value()))
                        .toList();
            }
        });
    }

    /** The consents. */
    default Ledger<Consent> consents() {
        return ledger(LedgerKind.CONSENT);
    }

    /** What people have refused. */
    default Ledger<OptOut> optOuts() {
        return ledger(LedgerKind.OPT_OUT);
    }

    /** What must not be deleted. */
    default Ledger<Hold> holds() {
        return ledger(LedgerKind.HOLD);
    }

    /**
     * What keeps a person's data here at an instant, or by another clock may: the holds on record and the requests to inspect that are
     * open (34 CFR 99.10(e)), each request as the hold that it is, under its own key. The newest versions count, also of what was
     * learned, and had begun, later than a clock says that was set back.
     */
    default List<Recorded<Hold>> liveHolds(PartyId person, Instant now) {
        Stream<Recorded<Hold>> inspections = requests().about(person, Instant.MAX).stream()
                .flatMap(request -> request.value().asHold().map(request::withValue).stream());
        return Stream.concat(holds().about(person, Instant.MAX).stream(), inspections)
                .map(hold -> hold.withValue(RecordedHold.countedAt(now, ClockSkew.USUAL, hold)))
                .filter(hold -> hold.value().span().contains(now))
                .toList();
    }

    /** What went to whom. */
    default Ledger<Disclosure> disclosures() {
        return ledger(LedgerKind.DISCLOSURE);
    }

    /** Who asked for what about whom. */
    default Ledger<RightsRequest> requests() {
        return ledger(LedgerKind.REQUEST);
    }

    /** What happened to people and agencies. */
    default Ledger<Occurrence> occurrences() {
        return ledger(LedgerKind.OCCURRENCE);
    }

    /** The vendor's agreements with agencies. */
    default Ledger<Agreement> agreements() {
        return ledger(LedgerKind.AGREEMENT);
    }

    /** The agencies' authorizations of applications. */
    default Ledger<Authorization> authorizations() {
        return ledger(LedgerKind.AUTHORIZATION);
    }

    /** The decisions. */
    DecisionLedger decisions();

    /** The archive of the policies that were decided under. */
    PolicyArchive policies();

    /** Erases all that is on record about a person. */
    Erasures erasures();

    /** The audit log. */
    AuditLog auditLog();
}
