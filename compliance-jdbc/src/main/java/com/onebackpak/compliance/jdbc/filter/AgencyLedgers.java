package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.LedgerAnswers;
import com.onebackpak.compliance.store.LedgerQuestion;
import com.onebackpak.compliance.store.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the ledgers hold about agencies, as it counts for a filter: read of all of them at once, when it is first wanted. Not
 * thread-safe.
 */
final class AgencyLedgers {
    private final ComplianceStores stores;
    private final Tenancy tenancy;
    private final AsOf asOf;
    private final Optional<PartyId> application;
    private final Map<PartyId, LedgerAnswers> byTenant = new HashMap<>();

    AgencyLedgers(ComplianceStores stores, Tenancy tenancy, AsOf asOf, Optional<PartyId> application) {
        this.stores = stores;
        this.tenancy = tenancy;
        this.asOf = asOf;
        this.application = application;
    }

    <T> List<T> about(LedgerKind<T> ledger, PartyId agency) {
        return answers(LedgerQuestion.about(ledger, agency));
    }

    /** Of the application that the request is about, the only one that is asked for. */
    List<Authorization> authorizations(PartyId agency, PartyId of) {
        return answers(LedgerQuestion.authorizations(agency, of));
    }

    private <T> List<T> answers(LedgerQuestion<T> question) {
        ask();
        PartyId tenant = tenancy.ofAgency(question.party());
        return Optional.ofNullable(byTenant.get(tenant)).stream()
                .flatMap(answers -> answers.to(question).stream())
                .map(Recorded::value)
                .map(value -> question.ledger().countedAt(asOf.at(), asOf.skew(), value))
                .toList();
    }

    private void ask() {
        if (!byTenant.isEmpty()) {
            return;
        }
        Map<PartyId, List<LedgerQuestion<?>>> questions = new LinkedHashMap<>();
        for (Agency agency : tenancy.directory().agencies().all()) {
            List<LedgerQuestion<?>> ofTenant =
                    questions.computeIfAbsent(tenancy.ofAgency(agency.id()), none -> new ArrayList<>());
            ofTenant.add(LedgerQuestion.about(LedgerKind.AGREEMENT, agency.id()));
            ofTenant.add(LedgerQuestion.about(LedgerKind.OCCURRENCE, agency.id()));
            application.ifPresent(one -> ofTenant.add(LedgerQuestion.authorizations(agency.id(), one)));
        }
        questions.forEach(
                (tenant, asked) -> byTenant.put(tenant, stores.of(tenant).answers(asked, asOf.knownAt())));
    }
}
