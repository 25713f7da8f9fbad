package com.onebackpak.compliance.situation;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that facts are gathered from: who there is, and what the ledgers hold about them. What a ledger does not hold is not
 * so; an attribute that is not recorded is unknown, unless its declaration closes the world for it.
 */
public interface Records extends Directory {
    /** The declarations that say which facts there are, and for which the world is closed. */
    Vocabulary vocabulary();

    /** The vendor. */
    PartyId vendor();

    /** The zone of those who belong to no agency; empty: unknown. */
    Optional<ZoneId> defaultZone();

    /** What a ledger holds about a person or an agency itself, in no order. */
    <T> List<T> about(LedgerKind<T> ledger, PartyId party);

    /** An agency's own authorizations of an application, in no order. */
    default List<Authorization> authorizations(PartyId agency, PartyId application) {
        return about(LedgerKind.AUTHORIZATION, agency).stream()
                .filter(authorization -> authorization.application().equals(application))
                .toList();
    }

    /** An agency's own agreements, in no order, each with what is not so for want of being stated. */
    default List<Agreement> signedBy(PartyId agency) {
        return about(LedgerKind.AGREEMENT, agency).stream()
                .map(agreement -> PartyAttributes.closed(agreement, vocabulary()))
                .toList();
    }

    /** What keeps a person's data, and when: the holds, and each request to inspect as the hold that it is (34 CFR 99.10(e)). */
    default List<Hold> holdsOn(PartyId person) {
        return Stream.concat(
                        about(LedgerKind.HOLD, person).stream(),
                        about(LedgerKind.REQUEST, person).stream().flatMap(request -> request.asHold().stream()))
                .toList();
    }

    /** Where what facts have in common is kept once: of records that are not kept, nowhere. */
    default SharedValues sharedValues() {
        return SharedValues.none();
    }

    /**
     * Gathers what is known about a request's parties.
     *
     * @param at the instant for which to decide: what is recorded to happen later has not happened
     */
    default Facts factsFor(ProcessingRequest request, Instant at) {
        return new FactGatherer(this, request, at).facts(sharedValues());
    }

    /**
     * The facts, of the agreements those alone of an agency and of what stands above it; they are unknown if it is not on
     * record.
     */
    default Facts underAgreementsOf(PartyId agency, Facts facts) {
        return FactGatherer.underAgreementsOf(this, agencies().lineage(agency), facts);
    }

    /** Gathers what is known about a request's parties after all that is recorded to happen. */
    default Facts factsFor(ProcessingRequest request) {
        return factsFor(request, Instant.MAX);
    }
}
