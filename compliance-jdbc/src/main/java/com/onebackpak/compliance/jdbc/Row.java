package com.onebackpak.compliance.jdbc;

import com.google.common.collect.ImmutableSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** A row that was read from a table, its cells by column. Immutable, unless somebody changes its arrays. */
final class Row {
    private final Field<?>[] columns;
    private final @Nullable Object[] cells;
    private final Function<byte[], String> decryption;

    Row(Field<?>[] columns, @Nullable Object[] cells) {
        this(columns, cells, ciphertext -> {
            throw new IllegalStateException("nothing was said of how to decrypt");
        });
    }

    private Row(Field<?>[] columns, @Nullable Object[] cells, Function<byte[], String> decryption) {
        this.columns = columns;
        this.cells = cells;
        this.decryption = decryption;
    }

    /** The same row, which decrypts like this. */
    Row decryptedBy(Function<byte[], String> how) {
        return new Row(columns, cells, how);
    }

    String text(Field<String> column) {
        return find(column).orElseThrow(() -> missing(column));
    }

    int number(Field<Integer> column) {
        return find(column).orElseThrow(() -> missing(column));
    }

    Instant instant(Field<Instant> column) {
        return find(column).orElseThrow(() -> missing(column));
    }

    UUID uuid(Field<UUID> column) {
        return find(column).orElseThrow(() -> missing(column));
    }

    boolean is(Field<Boolean> column) {
        return find(column).orElseThrow(() -> missing(column));
    }

    byte[] bytes(Field<byte[]> column) {
        return find(column).orElseThrow(() -> missing(column));
    }

    /** What an array holds, in its order. */
    <E> Set<E> set(Field<String[]> column, Function<String, E> element) {
        return Arrays.stream(find(column).orElseThrow(() -> missing(column)))
                .map(element)
                .collect(ImmutableSet.toImmutableSet());
    }

    Optional<String> decrypted(Field<byte[]> column) {
        return find(column).map(decryption);
    }

    /** The value in a column, or nothing where it is null. */
    @SuppressWarnings("unchecked") // a query reads each cell as the type of its column
    <V> Optional<V> find(Field<V> column) {
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] == column) {
                return Optional.ofNullable((V) cells[i]);
            }
        }
        throw new IllegalArgumentException("no column " + column.getName());
    }

    private static IllegalStateException missing(Field<?> column) {
        return new IllegalStateException("nothing in column " + column.getName());
    }
}
