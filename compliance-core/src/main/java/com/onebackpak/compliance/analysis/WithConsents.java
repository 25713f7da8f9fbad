package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.situation.Records;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Records in which one person's consents are these. Immutable.
 *
 * @param records all else
 * @param subject whose consents
 * @param consents what they are
 */
record WithConsents(Records records, PartyId subject, List<Consent> consents) implements Records {
    @Override
    @SuppressWarnings("unchecked") // consents are what the ledger of consents holds
    public <T> List<T> about(LedgerKind<T> ledger, PartyId party) {
        return ledger == LedgerKind.CONSENT && party.equals(subject)
                ? (List<T>) consents
                : records.about(ledger, party);
    }

    @Override
    public Vocabulary vocabulary() {
        return records.vocabulary();
    }

    @Override
    public PartyId vendor() {
        return records.vendor();
    }

    @Override
    public Optional<ZoneId> defaultZone() {
        return records.defaultZone();
    }

    @Override
    public Agencies agencies() {
        return records.agencies();
    }

    @Override
    public Optional<Person> person(PartyId id) {
        return records.person(id);
    }

    @Override
    public Optional<Organization> organization(PartyId id) {
        return records.organization(id);
    }
}
