package com.onebackpak.compliance.situation;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** The zone of those who belong to no agency; empty: unknown. */
    @Override
    Optional<ZoneId> defaultZone();

    /**
     * Refuses a ledger's terms that the vocabulary does not know, since a hold on a misspelt category would stop nothing,
     * and attributes that are declared as something else.
     */
    @Value.Check
    default void check() {
        people().values().forEach(person -> PartyAttributes.check(person.attributes(), vocabulary()));
        organizations().values().forEach(one -> PartyAttributes.check(one.attributes(), vocabulary()));
        agencies().all().forEach(agency -> PartyAttributes.check(agency.attributes(), vocabulary()));
        agreements().forEach(agreement -> PartyAttributes.check(agreement.attributes(), vocabulary()));
        Stream<Stream<? extends Term>> terms = Stream.of(
                agreements().stream().flatMap(Agreement::terms),
                authorizations().stream().flatMap(Authorization::terms),
                consents().stream().flatMap(Consent::terms),
                optOuts().stream().flatMap(OptOut::terms),
                holds().stream().flatMap(Hold::terms));
        terms.flatMap(each -> each).forEach(vocabulary()::requireKnown);
    }

    @Override
    default Optional<Person> person(PartyId id) {
        return Optional.ofNullable(people().get(id));
    }

    @Override
    default Optional<Organization> organization(PartyId id) {
        return Optional.ofNullable(organizations().get(id));
    }

    @Override
    default List<Agreement> agreementsOf(PartyId agency) {
        return agreements().stream().filter(a -> a.agency().equals(agency)).toList();
    }

    @Override
    default List<Authorization> authorizationsOf(PartyId agency) {
        return authorizations().stream().filter(a -> a.agency().equals(agency)).toList();
    }

    @Override
    default List<Consent> consentsOf(PartyId subject) {
        return consentsBySubject().getOrDefault(subject, List.of());
    }

    @Override
    default List<OptOut> optOutsOf(PartyId person) {
        return optOutsByPerson().getOrDefault(person, List.of());
    }

    @Override
    default List<Hold> holdsOf(PartyId subject) {
        return holdsBySubject().getOrDefault(subject, List.of());
    }

    /** The consents by subject, so that one request does not look at everybody's. */
    @Value.Lazy
    default Map<PartyId, List<Consent>> consentsBySubject() {
        return consents().stream().collect(Collectors.groupingBy(Consent::subject));
    }

    /** The opt-outs by person. */
    @Value.Lazy
    default Map<PartyId, List<OptOut>> optOutsByPerson() {
        return optOuts().stream().collect(Collectors.groupingBy(OptOut::person));
    }

    /** The holds by subject. */
    @Value.Lazy
    default Map<PartyId, List<Hold>> holdsBySubject() {
        return holds().stream().collect(Collectors.groupingBy(Hold::subject));
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
    }
}
