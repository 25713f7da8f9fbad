package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.examples.demo.SchoolCommunity.Employee;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.Parent;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.School;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.Student;
import com.onebackpak.compliance.examples.oneroster.OrgType;
import com.onebackpak.compliance.examples.oneroster.Roster;
import com.onebackpak.compliance.examples.oneroster.Roster.Org;
import com.onebackpak.compliance.examples.oneroster.Roster.SchoolClass;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.PartyId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives everybody of a roster a pseudonym by kind and order, and leaves behind whatever names them. */
final class Pseudonymisation {
    private final Roster roster;
    private final Map<String, Org> orgs = new LinkedHashMap<>();
    private final Map<String, Standing> everybody = new LinkedHashMap<>();
    private final Map<String, PartyId> agencies = new LinkedHashMap<>();
    private final Map<String, PartyId> people = new LinkedHashMap<>();
    private final Map<String, Integer> counters = new HashMap<>();

    private Pseudonymisation(Roster roster) {
        this.roster = roster;
        roster.orgs().forEach(org -> orgs.put(org.sourcedId(), org));
        roster.people().forEach(person -> everybody.put(person.sourcedId(), Standing.of(person)));
        roster.orgs().stream()
                .filter(org -> agencyOf(org.sourcedId()).equals(Optional.of(org)))
                .forEach(org -> agencies.put(org.sourcedId(), agencyPseudonym(org)));
        everybody.forEach((key, standing) -> {
            if (!standing.isRelative()) {
                people.put(key, pseudonym(standing.word(), "%s-%04d"));
            }
        });
    }

    static SchoolCommunity of(Roster roster) {
        return new Pseudonymisation(roster).community();
    }

    private SchoolCommunity community() {
        List<Student> students = new ArrayList<>();
        List<Parent> parents = new ArrayList<>();
        Map<PartyId, Set<PartyId>> children = children();
        for (Standing person : everybody.values()) {
            if (person.isStudent()) {
                students.add(new Student(
                        id(person),
                        agency(person),
                        person.person().birthDate(),
                        person.person().categories()));
            } else if (person.isParent()) {
                parents.add(new Parent(id(person), children.getOrDefault(id(person), Set.of())));
            }
        }
        Map<PartyId, Set<PartyId>> teaching =
                roster.classes().map(this::taught).orElseGet(() -> assumedTeaching(students));
        List<Employee> staff = new ArrayList<>();
        for (Standing person : everybody.values()) {
            if (person.isEmployee()) {
                staff.add(new Employee(
                        id(person),
                        person.employeeKind(),
                        agency(person),
                        teaching.getOrDefault(id(person), Set.of())));
            }
        }
        return new SchoolCommunity(
                agencies(), students, parents, staff, roster.classes().isEmpty(), leftOut(children));
    }

    private List<School> agencies() {
        List<School> all = new ArrayList<>();
        agencies.forEach((sourcedId, id) -> {
            Org org = listed(orgs, sourcedId);
            all.add(new School(
                    id,
                    isSchool(org) ? AgencyKind.SCHOOL : AgencyKind.DISTRICT,
                    org.parent().flatMap(this::agencyOf).map(o -> listed(agencies, o.sourcedId()))));
        });
        return all;
    }

    /** Parents and children name each other; either record will do. */
    private Map<PartyId, Set<PartyId>> children() {
        Map<PartyId, Set<PartyId>> children = new HashMap<>();
        for (Standing person : everybody.values()) {
            for (Standing other : agents(person)) {
                boolean childFirst = person.isStudent() && other.isParent();
                if (childFirst || (person.isParent() && other.isStudent())) {
                    children.computeIfAbsent(id(childFirst ? other : person), p -> new LinkedHashSet<>())
                            .add(id(childFirst ? person : other));
                }
            }
        }
        return children;
    }

    private List<Standing> agents(Standing person) {
        return person.person().agents().stream()
                .map(agent -> listed(everybody, agent))
                .toList();
    }

    private Map<PartyId, Set<PartyId>> taught(List<SchoolClass> classes) {
        Map<PartyId, Set<PartyId>> taught = new HashMap<>();
        for (SchoolClass taughtClass : classes) {
            List<PartyId> students = taughtClass.students().stream()
                    .map(key -> listed(everybody, key))
                    .map(this::id)
                    .toList();
            taughtClass.teachers().stream()
                    .map(key -> listed(everybody, key))
                    .filter(Standing::isTeacher)
                    .forEach(teacher -> taught.computeIfAbsent(id(teacher), t -> new LinkedHashSet<>())
                            .addAll(students));
        }
        return taught;
    }

    /** Each school's students, in roster order, fall to its teachers, in roster order, in slices of equal size. */
    private Map<PartyId, Set<PartyId>> assumedTeaching(List<Student> students) {
        Map<PartyId, List<PartyId>> teachers = new HashMap<>();
        everybody.values().stream()
                .filter(Standing::isTeacher)
                .forEach(teacher -> teachers.computeIfAbsent(agency(teacher), a -> new ArrayList<>())
                        .add(id(teacher)));
        Map<PartyId, List<PartyId>> pupils = new HashMap<>();
        students.forEach(
                s -> pupils.computeIfAbsent(s.agency(), a -> new ArrayList<>()).add(s.id()));
        Map<PartyId, Set<PartyId>> taught = new HashMap<>();
        pupils.forEach((school, all) -> {
            List<PartyId> own = teachers.getOrDefault(school, List.of());
            for (int i = 0; i < all.size() && !own.isEmpty(); i++) {
                PartyId teacher = own.get((int) ((long) i * own.size() / all.size()));
                taught.computeIfAbsent(teacher, t -> new LinkedHashSet<>()).add(all.get(i));
            }
        });
        return taught;
    }

    /** What the demo's world cannot hold of the roster: it knows one role and one agency to a person, and no relatives. */
    private List<String> leftOut(Map<PartyId, Set<PartyId>> children) {
        Collection<Standing> all = everybody.values();
        List<String> notes = new ArrayList<>();
        note(
                orgs.keySet().stream().filter(org -> !agencies.containsKey(org)).count(),
                "department was left out, and its people belong to the org above",
                "departments were left out, and their people belong to the orgs above",
                notes);
        note(
                agencies.keySet().stream()
                        .map(org -> listed(orgs, org))
                        .filter(org -> !isSchool(org) && org.type() != OrgType.DISTRICT)
                        .count(),
                "org is neither a school nor a district, and was taken for a district",
                "orgs are neither schools nor districts, and were taken for districts",
                notes);
        note(
                all.stream()
                        .filter(p -> p.isStudent() && candidates(p).size() > 1)
                        .count(),
                "student belongs to several schools or districts, of which the first was taken",
                "students belong to several schools or districts, of which the first was taken",
                notes);
        note(
                all.stream()
                        .filter(p -> p.isEmployee() && candidates(p).size() > 1)
                        .count(),
                "employee belongs to several schools or districts, of which the first was taken",
                "employees belong to several schools or districts, of which the first was taken",
                notes);
        String further = all.stream()
                .flatMap(p -> p.furtherRoles().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        note(
                all.stream().filter(p -> !p.furtherRoles().isEmpty()).count(),
                "person has a further role, which was left out: " + further,
                "people have further roles, which were left out: " + further,
                notes);
        note(
                all.stream().filter(Standing::isRelative).count(),
                "relative who is neither parent nor guardian was left out",
                "relatives who are neither parents nor guardians were left out",
                notes);
        Set<PartyId> withParent =
                children.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        note(
                withOtherAgents().stream()
                        .filter(student -> !withParent.contains(student))
                        .count(),
                "student is linked to others than parents and guardians only, and has no parent on record",
                "students are linked to others than parents and guardians only, and have no parent on record",
                notes);
        return notes;
    }

    private static void note(long count, String ofOne, String ofMany, List<String> notes) {
        if (count > 0) {
            notes.add(count + " " + (count == 1 ? ofOne : ofMany) + ".");
        }
    }

    /** The students whom an agent's record links to somebody who is no parent. */
    private Set<PartyId> withOtherAgents() {
        Set<PartyId> students = new HashSet<>();
        for (Standing person : everybody.values()) {
            for (Standing other : agents(person)) {
                if (person.isStudent() && !other.isParent()) {
                    students.add(id(person));
                } else if (other.isStudent() && !person.isParent()) {
                    students.add(id(other));
                }
            }
        }
        return students;
    }

    /** The reader leaves no reference that leads nowhere. */
    private static <T> T listed(Map<String, T> all, String sourcedId) {
        return Objects.requireNonNull(all.get(sourcedId), "every record named is listed");
    }

    private PartyId id(Standing person) {
        return listed(people, person.person().sourcedId());
    }

    private PartyId agency(Standing person) {
        return listed(agencies, candidates(person).get(0).sourcedId());
    }

    /** The agencies that the person belongs to, schools first; who belongs to one belongs to the district above it. */
    private List<Org> candidates(Standing person) {
        List<Org> named = person.orgs().stream()
                .map(this::agencyOf)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return named.stream()
                .filter(org -> isSchool(org) || named.stream().noneMatch(other -> isAbove(org, other)))
                .sorted(Comparator.comparing(org -> !isSchool(org)))
                .toList();
    }

    private boolean isAbove(Org org, Org other) {
        return other.parent()
                .map(parent -> listed(orgs, parent))
                .filter(parent -> parent.equals(org) || isAbove(org, parent))
                .isPresent();
    }

    /** A department is no agency: what belongs to it belongs to the one above; one above which there is none counts. */
    private Optional<Org> agencyOf(String sourcedId) {
        Org org = listed(orgs, sourcedId);
        return org.type() == OrgType.DEPARTMENT && org.parent().isPresent()
                ? agencyOf(org.parent().get())
                : Optional.of(org);
    }

    private PartyId agencyPseudonym(Org org) {
        return pseudonym(isSchool(org) ? "school" : "district", "%s-%d");
    }

    private PartyId pseudonym(String kind, String pattern) {
        return PartyId.of(String.format(Locale.ROOT, pattern, kind, counters.merge(kind, 1, Integer::sum)));
    }

    private static boolean isSchool(Org org) {
        return org.type() == OrgType.SCHOOL;
    }
}
