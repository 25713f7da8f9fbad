package com.onebackpak.compliance.examples.oneroster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The CSV files of a roster that its version of OneRoster knows, each with the columns that are needed. */
final class RosterTables {
    /** What is read; of other files only the header is looked at. */
    private static final Map<String, List<String>> READ_COLUMNS = Map.of(
            "manifest.csv", List.of("propertyName", "value"),
            "orgs.csv", List.of("sourcedId", "status", "type", "parentSourcedId"),
            "users.csv", List.of("sourcedId", "status", "enabledUser", "agentSourcedIds"),
            "roles.csv",
                    List.of(
                            "sourcedId",
                            "status",
                            "userSourcedId",
                            "roleType",
                            "role",
                            "beginDate",
                            "endDate",
                            "orgSourcedId"),
            "demographics.csv", List.of("sourcedId", "status", "birthDate"),
            "academicSessions.csv", List.of("sourcedId", "status", "startDate", "endDate"),
            "classes.csv", List.of("sourcedId", "status", "schoolSourcedId", "termSourcedIds"),
            "enrollments.csv",
                    List.of(
                            "sourcedId",
                            "status",
                            "classSourcedId",
                            "schoolSourcedId",
                            "userSourcedId",
                            "role",
                            "beginDate",
                            "endDate"));

    private final Map<String, CsvTable> tables = new LinkedHashMap<>();
    private final Map<String, Records> records = new HashMap<>();
    private final OneRosterVersion version;
    private final LocalDate day;
    private final RosterNotes notes;

    RosterTables(RosterFiles files, OneRosterVersion version, LocalDate day, RosterNotes notes) {
        this.version = version;
        this.day = day;
        this.notes = notes;
        for (String file : version.required()) {
            if (files.find(file).isEmpty()) {
                throw new RosterException(
                        "the roster lacks " + file + ", which OneRoster " + version
                                + " needs; the CSV files must lie at the top of the folder or zip",
                        files.name());
            }
        }
        for (String file : files.names()) {
            if (version.hasFile(file)) {
                tables.put(file, CsvTable.read(file, files.find(file).orElseThrow(), columns(file, version)));
            }
        }
    }

    private static List<String> columns(String file, OneRosterVersion version) {
        List<String> columns = new ArrayList<>(READ_COLUMNS.getOrDefault(file, List.of("sourcedId")));
        if (file.equals("users.csv") && version == OneRosterVersion.V1_1) {
            columns.addAll(List.of("orgSourcedIds", "role"));
        }
        return columns;
    }

    /** All tables, by the files' names. */
    Collection<CsvTable> all() {
        return tables.values();
    }

    /** A file's table, if there is such a file. */
    Optional<CsvTable> find(String file) {
        return Optional.ofNullable(tables.get(file));
    }

    /** A file's records, none if there is no such file; whoever asks gets the same. */
    Records records(String file) {
        return records.computeIfAbsent(
                file, f -> new Records(f, find(f).map(CsvTable::rows).orElse(List.of()), day, notes));
    }

    /** The version of OneRoster that they are of. */
    OneRosterVersion version() {
        return version;
    }

    /** The day on which a record must count. */
    LocalDate day() {
        return day;
    }

    /** Where to say what is left out. */
    RosterNotes notes() {
        return notes;
    }
}
