package com.onebackpak.compliance.examples.demo;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.Employee;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.Parent;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.School;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.Student;
import com.onebackpak.compliance.party.PartyId;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The world of a district's year: that of the school day, of one district, with what happens in a year. */
final class YearWorld {
    private static final int BREACHED = 3;

    private final SchoolCommunity community;
    private final PartyId district;
    private final YearDates dates;
    private final DemoWorld day;

    private YearWorld(SchoolCommunity community, PartyId district, YearDates dates, DemoWorld day) {
        this.community = community;
        this.district = district;
        this.dates = dates;
        this.day = day;
    }

    /** Of all that stand under no other, the agency with most students. */
    static YearWorld of(SchoolCommunity all, String jurisdiction, ZoneId zone, OffsetDateTime now) {
        Map<PartyId, PartyId> roots = new LinkedHashMap<>();
        Map<PartyId, Optional<PartyId>> parents = new LinkedHashMap<>();
        all.agencies().forEach(agency -> parents.put(agency.id(), agency.parent()));
        parents.keySet().forEach(agency -> roots.put(agency, root(agency, parents)));
        PartyId district = all.roots().stream()
                .max(Comparator.comparingLong((PartyId root) -> all.students().stream()
                                .filter(student -> root.equals(roots.get(student.agency())))
                                .count())
                        .thenComparing(Comparator.<PartyId>reverseOrder()))
                .orElseThrow();
        SchoolCommunity own = restricted(all, roots, district);
        return new YearWorld(own, district, YearDates.before(now, zone), new DemoWorld(own, jurisdiction, zone, now));
    }

    private static PartyId root(PartyId agency, Map<PartyId, Optional<PartyId>> parents) {
        return parents.getOrDefault(agency, Optional.empty())
                .map(parent -> root(parent, parents))
                .orElse(agency);
    }

    private static SchoolCommunity restricted(SchoolCommunity all, Map<PartyId, PartyId> roots, PartyId district) {
        List<School> agencies = all.agencies().stream()
                .filter(agency -> district.equals(roots.get(agency.id())))
                .toList();
        List<Student> students = all.students().stream()
                .filter(student -> district.equals(roots.get(student.agency())))
                .toList();
        List<Employee> staff = all.staff().stream()
                .filter(employee -> district.equals(roots.get(employee.agency())))
                .toList();
        List<String> notes = new ArrayList<>(all.notes());
        if (agencies.size() < all.agencies().size()) {
            notes.add(all.agencies().size() - agencies.size()
                    + " agencies of other districts were left out: the year is that of one.");
        }
        return of(agencies, students, all.parents(), staff, all.teachingIsAssumed(), notes);
    }

    private static SchoolCommunity of(
            List<School> agencies,
            List<Student> students,
            List<Parent> parents,
            List<Employee> staff,
            boolean teachingIsAssumed,
            List<String> notes) {
        Set<PartyId> ids = new HashSet<>();
        students.forEach(student -> ids.add(student.id()));
        List<Parent> own = parents.stream()
                .map(parent -> new Parent(
                        parent.id(),
                        parent.children().stream().filter(ids::contains).collect(ImmutableSet.toImmutableSet())))
                .filter(parent -> !parent.children().isEmpty())
                .toList();
        return new SchoolCommunity(agencies, students, own, staff, teachingIsAssumed, notes);
    }

    PartyId district() {
        return district;
    }

    SchoolCommunity community() {
        return community;
    }

    YearDates dates() {
        return dates;
    }

    /** The same agencies and employees with some of the students and their parents. */
    SchoolCommunity with(List<Student> students) {
        return of(
                community.agencies(),
                students,
                community.parents(),
                community.staff(),
                community.teachingIsAssumed(),
                List.of());
    }

    /** Whose parent withdraws a consent: the youngest who has a parent and for whom the school confirmed a consent. */
    Optional<Student> withdrawn() {
        List<Student> students = community.students();
        return IntStream.range(0, students.size())
                .filter(i -> i % 3 != 2)
                .mapToObj(students::get)
                .filter(student ->
                        student.birthDate().isPresent() && parentOf(student).isPresent())
                .min(Comparator.comparing(
                        (Student student) -> student.birthDate().orElseThrow(), Comparator.reverseOrder()));
    }

    /** Whose data is held: the last one with a consent, so that there is work, who is not the one whose data went before. */
    Student held() {
        List<Student> students = community.students();
        Optional<Student> gone = withdrawn();
        for (int i = students.size() - 1; i > 0; i--) {
            if (i % 3 != 2 && !gone.equals(Optional.of(students.get(i)))) {
                return students.get(i);
            }
        }
        return students.get(0);
    }

    /** Whose records a parent inspects: the first who has a parent and whose data does not go before. */
    Optional<Student> inspected() {
        Optional<Student> gone = withdrawn();
        return community.students().stream()
                .filter(student -> parentOf(student).isPresent() && !gone.equals(Optional.of(student)))
                .findFirst();
    }

    Optional<PartyId> parentOf(Student student) {
        return community.parents().stream()
                .filter(parent -> parent.children().contains(student.id()))
                .map(Parent::id)
                .findFirst();
    }

    /** Whose data others got to see. */
    List<Student> breached() {
        Optional<Student> gone = withdrawn();
        return community.students().stream()
                .filter(student -> !gone.equals(Optional.of(student)))
                .limit(BREACHED)
                .toList();
    }

    /** What the year supposes because no roster tells it, a sentence each. */
    List<String> suppositions() {
        return List.of(
                "Agreement, consents, applications and providers are those of the school day (demo --day), the agreement"
                        + " from " + dates.agreement() + ", the consents from " + dates.consents() + ".",
                "Each month a few students' requests of a school day are decided, each kind once for each of them.",
                "The vendor's tables hold students, enrolments and work, only of those for whom that was permitted;"
                        + " copies of erased rows stay in backups for 35 days.",
                "Withdrawal, inspection, breach, change of the policy, renewals, hold and leaving are made up.");
    }

    /** The scenario file of the year's world, without cases. */
    String text() {
        Map<String, Object> world = new LinkedHashMap<>(day.data());
        world.remove("holds");
        world.put("consents", consents(Objects.requireNonNull(world.get("consents"))));
        world.put("breaches", Map.of("breach-1", breach()));
        world.put("policy-changes", Map.of("change-1", policyChange()));
        return DemoFolder.worldText(
                world,
                dates.on(dates.export()).atZone(dates.zone()).toOffsetDateTime(),
                List.of("backpak", "ferpa", "coppa", "breach"));
    }

    private List<Map<String, Object>> consents(Object all) {
        List<Map<String, Object>> later = new ArrayList<>();
        for (Object consent : (List<?>) all) {
            Map<String, Object> given = new LinkedHashMap<>();
            ((Map<?, ?>) consent).forEach((key, value) -> given.put(String.valueOf(key), value));
            given.put("given", dates.consents().toString());
            later.add(given);
        }
        return later;
    }

    private Map<String, Object> breach() {
        List<Map<String, Object>> told = new ArrayList<>();
        told.add(notice(DemoWorld.VENDOR.value(), district.value(), dates.schoolTold()));
        told.add(notice(district.value(), "authority", dates.familiesTold()));
        for (Student student : breached()) {
            told.add(notice(district.value(), student.id().value(), dates.familiesTold()));
            community.parents().stream()
                    .filter(parent -> parent.children().contains(student.id()))
                    .forEach(parent ->
                            told.add(notice(district.value(), parent.id().value(), dates.familiesTold())));
        }
        Map<String, Object> breach = new LinkedHashMap<>();
        breach.put("agencies", List.of(district.value()));
        breach.put(
                "subjects",
                breached().stream().map(student -> student.id().value()).toList());
        breach.put("categories", List.of("name", "work"));
        breach.put("occurred", instant(dates.breach().minusDays(2)));
        breach.put("discovered", instant(dates.breach()));
        breach.put("determined", instant(dates.breach()));
        breach.put("confirmed", instant(dates.breach()));
        breach.put("told", told);
        return breach;
    }

    private Map<String, Object> notice(String by, String to, LocalDate day) {
        Map<String, Object> notice = new LinkedHashMap<>();
        notice.put("by", by);
        notice.put("to", to);
        notice.put("at", instant(day));
        return notice;
    }

    private String instant(LocalDate day) {
        return dates.on(day).toString();
    }

    private Map<String, Object> policyChange() {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("policy", "backpak");
        change.put("published", dates.policyPublished().toString());
        change.put("effective", dates.policyEffective().toString());
        change.put("material", true);
        change.put(
                "told",
                List.of(
                        notice(DemoWorld.VENDOR.value(), district.value(), dates.policyPublished()),
                        notice(DemoWorld.VENDOR.value(), "public", dates.policyPublished()),
                        notice(DemoWorld.VENDOR.value(), "parent", dates.parentsAsked())));
        return change;
    }
}
