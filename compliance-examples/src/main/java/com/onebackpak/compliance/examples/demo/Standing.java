package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.examples.oneroster.Role;
import com.onebackpak.compliance.examples.oneroster.Roster.Membership;
import com.onebackpak.compliance.examples.oneroster.Roster.Person;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.util.List;
import java.util.Locale;

/**
 * The one role in which a person of the roster lives in the demo's world, and where. Who is a student anywhere is that,
 * whatever else; otherwise the first role counts that the world knows. A relative who is neither parent nor guardian
 * has none there.
 *
 * @param person the person
 * @param role the role; a relative's where there is no other
 */
record Standing(Person person, Role role) {
    static Standing of(Person person) {
        Role first = person.memberships().stream()
                .map(Membership::role)
                .filter(role -> role != Role.RELATIVE)
                .findFirst()
                .orElse(Role.RELATIVE);
        return new Standing(person, person.is(Role.STUDENT) ? Role.STUDENT : first);
    }

    boolean isStudent() {
        return role == Role.STUDENT;
    }

    boolean isTeacher() {
        return role == Role.TEACHER;
    }

    boolean isParent() {
        return role == Role.PARENT || role == Role.GUARDIAN;
    }

    boolean isRelative() {
        return role == Role.RELATIVE;
    }

    boolean isEmployee() {
        return !isStudent() && !isParent() && !isRelative();
    }

    /** The keys of the orgs at which the person has the role. */
    List<String> orgs() {
        return person.memberships().stream()
                .filter(m -> m.role() == role)
                .map(Membership::org)
                .toList();
    }

    /** The roles of the person that are left out, in words of the roster. */
    List<String> furtherRoles() {
        return person.memberships().stream()
                .map(Membership::role)
                .filter(r -> r != role)
                .map(Role::toString)
                .distinct()
                .toList();
    }

    /** Of an employee; who keeps the systems running has no interest in students by that. */
    PersonKind employeeKind() {
        return switch (role) {
            case TEACHER -> PersonKind.SCHOOL_EMPLOYEE_TEACHER;
            case ADMINISTRATOR, DISTRICT_ADMINISTRATOR, PRINCIPAL, SITE_ADMINISTRATOR ->
                PersonKind.SCHOOL_EMPLOYEE_ADMINISTRATOR;
            default -> PersonKind.SCHOOL_EMPLOYEE;
        };
    }

    /** The pseudonym's word. */
    String word() {
        if (isParent()) {
            return "parent";
        }
        return isEmployee() && employeeKind().equals(PersonKind.SCHOOL_EMPLOYEE_ADMINISTRATOR)
                ? "administrator"
                : role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Without the person. */
    @Override
    public String toString() {
        return role.toString();
    }
}
