package com.onebackpak.compliance;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.LedgerAnswers;
import com.onebackpak.compliance.store.LedgerQuestion;
import com.onebackpak.compliance.store.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the ledgers hold that requests are about: about a person in the ledgers of the person's tenants, about an agency
 * in those of its tenant, and in no others. What is asked for nearly every request is asked at once of each tenant, the
 * rest when it is wanted, and nothing twice. Not thread-safe.
 */
final class AskedLedgers {
    private static final List<LedgerKind<?>> ABOUT_SUBJECTS =
            List.of(LedgerKind.CONSENT, LedgerKind.OPT_OUT, LedgerKind.HOLD, LedgerKind.REQUEST);

    private final ComplianceStores stores;
    private final Tenancy tenancy;
    private final Instant knownAt;
    private final Map<PartyId, Map<LedgerQuestion<?>, LedgerAnswers>> asked = new HashMap<>();

    /** Of the people that were asked about; others would be looked for once for each question. */
    private final Map<PartyId, List<PartyId>> tenantsOfPeople = new HashMap<>();

    /**
     * Asks what facts about the requests are gathered from.
     *
     * @param knownAt what the ledgers learned later is left out
     */
    AskedLedgers(ComplianceStores stores, Tenancy tenancy, Instant knownAt, List<ProcessingRequest> requests) {
        this.stores = stores;
        this.tenancy = tenancy;
        this.knownAt = knownAt;
        Map<PartyId, Set<LedgerQuestion<?>>> byTenant = new LinkedHashMap<>();
        Set<LedgerQuestion<?>> questions = new LinkedHashSet<>();
        requests.forEach(request -> questions.addAll(questions(request)));
        for (LedgerQuestion<?> question : questions) {
            tenantsOf(question)
                    .forEach(tenant -> byTenant.computeIfAbsent(tenant, none -> new LinkedHashSet<>())
                            .add(question));
        }
        byTenant.forEach(this::ask);
    }

    /** What the ledgers hold that was asked for, in no order. */
    <T> Stream<Recorded<T>> answersTo(LedgerQuestion<T> question) {
        return tenantsOf(question).stream().flatMap(tenant -> answers(tenant, question).to(question).stream());
    }

    private List<LedgerQuestion<?>> questions(ProcessingRequest request) {
        Directory directory = tenancy.directory();
        Optional<Person> named = request.subject().flatMap(directory::person);
        if (named.isEmpty()) {
            return List.of();
        }
        Person subject = named.get();
        List<LedgerQuestion<?>> questions = new ArrayList<>();
        ABOUT_SUBJECTS.forEach(ledger -> questions.add(LedgerQuestion.about(ledger, subject.id())));
        for (PartyId agency : agencies(subject, directory)) {
            questions.add(LedgerQuestion.about(LedgerKind.AGREEMENT, agency));
            request.authorizedApplication()
                    .ifPresent(application -> questions.add(LedgerQuestion.authorizations(agency, application)));
        }
        return questions;
    }

    /** The subject's agencies and the children's, with all above them. */
    private static Set<PartyId> agencies(Person subject, Directory directory) {
        Agencies agencies = directory.agencies();
        Stream<Person> children = subject.children().stream().flatMap(child -> directory.person(child).stream());
        return Stream.concat(Stream.of(subject), children)
                .flatMap(person -> person.agencies().stream())
                .flatMap(agency -> agencies.lineage(agency).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Collection<PartyId> tenantsOf(LedgerQuestion<?> question) {
        PartyId party = question.party();
        return tenancy.directory().agencies().find(party).isPresent()
                        || !question.ledger().isAboutPeople()
                ? Set.of(tenancy.ofAgency(party))
                : tenantsOfPeople.computeIfAbsent(party, tenancy::allOfPerson);
    }

    private LedgerAnswers answers(PartyId tenant, LedgerQuestion<?> question) {
        if (!asked.getOrDefault(tenant, Map.of()).containsKey(question)) {
            ask(tenant, Set.of(question));
        }
        return Objects.requireNonNull(asked.getOrDefault(tenant, Map.of()).get(question));
    }

    private void ask(PartyId tenant, Set<LedgerQuestion<?>> questions) {
        LedgerAnswers answers = stores.of(tenant).answers(questions, knownAt);
        Map<LedgerQuestion<?>, LedgerAnswers> known = asked.computeIfAbsent(tenant, none -> new HashMap<>());
        questions.forEach(question -> known.put(question, answers));
    }
}
