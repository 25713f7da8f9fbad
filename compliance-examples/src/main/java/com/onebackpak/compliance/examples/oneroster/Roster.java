package com.onebackpak.compliance.examples.oneroster;

import com.onebackpak.compliance.vocabulary.Category;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a roster says of one day: the records that count on it, whose references all lead to one another. It holds the
 * keys of the source, which are identifiers of people: they are for joining and never for output, and no {@code
 * toString} tells them. Immutable.
 *
 * @param name the folder or zip it was read from
 * @param version the version of OneRoster it is of
 * @param orgs the organizations, in the file's order
 * @param people the people, in the file's order
 * @param classes the classes in which somebody takes part; empty where the roster has no enrollments
 * @param columns what the columns hold
 * @param notes what a reader should know of what was left out, a sentence each, with counts and lines of files
 */
public record Roster(
        String name,
        OneRosterVersion version,
        List<Org> orgs,
        List<Person> people,
        Optional<List<SchoolClass>> classes,
        ColumnClassification columns,
        List<String> notes) {
    /** Copies what is given. */
    public Roster {
        orgs = List.copyOf(orgs);
        people = List.copyOf(people);
        classes = classes.map(List::copyOf);
        notes = List.copyOf(notes);
    }

    @Override
    public String toString() {
        return "roster of " + people.size() + " people";
    }

    /**
     * An organization.
     *
     * @param sourcedId its key
     * @param type what kind it is
     * @param parent the key of the one above it
     */
    public record Org(String sourcedId, OrgType type, Optional<String> parent) {
        @Override
        public String toString() {
            return type.toString();
        }
    }

    /**
     * A person.
     *
     * @param sourcedId the person's key
     * @param memberships the roles that the person has at organizations, at least one; the primary ones first, and
     *     among them those at the person's primary organization
     * @param agents the keys of a student's parents, guardians and relatives, or of such a person's students; nobody else's
     * @param birthDate the birth date; empty: the roster does not tell
     * @param categories the categories of data that the roster holds about the person
     */
    public record Person(
            String sourcedId,
            List<Membership> memberships,
            List<String> agents,
            Optional<LocalDate> birthDate,
            Set<Category> categories) {
        /** Copies what is given. */
        public Person {
            memberships = List.copyOf(memberships);
            agents = List.copyOf(agents);
            categories = Collections.unmodifiableSet(new LinkedHashSet<>(categories));
        }

        /** Whether the person has this role anywhere. */
        public boolean is(Role role) {
            return memberships.stream().anyMatch(m -> m.role() == role);
        }

        @Override
        public String toString() {
            return memberships.toString();
        }
    }

    /**
     * A role at an organization.
     *
     * @param role the role
     * @param org the key of the organization
     */
    public record Membership(Role role, String org) {
        @Override
        public String toString() {
            return role.toString();
        }
    }

    /**
     * A class, and who takes part in it.
     *
     * @param sourcedId its key
     * @param teachers the keys of the teachers who teach it
     * @param students the keys of the students in it
     */
    public record SchoolClass(String sourcedId, Set<String> teachers, Set<String> students) {
        /** Copies what is given. */
        public SchoolClass {
            teachers = Collections.unmodifiableSet(new LinkedHashSet<>(teachers));
            students = Collections.unmodifiableSet(new LinkedHashSet<>(students));
        }

        @Override
        public String toString() {
            return "class of " + students.size() + " students";
        }
    }
}
