package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The agencies and people of a roster under pseudonyms, in the roster's order. It holds nothing of the roster that
 * names anybody. Immutable.
 *
 * @param agencies districts and schools
 * @param students the students
 * @param parents the parents and guardians
 * @param staff the teachers and other employees
 * @param teachingIsAssumed whether nothing tells who teaches whom, so that it was assumed
 * @param notes what was left out of the roster, a sentence each
 */
record SchoolCommunity(
        List<School> agencies,
        List<Student> students,
        List<Parent> parents,
        List<Employee> staff,
        boolean teachingIsAssumed,
        List<String> notes) {
    SchoolCommunity {
        agencies = List.copyOf(agencies);
        students = List.copyOf(students);
        parents = List.copyOf(parents);
        staff = List.copyOf(staff);
        notes = List.copyOf(notes);
    }

    /** A district or school. */
    record School(PartyId id, AgencyKind kind, Optional<PartyId> parent) {}

    /** A student, and the categories of data that the roster holds about the student. */
    record Student(PartyId id, PartyId agency, Optional<LocalDate> birthDate, Set<Category> categories) {
        /** Without the birth date. */
        @Override
        public String toString() {
            return id.toString();
        }
    }

    /** A parent or guardian. */
    record Parent(PartyId id, Set<PartyId> children) {}

    /** An employee, and the students whom the employee teaches. */
    record Employee(PartyId id, PersonKind kind, PartyId agency, Set<PartyId> teaches) {
        boolean isTeacher() {
            return kind.equals(PersonKind.SCHOOL_EMPLOYEE_TEACHER);
        }
    }

    /** The first teacher, in roster order, who teaches the student. */
    Optional<PartyId> teacherOf(Student student) {
        return staff.stream()
                .filter(e -> e.teaches().contains(student.id()))
                .map(Employee::id)
                .findFirst();
    }

    /** A teacher who does not teach the student: of another school if there is one, and the first in roster order. */
    Optional<PartyId> strangerTo(Student student) {
        List<Employee> strangers = staff.stream()
                .filter(Employee::isTeacher)
                .filter(e -> !e.teaches().contains(student.id()))
                .toList();
        return strangers.stream()
                .filter(e -> !e.agency().equals(student.agency()))
                .findFirst()
                .or(() -> strangers.stream().findFirst())
                .map(Employee::id);
    }

    /** The agencies that stand under none. */
    List<PartyId> roots() {
        return agencies.stream()
                .filter(a -> a.parent().isEmpty())
                .map(School::id)
                .toList();
    }
}
