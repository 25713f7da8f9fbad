package com.onebackpak.compliance.examples.oneroster;

import com.onebackpak.compliance.examples.oneroster.CsvTable.Row;
import com.onebackpak.compliance.examples.oneroster.Roster.Enrollment;
import com.onebackpak.compliance.examples.oneroster.Roster.Org;
import com.onebackpak.compliance.examples.oneroster.Roster.OrgType;
import com.onebackpak.compliance.examples.oneroster.Roster.Role;
import com.onebackpak.compliance.examples.oneroster.Roster.User;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads a bulk roster in OneRoster 1.1 CSV: orgs and users, and demographics and enrollments where they are there. Of
 * other files only the header is looked at. A roster is accepted whole or not at all.
 */
public final class RosterReader {
    private static final Map<String, List<String>> REQUIRED_COLUMNS = Map.of(
            "manifest.csv", List.of("propertyName", "value"),
            "orgs.csv", List.of("sourcedId", "type", "parentSourcedId"),
            "users.csv", List.of("sourcedId", "orgSourcedIds", "role", "agentSourcedIds"),
            "demographics.csv", List.of("sourcedId", "birthDate"),
            "enrollments.csv", List.of("classSourcedId", "userSourcedId", "role"));

    private static final Set<String> OTHER_FILES = Set.of(
            "academicSessions.csv",
            "categories.csv",
            "classes.csv",
            "classResources.csv",
            "courses.csv",
            "courseResources.csv",
            "lineItems.csv",
            "resources.csv",
            "results.csv");

    private final RosterFiles files;
    private final Map<String, CsvTable> tables = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final ColumnClassification columns;

    private RosterReader(RosterFiles files, Vocabulary vocabulary) {
        this.files = files;
        for (String file : List.of("orgs.csv", "users.csv")) {
            if (files.find(file).isEmpty()) {
                throw new RosterException(
                        "the roster lacks " + file + "; the CSV files must lie at the top of the folder or zip",
                        files.name());
            }
        }
        files.names().forEach(this::readTable);
        this.columns = ColumnClassification.of(tables, vocabulary);
    }

    /**
     * Reads a roster.
     *
     * @param vocabulary tells what the columns hold
     * @throws RosterException if it is not a sound bulk roster
     */
    public static Roster read(RosterFiles files, Vocabulary vocabulary) {
        return new RosterReader(files, vocabulary).roster();
    }

    private void readTable(String file) {
        if (!REQUIRED_COLUMNS.containsKey(file) && !OTHER_FILES.contains(file)) {
            notes.add("Not a file of OneRoster 1.1, so it was not read: " + file + ".");
            return;
        }
        byte[] bytes = files.find(file).orElseThrow();
        tables.put(file, CsvTable.read(file, bytes, REQUIRED_COLUMNS.getOrDefault(file, List.of("sourcedId"))));
    }

    private Roster roster() {
        checkManifest();
        Map<String, Org> orgs = orgs();
        Map<String, Row> users = keyed("users.csv");
        Map<String, Row> demographics = keyed("demographics.csv");
        demographics.forEach((id, row) -> requireListed(id, users.keySet(), row, "sourcedId", "users.csv"));
        Optional<List<Enrollment>> enrollments =
                Optional.ofNullable(tables.get("enrollments.csv")).map(t -> enrollments(t, users.keySet()));
        Map<String, Set<Category>> enrolled = enrollmentCategories();
        List<User> people = new ArrayList<>();
        users.forEach((id, row) ->
                people.add(user(id, row, Optional.ofNullable(demographics.get(id)), orgs, users.keySet(), enrolled)));
        if (!tables.containsKey("demographics.csv")) {
            notes.add("There is no demographics.csv, so every birth date is unknown.");
        }
        return new Roster(files.name(), List.copyOf(orgs.values()), people, enrollments, columns, notes);
    }

    private void checkManifest() {
        for (Row row : rows("manifest.csv")) {
            String property = row.get("propertyName");
            String value = row.get("value");
            if (property.equals("oneroster.version") && !value.equals("1.1") && !value.equals("1.0")) {
                throw row.problem("the roster is not of OneRoster 1.1");
            }
            if (property.startsWith("file.") && value.equals("delta")) {
                throw row.problem("a delta is not a whole roster; export in bulk mode");
            }
        }
    }

    private Map<String, Org> orgs() {
        Map<String, Row> rows = keyed("orgs.csv");
        Map<String, Org> orgs = new LinkedHashMap<>();
        rows.forEach((id, row) -> {
            Optional<String> parent = Optional.of(row.get("parentSourcedId")).filter(p -> !p.isEmpty());
            parent.ifPresent(p -> requireListed(p, rows.keySet(), row, "parentSourcedId", "orgs.csv"));
            orgs.put(id, new Org(id, oneOf(OrgType.class, row, "type"), parent));
        });
        rows.forEach((id, row) -> checkNoCircle(id, row, orgs));
        return orgs;
    }

    private static void checkNoCircle(String id, Row row, Map<String, Org> orgs) {
        Set<String> seen = new LinkedHashSet<>();
        for (Optional<String> next = Optional.of(id);
                next.isPresent();
                next = Optional.ofNullable(orgs.get(next.get())).flatMap(Org::parent)) {
            if (!seen.add(next.get())) {
                throw row.problem("orgs must not be each other's parents");
            }
        }
    }

    private User user(
            String id,
            Row row,
            Optional<Row> demographics,
            Map<String, Org> orgs,
            Set<String> users,
            Map<String, Set<Category>> enrolled) {
        List<String> belongsTo = row.list("orgSourcedIds");
        if (belongsTo.isEmpty()) {
            throw row.problem("column 'orgSourcedIds' must name an org");
        }
        belongsTo.forEach(org -> requireListed(org, orgs.keySet(), row, "orgSourcedIds", "orgs.csv"));
        List<String> agents = row.list("agentSourcedIds");
        agents.forEach(agent -> requireListed(agent, users, row, "agentSourcedIds", "users.csv"));
        Set<Category> categories = new TreeSet<>(Comparator.comparing(Category::path));
        categories.addAll(categoriesOf(row, "users.csv"));
        demographics.ifPresent(d -> categories.addAll(categoriesOf(d, "demographics.csv")));
        categories.addAll(enrolled.getOrDefault(id, Set.of()));
        return new User(
                id,
                oneOf(Role.class, row, "role"),
                belongsTo,
                agents,
                demographics.flatMap(RosterReader::birthDate),
                categories);
    }

    private static Optional<LocalDate> birthDate(Row row) {
        String text = row.get("birthDate");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 1900 && date.getYear() < 2200) {
                return Optional.of(date);
            }
        } catch (DateTimeException e) {
            throw notADate(row);
        }
        throw notADate(row);
    }

    private static RosterException notADate(Row row) {
        return row.problem("column 'birthDate' must be a date such as 2014-05-01, or empty where it is not known");
    }

    private List<Enrollment> enrollments(CsvTable table, Set<String> users) {
        Optional<Set<String>> classes = Optional.ofNullable(tables.get("classes.csv"))
                .map(t -> t.rows().stream().map(r -> r.get("sourcedId")).collect(Collectors.toSet()));
        List<Enrollment> all = new ArrayList<>();
        for (Row row : current(table)) {
            String user = row.get("userSourcedId");
            String course = row.get("classSourcedId");
            requireListed(user, users, row, "userSourcedId", "users.csv");
            classes.ifPresent(known -> requireListed(course, known, row, "classSourcedId", "classes.csv"));
            all.add(new Enrollment(course, user, oneOf(Role.class, row, "role") == Role.TEACHER));
        }
        return all;
    }

    private Map<String, Set<Category>> enrollmentCategories() {
        Map<String, Set<Category>> byUser = new HashMap<>();
        rows("enrollments.csv")
                .forEach(row -> byUser.computeIfAbsent(row.get("userSourcedId"), u -> new LinkedHashSet<>())
                        .addAll(categoriesOf(row, "enrollments.csv")));
        return byUser;
    }

    private Set<Category> categoriesOf(Row row, String file) {
        return row.filled().stream()
                .map(column -> Optional.ofNullable(columns.categories().get(ColumnClassification.name(file, column))))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /** The rows of a file by their key, without those that are to be deleted. */
    private Map<String, Row> keyed(String file) {
        Map<String, Row> byKey = new LinkedHashMap<>();
        for (Row row : rows(file)) {
            String id = row.get("sourcedId");
            if (id.isEmpty()) {
                throw row.problem("column 'sourcedId' must not be empty");
            }
            Row earlier = byKey.put(id, row);
            if (earlier != null) {
                throw row.problem("column 'sourcedId' repeats that of " + earlier.place());
            }
        }
        return byKey;
    }

    private List<Row> rows(String file) {
        return Optional.ofNullable(tables.get(file)).map(this::current).orElse(List.of());
    }

    private List<Row> current(CsvTable table) {
        return table.rows().stream()
                .filter(row -> !row.get("status").equals("tobedeleted"))
                .toList();
    }

    private static void requireListed(String id, Set<String> listed, Row row, String column, String file) {
        if (!listed.contains(id)) {
            throw row.problem("column '" + column + "' names a record that " + file + " does not list");
        }
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, Row row, String column) {
        Function<E, String> name = e -> e.name().toLowerCase(Locale.ROOT);
        String text = row.get(column);
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> name.apply(e).equals(text))
                .findFirst()
                .orElseThrow(() -> row.problem("column '" + column + "' must be one of "
                        + Arrays.stream(type.getEnumConstants()).map(name).collect(Collectors.joining(", "))));
    }
}
