package com.onebackpak.compliance.examples.oneroster;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.SetMultimap;
import com.onebackpak.compliance.examples.oneroster.CsvTable.Row;
import com.onebackpak.compliance.examples.oneroster.Roster.Membership;
import com.onebackpak.compliance.examples.oneroster.Roster.SchoolClass;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads who teaches whom on a day: of classes that have a term on it, if the roster tells the terms, the enrollments
 * that have begun and not ended, of teachers as teachers and of students as students.
 */
final class ClassReader {
    private final RosterTables tables;
    private final RosterNotes notes;
    private final Records users;
    private final Records orgs;
    private final Records classes;
    private final Records enrollments;
    private final ListMultimap<String, Membership> memberships;
    private final PersonalData personal;

    private final SetMultimap<String, String> teachers = LinkedHashMultimap.create();
    private final SetMultimap<String, String> students = LinkedHashMultimap.create();

    ClassReader(RosterTables tables, ListMultimap<String, Membership> memberships, PersonalData personal) {
        this.tables = tables;
        this.notes = tables.notes();
        this.users = tables.records("users.csv");
        this.orgs = tables.records("orgs.csv");
        this.classes = tables.records("classes.csv");
        this.enrollments = tables.records("enrollments.csv");
        this.memberships = memberships;
        this.personal = personal;
    }

    /** Reads the classes in which somebody takes part; nothing where the roster has no enrollments. */
    Optional<List<SchoolClass>> read() {
        readClasses();
        enrollments.rows().forEach(this::readEnrollment);
        Set<String> all = new LinkedHashSet<>(teachers.keySet());
        all.addAll(students.keySet());
        return tables.find("enrollments.csv")
                .map(enrolled -> all.stream()
                        .map(key -> new SchoolClass(key, teachers.get(key), students.get(key)))
                        .toList());
    }

    private void readClasses() {
        boolean tellsTerms = tables.find("academicSessions.csv").isPresent();
        Records terms = tables.records("academicSessions.csv");
        terms.rows().forEach(term -> List.of("startDate", "endDate").forEach(term::required));
        boolean unchecked = false;
        for (Row row : classes.rows()) {
            boolean named = !row.list("termSourcedIds").isEmpty();
            unchecked |= named && !tellsTerms;
            if (orgs.named(row, "schoolSourcedId").isEmpty()) {
                classes.leaveOutWithAnother(row, orgs);
            } else if (named
                    && tellsTerms
                    && terms.allNamed(row, "termSourcedIds").isEmpty()) {
                classes.leaveOut(row, "has no term on " + tables.day(), "have no term on " + tables.day());
            } else if (!named && tellsTerms) {
                notes.count(
                        row,
                        "class without a term, so that nothing tells whether it is over",
                        "classes without a term, so that nothing tells whether they are over");
            }
        }
        if (tables.find("enrollments.csv").isPresent()
                && tables.find("classes.csv").isEmpty()) {
            notes.say("There is no classes.csv, so whether a class is over or to be deleted is not known.");
        }
        if (unchecked) {
            notes.say("There is no academicSessions.csv, so whether a class's terms are over is not known.");
        }
    }

    private void readEnrollment(Row row) {
        Optional<String> user = users.named(row, "userSourcedId");
        Optional<String> school = orgs.named(row, "schoolSourcedId");
        Optional<String> taught = tables.find("classes.csv").isPresent()
                ? classes.named(row, "classSourcedId")
                : Optional.of(row.required("classSourcedId"));
        if (user.isEmpty()) {
            enrollments.leaveOutWithAnother(row, users);
        } else if (school.isEmpty()) {
            enrollments.leaveOutWithAnother(row, orgs);
        } else if (taught.isEmpty()) {
            enrollments.leaveOutWithAnother(row, classes);
        } else if (isAtAnotherSchool(row, taught.get())) {
            enrollments.leaveOut(row, "is at another school than its class", "are at other schools than their classes");
        } else {
            takePart(row, user.get(), taught.get());
        }
    }

    private boolean isAtAnotherSchool(Row row, String taught) {
        return classes.find(taught)
                .filter(c -> !c.get("schoolSourcedId").equals(row.get("schoolSourcedId")))
                .isPresent();
    }

    private void takePart(Row row, String person, String taught) {
        Optional<Role> part = Optional.of(row)
                .filter(r -> !tables.version().isExtension(r.get("role")))
                .map(r -> r.oneOf(tables.version().roles(), "role"));
        if (part.filter(r -> r == Role.TEACHER || r == Role.STUDENT).isEmpty()) {
            enrollments.leaveOut(
                    row,
                    "is for a part in a class neither as teacher nor as student",
                    "are for parts in a class neither as teacher nor as student");
        } else if (memberships.get(person).stream().noneMatch(m -> m.role() == part.get())) {
            enrollments.leaveOut(
                    row,
                    part.get() == Role.STUDENT
                            ? "has staff or a parent take part in a class as a student"
                            : "has somebody teach a class who is no teacher",
                    part.get() == Role.STUDENT
                            ? "have staff or parents take part in a class as students"
                            : "have people teach a class who are no teachers");
        } else {
            (part.get() == Role.TEACHER ? teachers : students).put(taught, person);
            personal.add(person, row);
        }
    }
}
