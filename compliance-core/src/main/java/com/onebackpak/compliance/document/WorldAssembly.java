package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Formats.Keyed;
import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.internal.UnknownName;
import com.onebackpak.compliance.ledger.FieldContent.PartySort;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts a world together from what was read: resolves who is meant, gives dates their zone, and refuses what refers to
 * nobody.
 */
final class WorldAssembly implements LedgerSection.Parties {
    private final WorldFormat format;
    private final Values values;
    private final ZoneId fallback;
    private final Problems problems;
    private final PartyId vendor;
    private final Agencies agencies;
    private final Map<PartyId, Organization> organizations;
    private final Map<PartyId, Person> people;
    private final IdentityHashMap<Field<?>, Boolean> allRead = new IdentityHashMap<>();

    /**
     * Makes an assembly.
     *
     * @param fallback the zone of those who belong to no agency, and of agencies without one
     */
    WorldAssembly(WorldFormat format, Values values, ZoneId fallback, Problems problems) {
        this.format = format;
        this.values = values;
        this.fallback = fallback;
        this.problems = problems;
        this.vendor = values.find(format.vendor).orElse(PartyId.of(WorldFormat.DEFAULT_VENDOR));
        this.agencies = agencies();
        this.organizations = keyed(format.organizations, this::organization);
        this.people = keyed(format.people, this::person);
        checkDistinct();
    }

    /**
     * Returns the world.
     *
     * @param policies those of which a change may be, and which may ask for something
     */
    ReadWorld world(Vocabulary vocabulary, KnownPolicies policies) {
        checkRelations();
        World.Builder world = World.builder()
                .vocabulary(vocabulary)
                .vendor(vendor)
                .agencies(agencies)
                .putAllOrganizations(organizations)
                .putAllPeople(people)
                .defaultZone(fallback);
        format.ledgers.forEach(section -> addAll(section, world));
        ReadWorld read = new ReadWorld(
                world.build(),
                isAllRead(format.agencies),
                isAllRead(format.people),
                values.isSure(format.vendor)
                        && !values.isDamaged(format.vendor)
                        && isAllRead(format.agencies)
                        && isAllRead(format.organizations)
                        && isAllRead(format.people),
                true);
        return new EventAssembly(format.events, values, read, policies, fallback, problems).world();
    }

    /** Whether the section names all parties that are meant, so that nobody else can be. Every reference asks. */
    private boolean isAllRead(Field<List<Keyed<Values>>> section) {
        return allRead.computeIfAbsent(
                section,
                any -> values.isSure(section)
                        && values.list(section).stream()
                                .allMatch(entry ->
                                        problems.attempt(() -> id(entry)).isPresent()));
    }

    /**
     * The zones in which a date about the person may be meant: that of the own agency and those of the children's. Where
     * they differ, what permits begins in the last and ends in the first of them, and what forbids the other way round.
     */
    static Set<ZoneId> zonesOf(PartyId person, Map<PartyId, Person> people, Agencies agencies, ZoneId fallback) {
        Set<ZoneId> zones = Optional.ofNullable(people.get(person)).stream()
                .flatMap(p -> Stream.concat(Stream.of(p), p.children().stream().flatMap(c -> find(c, people))))
                .flatMap(p -> p.agencies().stream())
                .map(agency -> agencies.zone(agency).orElse(fallback))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return zones.isEmpty() ? Set.of(fallback) : zones;
    }

    private static Stream<Person> find(PartyId id, Map<PartyId, Person> people) {
        return Optional.ofNullable(people.get(id)).stream();
    }

    /** What is wrong with one agency leaves a stand-in of its id, so that nobody else is wrong for naming it. */
    private Agencies agencies() {
        List<Keyed<Values>> listed = values.list(format.agencies);
        Map<PartyId, Values> byId = new LinkedHashMap<>();
        listed.forEach(agency -> problems.attempt(() -> id(agency)).ifPresent(id -> byId.put(id, agency.value())));
        Map<PartyId, PartyId> parents = new HashMap<>();
        byId.forEach((id, v) -> v.find(format.agency.parent)
                .filter(parent -> isKnown("agency", parent, List.of(byId.keySet()), isAllRead(format.agencies)))
                .ifPresent(parent -> parents.put(id, parent.value())));
        byId.forEach((id, v) -> breakCircle(id, v, parents));
        List<Agency> all = new ArrayList<>();
        byId.forEach((id, v) -> all.add(new Agency(
                id,
                v.find(format.agency.kind).orElse(AgencyKind.SCHOOL),
                Optional.ofNullable(parents.get(id)),
                v.find(format.agency.jurisdiction),
                v.find(format.agency.zone),
                format.agency.facts.of(v),
                v.find(format.agency.calendar))));
        return Agencies.of(all);
    }

    private void breakCircle(PartyId start, Values agency, Map<PartyId, PartyId> parents) {
        Set<PartyId> above = new LinkedHashSet<>();
        PartyId next = parents.get(start);
        while (next != null && above.add(next)) {
            next = parents.get(next);
        }
        if (above.contains(start)) {
            problems.add("agencies must not be each other's parents: " + above, agency.at(format.agency.parent));
            parents.remove(start);
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
        if (values.isSure(format.vendor) && !values.isDamaged(format.vendor)) {
            bearers.put(vendor.value(), "the vendor");
        }
        checkDistinct("an agency", format.agencies, bearers);
        checkDistinct("an organization", format.organizations, bearers);
        checkDistinct("a person", format.people, bearers);
    }

    private void checkDistinct(String what, Field<List<Keyed<Values>>> section, Map<String, String> bearers) {
        values.list(section).forEach(entry -> {
            String other = bearers.putIfAbsent(entry.key(), what);
            if (other != null) {
                problems.add("'" + entry.key() + "' is the id of " + other + " already", entry.position());
            }
        });
    }

    private <T> Map<PartyId, T> keyed(Field<List<Keyed<Values>>> section, Function<Keyed<Values>, T> conversion) {
        Map<PartyId, T> all = new LinkedHashMap<>();
        values.list(section)
                .forEach(entry -> problems.attempt(() -> Map.entry(id(entry), conversion.apply(entry)))
                        .ifPresent(made -> all.put(made.getKey(), made.getValue())));
        return all;
    }

    private <T> void addAll(LedgerSection<T> section, World.Builder world) {
        world.addAll(
                section.kind(),
                problems.each(
                        values.list(section.entries()),
                        entry -> entry.whole(problems, () -> section.read(entry, this, problems))));
    }

    private Organization organization(Keyed<Values> entry) {
        WorldFormat.OrganizationSection section = format.organization;
        Organization.Builder organization = Organization.builder()
                .id(id(entry))
                .kind(entry.value().find(section.kind).orElse(RecipientKind.APPLICATION))
                .region(entry.value().find(section.region));
        return organization.attributes(section.facts.of(entry.value())).build();
    }

    private Person person(Keyed<Values> entry) {
        WorldFormat.PersonSection section = format.person;
        Values v = entry.value();
        v.find(section.kind).ifPresent(kind -> {
            Set<PersonKind> kinds = new LinkedHashSet<>(List.of(kind));
            kinds.addAll(v.list(section.also));
            section.checkRead(v, kinds, problems);
        });
        return Person.builder()
                .id(id(entry))
                .kind(v.find(section.kind).orElse(PersonKind.STUDENT))
                .addAllAlso(v.list(section.also))
                .addAllAgencies(
                        v.find(section.school).map(this::agency).stream().toList())
                .addAllAgencies(
                        v.list(section.schools).stream().map(this::agency).toList())
                .attributes(section.facts.of(v))
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
            problems.each(entry.value().list(format.person.teaches), this::person);
            problems.each(entry.value().list(format.person.children), this::person);
        });
    }

    @Override
    public Set<ZoneId> zones(Optional<PartyId> party) {
        return party.map(id -> agencies.ids().contains(id)
                        ? Set.of(agencies.zone(id).orElse(fallback))
                        : zonesOf(id, people, agencies, fallback))
                .orElse(Set.of(fallback));
    }

    @Override
    public PartyId resolve(Located<PartyId> reference, Set<PartySort> sorts) {
        String what = sorts.size() == 1 ? sorts.iterator().next().name().toLowerCase(Locale.ROOT) : "party";
        return known(
                what,
                reference,
                sorts.stream().map(this::ids).toList(),
                sorts.stream().allMatch(this::isAllRead));
    }

    private Set<PartyId> ids(PartySort sort) {
        return switch (sort) {
            case PERSON -> people.keySet();
            case AGENCY -> agencies.ids();
            case ORGANIZATION -> organizations.keySet();
        };
    }

    private boolean isAllRead(PartySort sort) {
        return isAllRead(
                switch (sort) {
                    case PERSON -> format.people;
                    case AGENCY -> format.agencies;
                    case ORGANIZATION -> format.organizations;
                });
    }

    private PartyId agency(Located<PartyId> reference) {
        return resolve(reference, Set.of(PartySort.AGENCY));
    }

    private PartyId person(Located<PartyId> reference) {
        return resolve(reference, Set.of(PartySort.PERSON));
    }

    /** The party that is meant; where there is none, that is told, and its id stands in for it. */
    private PartyId known(String what, Located<PartyId> reference, List<Set<PartyId>> known, boolean isAllRead) {
        isKnown(what, reference, known, isAllRead);
        return reference.value();
    }

    private boolean isKnown(String what, Located<PartyId> reference, List<Set<PartyId>> known, boolean isAllRead) {
        boolean isKnown = known.stream().anyMatch(ids -> ids.contains(reference.value()));
        if (isAllRead && !isKnown) {
            List<String> names =
                    known.stream().flatMap(Set::stream).map(PartyId::value).toList();
            problems.add(UnknownName.text(what, reference.value().value(), names), reference.position());
        }
        return isKnown;
    }
}
