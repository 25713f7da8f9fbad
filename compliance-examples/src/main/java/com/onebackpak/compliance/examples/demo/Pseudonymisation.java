package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.examples.demo.SchoolCommunity.Employee;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.Parent;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.School;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.Student;
import com.onebackpak.compliance.examples.oneroster.Roster;
import com.onebackpak.compliance.examples.oneroster.Roster.Enrollment;
import com.onebackpak.compliance.examples.oneroster.Roster.Org;
import com.onebackpak.compliance.examples.oneroster.Roster.OrgType;
import com.onebackpak.compliance.examples.oneroster.Roster.Role;
import com.onebackpak.compliance.examples.oneroster.Roster.User;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Gives everybody of a roster a pseudonym by kind and order, and leaves behind whatever names them. */
final class Pseudonymisation {
    private final Roster roster;
    private final Map<String, Org> orgs = new LinkedHashMap<>();
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, PartyId> agencies = new LinkedHashMap<>();
    private final Map<String, PartyId> people = new LinkedHashMap<>();
    private final Map<String, Integer> counters = new HashMap<>();

    private Pseudonymisation(Roster roster) {
        this.roster = roster;
        roster.orgs().forEach(org -> orgs.put(org.sourcedId(), org));
        roster.users().forEach(user -> users.put(user.sourcedId(), user));
        roster.orgs().stream()
                .filter(org -> agencyOf(org.sourcedId()).equals(Optional.of(org)))
                .forEach(org -> agencies.put(org.sourcedId(), agencyPseudonym(org)));
        roster.users().stream()
                .filter(user -> user.role() != Role.RELATIVE)
                .forEach(user -> people.put(user.sourcedId(), pseudonym(kindName(user), "%s-%04d")));
    }

    static SchoolCommunity of(Roster roster) {
        return new Pseudonymisation(roster).community();
    }

    private SchoolCommunity community() {
        List<Student> students = new ArrayList<>();
        List<Parent> parents = new ArrayList<>();
        Map<PartyId, Set<PartyId>> children = children();
        for (User user : roster.users()) {
            if (user.role() == Role.STUDENT) {
                students.add(new Student(id(user), agency(user), user.birthDate(), user.categories()));
            } else if (isParent(user)) {
                parents.add(new Parent(id(user), children.getOrDefault(id(user), Set.of())));
            }
        }
        Map<PartyId, Set<PartyId>> teaching =
                roster.enrollments().map(this::taught).orElseGet(() -> assumedTeaching(students));
        List<Employee> staff = new ArrayList<>();
        for (User user : roster.users()) {
            if (isEmployee(user)) {
                staff.add(new Employee(
                        id(user), employeeKind(user), agency(user), teaching.getOrDefault(id(user), Set.of())));
            }
        }
        return new SchoolCommunity(
                agencies(), students, parents, staff, roster.enrollments().isEmpty());
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
        for (User user : roster.users()) {
            for (String named : user.agents()) {
                User other = listed(users, named);
                boolean childFirst = user.role() == Role.STUDENT && isParent(other);
                if (childFirst || (isParent(user) && other.role() == Role.STUDENT)) {
                    children.computeIfAbsent(id(childFirst ? other : user), p -> new LinkedHashSet<>())
                            .add(id(childFirst ? user : other));
                }
            }
        }
        return children;
    }

    private Map<PartyId, Set<PartyId>> taught(List<Enrollment> enrollments) {
        Map<String, Set<PartyId>> studentsOfClass = new HashMap<>();
        enrollments.stream()
                .filter(e -> listed(users, e.userSourcedId()).role() == Role.STUDENT)
                .forEach(e -> studentsOfClass
                        .computeIfAbsent(e.classSourcedId(), c -> new LinkedHashSet<>())
                        .add(listed(people, e.userSourcedId())));
        Map<PartyId, Set<PartyId>> taught = new HashMap<>();
        enrollments.stream()
                .filter(Enrollment::teaches)
                .filter(e -> listed(users, e.userSourcedId()).role() == Role.TEACHER)
                .forEach(e -> taught.computeIfAbsent(listed(people, e.userSourcedId()), t -> new LinkedHashSet<>())
                        .addAll(studentsOfClass.getOrDefault(e.classSourcedId(), Set.of())));
        return taught;
    }

    /** Each school's students, in roster order, fall to its teachers, in roster order, in slices of equal size. */
    private Map<PartyId, Set<PartyId>> assumedTeaching(List<Student> students) {
        Map<PartyId, List<PartyId>> teachers = new HashMap<>();
        roster.users().stream()
                .filter(user -> user.role() == Role.TEACHER)
                .forEach(user -> teachers.computeIfAbsent(agency(user), a -> new ArrayList<>())
                        .add(id(user)));
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

    /** The reader refuses a roster that names a record it does not list. */
    private static <T> T listed(Map<String, T> all, String sourcedId) {
        return Objects.requireNonNull(all.get(sourcedId), "every record named is listed");
    }

    private PartyId id(User user) {
        return listed(people, user.sourcedId());
    }

    /** The first school among those the person belongs to, else the first agency. */
    private PartyId agency(User user) {
        List<Org> named = user.orgs().stream()
                .map(this::agencyOf)
                .flatMap(Optional::stream)
                .toList();
        return named.stream()
                .filter(Pseudonymisation::isSchool)
                .findFirst()
                .or(() -> named.stream().findFirst())
                .map(org -> listed(agencies, org.sourcedId()))
                .orElseThrow();
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

    private static String kindName(User user) {
        return isParent(user) ? "parent" : user.role().name().toLowerCase(Locale.ROOT);
    }

    private static boolean isSchool(Org org) {
        return org.type() == OrgType.SCHOOL;
    }

    private static boolean isParent(User user) {
        return user.role() == Role.PARENT || user.role() == Role.GUARDIAN;
    }

    private static boolean isEmployee(User user) {
        return user.role() != Role.STUDENT && user.role() != Role.RELATIVE && !isParent(user);
    }

    private static PersonKind employeeKind(User user) {
        return switch (user.role()) {
            case TEACHER -> PersonKind.SCHOOL_EMPLOYEE_TEACHER;
            case ADMINISTRATOR -> PersonKind.SCHOOL_EMPLOYEE_ADMINISTRATOR;
            default -> PersonKind.SCHOOL_EMPLOYEE;
        };
    }
}
