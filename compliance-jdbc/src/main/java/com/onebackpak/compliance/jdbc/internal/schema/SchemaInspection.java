package com.onebackpak.compliance.jdbc.internal.schema;

import static com.onebackpak.compliance.jdbc.generated.DefaultSchema.DEFAULT_SCHEMA;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_SCHEMA;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.ForeignKey;
import org.jooq.Index;
import org.jooq.Named;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UniqueKey;

/** The tables that are there, held against those that the library was built with. */
public final class SchemaInspection {
    /**
     * What is wrong with a schema.
     *
     * @param message all of it, and the remedy
     * @param differences what differs, one sentence each; none if that is not known
     */
    public record Problem(String message, List<String> differences) {}

    private final ActualSchema actual;
    private final OptionalInt actualVersion;
    private final int version;
    private final String location;
    private final List<String> differences = new ArrayList<>();

    private SchemaInspection(ActualSchema actual, OptionalInt actualVersion, int version, String location) {
        this.actual = actual;
        this.actualVersion = actualVersion;
        this.version = version;
        this.location = location;
    }

    /**
     * Looks at the schema that is current on the connection.
     *
     * @param version the version that this library works with
     * @param location where its scripts lie, for remedies
     * @param historyTable which of the tables is a migration tool's own, and no concern of ours
     * @throws SQLException if the database cannot be asked
     */
    public static SchemaInspection of(Connection connection, int version, String location, String historyTable)
            throws SQLException {
        ActualSchema actual = ActualSchema.read(connection, historyTable);
        boolean marked = actual.column(COMPLIANCE_SCHEMA.getName(), COMPLIANCE_SCHEMA.VERSION.getName())
                .isPresent();
        return new SchemaInspection(
                actual, marked ? ActualSchema.newestVersion(connection) : OptionalInt.empty(), version, location);
    }

    /** What is wrong with the schema, and the remedy; nothing if it is what it should be. */
    public Optional<Problem> problem() {
        if (actualVersion.orElse(0) > version) {
            return problem(
                    "the compliance tables are of version " + actualVersion.getAsInt() + ", this library knows "
                            + version,
                    "use the library that installed them, or a newer one");
        }
        DEFAULT_SCHEMA.getTables().stream()
                .sorted(Comparator.comparing(Named::getName))
                .forEach(this::compare);
        if (actual.isEmpty()) {
            differences.clear();
            return problem("the compliance tables are missing", runScripts());
        }
        if (actualVersion.orElse(0) < version) {
            return problem(
                    "the compliance tables are there only in part: the scripts did not run to the end"
                            + (actualVersion.isEmpty() ? "" : " after version " + actualVersion.getAsInt()),
                    runScripts() + "; a statement that ran already does no harm");
        }
        return differences.isEmpty()
                ? Optional.empty()
                : problem(
                        "the compliance tables are not what version " + version + " needs",
                        "make them as in the scripts of " + location
                                + ", or restore them from a backup; a table that something else made must be moved away");
    }

    private String runScripts() {
        return "call ComplianceSchema.install, or run the scripts of " + location + " in their order";
    }

    private Optional<Problem> problem(String what, String remedy) {
        String list = differences.isEmpty() ? "" : ":\n  " + Joiner.on("\n  ").join(differences);
        return Optional.of(new Problem(what + list + "\n(" + remedy + ")", List.copyOf(differences)));
    }

    private void compare(Table<?> table) {
        String name = table.getName();
        if (!actual.hasTable(name)) {
            differences.add("table " + name + " is missing");
            return;
        }
        for (Field<?> field : table.fields()) {
            compare(name, field);
        }
        Set<String> known = table.fieldStream().map(Named::getName).collect(ImmutableSet.toImmutableSet());
        actual.demandedColumns(name).stream()
                .filter(column -> !known.contains(column))
                .forEach(column ->
                        differences.add("column " + name + "." + column + " is not known and would have to be given"));
        Optional.ofNullable(table.getPrimaryKey())
                .filter(key -> !actual.primaryKey(name).equals(columns(key.getFields())))
                .ifPresent(key -> differences.add("the primary key of " + name + " is " + said(actual.primaryKey(name))
                        + ", not " + said(columns(key.getFields()))));
        for (UniqueKey<?> key : table.getUniqueKeys()) {
            expect(actual.uniqueKeys(name).contains(columns(key.getFields())), "unique key", key, name);
        }
        for (Index index : table.getIndexes()) {
            List<String> columns =
                    index.getFields().stream().map(SortField::getName).toList();
            if (actual.indexes(name).stream().noneMatch(there -> startsWith(there, columns))) {
                differences.add("index on " + name + " " + said(columns) + " is missing");
            }
        }
        for (ForeignKey<?, ?> key : table.getReferences()) {
            expect(actual.foreignKeys(name).contains(columns(key.getFields())), "foreign key", key, name);
        }
        compareChecks(table, known);
        compareRefusals(table, known);
        actual.meddling(name).forEach(says -> differences.add("table " + name + ": " + says));
    }

    /** A check that says something else may let in what must not be, or refuse what must; so may one that is not ours. */
    private void compareChecks(Table<?> table, Set<String> known) {
        String name = table.getName();
        Map<String, String> there = actual.checks(name);
        Map<String, String> expected = new TreeMap<>();
        table.getChecks()
                .forEach(check -> expected.put(
                        check.getName(), CheckText.of(check.condition().toString())));
        expected.forEach((check, says) -> {
            String found = there.get(check);
            if (found == null) {
                differences.add("check " + check + " on " + name + " is missing");
            } else if (!found.equals(says)) {
                differences.add("check " + check + " on " + name + " says '" + found + "', not '" + says + "'");
            }
        });
        there.forEach((check, says) -> {
            if (!expected.containsKey(check) && isOfOurColumnsAlone(name, CheckText.words(says), known)) {
                differences.add("check " + check + " on " + name + " is not known, and may refuse what is written");
            }
        });
    }

    /** What is unique by more than a key of ours refuses nothing more; what has a column of the host's is the host's. */
    private void compareRefusals(Table<?> table, Set<String> known) {
        String name = table.getName();
        List<List<String>> keys =
                table.getKeys().stream().map(key -> columns(key.getFields())).toList();
        actual.refusals(name).stream()
                .filter(there -> keys.stream().noneMatch(there::containsAll))
                .filter(there -> isOfOurColumnsAlone(name, there, known))
                .forEach(there -> differences.add("unique index " + said(there) + " on " + name
                        + " is not known, and may refuse what is written"));
    }

    private boolean isOfOurColumnsAlone(String table, List<String> words, Set<String> known) {
        Set<String> hosts = new HashSet<>(actual.columns(table));
        hosts.removeAll(known);
        return words.stream().noneMatch(hosts::contains);
    }

    private void compare(String table, Field<?> field) {
        String name = table + "." + field.getName();
        Optional<ActualSchema.Column> column = actual.column(table, field.getName());
        if (column.isEmpty()) {
            differences.add("column " + name + " is missing");
            return;
        }
        String expected = ColumnType.expected(field.getDataType());
        if (!column.get().type().equals(expected)) {
            differences.add("column " + name + " is " + column.get().type() + ", not " + expected);
        }
        if (column.get().nullable() != field.getDataType().nullable()) {
            differences.add("column " + name + (column.get().nullable() ? " may be null" : " must not be null")
                    + ", which it " + (column.get().nullable() ? "must not" : "may"));
        }
    }

    private void expect(boolean there, String kind, org.jooq.Key<?> key, String table) {
        if (!there) {
            differences.add(kind + " " + said(columns(key.getFields())) + " on " + table + " is missing");
        }
    }

    private static boolean startsWith(List<String> there, List<String> columns) {
        return there.size() >= columns.size()
                && there.subList(0, columns.size()).equals(columns);
    }

    private static List<String> columns(List<? extends TableField<?, ?>> fields) {
        return fields.stream().map(Named::getName).toList();
    }

    private static String said(List<String> columns) {
        return columns.isEmpty() ? "missing" : "(" + Joiner.on(", ").join(columns) + ")";
    }
}
