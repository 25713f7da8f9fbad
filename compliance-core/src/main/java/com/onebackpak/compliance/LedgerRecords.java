package com.onebackpak.compliance;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.situation.Records;
import com.onebackpak.compliance.store.LedgerQuestion;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.RecordedHold;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the ledgers hold and the host's directory, as records from which the facts about one request are gathered.
 *
 * @param ledgers what the ledgers hold
 * @param tenancy who there is, and to which tenant a record belongs
 * @param vocabulary the declared facts
 * @param defaultZone the zone of people who belong to no agency
 * @param at the instant for which it is asked
 * @param skew by how much sooner counts what begins to stand in the way
 */
record LedgerRecords(
        AskedLedgers ledgers,
        Tenancy tenancy,
        Vocabulary vocabulary,
        Optional<ZoneId> defaultZone,
        Instant at,
        Duration skew)
        implements Records {
    @Override
    public PartyId vendor() {
        return tenancy.vendor();
    }

    @Override
    public Agencies agencies() {
        return tenancy.directory().agencies();
    }

    @Override
    public Optional<Person> person(PartyId id) {
        return tenancy.directory().person(id);
    }

    @Override
    public Optional<Organization> organization(PartyId id) {
        return tenancy.directory().organization(id);
    }

    @Override
    public <T> List<T> about(LedgerKind<T> ledger, PartyId party) {
        return answers(LedgerQuestion.about(ledger, party));
    }

    @Override
    public List<Authorization> authorizations(PartyId agency, PartyId application) {
        return answers(LedgerQuestion.authorizations(agency, application));
    }

    /** A request to inspect begins to stand in the way as a hold does. */
    @Override
    public List<Hold> holdsOn(PartyId person) {
        Stream<Recorded<Hold>> inspections = ledgers.answersTo(LedgerQuestion.about(LedgerKind.REQUEST, person))
                .flatMap(request -> request.value().asHold().map(request::withValue).stream());
        return Stream.concat(ledgers.answersTo(LedgerQuestion.about(LedgerKind.HOLD, person)), inspections)
                .map(hold -> RecordedHold.countedAt(at, skew, hold))
                .toList();
    }

    private <T> List<T> answers(LedgerQuestion<T> question) {
        return ledgers.answersTo(question)
                .map(recorded -> question.ledger().countedAt(at, skew, recorded.value()))
                .toList();
    }
}
