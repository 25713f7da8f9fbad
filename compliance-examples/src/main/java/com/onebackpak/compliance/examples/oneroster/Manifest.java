package com.onebackpak.compliance.examples.oneroster;

import com.onebackpak.compliance.examples.oneroster.CsvTable.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a roster says of itself in {@code manifest.csv}, held against the files that are there. */
final class Manifest {
    static final String FILE = "manifest.csv";

    private final RosterFiles files;
    private final RosterNotes notes;
    private final Map<String, Row> properties = new LinkedHashMap<>();

    private Manifest(RosterFiles files, RosterNotes notes) {
        this.files = files;
        this.notes = notes;
        files.find(FILE)
                .map(bytes -> CsvTable.read(FILE, bytes, List.of("propertyName", "value")))
                .ifPresent(table -> table.rows().forEach(this::add));
    }

    private void add(Row row) {
        Row earlier = properties.put(row.required("propertyName"), row);
        if (earlier != null) {
            throw row.problem("propertyName", "repeats that of " + earlier.place());
        }
    }

    /**
     * Returns the version of a roster in bulk mode.
     *
     * @throws RosterException if the manifest tells of another version, of a delta, or of other files than are there
     */
    static OneRosterVersion check(RosterFiles files, RosterNotes notes) {
        Manifest manifest = new Manifest(files, notes);
        OneRosterVersion version = manifest.version();
        files.names().forEach(file -> manifest.checkName(file, version));
        manifest.properties.forEach((property, row) -> manifest.checkMode(property, row, version));
        manifest.noteUnnamed(version);
        return version;
    }

    private OneRosterVersion version() {
        Optional<Row> row = Optional.ofNullable(properties.get("oneroster.version"));
        if (row.isEmpty()) {
            boolean roles = files.find("roles.csv").isPresent();
            OneRosterVersion version = roles ? OneRosterVersion.V1_2 : OneRosterVersion.V1_1;
            notes.say("No " + FILE + " tells the version; as there is " + (roles ? "a" : "no")
                    + " roles.csv, the roster is read as OneRoster " + version + ".");
            return version;
        }
        String name = row.get().get("value");
        if (name.equals("1.0")) {
            notes.say("The manifest says OneRoster 1.0, which is read as 1.1.");
        }
        return OneRosterVersion.named(name)
                .orElseThrow(() -> row.get()
                        .problem("value", "must be 1.1 or 1.2; rosters of another version of OneRoster are not read"));
    }

    private void checkName(String file, OneRosterVersion version) {
        OneRosterVersion.rightName(file).ifPresent(right -> {
            throw new RosterException("there is " + file + "; the name is " + right, file);
        });
        if (version == OneRosterVersion.V1_1 && OneRosterVersion.V1_2.hasFile(file) && !version.hasFile(file)) {
            throw new RosterException(
                    "the roster is of OneRoster 1.1, and this is a file of 1.2; say 1.2 in the manifest, or take the"
                            + " file away",
                    file);
        }
        if (!version.hasFile(file)) {
            notes.say("Not a file of OneRoster " + version + ", so it was not read: "
                    + file.replaceAll("\\p{Cntrl}", "?") + ".");
        }
    }

    private void checkMode(String property, Row row, OneRosterVersion version) {
        if (!property.startsWith("file.")) {
            return;
        }
        String mode = row.oneOf(List.of("absent", "bulk", "delta"), "value");
        if (mode.equals("delta")) {
            throw row.problem("value", "must be bulk; a delta is not a whole roster, so export in bulk mode");
        }
        String file = fileOf(property);
        boolean there = files.find(file).isPresent();
        if (mode.equals("absent") && there) {
            throw row.problem("value", "says that " + file + " is absent, and it is there; say bulk, or take it away");
        }
        if (mode.equals("bulk") && !there && !version.hasFile(file)) {
            notes.count(
                    row,
                    "property that names no file of OneRoster " + version + ", so nothing was read for it",
                    "properties that name no files of OneRoster " + version + ", so nothing was read for them");
        }
        if (mode.equals("bulk") && !there && version.hasFile(file)) {
            throw row.problem(
                    "value", "says that " + file + " is there in bulk, and it is not; the roster is not whole");
        }
    }

    private void noteUnnamed(OneRosterVersion version) {
        List<String> unnamed = files.names().stream()
                .filter(file -> version.hasFile(file) && !file.equals(FILE))
                .filter(file -> !properties.containsKey("file." + file.replaceFirst("\\.csv$", "")))
                .toList();
        if (!properties.isEmpty() && !unnamed.isEmpty()) {
            notes.say("Not named in the manifest, but there and read: " + String.join(", ", unnamed) + ".");
        }
    }

    private static String fileOf(String property) {
        return property.substring("file.".length()) + ".csv";
    }
}
