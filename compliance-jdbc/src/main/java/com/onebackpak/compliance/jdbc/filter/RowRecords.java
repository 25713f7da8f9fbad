package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.situation.Records;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The host's records with one more person, who stands for all rows of a kind: facts about such rows are gathered as of
 * anybody. Nothing is on record about the person beside the holds, because what the ledgers hold is asked of each row; and
 * nothing about agencies, where no test reads it.
 */
record RowRecords(
        Tenancy tenancy,
        Vocabulary vocabulary,
        Optional<ZoneId> defaultZone,
        Optional<AgencyLedgers> ledgers,
        Person row,
        List<Hold> holds)
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
        return id.equals(row.id()) ? Optional.of(row) : tenancy.directory().person(id);
    }

    @Override
    public Optional<Organization> organization(PartyId id) {
        return tenancy.directory().organization(id);
    }

    @Override
    @SuppressWarnings("unchecked") // the holds are what the ledger of holds has
    public <T> List<T> about(LedgerKind<T> ledger, PartyId party) {
        if (agencies().find(party).isPresent()) {
            return ledgers.map(all -> all.about(ledger, party)).orElse(List.of());
        }
        return ledger.equals(LedgerKind.HOLD) ? (List<T>) holds : List.of();
    }

    @Override
    public List<Authorization> authorizations(PartyId agency, PartyId application) {
        return ledgers.map(all -> all.authorizations(agency, application)).orElse(List.of());
    }
}
