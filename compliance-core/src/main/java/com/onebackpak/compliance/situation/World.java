package com.onebackpak.compliance.situation;

import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.event.Breach;
import com.onebackpak.compliance.event.Matter;
import com.onebackpak.compliance.event.PolicyChange;
import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.CustodyOrder;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * Everybody and everything that is on record, from which the facts about a request are gathered. What a ledger does not
 * list is not so; an attribute that is not recorded is unknown. Immutable, thread-safe.
 */
@Value.Immutable
@ValueStyle
public interface World extends Records {
    /** The declarations that say for which facts the world is closed. */
    @Override
    Vocabulary vocabulary();

    /** The vendor. */
    @Override
    PartyId vendor();

    /** The agencies. */
    @Override
    Agencies agencies();

    /** The organizations by id. */
    Map<PartyId, Organization> organizations();

    /** The people by id. */
    Map<PartyId, Person> people();

    /** The vendor's agreements. */
    List<Agreement> agreements();

    /** The agencies' authorizations of applications. */
    List<Authorization> authorizations();

    /** The consents. */
    List<Consent> consents();

    /** The opt-outs. */
    List<OptOut> optOuts();

    /** The holds. */
    List<Hold> holds();

    /** What takes parents' rights about a child. */
    List<CustodyOrder> custodyOrders();

    /** What happened to people and agencies. */
    List<Occurrence> occurrences();

    /**
     * The holds and occurrences once more, by the tenants whose ledgers tell them, where those of several are read together. Empty:
     * nobody says by whom they are told, and each counts for all.
     */
    Map<PartyId, TenantRecords> ofTenants();

    /** What befell data of an agency, once for each agency that a breach concerns. */
    List<Breach> breaches();

    /** The requests of people and agencies, by id. */
    Map<String, RightsRequest> requests();

    /** What came before agencies beside, by id: complaints, orders, school years, assessments. */
    Map<String, Matter> matters();

    /** New versions of policies. */
    List<PolicyChange> policyChanges();

    /** The kinds of ledgers of which a world has entries. */
    static List<LedgerKind<?>> ledgers() {
        return WorldLedger.ALL.stream().<LedgerKind<?>>map(WorldLedger::kind).toList();
    }

    /** The zone of those who belong to no agency; empty: unknown. */
    @Override
    Optional<ZoneId> defaultZone();

    /**
     * Refuses a ledger's terms that the vocabulary does not know, since a hold on a misspelt category would stop nothing,
     * and attributes that are declared as something else.
     */
    @Value.Check
    default void check() {
        people().values().forEach(person -> vocabulary().requireFitting(person.attributes()));
        organizations().values().forEach(one -> vocabulary().requireFitting(one.attributes()));
        agencies().all().forEach(agency -> vocabulary().requireFitting(agency.attributes()));
        agreements().forEach(agreement -> vocabulary().requireFitting(agreement.attributes()));
        WorldLedger.ALL.forEach(ledger -> ledger.checkTerms(this));
    }

    @Override
    default Optional<Person> person(PartyId id) {
        return Optional.ofNullable(people().get(id));
    }

    @Override
    default Optional<Organization> organization(PartyId id) {
        return Optional.ofNullable(organizations().get(id));
    }

    /** Whether the person is of the agency, of one above it or of one below, or it is not known of which. */
    default boolean mayBelongTo(PartyId person, PartyId agency) {
        Set<PartyId> own = person(person).map(Person::agencies).orElse(Set.of());
        return own.isEmpty()
                || own.stream()
                        .anyMatch(one -> agencies().lineage(one).contains(agency)
                                || agencies().lineage(agency).contains(one));
    }

    /** Those of some people who are of none of the agencies: what befell data of these concerns them at each, so that nobody is left out. */
    default Set<PartyId> strangersTo(Collection<PartyId> agencies, Collection<PartyId> people) {
        return people.stream()
                .filter(person -> agencies.stream().noneMatch(agency -> mayBelongTo(person, agency)))
                .collect(Collectors.toSet());
    }

    /**
     * The agencies whose days and whose states' laws count for a request: that to which it was made, else that made it, else all those
     * of the subject, in the order of their ids; empty: none of them is known.
     *
     * @param to to whom it was made: an agency or the vendor
     * @param requester who made it
     * @param subject about whom
     */
    default Set<PartyId> agenciesOfRequest(Optional<PartyId> to, PartyId requester, PartyId subject) {
        Optional<PartyId> named = Stream.concat(to.stream(), Stream.of(requester))
                .filter(agencies().ids()::contains)
                .findFirst();
        return named.map(Set::of)
                .orElseGet(() -> ImmutableSortedSet.copyOf(Sets.intersection(
                        person(subject).map(Person::agencies).orElse(Set.of()),
                        agencies().ids())));
    }

    /** The agencies whose days and whose states' laws count for a request; empty: none is known. */
    default Set<PartyId> agenciesOf(RightsRequest request) {
        return agenciesOfRequest(request.to(), request.requester(), request.subject());
    }

    @Override
    @SuppressWarnings("unchecked") // each list is of its ledger's values
    default <T> List<T> about(LedgerKind<T> ledger, PartyId party) {
        List<?> entries = byParty().getOrDefault(ledger, Map.of()).get(party);
        return entries == null ? List.of() : (List<T>) entries;
    }

    @Override
    default List<Agreement> signedBy(PartyId agency) {
        return closedAgreements().getOrDefault(agency, List.of());
    }

    /** The agreements by who signed, each with what is not so for want of being stated: made once, not for each request. */
    @Value.Lazy
    default Map<PartyId, List<Agreement>> closedAgreements() {
        return agreements().stream()
                .map(agreement -> PartyAttributes.closed(agreement, vocabulary()))
                .collect(Collectors.groupingBy(Agreement::agency, Collectors.toUnmodifiableList()));
    }

    @Override
    @Value.Lazy
    default SharedValues sharedValues() {
        return new SharedValues();
    }

    /** The entries of each ledger by whom they are about, so that one request does not look at everybody's. */
    @Value.Lazy
    default Map<LedgerKind<?>, Map<PartyId, ? extends List<?>>> byParty() {
        Map<LedgerKind<?>, Map<PartyId, ? extends List<?>>> all = new HashMap<>();
        WorldLedger.ALL.forEach(ledger -> all.put(ledger.kind(), Map.copyOf(ledger.byParty(this))));
        all.put(
                LedgerKind.REQUEST,
                requests().values().stream()
                        .collect(Collectors.groupingBy(RightsRequest::subject, Collectors.toUnmodifiableList())));
        return all;
    }

    /** Starts a world. */
    static Builder builder() {
        return new Builder();
    }

    /** Starts from this world. */
    default Builder toBuilder() {
        Builder builder = new Builder();
        builder.from(this);
        return builder;
    }

    /** Builds a {@link World}. Not thread-safe. */
    class Builder extends ImmutableWorld.Builder {
        Builder() {}

        /**
         * Adds entries of a ledger.
         *
         * @throws IllegalArgumentException if a world has none of such a ledger
         */
        public <T> Builder addAll(LedgerKind<T> ledger, List<T> entries) {
            WorldLedger.of(ledger)
                    .orElseThrow(() -> new IllegalArgumentException("a world has no " + ledger + " ledger"))
                    .adding()
                    .accept(this, entries);
            return this;
        }
    }
}
