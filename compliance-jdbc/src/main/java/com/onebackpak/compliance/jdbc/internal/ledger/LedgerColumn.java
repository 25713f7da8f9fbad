package com.onebackpak.compliance.jdbc.internal.ledger;

import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.jdbc.internal.subject.Pseudonyms;
import com.onebackpak.compliance.ledger.FieldContent;
import com.onebackpak.compliance.ledger.LedgerField;
import com.onebackpak.compliance.ledger.PlainRecord;
import com.onebackpak.compliance.party.PartyId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
            Map.of("from", "valid_from", "until", "valid_until", "at", "happened_at", "to", "asked", "by", "given_by");

    /** What follows the name of a party's column in that of its pseudonym's. */
    private static final String REFERENCE = "_ref";

    private final LedgerField<T> field;
    private final Cell cell;

    private LedgerColumn(LedgerField<T> field, Cell cell) {
        this.field = field;
        this.cell = cell;
    }

    /** A column, and what stands in it for plain data. */
    private interface Cell {
        void write(NewRow row, Optional<Object> plain, Optional<Pseudonyms> names);

        Optional<?> read(Row row);
    }

    private record ReadableCell<V>(Field<V> column, Function<Object, V> of, Function<V, Object> plain) implements Cell {
        @Override
        public void write(NewRow row, Optional<Object> value, Optional<Pseudonyms> names) {
            row.set(column, value.map(of));
        }

        @Override
        public Optional<?> read(Row row) {
            return row.find(column).map(plain);
        }
    }

    private record EncryptedCell(Field<byte[]> column, Function<Object, String> text, Function<String, Object> plain)
            implements Cell {
        @Override
        public void write(NewRow row, Optional<Object> value, Optional<Pseudonyms> names) {
            row.encrypted(column, value.map(text));
        }

        @Override
        public Optional<?> read(Row row) {
            return row.decrypted(column).map(plain);
        }
    }

    /** A party that is encrypted and can be asked for all the same, by its pseudonym in the column beside it. */
    private record PartyCell(EncryptedCell party, Field<String> reference, String purpose) implements Cell {
        @Override
        public void write(NewRow row, Optional<Object> value, Optional<Pseudonyms> names) {
            party.write(row, value, names);
            row.set(reference, value.map(one -> names.orElseThrow().of(purpose, one.toString())));
        }

        @Override
        public Optional<?> read(Row row) {
            return party.read(row);
        }
    }

    /**
     * The column of a field.
     *
     * @param isAboutPeople whether the ledger is: then what may be personal is encrypted
     * @throws IllegalStateException if the table has no such column
     */
    static <T> LedgerColumn<T> of(LedgerField<T> field, Table<?> table, boolean isAboutPeople) {
        return new LedgerColumn<>(field, isAboutPeople ? ofPeople(field, table) : readable(field, table));
    }

    /** Beside people's own words all is encrypted that may name somebody or say something of somebody. */
    private static Cell ofPeople(LedgerField<?> field, Table<?> table) {
        FieldContent content = field.content();
        if (content instanceof FieldContent.Words) {
            return encrypted(field, table, Object::toString, text -> text);
        } else if (content instanceof FieldContent.Party party
                && party.sorts().contains(FieldContent.PartySort.PERSON)) {
            return new PartyCell(
                    encrypted(field, table, Object::toString, text -> text),
                    column(name(field) + REFERENCE, table, String.class),
                    field.key());
        } else if (content instanceof FieldContent.Parties || content instanceof FieldContent.Texts) {
            return encrypted(
                    field,
                    table,
                    texts -> new PlainRecord(Map.of(field.key(), texts)).toJson(),
                    json -> Objects.requireNonNull(
                            PlainRecord.ofJson(json).data().get(field.key())));
        } else if (content instanceof FieldContent.Attributes) {
            return encrypted(
                    field,
                    table,
                    attributes -> PlainRecord.of(attributes).toJson(),
                    json -> PlainRecord.ofJson(json).data());
        }
        return readable(field, table);
    }

    private static EncryptedCell encrypted(
            LedgerField<?> field, Table<?> table, Function<Object, String> text, Function<String, Object> plain) {
        return new EncryptedCell(column(field, table, byte[].class), text, plain);
    }

    private static Cell readable(LedgerField<?> field, Table<?> table) {
        FieldContent content = field.content();
        if (content instanceof FieldContent.Parties
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
        throw new IllegalStateException("no column is known for " + content + " of what is about an agency");
    }

    private static String[] texts(Object plain) {
        return ((Collection<?>) plain).stream().map(Object::toString).toArray(String[]::new);
    }

    private static String name(LedgerField<?> field) {
        String key = field.key().replace('-', '_');
        return NAMES.getOrDefault(key, field.content() instanceof FieldContent.Moment ? key + "_at" : key);
    }

    private static <V> Field<V> column(LedgerField<?> field, Table<?> table, Class<V> type) {
        return column(name(field), table, type);
    }

    private static <V> Field<V> column(String name, Table<?> table, Class<V> type) {
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

    /** Puts what the value has in the field into the row; {@code names} are those of parties, where it is about people. */
    void write(T value, NewRow row, Optional<Pseudonyms> names) {
        cell.write(row, field.plain(value), names);
    }

    /** Puts what the row has of the field into plain data. */
    void read(Row row, Map<String, Object> data) {
        cell.read(row).ifPresent(plain -> data.put(field.key(), plain));
    }

    /** The column of an instant. */
    @SuppressWarnings("unchecked") // the column of a moment holds instants
    Field<Instant> instant() {
        return (Field<Instant>) ((ReadableCell<?>) cell).column();
    }

    /** The column by which a party is asked for: that of the pseudonym, where the party is encrypted. */
    @SuppressWarnings("unchecked") // the column of a party holds text
    Field<String> asked() {
        return cell instanceof PartyCell encrypted
                ? encrypted.reference()
                : (Field<String>) ((ReadableCell<?>) cell).column();
    }

    /** What stands there for a party. */
    String asked(PartyId party, Optional<Pseudonyms> names) {
        return cell instanceof PartyCell encrypted
                ? names.orElseThrow().of(encrypted.purpose(), party.value())
                : party.value();
    }
}
