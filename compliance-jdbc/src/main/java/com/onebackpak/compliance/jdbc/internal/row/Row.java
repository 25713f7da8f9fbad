package com.onebackpak.compliance.jdbc.internal.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** A row that was read from a table, its cells by column. Immutable, unless somebody changes its arrays. */
public final class Row {
    private final Field<?>[] columns;
    private final @Nullable Object[] cells;
    private final @Nullable RowCipher cipher;

    Row(Field<?>[] columns, @Nullable Object[] cells) {
        this(columns, cells, null);
    }

    private Row(Field<?>[] columns, @Nullable Object[] cells, @Nullable RowCipher cipher) {
        this.columns = columns;
        this.cells = cells;
        this.cipher = cipher;
    }

    /** The same row, which decrypts like this. */
    public Row decryptedBy(RowCipher how) {
        return new Row(columns, cells, how);
    }

    /** The text in a column that cannot be null. */
    public String text(Field<String> column) {
        return find(column).orElseThrow(() -> missing(column));
    }

    /** The number in a column that cannot be null. */
    public int number(Field<Integer> column) {
        return find(column).orElseThrow(() -> missing(column));
    }

    /** The instant in a column that cannot be null. */
    public Instant instant(Field<Instant> column) {
        return find(column).orElseThrow(() -> missing(column));
    }

    /** The UUID in a column that cannot be null. */
    public UUID uuid(Field<UUID> column) {
        return find(column).orElseThrow(() -> missing(column));
    }

    /** What a column says that cannot be null. */
    public boolean is(Field<Boolean> column) {
        return find(column).orElseThrow(() -> missing(column));
    }

    /** The bytes in a column that cannot be null; not a copy. */
    public byte[] bytes(Field<byte[]> column) {
        return find(column).orElseThrow(() -> missing(column));
    }

    /** The text that a column holds encrypted, or nothing where it is null. */
    public Optional<String> decrypted(Field<byte[]> column) {
        return find(column).map(ciphertext -> {
            if (cipher == null) {
                throw new IllegalStateException("nothing was said of how to decrypt column " + column.getName());
            }
            return cipher.decrypt(ciphertext, column);
        });
    }

    /**
     * The instant in a column of a row that JDBC reads; nothing where it is null, or where somebody has put there what no
     * instant of Java's is.
     */
    public static Optional<Instant> instant(ResultSet results, int index) throws SQLException {
        return Optional.ofNullable(CellType.INSTANT.cell(results, index))
                .filter(Instant.class::isInstance)
                .map(Instant.class::cast);
    }

    /**
     * The value in a column, or nothing where it is null.
     *
     * @throws IllegalStateException if somebody has put there what is no value of the column's
     */
    @SuppressWarnings("unchecked") // a query reads each cell as the type of its column
    public <V> Optional<V> find(Field<V> column) {
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] == column) {
                if (cells[i] == CellType.Unreadable.CELL) {
                    throw new IllegalStateException("what is in column " + column.getName() + " cannot be read");
                }
                return Optional.ofNullable((V) cells[i]);
            }
        }
        throw new IllegalArgumentException("no column " + column.getName());
    }

    private static IllegalStateException missing(Field<?> column) {
        return new IllegalStateException("nothing in column " + column.getName());
    }
}
