package com.onebackpak.compliance.document;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.document.Formats.Keyed;
import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.evaluation.World;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Puts a world together from what was read: resolves who is meant, gives dates their zone, and refuses what refers to
 * nobody.
 */
final class WorldAssembly {
    private final WorldFormat format;
    private final Values values;
    private final ZoneId fallback;
    private final Agencies agencies;
    private final Map<PartyId, Organization> organizations;
    private final Map<PartyId, Person> people;

    /**
     * Makes an assembly.
     *
     * @param fallback the zone of those who belong to no agency, and of agencies without one
     */
    WorldAssembly(WorldFormat format, Values values, ZoneId fallback) {
        this.format = format;
        this.values = values;
        this.fallback = fallback;
        this.agencies = agencies();
        this.organizations = keyed(format.organizations, this::organization);
        this.people = keyed(format.people, this::person);
        checkDistinct();
    }

    World world(Vocabulary vocabulary) {
        checkRelations();
        return World.builder()
                .vocabulary(vocabulary)
                .vendor(values.find(format.vendor).orElse(PartyId.of(WorldFormat.DEFAULT_VENDOR)))
                .agencies(agencies)
                .putAllOrganizations(organizations)
                .putAllPeople(people)
                .addAllAgreements(each(format.agreements, this::agreement))
                .addAllAuthorizations(each(format.authorizations, this::authorization))
                .addAllConsents(each(format.consents, this::consent))
                .addAllOptOuts(each(format.optOuts, this::optOut))
                .addAllHolds(each(format.holds, this::hold))
                .defaultZone(fallback)
                .build();
    }

    /** The zone in which dates about the person are meant. */
    static ZoneId zoneOf(World world, PartyId person, ZoneId fallback) {
        return zoneOf(Optional.ofNullable(world.people().get(person)), world.people(), world.agencies(), fallback);
    }

    private static ZoneId zoneOf(
            Optional<Person> person, Map<PartyId, Person> people, Agencies agencies, ZoneId fallback) {
        Optional<PartyId> own = person.flatMap(Person::agency);
        Optional<PartyId> childs = person.stream()
                .flatMap(p -> p.children().stream())
                .flatMap(id -> Optional.ofNullable(people.get(id)).stream())
                .flatMap(child -> child.agency().stream())
                .findFirst();
        return own.or(() -> childs).flatMap(agencies::zone).orElse(fallback);
    }

    private Agencies agencies() {
        List<Agency> all = new ArrayList<>();
        List<Keyed<Values>> listed = values.list(format.agencies);
        Set<PartyId> ids = new LinkedHashSet<>();
        listed.forEach(agency -> ids.add(id(agency)));
        for (Keyed<Values> agency : listed) {
            Values v = agency.value();
            all.add(new Agency(
                    id(agency),
                    v.get(format.agency.kind),
                    v.find(format.agency.parent).map(parent -> known("agency", parent, ids)),
                    v.find(format.agency.jurisdiction),
                    v.find(format.agency.zone)));
        }
        Map<PartyId, PartyId> parents = new HashMap<>();
        all.forEach(a -> a.parent().ifPresent(parent -> parents.put(a.id(), parent)));
        listed.forEach(agency -> checkParents(agency, parents));
        return Agencies.of(all);
    }

    private void checkParents(Keyed<Values> agency, Map<PartyId, PartyId> parents) {
        PartyId start = id(agency);
        Set<PartyId> above = new LinkedHashSet<>();
        PartyId next = parents.get(start);
        while (next != null && above.add(next)) {
            next = parents.get(next);
        }
        if (above.contains(start)) {
            throw new DocumentException(
                    "agencies must not be each other's parents: " + above,
                    agency.value().at(format.agency.parent));
        }
    }

    private static PartyId id(Keyed<Values> keyed) {
        try {
            return PartyId.of(keyed.key());
        } catch (IllegalArgumentException e) {
            throw DocumentException.of(e, keyed.position());
        }
    }

    /** An id that two parties bear would leave open who is meant. */
    private void checkDistinct() {
        Map<String, String> bearers = new HashMap<>();
        checkDistinct("an agency", format.agencies, bearers);
        checkDistinct("an organization", format.organizations, bearers);
        checkDistinct("a person", format.people, bearers);
    }

    private void checkDistinct(String what, Field<List<Keyed<Values>>> section, Map<String, String> bearers) {
        values.list(section).forEach(entry -> {
            String other = bearers.putIfAbsent(entry.key(), what);
            if (other != null) {
                throw new DocumentException(
                        "'" + entry.key() + "' is the id of " + other + " already", entry.position());
            }
        });
    }

    private <T> Map<PartyId, T> keyed(Field<List<Keyed<Values>>> section, Function<Keyed<Values>, T> conversion) {
        Map<PartyId, T> all = new LinkedHashMap<>();
        values.list(section).forEach(entry -> all.put(id(entry), conversion.apply(entry)));
        return all;
    }

    private <T> List<T> each(Field<List<Values>> section, Function<Values, T> conversion) {
        return values.list(section).stream()
                .map(entry -> {
                    try {
                        return conversion.apply(entry);
                    } catch (IllegalArgumentException e) {
                        throw DocumentException.of(e, entry.position());
                    }
                })
                .toList();
    }

    private Organization organization(Keyed<Values> entry) {
        WorldFormat.OrganizationSection section = format.organization;
        Organization.Builder organization = Organization.builder()
                .id(id(entry))
                .kind(entry.value().get(section.kind))
                .region(entry.value().find(section.region));
        section.attributes.forEach(
                (name, field) -> entry.value().find(field).ifPresent(value -> organization.putAttributes(name, value)));
        return organization.build();
    }

    private Person person(Keyed<Values> entry) {
        WorldFormat.PersonSection section = format.person;
        Values v = entry.value();
        return Person.builder()
                .id(id(entry))
                .kind(v.get(section.kind))
                .agency(v.find(section.school).map(this::agency))
                .birthDate(v.find(section.birthDate))
                .postsecondary(v.isTrue(section.postsecondary))
                .enrolledUntil(v.find(section.enrolledUntil))
                .jurisdiction(v.find(section.jurisdiction))
                .addAllTeaches(
                        v.list(section.teaches).stream().map(Located::value).toList())
                .addAllChildren(
                        v.list(section.children).stream().map(Located::value).toList())
                .build();
    }

    /** People may name each other before they are listed, so this is checked once all are known. */
    private void checkRelations() {
        values.list(format.people).forEach(entry -> {
            entry.value().list(format.person.teaches).forEach(this::person);
            entry.value().list(format.person.children).forEach(this::person);
        });
    }

    private Agreement agreement(Values v) {
        WorldFormat.AgreementSection section = format.agreement;
        PartyId agency = agency(v.get(section.agency));
        ZoneId zone = agencies.zone(agency).orElse(fallback);
        return Agreement.builder()
                .agency(agency)
                .term(Moment.span(v, section.from, section.until, zone))
                .terminated(v.find(section.terminated).map(m -> m.in(zone)))
                .addAllPermits(v.list(section.permits))
                .addAllFeatures(v.list(section.features))
                .signOn(v.find(section.signOn))
                .disposalDays(v.find(section.disposalDays))
                .deletionRequestDays(v.find(section.deletionRequestDays))
                .breachNoticeHours(v.find(section.breachNoticeHours))
                .build();
    }

    private Authorization authorization(Values v) {
        WorldFormat.AuthorizationSection section = format.authorization;
        PartyId agency = agency(v.get(section.agency));
        return new Authorization(
                agency,
                known("organization", v.get(section.application), organizations.keySet()),
                Set.copyOf(v.list(section.allowed)),
                Set.copyOf(v.list(section.allowedFor)),
                Moment.span(
                        v, section.from, section.until, agencies.zone(agency).orElse(fallback)));
    }

    private Consent consent(Values v) {
        WorldFormat.ConsentSection section = format.consent;
        PartyId subject = person(v.get(section.subject));
        ZoneId zone = zoneOf(subject);
        Instant given = v.get(section.given).in(zone);
        Optional<Instant> expires = v.find(section.expires).map(m -> m.in(zone));
        Optional<Instant> withdrawn = v.find(section.withdrawn).map(m -> m.in(zone));
        checkOrder(given, expires, "a consent must not expire before it was given", v.at(section.expires));
        checkOrder(given, withdrawn, "a consent must not be withdrawn before it was given", v.at(section.withdrawn));
        Consent.Builder consent = Consent.builder()
                .subject(subject)
                .basis(v.get(section.basis))
                .addAllPurposes(v.list(section.agreedPurposes))
                .addAllCategories(v.list(section.agreedCategories))
                .given(given)
                .method(v.find(section.method))
                .expires(expires)
                .withdrawn(withdrawn);
        Set<PartyId> parties = new LinkedHashSet<>(organizations.keySet());
        parties.addAll(people.keySet());
        parties.addAll(agencies.ids());
        v.list(section.recipients).forEach(recipient -> {
            PartyId party = known("recipient", recipient, parties);
            consent.addRecipients(party);
        });
        return consent.build();
    }

    private OptOut optOut(Values v) {
        WorldFormat.OptOutSection section = format.optOut;
        PartyId person = person(v.get(section.person));
        return new OptOut(
                person,
                v.find(section.purpose),
                v.isTrue(section.directoryInformation),
                Moment.span(v, section.from, section.until, zoneOf(person)));
    }

    private Hold hold(Values v) {
        WorldFormat.HoldSection section = format.hold;
        PartyId subject = person(v.get(section.subject));
        return new Hold(
                v.get(section.kind),
                subject,
                Set.copyOf(v.list(section.held)),
                Moment.span(v, section.from, section.until, zoneOf(subject)));
    }

    private ZoneId zoneOf(PartyId person) {
        return zoneOf(Optional.ofNullable(people.get(person)), people, agencies, fallback);
    }

    /** What the value refuses too, but here the place is known. */
    private static void checkOrder(Instant begin, Optional<Instant> end, String problem, Position position) {
        if (end.filter(e -> e.isBefore(begin)).isPresent()) {
            throw new DocumentException(problem, position);
        }
    }

    private PartyId agency(Located<PartyId> reference) {
        return known("agency", reference, agencies.ids());
    }

    private PartyId person(Located<PartyId> reference) {
        return known("person", reference, people.keySet());
    }

    private static PartyId known(String what, Located<PartyId> reference, Set<PartyId> known) {
        if (!known.contains(reference.value())) {
            List<String> names = known.stream().map(PartyId::value).toList();
            throw new DocumentException(Formats.unknown(what, reference.value().value(), names), reference.position());
        }
        return reference.value();
    }
}
