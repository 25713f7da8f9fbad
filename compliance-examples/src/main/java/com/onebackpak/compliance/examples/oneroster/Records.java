package com.onebackpak.compliance.examples.oneroster;

import com.onebackpak.compliance.examples.oneroster.CsvTable.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The records of a file by their keys: all that it lists, and those that count on a day. A record that is inactive, to
 * be deleted, of a disabled user, over, not yet begun or over before it began counts for nothing, and neither does one
 * that needs it; each is told in the notes. A reference to a key that no file lists is an error.
 */
final class Records {
    /** Where a record says from when it counts; until when is its {@code endDate}, which is no part of the time. */
    private static final Map<String, String> BEGINS =
            Map.of("enrollments.csv", "beginDate", "roles.csv", "beginDate", "academicSessions.csv", "startDate");

    private final String file;
    private final RosterNotes notes;
    private final Map<String, Row> listed = new HashMap<>();
    private final Map<String, Row> current = new LinkedHashMap<>();

    /** The records of a file, or none where there is no such file. */
    Records(String file, Collection<Row> rows, LocalDate day, RosterNotes notes) {
        this.file = file;
        this.notes = notes;
        for (Row row : rows) {
            String key = row.required("sourcedId");
            Row earlier = listed.put(key, row);
            if (earlier != null) {
                throw row.problem("sourcedId", "repeats that of " + earlier.place());
            }
            if (isActive(row) && isEnabled(row) && isOn(day, row)) {
                current.put(key, row);
            }
        }
    }

    /** OneRoster 1.1 leaves the status empty in bulk; 1.0 knew inactive records. */
    private boolean isActive(Row row) {
        switch (row.get("status")) {
            case "", "active" -> {
                return true;
            }
            case "tobedeleted" -> notes.leftOut(row, "is to be deleted", "are to be deleted");
            case "inactive" -> notes.leftOut(row, "is inactive", "are inactive");
            default -> throw row.problem("status", "must be active or tobedeleted, or empty for active");
        }
        return false;
    }

    private boolean isEnabled(Row row) {
        if (!file.equals("users.csv")
                || row.oneOf(List.of("true", "false"), "enabledUser").equals("true")) {
            return true;
        }
        notes.leftOut(row, "is of a disabled user", "are of disabled users");
        return false;
    }

    private boolean isOn(LocalDate day, Row row) {
        if (!BEGINS.containsKey(file)) {
            return true;
        }
        Optional<LocalDate> begin = row.date(BEGINS.get(file));
        Optional<LocalDate> end = row.date("endDate");
        boolean begun = begin.filter(day::isBefore).isEmpty();
        boolean over = end.filter(e -> !day.isBefore(e)).isPresent();
        if (begin.isPresent() && end.filter(begin.get()::isAfter).isPresent()) {
            notes.leftOut(row, "ends before it begins", "end before they begin");
            return false;
        }
        if (over) {
            notes.leftOut(row, "has ended by " + day, "have ended by " + day);
        } else if (!begun) {
            notes.leftOut(row, "has not begun by " + day, "have not begun by " + day);
        }
        return begun && !over;
    }

    /** The records that count, by their keys, in the file's order. */
    Map<String, Row> current() {
        return current;
    }

    /** The keys of the records that count. */
    Set<String> keys() {
        return current.keySet();
    }

    /** The rows that count, in order, free to be left out meanwhile. */
    List<Row> rows() {
        return List.copyOf(current.values());
    }

    /** Leaves out a record that counted so far; told as {@link RosterNotes#leftOut} does. */
    void leaveOut(Row row, String ofOne, String ofMany) {
        current.remove(row.key());
        notes.leftOut(row, ofOne, ofMany);
    }

    /** Leaves out a record whose other record counts for nothing. */
    void leaveOutWithAnother(Row row, Records other) {
        leaveOut(row, "is about one left out of " + other.file, "are about some left out of " + other.file);
    }

    /** The key that another file's row names, if its record counts. */
    Optional<String> named(Row row, String column) {
        return Optional.of(requireListed(row.required(column), row, column)).filter(current::containsKey);
    }

    /** The keys that another file's row names, of the records that count. */
    List<String> allNamed(Row row, String column) {
        List<String> all = new ArrayList<>();
        for (String key : row.list(column)) {
            if (current.containsKey(requireListed(key, row, column))) {
                all.add(key);
            }
        }
        return all;
    }

    /** Whether another file's row names one that is listed and does not count. */
    boolean anyLeftOut(Row row, String column) {
        return row.list(column).stream().anyMatch(key -> find(key).isPresent() && !current.containsKey(key));
    }

    /** The row of a key that is listed. */
    Optional<Row> find(String key) {
        return Optional.ofNullable(listed.get(key));
    }

    private String requireListed(String key, Row row, String column) {
        if (!listed.containsKey(key)) {
            throw row.problem(column, "names a record that " + file + " does not list");
        }
        return key;
    }
}
