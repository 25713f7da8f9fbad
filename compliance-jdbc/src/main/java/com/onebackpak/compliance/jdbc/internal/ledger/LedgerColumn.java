package com.onebackpak.compliance.jdbc.internal.ledger;

import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.ledger.FieldContent;
import com.onebackpak.compliance.ledger.LedgerField;
import com.onebackpak.compliance.ledger.PlainRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The column in which a field of a ledger's values lies, and how it is written there and read again. Immutable,
 * thread-safe.
 *
 * @param <T> what the ledger holds
 */
final class LedgerColumn<T> {
    /** Columns that are not named after their field: SQL has another use for the word. */
    private static final Map<String, String> NAMES =
            Map.of("from", "valid_from", "until", "valid_until", "at", "happened_at");

    private final LedgerField<T> field;
    private final Cell cell;

    private LedgerColumn(LedgerField<T> field, Cell cell) {
        this.field = field;
        this.cell = cell;
    }

    /** A column, and what stands in it for plain data. */
    private interface Cell {
        void write(NewRow row, Optional<Object> plain);

        Optional<?> read(Row row);
    }

    private record ReadableCell<V>(Field<V> column, Function<Object, V> of, Function<V, Object> plain) implements Cell {
        @Override
        public void write(NewRow row, Optional<Object> value) {
            row.set(column, value.map(of));
        }

        @Override
        public Optional<?> read(Row row) {
            return row.find(column).map(plain);
        }
    }

    private record EncryptedCell(Field<byte[]> column) implements Cell {
        @Override
        public void write(NewRow row, Optional<Object> words) {
            row.encrypted(column, words.map(Object::toString));
        }

        @Override
        public Optional<?> read(Row row) {
            return row.decrypted(column);
        }
    }

    /**
     * The column of a field.
     *
     * @throws IllegalStateException if the table has no such column
     */
    static <T> LedgerColumn<T> of(LedgerField<T> field, Table<?> table) {
        return new LedgerColumn<>(field, cell(field, table));
    }

    private static Cell cell(LedgerField<?> field, Table<?> table) {
        FieldContent content = field.content();
        if (content instanceof FieldContent.Words) {
            return new EncryptedCell(column(field, table, byte[].class));
        } else if (content instanceof FieldContent.Parties
                || content instanceof FieldContent.Terms
                || content instanceof FieldContent.Texts) {
            return new ReadableCell<>(column(field, table, String[].class), LedgerColumn::texts, List::of);
        } else if (content instanceof FieldContent.Moment) {
            return new ReadableCell<>(
                    column(field, table, Instant.class), text -> Instant.parse(text.toString()), at -> at);
        } else if (content instanceof FieldContent.Count) {
            return new ReadableCell<>(column(field, table, Integer.class), Integer.class::cast, number -> number);
        } else if (content instanceof FieldContent.Flag) {
            return new ReadableCell<>(
                    column(field, table, Boolean.class), text -> Boolean.valueOf(text.toString()), Object::toString);
        } else if (content instanceof FieldContent.Attributes) {
            return new ReadableCell<>(
                    column(field, table, String.class),
                    attributes -> PlainRecord.of(attributes).toJson(),
                    json -> PlainRecord.ofJson(json).data());
        } else if (content instanceof FieldContent.Party
                || content instanceof FieldContent.OneTerm
                || content instanceof FieldContent.Name
                || content instanceof FieldContent.Id) {
            return new ReadableCell<>(column(field, table, String.class), Object::toString, text -> text);
        }
        throw new IllegalStateException("no column is known for " + content);
    }

    private static String[] texts(Object plain) {
        return ((Collection<?>) plain).stream().map(Object::toString).toArray(String[]::new);
    }

    private static <V> Field<V> column(LedgerField<?> field, Table<?> table, Class<V> type) {
        String key = field.key().replace('-', '_');
        String name = NAMES.getOrDefault(key, field.content() instanceof FieldContent.Moment ? key + "_at" : key);
        for (Field<?> column : table.fields()) {
            if (column.getName().toLowerCase(Locale.ROOT).equals(name)
                    && column.getType().equals(type)) {
                @SuppressWarnings("unchecked") // its type is the one that is asked for
                Field<V> found = (Field<V>) column;
                return found;
            }
        }
        throw new IllegalStateException(
                "table " + table.getName() + " has no column " + name + " of " + type.getSimpleName());
    }

    /** Puts what the value has in the field into the row. */
    void write(T value, NewRow row) {
        cell.write(row, field.plain(value));
    }

    /** Puts what the row has of the field into plain data. */
    void read(Row row, Map<String, Object> data) {
        cell.read(row).ifPresent(plain -> data.put(field.key(), plain));
    }
}
