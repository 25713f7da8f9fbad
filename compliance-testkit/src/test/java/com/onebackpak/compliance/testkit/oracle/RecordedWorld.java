package com.onebackpak.compliance.testkit.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who there is and what is on record, by the section "A scenario file" of the public formats alone. */
final class RecordedWorld {
    final String vendor;
    final Map<String, Entry> agencies;
    final Map<String, Entry> organizations;
    final Map<String, Entry> people;
    final Entry ledgers;
    final OffsetDateTime now;
    private final Set<Fault> faults;

    RecordedWorld(Entry world, OffsetDateTime now, Set<Fault> faults) {
        this.vendor = world.text("vendor").orElse("backpak");
        this.agencies = world.byId("agencies");
        this.organizations = world.byId("organizations");
        this.people = world.byId("people");
        this.ledgers = world;
        this.now = now;
        this.faults = faults;
    }

    boolean isKnown(String id) {
        return id.equals(vendor) || agencies.containsKey(id) || organizations.containsKey(id) || people.containsKey(id);
    }

    /** The agencies that a person belongs to, and whether these are all. */
    record Membership(Set<String> agencies, boolean complete) {}

    /** Who belongs to an agency and has none on record belongs to an unknown one; a parent, to each child's too. */
    Membership membership(String person) {
        Entry entry = people.get(person);
        List<String> kinds = kinds(entry);
        List<String> own = schools(entry);
        List<String> children = isOfKind(person, "parent") ? entry.texts("children") : List.of();
        if (faults.contains(Fault.FIRST_CHILD_ONLY) && !children.isEmpty()) {
            children = children.subList(0, 1);
        }
        boolean needsOwn = kinds.stream()
                .anyMatch(kind -> !Words.covers("visitor", kind)
                        && !(Words.covers("parent", kind)
                                && !entry.texts("children").isEmpty())
                        && !(Words.covers("school-employee", kind)
                                && faults.contains(Fault.STAFF_WITHOUT_SCHOOL_HAS_NONE)));
        Set<String> agencies = new LinkedHashSet<>(own);
        boolean complete = !own.isEmpty() || !needsOwn;
        for (String child : children) {
            List<String> childs = schools(people.get(child));
            agencies.addAll(childs);
            complete &= !childs.isEmpty();
        }
        return new Membership(agencies, complete);
    }

    /** What the person is, each of it. */
    static List<String> kinds(Entry person) {
        List<String> kinds = new ArrayList<>(List.of(person.required("kind")));
        kinds.addAll(person.texts("also"));
        return kinds;
    }

    boolean isOfKind(String person, String kind) {
        return kinds(people.get(person)).stream().anyMatch(one -> Words.covers(kind, one));
    }

    static List<String> schools(Entry person) {
        List<String> schools = new ArrayList<>(person.text("school").stream().toList());
        schools.addAll(person.texts("schools"));
        return schools;
    }

    /** What is on record of a party, whatever it is. */
    Optional<Entry> entry(String id) {
        return Stream.of(agencies, organizations, people)
                .flatMap(section -> Stream.ofNullable(section.get(id)))
                .findFirst();
    }

    /** The agency and those above it, from near to far. */
    List<String> lineage(String agency) {
        List<String> lineage = new ArrayList<>();
        for (Optional<String> next = Optional.of(agency);
                next.isPresent();
                next = agencies.get(next.get()).text("parent")) {
            lineage.add(next.get());
        }
        return lineage;
    }

    Set<String> lineages(Set<String> of) {
        Set<String> all = new HashSet<>();
        of.forEach(agency -> all.addAll(lineage(agency)));
        return all;
    }

    /** What the agency says of itself, or the nearest above it that says it. */
    Optional<String> inherited(String agency, String key) {
        return lineage(agency).stream()
                .flatMap(one -> agencies.get(one).text(key).stream())
                .findFirst();
    }

    /** The zone in which the agency's dates are meant. */
    ZoneId zoneOfAgency(String agency) {
        return inherited(agency, "zone").map(ZoneId::of).orElse(now.getOffset());
    }

    /** The zone in which dates about a person are meant. */
    ZoneId zoneOfPerson(String person) {
        return membership(person).agencies().stream()
                .findFirst()
                .map(this::zoneOfAgency)
                .orElse(now.getOffset());
    }

    /** A date stands for the start of that day, an instant for itself. */
    static Instant instant(String written, ZoneId zone) {
        return written.contains("T")
                ? OffsetDateTime.parse(written).toInstant()
                : LocalDate.parse(written).atStartOfDay(zone).toInstant();
    }

    /** Whether the instant lies in the half-open span of an entry; an end that is absent never comes. */
    static boolean during(Entry entry, String from, List<String> ends, ZoneId zone, Instant at) {
        return !instant(entry.required(from), zone).isAfter(at)
                && ends.stream()
                        .flatMap(end -> entry.text(end).stream())
                        .allMatch(end -> instant(end, zone).isAfter(at));
    }
}
