package com.onebackpak.compliance.examples.oneroster;

import static com.onebackpak.compliance.party.Person.EARLIEST_BIRTH;

import com.google.common.collect.ListMultimap;
import com.onebackpak.compliance.examples.oneroster.CsvTable.Row;
import com.onebackpak.compliance.examples.oneroster.Roster.Membership;
import com.onebackpak.compliance.examples.oneroster.Roster.Org;
import com.onebackpak.compliance.examples.oneroster.Roster.Person;
import com.onebackpak.compliance.examples.oneroster.Roster.SchoolClass;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a bulk roster in the CSV format of OneRoster 1.1 or 1.2: orgs, users and their roles, and demographics, classes,
 * their terms and enrollments where they are there. Of other files only the header is looked at. A roster is accepted
 * whole or not at all; of an accepted one only what counts on the day that is asked for is in the result, and the notes
 * say what was left out.
 */
public final class RosterReader {
    private final RosterTables tables;
    private final RosterNotes notes;
    private final PersonalData personal;
    private final Map<String, LocalDate> birthDates = new HashMap<>();

    private RosterReader(RosterTables tables, PersonalData personal) {
        this.tables = tables;
        this.notes = tables.notes();
        this.personal = personal;
    }

    /**
     * Reads what a roster says of a day.
     *
     * @param vocabulary tells what the columns hold
     * @param day what has ended by this day, or begins after it, is left out
     * @throws RosterException if it is not a sound bulk roster
     */
    public static Roster read(RosterFiles files, Vocabulary vocabulary, LocalDate day) {
        RosterNotes notes = new RosterNotes();
        OneRosterVersion version = Manifest.check(files, notes);
        RosterTables tables = new RosterTables(files, version, day, notes);
        ColumnClassification columns =
                ColumnClassification.of(tables.all(), vocabulary.categoriesByNameIn(version.standard()));
        return new RosterReader(tables, new PersonalData(columns)).roster(files.name(), columns);
    }

    private Roster roster(String name, ColumnClassification columns) {
        List<Org> orgs = new OrgReader(tables).read();
        ListMultimap<String, Membership> memberships = new MembershipReader(tables, personal).read();
        readDemographics();
        Optional<List<SchoolClass>> classes = new ClassReader(tables, memberships, personal).read();
        List<Person> people = people(memberships);
        noteProfiles();
        return new Roster(name, tables.version(), orgs, people, classes, columns, notes.sentences());
    }

    private List<Person> people(ListMultimap<String, Membership> memberships) {
        AgentReader agents = new AgentReader(tables, memberships);
        List<Person> people = new ArrayList<>();
        tables.records("users.csv").current().forEach((key, row) -> {
            personal.add(key, row);
            people.add(new Person(
                    key,
                    memberships.get(key),
                    agents.read(row),
                    Optional.ofNullable(birthDates.get(key)),
                    personal.of(key)));
        });
        return people;
    }

    private void readDemographics() {
        Records users = tables.records("users.csv");
        Records demographics = tables.records("demographics.csv");
        for (Row row : demographics.rows()) {
            Optional<String> person = users.named(row, "sourcedId");
            if (person.isEmpty()) {
                demographics.leaveOutWithAnother(row, users);
            } else {
                birthDate(row).ifPresent(date -> birthDates.put(person.get(), date));
                personal.add(person.get(), row);
            }
        }
        if (tables.find("demographics.csv").isEmpty()) {
            notes.say("There is no demographics.csv, so every birth date is unknown.");
        }
    }

    private Optional<LocalDate> birthDate(Row row) {
        Optional<LocalDate> date = row.date("birthDate");
        Optional<LocalDate> likely = date.filter(d -> !d.isBefore(EARLIEST_BIRTH) && !d.isAfter(tables.day()));
        if (date.isPresent() && likely.isEmpty()) {
            String range = " before " + EARLIEST_BIRTH.getYear() + " or after " + tables.day() + ", taken as unknown";
            notes.count(row, "birth date" + range, "birth dates" + range);
        }
        return likely;
    }

    /** They hold credentials, so they are not even looked at. */
    private void noteProfiles() {
        int profiles = tables.find("userProfiles.csv").map(t -> t.rows().size()).orElse(0);
        if (profiles > 0) {
            notes.say("userProfiles.csv: " + profiles
                    + (profiles == 1 ? " account, told by its columns" : " accounts, told by their columns")
                    + " and not imported.");
        }
    }
}
