package com.onebackpak.compliance.examples.oneroster;

import com.onebackpak.compliance.vocabulary.Category;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A roster whose references all lead somewhere. It holds the keys of the source, which are identifiers of people: they
 * are for joining and never for output, and no {@code toString} tells them. Immutable.
 *
 * @param name the folder or zip it was read from
 * @param orgs the organizations, in the file's order
 * @param users the people, in the file's order
 * @param enrollments who takes part in which class; empty also where the roster has no such file
 * @param columns what the columns hold
 * @param notes what a reader should know of what was left out, a sentence each
 */
public record Roster(
        String name,
        List<Org> orgs,
        List<User> users,
        Optional<List<Enrollment>> enrollments,
        ColumnClassification columns,
        List<String> notes) {
    /** Copies what is given. */
    public Roster {
        orgs = List.copyOf(orgs);
        users = List.copyOf(users);
        enrollments = enrollments.map(List::copyOf);
        notes = List.copyOf(notes);
    }

    @Override
    public String toString() {
        return "roster of " + users.size() + " people";
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

    /** The types of organizations that OneRoster 1.1 knows. */
    public enum OrgType {
        /** A department of a school or district. */
        DEPARTMENT,
        /** A school. */
        SCHOOL,
        /** A school district. */
        DISTRICT,
        /** A local authority. */
        LOCAL,
        /** A state. */
        STATE,
        /** A nation. */
        NATIONAL
    }

    /**
     * A person.
     *
     * @param sourcedId the person's key
     * @param role the person's role
     * @param orgs the keys of the organizations the person belongs to, at least one
     * @param agents the keys of a student's parents, or of a parent's children
     * @param birthDate the birth date; empty: the roster does not tell
     * @param categories the categories of data that the roster holds about the person
     */
    public record User(
            String sourcedId,
            Role role,
            List<String> orgs,
            List<String> agents,
            Optional<LocalDate> birthDate,
            Set<Category> categories) {
        /** Copies what is given. */
        public User {
            orgs = List.copyOf(orgs);
            agents = List.copyOf(agents);
        }

        @Override
        public String toString() {
            return role.toString();
        }
    }

    /** The roles of users that OneRoster 1.1 knows. */
    public enum Role {
        /** A student. */
        STUDENT,
        /** A teacher. */
        TEACHER,
        /** An administrator. */
        ADMINISTRATOR,
        /** An aide. */
        AIDE,
        /** A proctor of tests. */
        PROCTOR,
        /** A parent. */
        PARENT,
        /** A guardian. */
        GUARDIAN,
        /** A relative who is neither parent nor guardian. */
        RELATIVE
    }

    /**
     * A person's part in a class.
     *
     * @param classSourcedId the key of the class
     * @param userSourcedId the person's key
     * @param teaches whether as its teacher; else as another
     */
    public record Enrollment(String classSourcedId, String userSourcedId, boolean teaches) {
        @Override
        public String toString() {
            return teaches ? "teaches" : "takes part";
        }
    }
}
