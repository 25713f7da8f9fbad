package com.onebackpak.compliance.jdbc.internal.row;

import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * A row that is about to be inserted, unless one with a key of its own is there already. On PostgreSQL it is the
 * statement that does nothing then, because an error would abort the host's transaction. H2 undoes no more than the
 * statement that failed, so there the error says it: its {@code MERGE} would read the whole table where a table has two
 * keys, and fails as well if another transaction is faster. Not thread-safe.
 */
public final class NewRow {
    private static final String NOT_UNIQUE = "23505";

    private final Table<?> table;
    private final Map<Field<?>, @Nullable Object> cells = new LinkedHashMap<>();
    private final @Nullable RowCipher cipher;

    /** A row without texts that must be encrypted. */
    public NewRow(Table<?> table) {
        this(table, (RowCipher) null);
    }

    /** A row whose texts are encrypted like this, where they must be; without a cipher none may. */
    public NewRow(Table<?> table, Optional<RowCipher> cipher) {
        this(table, cipher.orElse(null));
    }

    private NewRow(Table<?> table, @Nullable RowCipher cipher) {
        this.table = table;
        this.cipher = cipher;
    }

    /** Sets a column, and returns this row. */
    public <V> NewRow set(Field<V> column, V value) {
        cells.put(column, value);
        return this;
    }

    /** Sets a column to what there is, or to null. */
    public <V> NewRow set(Field<V> column, Optional<V> value) {
        cells.put(column, value.orElse(null));
        return this;
    }

    /** Sets a column to the encrypted text, or to null, and returns this row. */
    public NewRow encrypted(Field<byte[]> column, Optional<String> text) {
        return set(column, text.map(present -> cipher().encrypt(present, column)));
    }

    private RowCipher cipher() {
        if (cipher == null) {
            throw new IllegalStateException("nothing was said of how to encrypt in " + table.getName());
        }
        return cipher;
    }

    /**
     * Names the first column in which a row that was read differs from this; empty if none does. Of what is encrypted, it is
     * not told.
     */
    public Optional<String> firstUnlike(Row row) {
        return cells.entrySet().stream()
                .filter(cell -> !cell.getKey().getType().equals(byte[].class))
                .filter(cell -> !Objects.deepEquals(
                        cell.getValue(), row.find(cell.getKey()).orElse(null)))
                .map(cell -> "its column " + cell.getKey().getName() + " was changed")
                .findFirst();
    }

    /** Inserts the row, or returns false if one with a key of its own is there. */
    public boolean insert(DSLContext statements) {
        return insert(statements, Optional.empty());
    }

    /** The same on H2, where also a query must find something. */
    public boolean insert(DSLContext statements, Optional<RoundTrip.Query> found) {
        String insertion = found.map(query -> insertionIf(" where exists (" + query.sql() + ")"))
                .orElseGet(() -> insertion(statements.family()));
        return statements.connectionResult(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(insertion)) {
                int next = bindTo(statement, 1);
                if (found.isPresent()) {
                    found.get().bindTo(statement, next);
                }
                return statement.executeUpdate() > 0;
            } catch (SQLException e) {
                passOnUnlessNotUnique(statements.family(), e);
                return false;
            }
        });
    }

    /**
     * Inserts those of the rows, all of one table, that have no key of a row that is there.
     *
     * @return for each row, whether it is certain that it was inserted; a driver that joins statements does not tell
     */
    public static List<Boolean> insertAll(DSLContext statements, List<NewRow> rows) {
        int[] counts = statements.connectionResult(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(rows.get(0).insertion(statements.family()))) {
                for (NewRow row : rows) {
                    row.bindTo(statement, 1);
                    statement.addBatch();
                }
                return statement.executeBatch();
            } catch (SQLException e) {
                passOnUnlessNotUnique(statements.family(), e);
                return e instanceof BatchUpdateException failure ? failure.getUpdateCounts() : new int[0];
            }
        });
        int[] known = Arrays.copyOf(counts, rows.size());
        return Arrays.stream(known).mapToObj(count -> count == 1).toList();
    }

    /**
     * The statement that inserts it, with a parameter for each cell. In JDBC itself: jOOQ would render it anew for each row,
     * which costs as much as H2 takes to insert it.
     */
    public String insertion(SQLDialect family) {
        StringJoiner columns = new StringJoiner(", ", " (", ")");
        StringJoiner values = new StringJoiner(", ", " values (", ")");
        cells.keySet().forEach(column -> {
            columns.add(column.getName());
            values.add("?");
        });
        return "insert into " + table.getName() + columns + values
                + (family == SQLDialect.POSTGRES ? " on conflict do nothing" : "");
    }

    /** The same, but as often as the rest of a query says, which is once or never. */
    public String insertionIf(String rest) {
        StringJoiner columns = new StringJoiner(", ", " (", ")");
        StringJoiner values = new StringJoiner(", ", " select ", rest);
        cells.keySet().forEach(column -> {
            columns.add(column.getName());
            values.add(CellType.of(column).typedParameter());
        });
        return "insert into " + table.getName() + columns + values;
    }

    /** Binds the statement's parameters from the first on; returns the next. */
    public int bindTo(PreparedStatement statement, int first) throws SQLException {
        int index = first;
        for (Object value : cells.values()) {
            if (value == null) {
                statement.setNull(index, Types.NULL);
            } else {
                CellType.bindTo(statement, index, value);
            }
            index++;
        }
        return index;
    }

    /** A batch of H2's inserts all the rows that it can, and fails with a failure for each of the others. */
    private static void passOnUnlessNotUnique(SQLDialect family, SQLException failure) throws SQLException {
        boolean notUnique = Stream.iterate(failure, Objects::nonNull, SQLException::getNextException)
                .allMatch(each -> NOT_UNIQUE.equals(each.getSQLState()));
        if (!notUnique || family != SQLDialect.H2) {
            throw failure;
        }
    }
}
