package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.generated.DefaultSchema.DEFAULT_SCHEMA;

import com.google.common.collect.ImmutableSortedSet;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ConcurrentChangeException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Named;
import org.jspecify.annotations.Nullable;

/**
 * The database refused or failed. Messages, those of causes included, name tables, constraints and SQL states; they never
 * hold a value from a row or a parameter, because drivers write personal data into theirs.
 *
 * <p>Nothing was done, unless the message says that it is unknown whether the transaction was committed: then the
 * connection broke off while it was, and the same call with the same idempotency key finds out.
 */
public final class DatabaseException extends ComplianceStoreException {
    private static final long serialVersionUID = 1L;

    /** Longest first, so that a name is not taken for another that it begins with. */
    private static final ImmutableSortedSet<String> NAMES = Stream.concat(
                    DEFAULT_SCHEMA.getTables().stream(),
                    DEFAULT_SCHEMA.getTables().stream()
                            .flatMap(table -> Stream.of(
                                            table.getKeys(),
                                            table.getReferences(),
                                            table.getChecks(),
                                            table.getIndexes())
                                    .flatMap(named -> named.stream().map(Named.class::cast))))
            .map(Named::getName)
            .collect(ImmutableSortedSet.toImmutableSortedSet(
                    Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder())));

    private static final String DISK_FULL = " (the disk is full)";

    private static final List<String> FULL_DISK_WORDS =
            List.of("no space left on device", "not enough space on the disk", "disk quota exceeded");

    private final @Nullable String sqlState;

    /** Says what is wrong in words of ours; they must hold no value. */
    public DatabaseException(String message) {
        super(message);
        sqlState = null;
    }

    private DatabaseException(String message, @Nullable SQLException cause) {
        super(message, cause);
        sqlState = cause == null ? null : cause.getSQLState();
    }

    /**
     * Says what went wrong, with what may be told of the first SQL exception among a failure and its causes.
     *
     * @param what was tried, without values
     * @param failure of which nothing else is kept
     */
    public static DatabaseException of(String what, Throwable failure) {
        Optional<SQLException> cause = sqlCause(failure).map(DatabaseException::withoutValues);
        DatabaseException result = new DatabaseException(
                what + ": "
                        + cause.map(SQLException::getMessage)
                                .orElseGet(() -> failure instanceof ConcurrentChangeException
                                        ? failure.getMessage()
                                        : failure.getClass().getSimpleName())
                        + (isDiskFull(failure) ? DISK_FULL : ""),
                cause.orElse(null));
        if (cause.isEmpty()) {
            result.setStackTrace(failure.getStackTrace());
        }
        return result;
    }

    /** The SQL state that the database gave, or nothing if it gave none. */
    public Optional<String> sqlState() {
        return Optional.ofNullable(sqlState);
    }

    /** The first SQL exception among a failure and its causes. */
    private static Optional<SQLException> sqlCause(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, throwable -> throwable != null, Throwable::getCause)
                .limit(100); // causes may go round in a circle
    }

    /** H2 has no state of its own for that; the words are those of the system, which the driver passes on. */
    private static boolean isDiskFull(Throwable failure) {
        return causes(failure)
                .filter(IOException.class::isInstance)
                .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
                .anyMatch(words -> FULL_DISK_WORDS.stream().anyMatch(words::contains));
    }

    /** The same failure at the same place, without the driver's words. */
    private static SQLException withoutValues(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        String message = "SQL state " + state + meaning(state)
                + NAMES.stream()
                        .filter(words::contains)
                        .findFirst()
                        .map(name -> " at " + name)
                        .orElse("");
        SQLException result = new SQLException(message, failure.getSQLState(), failure.getErrorCode());
        result.setStackTrace(failure.getStackTrace());
        return result;
    }

    private static String meaning(String state) {
        return switch (state) {
            case "23505" -> " (not unique)";
            case "23502" -> " (missing value)";
            case "23503", "23506" -> " (unknown reference)";
            case "23513", "23514" -> " (check constraint)";
            case "22001" -> " (value too long)";
            case "40001" -> " (serialization failure or deadlock)";
            case "40P01" -> " (deadlock)";
            case "HYT00", "55P03" -> " (lock timeout)";
            case "53100" -> DISK_FULL;
            case "42501" -> " (permission denied)";
            case "42P01", "42S02" -> " (no such table)";
            case "42703", "42S22" -> " (no such column)";
            default -> state.startsWith("08") ? " (connection)" : "";
        };
    }
}
