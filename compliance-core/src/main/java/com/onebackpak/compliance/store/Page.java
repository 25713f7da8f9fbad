package com.onebackpak.compliance.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Some of what was asked for. Immutable.
 *
 * @param <T> what is listed
 * @param rows what is listed, in order
 * @param next where the next page begins; empty: there was no more
 */
public record Page<T>(List<T> rows, Optional<Cursor> next) {
    /** How much a page holds at most. */
    public static final int MAX_ROWS = 1_000;

    /** Copies what is given. */
    public Page {
        rows = List.copyOf(rows);
    }

    /**
     * The page of what was read for it: one more than it holds, if there is more.
     *
     * @param read up to {@code limit + 1} rows, in order
     * @param place where a row stands
     */
    public static <T> Page<T> of(List<T> read, int limit, Function<T, Cursor> place) {
        if (read.size() <= limit) {
            return new Page<>(read, Optional.empty());
        }
        List<T> rows = read.subList(0, limit);
        return new Page<>(rows, Optional.of(place.apply(rows.get(limit - 1))));
    }

    /**
     * Reads all pages, one behind the other, and holds no more than one.
     *
     * <pre>{@code
     * DecisionQuery refused = DecisionQuery.builder().onlyRefused(true).build();
     * Page.readAll(
     *         after -> stores.of(tenant).decisions().page(refused, after, Page.MAX_ROWS),
     *         decision -> log.info(decision.id()));
     * }</pre>
     *
     * @param reading reads the page that begins at a place
     * @param each is told each row, in order
     */
    public static <T> void readAll(Function<Cursor, Page<T>> reading, Consumer<? super T> each) {
        Optional<Cursor> next = Optional.of(Cursor.START);
        while (next.isPresent()) {
            Page<T> page = reading.apply(next.get());
            page.rows().forEach(each);
            next = page.next();
        }
    }

    /**
     * Returns a limit as it is.
     *
     * @throws IllegalArgumentException if it is not from 1 to {@link #MAX_ROWS}
     */
    public static int checkedLimit(int limit) {
        if (limit < 1 || limit > MAX_ROWS) {
            throw new IllegalArgumentException("limit must be from 1 to " + MAX_ROWS + ", not " + limit);
        }
        return limit;
    }
}
