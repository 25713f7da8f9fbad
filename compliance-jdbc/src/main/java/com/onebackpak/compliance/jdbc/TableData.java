package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.deletion.DataSet.Treatment;
import com.onebackpak.compliance.deletion.EraserAnswer;
import com.onebackpak.compliance.deletion.ErasureTask;
import com.onebackpak.compliance.deletion.HostRows;
import com.onebackpak.compliance.party.PartyId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A table whose rows name their tenant and their person by the ids that the stores use. It needs an index that begins with
 * these two columns. A row without a
 * person, or with what cannot be an id, is about nobody known: it is counted, and nobody's list has it. Immutable, thread-safe.
 */
public final class TableData implements LocalData {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");

    /** Types of the databases that do not look at the case, or fill up with spaces. */
    private static final Set<String> ALIKE = Set.of("varchar_ignorecase", "citext", "char", "character", "bpchar");

    private final String table;
    private final String tenant;
    private final String person;

    private TableData(String table, String tenant, String person) {
        this.table = checked(table);
        this.tenant = checked(tenant);
        this.person = checked(person);
    }

    /**
     * The rows of a table.
     *
     * @param table its name, with its schema if need be
     * @param tenantColumn the text column of the tenant's id
     * @param personColumn the text column of the person's id
     * @throws IllegalArgumentException if a name would have to be quoted
     */
    public static TableData of(String table, String tenantColumn, String personColumn) {
        return new TableData(table, tenantColumn, personColumn);
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a name of a table or column must be letters, digits and '_', and of a"
                    + " table may have its schema before it; for others, implement LocalData");
        }
        return name;
    }

    @Override
    public EraserAnswer erase(ErasureTask task, Connection connection) throws SQLException {
        if (task.treatment() != Treatment.DELETE) {
            return EraserAnswer.refusedBecause(
                    "rows of a table are deleted; for data that is to be de-identified, implement LocalData");
        }
        try (PreparedStatement delete = prepared(connection, "delete from ", "", task.tenant(), task.people())) {
            return EraserAnswer.erasedOrNothing(delete.executeLargeUpdate());
        }
    }

    /** People as one value: a statement that names a thousand values takes as long to read as to run. */
    private PreparedStatement prepared(
            Connection connection, String verb, String more, PartyId of, Collection<PartyId> people)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(
                verb + table + " referred where " + tenant + " = ? and " + person + " = any(?)" + more);
        statement.setString(1, of.value());
        statement.setArray(
                2,
                connection.createArrayOf(
                        "varchar", people.stream().map(PartyId::value).toArray()));
        return statement;
    }

    /** By which of these keys rows refer to those of people; from then on until the transaction ends, no other comes to. */
    Optional<CascadingKey> referring(
            Connection connection, List<CascadingKey> keys, PartyId of, Collection<PartyId> people)
            throws SQLException {
        if (!keys.isEmpty()) {
            isThere(connection, " for update", of, people);
        }
        for (CascadingKey key : keys) {
            if (isThere(connection, " and " + key.refersTo("referred") + " fetch first 1 rows only", of, people)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    private boolean isThere(Connection connection, String more, PartyId of, Collection<PartyId> people)
            throws SQLException {
        try (PreparedStatement select = prepared(connection, "select 1 from ", more, of, people);
                ResultSet rows = select.executeQuery()) {
            return rows.next();
        }
    }

    String name() {
        return table.toLowerCase(Locale.ROOT);
    }

    /** Which table of the database it is, by its name as it is given. */
    Relation relation(Connection connection) throws SQLException {
        return Relation.of(connection, table);
    }

    /**
     * Checks that the database tells ids apart as the stores do, by each letter; a table that is not there yet is not checked.
     *
     * @throws IllegalArgumentException if it does not
     */
    TableData check(Connection connection) throws SQLException {
        try (PreparedStatement columns = connection.prepareStatement(
                        "select " + tenant + ", " + person + " from " + table + " where 1 = 0");
                ResultSet rows = columns.executeQuery()) {
            for (int column = 1; column <= 2; column++) {
                String type = rows.getMetaData().getColumnTypeName(column).toLowerCase(Locale.ROOT);
                if (ALIKE.contains(type)) {
                    throw new IllegalArgumentException(
                            "column " + rows.getMetaData().getColumnName(column) + " of table "
                                    + table + " is of type " + type
                                    + ", by which ids that differ can be alike; make it varchar, whose case counts");
                }
            }
        }
        return this;
    }

    /** Names the table and the column of the person. */
    @Override
    public String toString() {
        return "table " + table + ", column " + person;
    }

    @Override
    public HostRows rows(Connection connection) {
        return new Rows(connection);
    }

    private final class Rows implements HostRows {
        private final Connection connection;

        Rows(Connection connection) {
            this.connection = connection;
        }

        @Override
        public long ofAll(PartyId of) {
            return reading(
                    connection -> {
                        PreparedStatement count = connection.prepareStatement(
                                "select count(*) from " + table + " where " + tenant + " = ?");
                        count.setString(1, of.value());
                        return count;
                    },
                    TableData::number);
        }

        @Override
        public long of(PartyId of, Collection<PartyId> people) {
            return people.isEmpty()
                    ? 0
                    : reading(
                            connection -> prepared(connection, "select count(*) from ", "", of, people),
                            TableData::number);
        }

        @Override
        public long ofNobody(PartyId of) {
            return reading(
                    connection -> {
                        PreparedStatement people = connection.prepareStatement("select " + person + ", count(*) from "
                                + table + " where " + tenant + " = ? group by " + person);
                        people.setString(1, of.value());
                        return people;
                    },
                    rows -> {
                        long number = 0;
                        while (rows.next()) {
                            number += id(rows).isEmpty() ? rows.getLong(2) : 0;
                        }
                        return number;
                    });
        }

        @Override
        public List<PartyId> people(PartyId of, Optional<PartyId> after, int limit) {
            List<PartyId> people = new ArrayList<>();
            Optional<String> last = after.map(PartyId::value);
            do {
                last = people(of, last, limit, people);
            } while (last.isPresent() && people.size() < limit);
            return people.size() > limit ? people.subList(0, limit) : people;
        }

        /** Adds those of a page who have an id; returns where the page ended, unless it was the last. */
        private Optional<String> people(PartyId of, Optional<String> after, int limit, List<PartyId> found) {
            return reading(
                    connection -> {
                        PreparedStatement people = connection.prepareStatement("select distinct " + person + " from "
                                + table + " where " + tenant + " = ? and " + person + " is not null"
                                + (after.isPresent() ? " and " + person + " > ?" : "")
                                + " order by " + person + " fetch first " + limit + " rows only");
                        people.setString(1, of.value());
                        if (after.isPresent()) {
                            people.setString(2, after.get());
                        }
                        return people;
                    },
                    rows -> {
                        Optional<String> last = Optional.empty();
                        int read = 0;
                        while (rows.next()) {
                            last = Optional.ofNullable(rows.getString(1));
                            id(rows).ifPresent(found::add);
                            read++;
                        }
                        return read < limit ? Optional.empty() : last;
                    });
        }

        @Override
        public OptionalLong smallestCell(PartyId of) {
            return OptionalLong.empty();
        }

        private <T> T reading(Preparing preparing, Reading<T> reading) {
            try (PreparedStatement statement = preparing.prepare(connection);
                    ResultSet rows = statement.executeQuery()) {
                return reading.read(rows);
            } catch (SQLException e) {
                throw DatabaseException.of("table " + table + " could not be counted", e);
            }
        }
    }

    private static Optional<PartyId> id(ResultSet rows) throws SQLException {
        return Optional.ofNullable(rows.getString(1)).flatMap(PartyId::find);
    }

    private static long number(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getLong(1);
    }

    @FunctionalInterface
    private interface Preparing {
        PreparedStatement prepare(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
