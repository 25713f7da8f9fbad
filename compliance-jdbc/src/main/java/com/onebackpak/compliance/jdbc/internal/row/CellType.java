package com.onebackpak.compliance.jdbc.internal.row;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** How a value of a column goes through JDBC, on both databases and in every time zone. */
enum CellType {
    TEXT("varchar") {
        @Override
        @Nullable
        Object read(ResultSet results, int index) throws SQLException {
            return results.getString(index);
        }
    },
    NUMBER("integer") {
        @Override
        @Nullable
        Object read(ResultSet results, int index) throws SQLException {
            int number = results.getInt(index);
            return results.wasNull() ? null : number;
        }
    },
    LARGE_NUMBER("bigint") {
        @Override
        @Nullable
        Object read(ResultSet results, int index) throws SQLException {
            long number = results.getLong(index);
            return results.wasNull() ? null : number;
        }
    },
    TRUTH("boolean") {
        @Override
        @Nullable
        Object read(ResultSet results, int index) throws SQLException {
            boolean truth = results.getBoolean(index);
            return results.wasNull() ? null : truth;
        }
    },
    INSTANT("timestamp with time zone") {
        @Override
        @Nullable
        Object read(ResultSet results, int index) throws SQLException {
            OffsetDateTime time = results.getObject(index, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }

        @Override
        void bind(PreparedStatement statement, int index, Object value) throws SQLException {
            statement.setObject(index, ((Instant) value).atOffset(ZoneOffset.UTC));
        }
    },
    IDENTIFIER("uuid") {
        @Override
        @Nullable
        Object read(ResultSet results, int index) throws SQLException {
            return results.getObject(index, UUID.class);
        }
    },
    BYTES("bytea") {
        @Override
        @Nullable
        Object read(ResultSet results, int index) throws SQLException {
            return results.getBytes(index);
        }
    },
    TEXTS("varchar array") {
        @Override
        @Nullable
        Object read(ResultSet results, int index) throws SQLException {
            java.sql.Array array = results.getArray(index);
            if (array == null) {
                return null;
            }
            Object[] texts = (Object[]) array.getArray();
            return Arrays.stream(texts).allMatch(String.class::isInstance)
                    ? Arrays.copyOf(texts, texts.length, String[].class)
                    : Unreadable.CELL;
        }

        @Override
        void bind(PreparedStatement statement, int index, Object value) throws SQLException {
            statement.setArray(index, statement.getConnection().createArrayOf("varchar", (Object[]) value));
        }
    };

    private static final Map<Class<?>, CellType> BY_CLASS = Map.of(
            String.class, TEXT,
            Integer.class, NUMBER,
            Long.class, LARGE_NUMBER,
            Boolean.class, TRUTH,
            Instant.class, INSTANT,
            UUID.class, IDENTIFIER,
            byte[].class, BYTES,
            String[].class, TEXTS);

    /** What a database must be told of a parameter that stands where it cannot tell itself. */
    private final String type;

    CellType(String type) {
        this.type = type;
    }

    String typedParameter() {
        return "cast(? as " + type + ")";
    }

    /** How the cells of a column are read. */
    static CellType of(Field<?> column) {
        return of(column.getType());
    }

    private static CellType of(Class<?> type) {
        CellType cellType = BY_CLASS.get(type);
        if (cellType == null) {
            throw new IllegalArgumentException("no column may be of " + type);
        }
        return cellType;
    }

    /** Sets a parameter; null is none of its values. */
    static void bindTo(PreparedStatement statement, int index, Object value) throws SQLException {
        of(value.getClass()).bind(statement, index, value);
    }

    /**
     * What the column holds. A driver gives up over what somebody has put there that is no value of ours (a time after all
     * that Java can say, a list with lists in it), and with it over all rows; then this says so of the one cell.
     */
    @Nullable
    Object cell(ResultSet results, int index) throws SQLException {
        try {
            return read(results, index);
        } catch (SQLException e) {
            if (isOfValue(e)) {
                return Unreadable.CELL;
            }
            throw e;
        } catch (RuntimeException e) {
            return Unreadable.CELL;
        }
    }

    /** Class 22 is of data; H2 says HY000 of whatever went wrong within it when it made a value of Java's. */
    private static boolean isOfValue(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("22") || state.equals("HY000");
    }

    /** In the place of what cannot be read. */
    enum Unreadable {
        CELL
    }

    abstract @Nullable Object read(ResultSet results, int index) throws SQLException;

    void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        statement.setObject(index, value);
    }
}
